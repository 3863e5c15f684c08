"""The ladder of reminders of a plan, as data: the usual one until the plan has its own."""

from collections.abc import Collection, Sequence

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Model, db
from tracker.rules.ladder import LADDER, Anchor, StageRule
from tracker.rules.words import Role, Stage


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


Ladders = dict[int, Sequence[StageRule]]


def ladder_of(plan_ids: Collection[int]) -> Ladders:
    """Return the ladder of each plan."""
    rows = select(ReminderStage).where(ReminderStage.plan_id.in_(plan_ids))
    own: dict[int, list[StageRule]] = {}
    for rung in db.session.scalars(rows.order_by(ReminderStage.position)):
        own.setdefault(rung.plan_id, []).append(rung.rule)
    return {plan_id: own.get(plan_id, LADDER) for plan_id in plan_ids}


def set_ladder(plan_id: int, rules: Sequence[StageRule]) -> None:
    """Give a plan its own ladder in place of the one before."""
    db.session.execute(delete(ReminderStage).where(ReminderStage.plan_id == plan_id))
    for position, rule in enumerate(rules):
        db.session.add(
            ReminderStage(
                plan_id=plan_id, position=position, stage=rule.stage, audience=rule.audience,
                anchor=rule.anchor, offset=rule.offset, is_weekly=rule.is_weekly,
            )
        )  # fmt: skip
