"""Letters held back: nothing but what lets people in leaves an authority until it is opened."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, ForeignKey, Select, Text, and_, case, not_, or_, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from tracker import history, outbox
from tracker.accounts.people import Person
from tracker.clock import VIETNAM, day_of
from tracker.db import Model, db
from tracker.history import GENERAL, Entry
from tracker.outbox import Letter
from tracker.outbox.afresh import KEYS, TRIAL
from tracker.rules import N_, Refused
from tracker.units import Unit

KIND = "letters"
# Who holds letters may still look at one, and nobody is shut out.
NEVER_HELD = (*KEYS, TRIAL)


class LetterHold(Model):
    """The time in which an authority's letters are held: until an instant, or until it is ended."""

    __tablename__ = "letter_hold"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    began_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    by: Mapped[Person] = relationship(foreign_keys=by_id)
    ended_by: Mapped[Person | None] = relationship(foreign_keys=ended_by_id)


@dataclass(frozen=True)
class Wish:
    """Why letters are to be held, and whether for today alone."""

    reason: str
    only_today: bool


def hold(wish: Wish, *, by: Person, at: datetime) -> LetterHold:
    """Hold the letters of a person's authority from now on. The general chain must be taken.

    Refused: no reason, and where they are held already.
    """
    reason = wish.reason.strip()
    if not reason:
        raise Refused(N_("Nhập lý do tạm dừng."))
    if held(by.authority_id, at=at) is not None:
        raise Refused(N_("Đang tạm dừng gửi thư nhắc."))
    midnight = datetime.combine(day_of(at) + timedelta(days=1), time(), VIETNAM)
    until_at = midnight if wish.only_today else None
    made = LetterHold(
        authority_id=by.authority_id, began_at=at, until_at=until_at, reason=reason, by=by
    )
    db.session.add(made)
    outbox.unwrite(_of(by.authority_id))
    changes = {"until_at": until_at.isoformat() if until_at else ""}
    _record(by, "hold", reason, changes, at=at)
    return made


def lift(found: LetterHold, *, by: Person, at: datetime) -> None:
    """Let letters go again; those that waited are composed from the facts of then.

    Refused: where it is over already.
    """
    if found.ended_at is not None or (found.until_at is not None and found.until_at <= at):
        raise Refused(N_("Thư nhắc đã được mở lại."))
    found.ended_at, found.ended_by = at, by
    outbox.unwrite(_of(found.authority_id))
    _record(by, "lift", "", {}, at=at)


def held(authority_id: int, *, at: datetime) -> LetterHold | None:
    """Return the hold under which an authority's letters are at an instant, with who began it."""
    rows = select(LetterHold).where(LetterHold.authority_id == authority_id, _in_force(at))
    found = db.session.scalars(rows.options(joinedload(LetterHold.by)).limit(1))
    return found.one_or_none()


def times_of(authority_id: int) -> list[LetterHold]:
    """Return the latest times in which an authority's letters were held, the newest first."""
    rows = select(LetterHold).where(LetterHold.authority_id == authority_id)
    whole = joinedload(LetterHold.by), joinedload(LetterHold.ended_by)
    return list(db.session.scalars(rows.options(*whole).order_by(LetterHold.id.desc()).limit(20)))


def refuse_while_held(authority_id: int, *, at: datetime) -> None:
    """Refuse to write to people by hand while letters are held."""
    found = held(authority_id, at=at)
    if found is not None:
        raise Refused(
            N_("Đang tạm dừng gửi thư nhắc (%(reason)s). Mở lại rồi đôn đốc."), reason=found.reason
        )


def held_at(at: datetime) -> Select[int]:
    """Return the query of the authorities whose letters are held at an instant."""
    return select(LetterHold.authority_id).where(_in_force(at))


def may_leave(at: datetime) -> ColumnElement[bool]:
    """Return the condition that a letter is not held at an instant."""
    return or_(Letter.kind.in_(NEVER_HELD), not_(read_in(held_at(at))))


def _in_force(at: datetime) -> ColumnElement[bool]:
    goes_on = or_(LetterHold.until_at.is_(None), LetterHold.until_at > at)
    return and_(LetterHold.ended_at.is_(None), goes_on)


def _of(authority_id: int) -> ColumnElement[bool]:
    authority = select(Unit.id).where(Unit.id == authority_id)
    return and_(Letter.kind.not_in(NEVER_HELD), read_in(authority))


def read_in(authorities: Select[int]) -> ColumnElement[bool]:
    """Return the condition that a letter is read in some authorities, also by a unit's mailbox."""
    people = select(Person.id).where(Person.authority_id.in_(authorities))
    units = select(Unit.id).where(Unit.authority_id.in_(authorities))
    # A letter has one reader: the other column is empty, and nothing is known of where it is not.
    return case(
        (Letter.unit_id.is_not(None), Letter.unit_id.in_(units)), else_=Letter.person_id.in_(people)
    )


def _record(by: Person, move: str, note: str, changes: dict[str, str], *, at: datetime) -> None:
    entry = Entry(KIND, by.authority_id, move, note=note, changes=changes)
    history.record(entry, chain_id=GENERAL, by=by.id, at=at)
