"""Quotas of a plan: set, taken away, and how far each unit keeps them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker import history, units
from tracker.accounts import Person
from tracker.db import db
from tracker.history import Entry
from tracker.plans import Plan, PlanState
from tracker.registers.counting import days_of_items
from tracker.registers.facts import ItemKind, Quota
from tracker.rules import N_, Refused
from tracker.rules.indicators import Frequency
from tracker.rules.quotas import Cell, CellState, Norm, Seat, cells, kept
from tracker.units import GroupMember, Named, Unit

KIND = "quota"
PERIODS = (Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR)
MOST = 99


@dataclass(frozen=True)
class Wanted:
    """A quota as it is asked for: at least so many of a kind a period, from a group or all units.

    `code` is the indicator of the plan that it measures, empty for none.
    """

    kind: ItemKind
    least: int
    per: Frequency
    group: Unit | None = None
    code: str = ""


@dataclass(frozen=True)
class UnitCells:
    """How a unit keeps a quota, period by period."""

    unit: Unit
    cells: list[Cell]

    @property
    def kept(self) -> tuple[int, int]:
        """Return how many of the periods judged so far were kept, and how many there are."""
        return kept(self.cells)

    @property
    def keeps_it(self) -> bool:
        """Tell whether a period was judged and none so far was missed."""
        done, judged = self.kept
        return judged > 0 and done == judged

    @property
    def is_asked(self) -> bool:
        """Tell whether the quota bound the unit in any of the periods."""
        return any(cell.state is not CellState.NOT_ASKED for cell in self.cells)

    @property
    def short(self) -> list[Cell]:
        """Return the periods that ended without enough."""
        return [cell for cell in self.cells if cell.state is CellState.SHORT]


def of_plan(plan_id: int) -> list[Quota]:
    """Return the quotas of a plan, in the order in which they were set."""
    return list(
        db.session.scalars(select(Quota).where(Quota.plan_id == plan_id).order_by(Quota.id))
    )


def set_quota(plan: Plan, wanted: Wanted, *, by: Person | None, at: datetime) -> Quota:
    """Set a quota, or change the one of the same kind, period and units.

    Refused: a closed plan, less than one, units that are no group of the authority. The plan's
    chain must have been taken.
    """
    _check(plan, wanted)
    group_id = wanted.group.id if wanted.group else None
    same = (
        one for one in of_plan(plan.id)
        if (one.kind, one.per, one.group_id) == (wanted.kind, wanted.per, group_id)
    )  # fmt: skip
    quota = next(same, None) or Quota(plan_id=plan.id, kind=wanted.kind, per=wanted.per)
    before = None if quota.id is None else _plain(quota)
    quota.least, quota.code = wanted.least, wanted.code
    quota.group, quota.group_id = wanted.group, group_id
    db.session.add(quota)
    db.session.flush()
    if before != _plain(quota):
        _record(quota, "set", {"before": before, "after": _plain(quota)}, by=by, at=at)
    return quota


def drop_quota(quota: Quota, *, by: Person, at: datetime) -> None:
    """Take a quota away: nobody is asked for it any more; what was brought stays in the register.

    Refused: a closed plan. The plan's chain must have been taken.
    """
    _check_open(db.session.get_one(Plan, quota.plan_id))
    _record(quota, "drop", {"before": _plain(quota), "after": None}, by=by, at=at)
    db.session.delete(quota)
    db.session.flush()


def progress(
    quotas: Sequence[Quota], plan: Plan, *, today: date
) -> dict[int, list[UnitCells]]:  # fmt: skip
    """Return how the units that quotas of a plan ever bound keep them, by quota, in their order.

    After the plan was closed nothing is asked for any more: periods are judged as of that day. What
    came after the day is not counted.
    """
    if not quotas:
        return {}
    if plan.closed_on is not None:
        today = min(today, plan.closed_on)
    days = days_of_items(
        plan.authority_id, {quota.kind for quota in quotas},
        since=date(plan.year, 1, 1), until=min(date(plan.year, 12, 31), today),
    )  # fmt: skip
    bound = _bound(quotas, plan)
    found = {}
    for quota in quotas:
        norm, brought = norm_of(quota, plan), days.get(quota.kind, {})
        every = (
            UnitCells(unit, cells(brought.get(unit.id, {}), norm, today=today, seats=seats))
            for unit, seats in bound[quota.id]
        )
        found[quota.id] = [one for one in every if one.is_asked]
    return found


def norm_of(quota: Quota, plan: Plan) -> Norm:
    """Return a quota as the rule takes it; a plan without a day of issue binds from its start."""
    issued_on = plan.issued_on or plan.period_from
    return Norm(quota.least, Frequency(quota.per), plan.year, issued_on)


def _bound(quotas: Sequence[Quota], plan: Plan) -> dict[int, list[tuple[Unit, list[Seat]]]]:
    """Return by quota the units that it binds at any time, each with the days on which it does."""
    own = _working(plan.authority_id)
    groups = _seats({quota.group_id for quota in quotas if quota.group_id})
    everybody = {one.unit.id: [Seat(_began(one), one.unit.ended_on)] for one in own}
    found = {}
    for quota in quotas:
        seats = groups[quota.group_id] if quota.group_id else everybody
        found[quota.id] = [
            (one.unit, seats[one.unit.id]) for one in own if one.unit.id in seats
        ]  # fmt: skip
    return found


def _seats(group_ids: set[int]) -> dict[int, dict[int, list[Seat]]]:
    """Return the seats in some groups, by group and unit."""
    found: dict[int, dict[int, list[Seat]]] = defaultdict(lambda: defaultdict(list))
    rows = select(GroupMember).where(GroupMember.group_id.in_(group_ids)).order_by(GroupMember.id)
    for seat in db.session.scalars(rows) if group_ids else ():
        found[seat.group_id][seat.unit_id].append(Seat(seat.from_on, seat.until_on))
    return found


def working_units(authority_id: int) -> list[Unit]:
    """Return the units of an authority that do work, ended ones too: neither groups nor itself."""
    return [one.unit for one in _working(authority_id)]


def _working(authority_id: int) -> list[Named]:
    own = units.ever_of_authority(authority_id).values()
    return [one for one in own if one.unit.id != authority_id and not one.unit.type.is_group]


def _began(one: Named) -> date | None:
    """Return from when on a unit exists, None where nobody knows of a day."""
    return one.versions[0].from_on if one.versions else None


def _check(plan: Plan, wanted: Wanted) -> None:
    _check_open(plan)
    if not 1 <= wanted.least <= MOST:
        raise Refused(N_("Định mức phải từ 1 đến %(most)s."), most=MOST)
    group = wanted.group
    if group and not (group.type.is_group and group.authority_id == plan.authority_id):
        raise Refused(N_("Chọn một nhóm đơn vị của cơ quan."))


def _check_open(plan: Plan) -> None:
    if plan.state == PlanState.CLOSED:
        raise Refused(N_("Kế hoạch đã kết thúc, không đổi định mức được nữa."))


def _plain(quota: Quota) -> dict[str, object]:
    return {
        "kind": str(quota.kind), "least": quota.least, "per": str(quota.per),
        "group_id": quota.group_id, "code": quota.code,
    }  # fmt: skip


def _record(
    quota: Quota, move: str, changes: dict[str, object], *, by: Person | None, at: datetime
) -> None:
    entry = Entry(KIND, quota.id, move, changes=changes)
    history.record(entry, chain_id=quota.plan_id, by=by.id if by else None, at=at)
