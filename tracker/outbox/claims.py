"""Claiming letters and marking what became of them; every mark is fenced by the claim's token.

Claims expire on the database's clock: a node with a wrong clock can be late, not double.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Table, and_, func, or_, select, true, update

from tracker.db import Instant, db, insert_missing
from tracker.outbox.facts import Letter, LetterState, Told, ToldItem

HOLD = "hold"
TABLE = cast("Table", Letter.__table__)
ANY = true()


@dataclass(frozen=True)
class Claim:
    """The right to send some letters, until it expires."""

    token: str
    letter_ids: list[int]


def is_waiting(*, now: datetime, only: ColumnElement[bool] = ANY) -> bool:
    """Tell whether there is anything to claim at `now` among the letters that `only` lets go."""
    rows = select(Letter.id).where(_waiting(now), only)
    return db.session.scalar(rows.limit(1)) is not None


def claim(
    *, limit: int, seconds: int, now: datetime, ambiguous: str, only: ColumnElement[bool] = ANY
) -> Claim:
    """Claim the oldest letters that may go out at `now`, also those of claims that expired.

    `only` keeps letters back that may not leave. `ambiguous` is "hold" to keep back, for a human,
    a letter that may have been accepted already; else it goes out again with the same message id.
    Needs a writing transaction; commit after it.
    """
    until = _database_now() + timedelta(seconds=seconds)
    rows = select(Letter).where(_waiting(now), only).order_by(Letter.not_before, Letter.id)
    found = db.session.scalars(rows.limit(limit).with_for_update(skip_locked=True))
    token, claimed = secrets.token_hex(16), []
    for letter in found:
        if letter.started_at is not None:
            letter.is_ambiguous = True
            if ambiguous == HOLD:
                letter.state = LetterState.HELD
                continue
        letter.state, letter.claim_token, letter.claimed_until = LetterState.CLAIMED, token, until
        letter.started_at = None
        claimed.append(letter.id)
    return Claim(token, claimed)


def start(
    letter: Letter, token: str, *, at: datetime, seconds: int, only: ColumnElement[bool] = ANY
) -> bool:
    """Mark a letter as about to be offered, with the texts composed for it.

    False if it is lost to another node, or `only` does not let it go any more.

    The claim on it runs anew: `seconds` must be longer than offering one letter can take, or
    another node takes it for one whose sender died.
    """
    texts = {
        "subject": letter.subject, "text": letter.text, "html": letter.html,
        "address": letter.address, "tells": letter.tells,
    }  # fmt: skip
    now = _database_now()
    until = now + timedelta(seconds=seconds)
    return _mark(
        letter.id, token, Letter.claimed_until >= now, only,
        started_at=at, claimed_until=until, tries=Letter.tries + 1, **texts,
    )  # fmt: skip


def sent(letter: Letter, token: str, *, at: datetime) -> None:
    """Mark a letter as accepted by the mail server, and write down what it told."""
    if _mark(letter.id, token, state=LetterState.SENT, sent_at=at, error=""):
        write_told(letter, at=at)


def write_told(letter: Letter, *, at: datetime) -> None:
    """Write down what a letter told a person; what stands already stays."""
    items = [ToldItem.of(kept) for kept in letter.tells if letter.person_id is not None]
    rows = [
        {
            "person_id": letter.person_id, "item": item.item, "item_id": item.item_id,
            "due_on": item.due_on, "stage": item.stage, "letter_id": letter.id, "told_at": at,
        }
        for item in items
    ]  # fmt: skip
    insert_missing(Told, *rows)


def postpone(letter: Letter, token: str, *, error: str, until: datetime) -> None:
    """Queue a letter again for later: the server was away or said not now."""
    _mark(
        letter.id, token,
        state=LetterState.QUEUED, started_at=None, error=error, not_before=until,
    )  # fmt: skip


def repeat(letter: Letter, token: str, *, error: str, until: datetime) -> None:
    """Queue again, flagged and with the same message id, a letter that may have been accepted."""
    _mark(
        letter.id, token,
        state=LetterState.QUEUED, started_at=None, error=error, not_before=until,
        is_ambiguous=True,
    )  # fmt: skip


def give_up(letter: Letter, token: str, *, error: str) -> None:
    """End a letter that the server refuses for good; it is shown."""
    _mark(letter.id, token, state=LetterState.DEAD, error=error)


def hold(letter: Letter, token: str, *, error: str) -> None:
    """Keep a letter back for a human: it may have been accepted."""
    _mark(letter.id, token, state=LetterState.HELD, error=error, is_ambiguous=True)


def drop(letter: Letter, token: str) -> None:
    """End a letter that has nothing left to tell."""
    _mark(letter.id, token, state=LetterState.DROPPED)


def release(token: str, letter_ids: Iterable[int]) -> None:
    """Give back letters of a claim that were not offered."""
    for letter_id in letter_ids:
        _mark(letter_id, token, state=LetterState.QUEUED)


def _waiting(now: datetime) -> ColumnElement[bool]:
    queued = and_(Letter.state == LetterState.QUEUED, Letter.not_before <= now)
    expired = and_(Letter.state == LetterState.CLAIMED, Letter.claimed_until < _database_now())
    return or_(queued, expired)


def _mark(letter_id: int, token: str, *further: ColumnElement[bool], **values: Any) -> bool:
    """Change a letter as long as the claim is ours and what else is asked for is so."""
    ours = and_(Letter.id == letter_id, Letter.claim_token == token, *further)
    held = and_(ours, Letter.state == LetterState.CLAIMED)
    # The table's own update: the letter in hand is cut loose, there is no record to keep in step.
    change = update(TABLE).where(held).values(**values)
    return cast("CursorResult[Any]", db.session.execute(change)).rowcount == 1


def _database_now() -> datetime:
    return db.session.scalars(select(func.current_timestamp(type_=Instant()))).one()
