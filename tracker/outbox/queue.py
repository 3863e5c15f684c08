"""Putting letters into the outbox, and asking what was told."""

import secrets
from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import select

from tracker.db import db, insert_missing
from tracker.outbox.facts import Letter, LetterState, Told, ToldItem


class Addressee(Protocol):
    """Whoever has an id as a person, or what has one as a unit."""

    @property
    def id(self) -> int: ...


def put(  # noqa: PLR0913 the letter's key, its facts and its times
    kind: str,
    person: Addressee,
    *,
    day: date,
    at: datetime,
    ref: str = "",
    facts: dict[str, Any] | None = None,
    not_before: datetime | None = None,
) -> None:
    """Queue a letter in the transaction of the change that it tells of.

    The same kind, person, day and reference is queued once, whoever asks and however often.
    """
    key = {"kind": kind, "person_id": person.id, "unit_id": None, "day": day, "ref": ref}
    _put(key, facts or {}, at=at, not_before=not_before or at)


def put_in_mailbox(  # noqa: PLR0913 the letter's key, its facts and its times
    kind: str,
    unit: Addressee,
    *,
    day: date,
    at: datetime,
    ref: str = "",
    facts: dict[str, Any] | None = None,
    not_before: datetime | None = None,
) -> None:
    """Queue a letter to a unit's mailbox, as `put` does to a person; it tells nobody in the ledger.

    Only kinds whose composer writes to a mailbox, see `letters.composing`.
    """
    key = {"kind": kind, "person_id": None, "unit_id": unit.id, "day": day, "ref": ref}
    _put(key, facts or {}, at=at, not_before=not_before or at)


def _put(key: dict[str, Any], facts: dict[str, Any], *, at: datetime, not_before: datetime) -> None:
    insert_missing(
        Letter,
        key | {
            "facts": facts, "put_at": at, "not_before": not_before, "state": LetterState.QUEUED,
            "message_id": secrets.token_hex(16), "subject": "", "text": "", "html": "",
            "address": "", "tells": [], "claim_token": "", "tries": 0, "is_ambiguous": False,
            "error": "",
        },
    )  # fmt: skip


def already_told(
    person_ids: Collection[int], *, due_on: Collection[date]
) -> set[tuple[int, ToldItem]]:
    """Return what some people were told of what is due on some days, by person.

    The days keep the answer small: what people were ever told grows from year to year.
    """
    rows = select(Told.person_id, Told.item, Told.item_id, Told.due_on, Told.stage)
    asked = rows.where(Told.person_id.in_(person_ids), Told.due_on.in_(due_on))
    return {
        (person_id, ToldItem(item, item_id, day, stage))
        for person_id, item, item_id, day, stage in db.session.execute(asked)
    }
