"""The agenda: proposed from the exceptions, put in order, added to and taken from."""

from dataclasses import dataclass
from datetime import datetime

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Document
from tracker.reviews.exceptions import Proposed, exceptions_of
from tracker.reviews.facts import AgendaItem, Review
from tracker.reviews.planning import follow_last, record
from tracker.reviews.words import ItemKind, ReviewState
from tracker.rules import N_, Refused
from tracker.tasks import Task
from tracker.units import Unit


@dataclass(frozen=True)
class Matter:
    """A matter as somebody puts it on the agenda: its words, and what it speaks of."""

    title: str
    note: str = ""
    task: Task | None = None
    unit: Unit | None = None


def propose(review: Review, *, by: Person, at: datetime) -> int:
    """Put the exceptions of the day that are not on the agenda at its end; return how many.

    Refused once the session has ended.
    """
    check_unended(review)
    if review.state == ReviewState.PLANNED:
        follow_last(review)
    there = {key_of(item) for item in review.items}
    new = [one for one in exceptions_of(review, on=day_of(at)) if one.key not in there]
    for place, one in enumerate(new, start=len(review.items) + 1):
        review.items.append(
            AgendaItem(
                position=place, kind=one.kind, title=one.title, task_id=one.task_id,
                unit_id=one.unit_id, indicator_id=one.indicator_id, quota_id=one.quota_id,
            )
        )  # fmt: skip
    db.session.flush()
    if new:
        record(review, "propose", by=by, at=at, item_ids=[one.id for one in review.items])
    return len(new)


def key_of(item: AgendaItem) -> tuple[str, int]:
    """Return what makes a matter of the agenda one, as `Proposed.key`."""
    if item.kind == ItemKind.OTHER and item.task_id is None:
        return ItemKind.OTHER, item.id
    kind = ItemKind(item.kind)
    return Proposed(
        kind, "", item.task_id, indicator_id=item.indicator_id, quota_id=item.quota_id
    ).key


def add(review: Review, matter: Matter, *, by: Person, at: datetime) -> AgendaItem:
    """Put a matter at the end; refused without words or once the session has ended."""
    check_unended(review)
    title = " ".join(matter.title.split()) or (matter.task.title if matter.task else "")
    if not title:
        raise Refused(N_("Ghi nội dung, hoặc chọn một nhiệm vụ."))
    unit_id = matter.unit.id if matter.unit else None
    if matter.task and unit_id is None:
        unit_id = matter.task.working_unit_id
    item = AgendaItem(
        position=len(review.items) + 1, kind=ItemKind.OTHER, title=title, note=matter.note.strip(),
        task=matter.task, unit_id=unit_id,
    )  # fmt: skip
    review.items.append(item)
    db.session.flush()
    record(review, "add_item", by=by, at=at, item_id=item.id, title=title)
    return item


def reword(item: AgendaItem, matter: Matter, *, by: Person, at: datetime) -> None:
    """Change the words of a matter and what was noted of it; refused as `add`."""
    check_unended(item.review)
    title = " ".join(matter.title.split())
    if not title:
        raise Refused(N_("Ghi nội dung."))
    item.title, item.note = title, matter.note.strip()
    _record(item, "reword_item", by=by, at=at)


def move_up(item: AgendaItem, *, by: Person, at: datetime) -> None:
    """Let a matter change places with the one before it; the first stays."""
    _step(item, -1, by=by, at=at)


def move_down(item: AgendaItem, *, by: Person, at: datetime) -> None:
    """Let a matter change places with the one after it; the last stays."""
    _step(item, 1, by=by, at=at)


def move_to(item: AgendaItem, place: int, *, by: Person, at: datetime) -> None:
    """Put a matter in a place, counted from 1; beyond the last one it is the last."""
    review = item.review
    check_unended(review)
    others = [one for one in review.items if one is not item]
    place = min(max(place, 1), len(others) + 1)
    if place == item.position:
        return
    for number, one in enumerate([*others[: place - 1], item, *others[place - 1 :]], start=1):
        one.position = number
    db.session.flush()
    db.session.refresh(review, ["items"])
    _record(item, "move_item", by=by, at=at)


def remove(item: AgendaItem, *, by: Person, at: datetime) -> None:
    """Take a matter off the agenda; refused where something was concluded on it."""
    review = item.review
    check_unended(review)
    if any(one.item_id == item.id for one in review.conclusions):
        raise Refused(N_("Việc này đã có kết luận, không bỏ khỏi chương trình được."))
    _record(item, "remove_item", by=by, at=at)
    review.items.remove(item)
    for place, one in enumerate(review.items, start=1):
        one.position = place
    db.session.flush()


def attach(item: AgendaItem, document: Document, *, by: Person, at: datetime) -> None:
    """Lay a document of the authority before the committee with a matter; once only."""
    check_unended(item.review)
    if document.authority_id != item.review.authority_id:
        raise ValueError("an agenda shows documents of its own authority only")
    if document not in item.papers:
        item.papers.append(document)
        record(item.review, "attach", by=by, at=at, item_id=item.id, document_id=document.id)


def check_unended(review: Review) -> None:
    """Raise Refused once a session has ended."""
    if review.state == ReviewState.CLOSED:
        raise Refused(N_("Phiên họp đã kết thúc."))


def _step(item: AgendaItem, way: int, *, by: Person, at: datetime) -> None:
    review = item.review
    check_unended(review)
    place = review.items.index(item)
    if not 0 <= place + way < len(review.items):
        return
    other = review.items[place + way]
    item.position, other.position = other.position, item.position
    db.session.flush()
    db.session.refresh(review, ["items"])
    _record(item, "move_item", by=by, at=at)


def _record(item: AgendaItem, move: str, *, by: Person, at: datetime) -> None:
    told = {"item_id": item.id, "title": item.title, "position": item.position}
    record(item.review, move, by=by, at=at, **told)
