"""What the registers come to over a span of days: the questions that indicators and quotas ask.

Void entries count nowhere. Spans hold both their days; units are told by their ids.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select

from tracker.db import db
from tracker.registers.facts import ApologySlip, ItemKind, ProcedureCount, RegisterItem, SurveyRound

PROCEDURE_COUNTS = (
    "total", "at_one_stop", "posted", "online_full", "online_partial", "linked", "simplified",
)  # fmt: skip


@dataclass(frozen=True)
class Slips:
    """Apology slips: how many were entered, and how many of them were sent."""

    total: int = 0
    sent: int = 0

    @property
    def owed(self) -> int:
        """Return how many are still to be sent."""
        return self.total - self.sent


@dataclass(frozen=True)
class Surveyed:
    """What survey rounds come to: rounds, forms sent, valid ones, those satisfied."""

    rounds: int = 0
    sent: int = 0
    valid: int = 0
    satisfied: int = 0


def items_by_unit(
    authority_id: int, kind: ItemKind, *, since: date, until: date
) -> dict[int, int]:  # fmt: skip
    """Return how many items of a kind each unit had in a span; a unit without any is not named."""
    item = RegisterItem
    rows = select(item.unit_id, func.count()).where(
        item.authority_id == authority_id, item.kind == kind, item.voided_at.is_(None),
        item.on.between(since, until),
    ).group_by(item.unit_id)  # fmt: skip
    return dict(list(db.session.execute(rows)))


Days = dict[int, dict[date, int]]


def days_of_items(
    authority_id: int, kinds: Collection[str], *, since: date, until: date
) -> dict[str, Days]:
    """Return of each kind on which days each unit had how many (as `rules.quotas` takes it)."""
    item = RegisterItem
    rows = select(item.kind, item.unit_id, item.on, func.count()).where(
        item.authority_id == authority_id, item.kind.in_(kinds), item.voided_at.is_(None),
        item.on.between(since, until),
    ).group_by(item.kind, item.unit_id, item.on)  # fmt: skip
    found: dict[str, Days] = {}
    for kind, unit_id, day, count in db.session.execute(rows):
        found.setdefault(kind, {}).setdefault(unit_id, {})[day] = count
    return found


def slips_by_unit(
    authority_id: int, *, since: date, until: date, as_of: date
) -> dict[int, Slips]:  # fmt: skip
    """Return the slips of each unit for dossiers that became late in a span.

    A slip counts as sent where it was sent by `as_of`, within the span or after it: the question
    is whether each late dossier was apologised for, not when.
    """
    slip = ApologySlip
    sent = func.count(slip.id).filter(slip.sent_on <= as_of)
    rows = select(slip.unit_id, func.count(slip.id), sent).where(
        slip.authority_id == authority_id, slip.voided_at.is_(None),
        slip.late_on.between(since, until),
    ).group_by(slip.unit_id)  # fmt: skip
    return {unit_id: Slips(total, done) for unit_id, total, done in db.session.execute(rows)}


def slips(
    authority_id: int, *, since: date, until: date, as_of: date, unit_id: int | None = None
) -> Slips:
    """Return the slips of one unit or of all together; see `slips_by_unit`.

    `sent` is the numerator of the indicator slips ÷ late dossiers; its denominator comes from the
    dossier statistics.
    """
    found = slips_by_unit(authority_id, since=since, until=until, as_of=as_of)
    wanted = [one for key, one in found.items() if unit_id is None or key == unit_id]
    return Slips(sum(one.total for one in wanted), sum(one.sent for one in wanted))


def latest_procedures(authority_id: int, *, as_of: date) -> dict[int, ProcedureCount]:
    """Return each unit's newest procedure counts as of a day, by unit; a unit without is absent."""
    count = ProcedureCount
    stands = and_(
        count.authority_id == authority_id, count.voided_at.is_(None), count.on <= as_of
    )  # fmt: skip
    newest = (
        select(count.unit_id, func.max(count.on).label("on"))
        .where(stands).group_by(count.unit_id).subquery()
    )  # fmt: skip
    same = and_(count.unit_id == newest.c.unit_id, count.on == newest.c.on)
    rows = select(count).join(newest, same).where(stands)
    return {one.unit_id: one for one in db.session.scalars(rows)}


def procedures(
    authority_id: int, *, as_of: date, unit_id: int | None = None
) -> dict[str, int | None]:
    """Return the newest procedure counts added up over all units, or those of one, by name.

    The names are `PROCEDURE_COUNTS`. A count that any unit left empty is not known for all, so it
    is None; so is every count where nobody entered anything.
    """
    found = latest_procedures(authority_id, as_of=as_of)
    rows = [one for key, one in found.items() if unit_id is None or key == unit_id]
    return {name: _sum([getattr(row, name) for row in rows]) for name in PROCEDURE_COUNTS}


def surveyed(
    authority_id: int, *, since: date, until: date, unit_id: int | None = None
) -> Surveyed:  # fmt: skip
    """Return what the survey rounds that ended in a span come to, of one unit or of all.

    The rate of satisfaction is `satisfied` ÷ `valid`; where nothing is valid there is no rate.
    """
    one = SurveyRound
    wanted = [
        one.authority_id == authority_id, one.voided_at.is_(None), one.until.between(since, until),
    ]  # fmt: skip
    if unit_id is not None:
        wanted.append(one.unit_id == unit_id)
    sums = [func.coalesce(func.sum(column), 0) for column in (one.sent, one.valid, one.satisfied)]
    rounds, *totals = db.session.execute(select(func.count(one.id), *sums).where(*wanted)).one()
    return Surveyed(int(rounds), *(int(total) for total in totals))


def _sum(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None
