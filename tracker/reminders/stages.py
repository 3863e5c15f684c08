"""The ladder of reminders of a plan, as data: the usual one until the plan has its own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Row, delete, select
from sqlalchemy.orm import Mapped, attributes, mapped_column

from tracker import history
from tracker.accounts import Person, acts
from tracker.db import Model, db
from tracker.history import Entry, Event
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.ladder import LADDER, Anchor, StageRule
from tracker.rules.words import Role, Stage

KIND, MOVE = "plan", "ladder"


class ReminderStage(Model):
    """One rung of a plan's own ladder (see `rules.ladder.StageRule`)."""

    __tablename__ = "reminder_stage"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    position: Mapped[int]
    stage: Mapped[str]
    audience: Mapped[str]
    anchor: Mapped[str]
    offset: Mapped[int]
    is_weekly: Mapped[bool] = mapped_column(default=False)

    @property
    def rule(self) -> StageRule:
        """The rung as the rule takes it."""
        return StageRule(
            Stage(self.stage), Role(self.audience), Anchor(self.anchor), self.offset, self.is_weekly
        )


@dataclass(frozen=True)
class Ladders:
    """The plans of an authority that are in force, by id, and the ladders that some have."""

    plans: Mapping[int, Plan]
    own: Mapping[int, Sequence[StageRule]]

    def __getitem__(self, plan_id: int) -> Sequence[StageRule]:
        """Return the ladder of a plan, the usual one where it has none of its own."""
        return self.own.get(plan_id, LADDER)


def ladder_of(plan_ids: Collection[int]) -> Mapping[int, Sequence[StageRule]]:
    """Return the ladder of each plan."""
    rows = select(ReminderStage).where(ReminderStage.plan_id.in_(plan_ids))
    own: dict[int, list[StageRule]] = {}
    for rung in db.session.scalars(rows.order_by(ReminderStage.position)):
        own.setdefault(rung.plan_id, []).append(rung.rule)
    return {plan_id: own.get(plan_id, LADDER) for plan_id in plan_ids}


def ladders_of(authority_id: int) -> Ladders:
    """Return an authority's plans in force with their ladders, in one query."""
    rows = (
        select(Plan, ReminderStage).outerjoin(ReminderStage, ReminderStage.plan_id == Plan.id)
        .where(Plan.authority_id == authority_id, Plan.state == PlanState.ISSUED)
        .order_by(Plan.id, ReminderStage.position)
    )  # fmt: skip
    plans: dict[int, Plan] = {}
    own: dict[int, list[StageRule]] = {}
    for plan, rung in db.session.execute(rows):
        plans[plan.id] = plan
        if rung is not None:
            own.setdefault(plan.id, []).append(rung.rule)
    return Ladders(plans, own)


def set_ladder(
    plan: Plan, rules: Sequence[StageRule], *, by: Person, at: datetime
) -> Event | None:  # fmt: skip
    """Give a plan its own ladder in place of the one before; the history keeps both.

    The usual ladder leaves the plan without one of its own. Nothing is recorded where nothing
    changes. Refused: a closed plan, a ladder that hides from heads what is overdue. The plan's
    chain must have been taken.
    """
    if plan.state == PlanState.CLOSED:
        raise Refused(N_("Kế hoạch đã kết thúc, không đổi mốc nhắc được nữa."))
    if (Stage.HEAD_OVERDUE, False) not in {(rule.stage, rule.is_weekly) for rule in rules}:
        raise Refused(N_("Giữ mốc báo thủ trưởng khi quá hạn: mốc này không tắt được."))
    before = ladder_of([plan.id])[plan.id]
    if tuple(before) == tuple(rules):
        return None
    db.session.execute(delete(ReminderStage).where(ReminderStage.plan_id == plan.id))
    if tuple(rules) != LADDER:
        db.session.add_all(_row(plan, place, rule) for place, rule in enumerate(rules))
    attributes.flag_modified(plan, "settings")  # whoever looks at an older page is told
    changes = {"before": _plain(before), "after": _plain(rules)}
    entry = Entry(KIND, plan.id, MOVE, changes=changes)
    return history.record(entry, chain_id=plan.id, by=by.id, at=at)


def ladder_changes(plan: Plan) -> list[Row[Any]]:
    """Return when a plan's ladder was changed, by whom, before and after; the newest first."""
    return acts(plan.id, kind=KIND, move=MOVE)[::-1]


def _row(plan: Plan, place: int, rule: StageRule) -> ReminderStage:
    return ReminderStage(
        plan_id=plan.id, position=place, stage=rule.stage, audience=rule.audience,
        anchor=rule.anchor, offset=rule.offset, is_weekly=rule.is_weekly,
    )  # fmt: skip


def _plain(rules: Sequence[StageRule]) -> list[list[Any]]:
    return [[str(rule.stage), str(rule.audience), rule.offset, rule.is_weekly] for rule in rules]
