"""What became of letters: for the secretariat's page."""

from datetime import date

from sqlalchemy import ColumnElement, Text, and_, cast, false, func, or_, select

from tracker.db import db
from tracker.outbox.afresh import KEYS, TRIAL
from tracker.outbox.facts import Letter, LetterState, Told

# What the ledger may be narrowed to besides the states themselves.
OPENED, UNOPENED = "opened", "unopened"
TASK = "task"
URGING = ("tasks_urged", "units_urged")

Conditions = list[ColumnElement[bool]]


def page(those: Conditions, *, number: int, size: int) -> list[Letter]:
    """Return one page (from 1) of some letters, the newest first."""
    rows = select(Letter).where(*those).order_by(Letter.put_at.desc(), Letter.id.desc())
    return list(db.session.scalars(rows.limit(size).offset((number - 1) * size)))


def of_day(those: Conditions, day: date) -> list[Letter]:
    """Return some letters that belong to a day, but for those that were only tried out."""
    rows = select(Letter).where(*those, Letter.day == day, Letter.kind != TRIAL)
    return list(db.session.scalars(rows.order_by(Letter.id)))


def counts(those: Conditions) -> dict[str, int]:
    """Return how many of some letters are in which state; the opened ones count twice."""
    is_opened = Letter.opened_at.is_not(None)
    rows = (
        select(Letter.state, is_opened.label("is_opened"), func.count(Letter.id).label("letters"))
        .where(*those).group_by(Letter.state, is_opened)
    )  # fmt: skip
    found: dict[str, int] = {}
    for row in db.session.execute(rows):
        found[row.state] = found.get(row.state, 0) + row.letters
        if row.state == LetterState.SENT:
            found[OPENED if row.is_opened else UNOPENED] = row.letters
    return found


def in_state(state: str) -> ColumnElement[bool]:
    """Return the condition that a letter is in a state, or accepted and opened, or not opened."""
    if state == OPENED:
        return Letter.opened_at.is_not(None)
    if state == UNOPENED:
        return and_(Letter.state == LetterState.SENT, Letter.opened_at.is_(None))
    return Letter.state == state


def about(task_ids: list[int]) -> ColumnElement[bool]:
    """Return the condition that a letter tells of one of some tasks, accepted or not.

    What was accepted is found by what it told; the few others, and what urges by hand, by what
    they hold as JSON.
    """
    if not task_ids:
        return false()
    told = select(Told.letter_id).where(Told.item == TASK, Told.item_id.in_(task_ids))
    tells, facts = cast(Letter.tells, Text), cast(Letter.facts, Text)
    others = [tells.like(f'%["{TASK}", {one},%') for one in task_ids]
    for one in task_ids:
        others += [facts.like(f'%"task_id": {one}{end}%') for end in ",}"]
        others += [
            facts.like(f'%"task_ids": [{before}{one}{after}%')
            for before in ("", "%, ") for after in ",]"
        ]  # fmt: skip
    is_few = or_(Letter.state != LetterState.SENT, Letter.kind.in_(URGING))
    return or_(Letter.id.in_(told), and_(is_few, or_(*others)))


def one(letter_id: int, those: Conditions) -> Letter | None:
    """Return one of some letters; one that opens an account is shown to nobody."""
    rows = select(Letter).where(Letter.id == letter_id, *those, Letter.kind.not_in(KEYS))
    return db.session.scalar(rows)
