"""An annex from the command line: read it, or read it into the plan of its year."""

from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

from tracker import annex, clock, history, intake
from tracker.annex import AnnexDraft
from tracker.commands.answers import as_json, print_json, refusals
from tracker.db import begin_write, db
from tracker.intake import Difference
from tracker.plans import PlanState
from tracker.rules import N_, Refused
from tracker.units import Unit


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=click.IntRange(1900, 2199), help="Year, where the file is silent.")
@click.option("--unit", "code", help="Code of the authority whose plan it is.")
@click.option("--dry-run", is_flag=True, help="Only read the file: no database is opened.")
@as_json
@refusals
def import_annex(
    file: Path, year: int | None, code: str | None, *, dry_run: bool, as_json: bool
) -> None:
    """Read an annex (.docx, .xlsx, .ods, .csv) into a draft plan.

    The plan of its year is brought in step where it is a draft, and only compared where it is
    issued.
    """
    content = file.read_bytes()
    draft = annex.read_annex(file.name, content, year=year)
    document = annex.as_json(draft)
    if not dry_run:
        document |= take_in(draft, name=file.name, content=content, code=code)
    if as_json:
        print_json(document)
    else:
        tell(draft, document)


def take_in(draft: AnnexDraft, *, name: str, content: bytes, code: str | None) -> dict[str, Any]:
    """Put an annex into the plan of its year and return the plan's code and what differed."""
    file = intake.examine(name, content)
    begin_write()
    history.take(history.GENERAL)
    authority = authority_of(code)
    found = intake.target(authority.id, year=draft.year)
    if found is not None and found.state != PlanState.DRAFT:
        compared = intake.difference(found, draft, on=clock.today())
        db.session.rollback()
        return {"plan": found.code, "difference": told(compared)}
    taken = intake.take_in(authority, draft=draft, file=file, by=None, at=clock.now())
    answer: dict[str, Any] = {"plan": taken.plan.code}
    if taken.difference is not None:
        answer |= {"difference": told(taken.difference)}
    db.session.commit()
    return answer


def told(found: Difference) -> dict[str, Any]:
    """Return a difference as plain values."""
    added = [{"printed_no": read["printed_no"], "title": read["title"]} for read in found.added]
    return {
        "added": added,
        "changed": [
            {
                "code": changed.task.code,
                "changes": [
                    {"column": change.column, "before": change.before, "after": change.after}
                    for change in changed.changes
                ],
            }
            for changed in found.changed
        ],
        "gone": [{"title": task.title} for task in found.gone],
    }


def tell(draft: AnnexDraft, document: dict[str, Any]) -> None:
    """Say in words what was read, and every doubt."""
    click.echo(
        f"Năm {draft.year}: {len(draft.indicators)} chỉ tiêu, {len(draft.areas)} nội dung, "
        f"{len(draft.tasks)} nhiệm vụ, {len(draft.problems)} chỗ cần xem."
    )
    for problem in draft.problems:
        click.echo(f"- {problem.message}")
    if "plan" in document:
        click.echo(f"Kế hoạch: {document['plan']}")
    for name, words in (("added", "thêm"), ("changed", "đổi"), ("gone", "không còn")):
        if "difference" in document:
            click.echo(f"- {words} {len(document['difference'][name])} nhiệm vụ")


def authority_of(code: str | None) -> Unit:
    """Return the authority of a code, or the only one there is."""
    found = list(db.session.scalars(select(Unit).where(Unit.authority_id == Unit.id)))
    if not found:
        raise Refused(N_("Chưa có cơ quan nào. Nhập danh sách đơn vị trước: unit import."))
    if code is not None:
        found = [one for one in found if one.code.lower() == code.lower()]
        if not found:
            raise Refused(N_("Không có cơ quan mã %(code)s."), code=code)
    if len(found) > 1:
        raise Refused(N_("Có nhiều cơ quan. Nêu mã bằng --unit."))
    return found[0]
