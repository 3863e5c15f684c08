"""Letters on their way, and what people have been told by those that arrived."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import BigKey, Model


class LetterState(StrEnum):
    """Where a letter is: failed ones stay queued until they are given up."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENT = "sent"
    DROPPED = "dropped"
    DEAD = "dead"
    HELD = "held"


class Letter(Model):
    """One letter to one reader: a kind, a local day, and a reference where a day may hold several.

    The reader is a person, or the mailbox of a unit: `unit_id` then, and nobody's name or own link.

    Subject and texts are empty until the first claim composes them and kept for every retry, as is
    the message id. `started_at` is set before the letter is offered to the mail server: a claim
    that ends without a word after it is ambiguous. `tells` lists what the letter tells of.
    `opened_at` is when the reader first followed a link of a letter, or came to the site, after it
    was accepted.
    """

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("kind", "person_id", "day", "ref"),
        UniqueConstraint("kind", "unit_id", "day", "ref"),
        CheckConstraint("(person_id IS NULL) <> (unit_id IS NULL)", name="one_reader"),
        Index(None, "state", "not_before"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    kind: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    day: Mapped[date]
    ref: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    put_at: Mapped[datetime]
    not_before: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=LetterState.QUEUED)
    message_id: Mapped[str]
    subject: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    html: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(default="")
    tells: Mapped[list[Any]] = mapped_column(JSON, default=list)
    claim_token: Mapped[str] = mapped_column(default="")
    claimed_until: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    is_ambiguous: Mapped[bool] = mapped_column(default=False)
    error: Mapped[str] = mapped_column(Text, default="")
    sent_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]

    @property
    def is_composed(self) -> bool:
        """Whether the texts stand."""
        return bool(self.subject)


class Told(Model):
    """What a person was told: an item, its due day then, and the stage; once for each."""

    __tablename__ = "told"
    __table_args__ = (
        UniqueConstraint("person_id", "item", "item_id", "due_on", "stage"),
        Index(None, "item", "item_id"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    item: Mapped[str]
    item_id: Mapped[int]
    due_on: Mapped[date]
    stage: Mapped[str]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    told_at: Mapped[datetime]


@dataclass(frozen=True)
class ToldItem:
    """One thing that a letter tells: of what, with which due day, at which stage."""

    item: str
    item_id: int
    due_on: date
    stage: str

    def plain(self) -> list[Any]:
        """Return the item as the letter keeps it."""
        return [self.item, self.item_id, self.due_on.isoformat(), self.stage]

    @classmethod
    def of(cls, kept: list[Any]) -> "ToldItem":
        """Return the item that a letter kept."""
        return cls(kept[0], kept[1], date.fromisoformat(kept[2]), kept[3])
