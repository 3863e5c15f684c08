"""An office's own templates: kept as given, put in force and taken out of it again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Select, select, text
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from tracker import files, history
from tracker.accounts import Person
from tracker.db import Model, db
from tracker.documents.office_template import check
from tracker.files import Examined, StoredFile
from tracker.history import GENERAL, Entry
from tracker.reports.office.drafts import TemplateKind
from tracker.reports.office.gate import look_at
from tracker.reports.office.kinds import KINDS
from tracker.rules import N_, Refused

RECORD = "paper_template"
MOST_KEPT = 100


class PaperTemplate(Model):
    """A template that an office gave for a kind of paper; at most one of a kind is in force.

    None is ever changed or removed: another one is another row.
    """

    __tablename__ = "paper_template"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    kind: Mapped[str]
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    given_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime]
    is_in_force: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    file: Mapped[StoredFile] = relationship()
    given_by: Mapped[Person] = relationship()

    __table_args__ = (
        Index(None, "authority_id", "kind"),
        Index(
            "uq_paper_template_in_force", "authority_id", "kind", unique=True,
            sqlite_where=text("is_in_force"), postgresql_where=text("is_in_force"),
        ),
    )  # fmt: skip
    __mapper_args__ = {"version_id_col": version}


def examine(kind: TemplateKind, name: str, content: bytes) -> Examined:
    """Return a template that may be kept for a kind of paper; nothing is written.

    Raises TemplateRefused with every wrong field and its place, or Refused for the file itself.
    """
    examined = look_at(name, content)
    check(content, KINDS[kind].fields)
    return examined


def keep(
    kind: TemplateKind, file: Examined, *, authority_id: int, by: Person, at: datetime
) -> PaperTemplate:
    """Keep an examined template; it is not in force yet. The general chain must have been taken.

    Refused: more templates of the kind than anybody looks through.
    """
    if len(templates_of(authority_id, kind)) >= MOST_KEPT:
        raise Refused(N_("Đã giữ %(count)s mẫu của loại văn bản này, không nhận thêm."),
                      count=MOST_KEPT)  # fmt: skip
    stored = files.keep(file, authority_id=authority_id, by=by, at=at)
    made = PaperTemplate(
        authority_id=authority_id, kind=kind, file_id=stored.id, given_by_id=by.id, given_at=at
    )
    db.session.add(made)
    db.session.flush()
    _record(made, "keep", by=by, at=at)
    return made


def put_in_force(made: PaperTemplate, *, by: Person, at: datetime) -> None:
    """Lay out papers of its kind by a template from now on, in place of any other."""
    before = in_force(made.authority_id, TemplateKind(made.kind))
    if before is made:
        return
    if before is not None:
        take_out(before, by=by, at=at)
        db.session.flush()  # one of a kind is in force: the other must be out first
    made.is_in_force = True
    _record(made, "put_in_force", by=by, at=at)


def take_out(made: PaperTemplate, *, by: Person, at: datetime) -> None:
    """Go back to our own layout for papers of a template's kind."""
    if made.is_in_force:
        made.is_in_force = False
        _record(made, "take_out", by=by, at=at)


def in_force(authority_id: int, kind: TemplateKind) -> PaperTemplate | None:
    """Return the template by which an authority lays out a kind of paper, None for our layout."""
    rows = select(PaperTemplate).where(
        PaperTemplate.authority_id == authority_id, PaperTemplate.kind == kind,
        PaperTemplate.is_in_force,
    )  # fmt: skip
    return db.session.scalar(rows.options(joinedload(PaperTemplate.file)))


def all_in_force(authority_id: int) -> dict[str, PaperTemplate]:
    """Return the templates in force by kind."""
    rows = select(PaperTemplate).where(
        PaperTemplate.authority_id == authority_id, PaperTemplate.is_in_force
    )
    found = db.session.scalars(_in_full(rows))
    return {one.kind: one for one in found}


def templates_of(authority_id: int, kind: TemplateKind) -> Sequence[PaperTemplate]:
    """Return the templates that an authority gave for a kind, the newest first."""
    rows = select(PaperTemplate).where(
        PaperTemplate.authority_id == authority_id, PaperTemplate.kind == kind
    )
    return db.session.scalars(_in_full(rows).order_by(PaperTemplate.id.desc())).all()


def _in_full(rows: Select[PaperTemplate]) -> Select[PaperTemplate]:
    return rows.options(joinedload(PaperTemplate.file), joinedload(PaperTemplate.given_by))


def _record(made: PaperTemplate, move: str, *, by: Person, at: datetime) -> None:
    changes = {"kind": made.kind, "file_id": made.file_id}
    entry = Entry(RECORD, made.id, move, changes=changes)
    history.record(entry, chain_id=GENERAL, by=by.id, at=at)
