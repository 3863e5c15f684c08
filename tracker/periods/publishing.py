"""Công khai: frozen figures of a period made public, replaced and taken back."""

from datetime import datetime

from tracker import history, units
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.history import Entry
from tracker.periods.facts import ReportPeriod
from tracker.periods.looking import check_dossiers
from tracker.periods.publications import Choice, Publication, PublishedDocument, last_publication
from tracker.periods.questions import snapshot_to_report
from tracker.periods.snapshots import Snapshot
from tracker.rules import N_, Refused
from tracker.rules.words import Role

KIND = "publication"
LEAST_LETTERS = 10
PUBLISHERS = frozenset({Role.COORDINATOR, Role.LEADER})


def publish(period: ReportPeriod, choice: Choice, *, by: Person, at: datetime) -> Publication:
    """Make the chosen parts of a period's frozen figures public.

    What was public of the period before is replaced. The plan's chain must have been taken.
    Refused: figures that are not frozen, nothing chosen, dossier errors that nobody explained, a
    document of another authority or a restricted one, what is public already, and less than 10
    letters of reason where something was published before.
    """
    snapshot = snapshot_to_report(period)
    if snapshot is None:
        raise Refused(N_("Chốt số liệu của kỳ trước khi công khai."))
    if choice.is_empty:
        raise Refused(N_("Chọn ít nhất một phần để công khai."))
    check_dossiers(period.authority_id, until=period.until)
    _check_documents(period, choice)
    before = last_publication(period)
    note = " ".join(choice.note.split())
    if before is not None:
        _check_change(before, snapshot, choice)
        if len(note) < LEAST_LETTERS:
            raise Refused(N_("Ghi lý do thay thế số liệu đã công khai (ít nhất 10 chữ)."))
    made = Publication(
        authority_id=period.authority_id, plan_id=period.plan_id, period=period,
        snapshot=snapshot, has_figures=choice.figures, has_indicators=choice.indicators, note=note,
        office=office_of(by, at=at), replaces_id=before.id if before else None, published_at=at,
        published_by_id=by.id,
        papers=[
            PublishedDocument(document=document, position=place)
            for place, document in enumerate(choice.documents)
        ],
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    changes = {
        "period": period.code, "snapshot": snapshot.sha256, "figures": choice.figures,
        "indicators": choice.indicators, "documents": [one.id for one in choice.documents],
        "office": made.office, "replaces_id": made.replaces_id,
    }  # fmt: skip
    entry = Entry(KIND, made.id, "publish", note=note, changes=changes)
    history.record(entry, chain_id=period.plan_id, by=by.id, at=at)
    return made


def withdraw(publication: Publication, *, reason: str, by: Person, at: datetime) -> None:
    """Take back what is public; nothing of the period is public until it is published anew.

    Refused: what is not public any more, less than 10 letters of reason.
    """
    reason = " ".join(reason.split())
    if publication.withdrawn_at is not None or last_publication(publication.period) != publication:
        raise Refused(N_("Số liệu này không còn công khai."))
    if len(reason) < LEAST_LETTERS:
        raise Refused(N_("Ghi lý do thu hồi (ít nhất 10 chữ)."))
    publication.withdrawn_at, publication.withdrawn_by_id = at, by.id
    publication.withdraw_reason = reason
    db.session.flush()
    changes = {"period": publication.period.code}
    entry = Entry(KIND, publication.id, "withdraw", note=reason, changes=changes)
    history.record(entry, chain_id=publication.plan_id, by=by.id, at=at)


def office_of(person: Person, *, at: datetime) -> str:
    """Return the unit for which a person publishes: as secretariat, else as leader."""
    on = day_of(at)
    posts = sorted(person.posts(on), key=lambda post: post.role != Role.COORDINATOR)
    entitled = [post for post in posts if post.role in PUBLISHERS]
    return units.name_on(entitled[0].unit, on) if entitled else ""


def _check_documents(period: ReportPeriod, choice: Choice) -> None:
    for document in choice.documents:
        if document.authority_id != period.authority_id:
            raise ValueError("an authority publishes documents of its own only")
        if document.is_restricted:
            words = document.number or document.abstract
            raise Refused(N_("Văn bản “%(words)s” hạn chế xem, không công khai."), words=words)


def _check_change(before: Publication, snapshot: Snapshot, choice: Choice) -> None:
    public = (before.snapshot_id, before.has_figures, before.has_indicators,
              [one.id for one in before.documents])  # fmt: skip
    wanted = (snapshot.id, choice.figures, choice.indicators, [one.id for one in choice.documents])
    if before.withdrawn_at is None and public == wanted:
        raise Refused(N_("Không có gì khác với lần công khai trước."))
