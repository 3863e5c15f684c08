"""What the secretariat freezes, sends, sends anew and makes public."""

from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.life.scenes import REASON, SCENES, TEXTS, Scene, Stage
from tracker import periods
from tracker.accounts import Person
from tracker.periods import Choice, Paper, Publication, ReportPeriod, SentReport, Snapshot
from tracker.rules.periods import between

CHOICES = st.builds(Choice, figures=st.booleans(), indicators=st.booleans(), note=TEXTS)
MONTH = timedelta(days=31)


class Reporting(Stage):
    """Periods of any days frozen up to some day, their reports, what is public of them."""

    @rule(scene=SCENES)
    def freeze(self, scene: Scene) -> None:
        self.act(scene, lambda _, by, at: self.frozen_by(scene, by, at))

    @rule(scene=SCENES)
    def freeze_and_send(self, scene: Scene) -> None:
        self.act(scene, lambda _, by, at: self.send(self.frozen_by(scene, by, at), by, at))

    def frozen_by(self, scene: Scene, by: Person, at: datetime) -> Snapshot:
        """Open a period that ends on the day of a scene, and freeze it."""
        until = self.today - timedelta(days=scene.ago)
        wanted = between(until - MONTH, until, due_on=until + MONTH, units_due_on=until + MONTH)
        return periods.freeze(periods.open_period(self.plan, wanted, by=by, at=at), by=by, at=at)

    def send(self, snapshot: Snapshot, by: Person, at: datetime) -> SentReport:
        """Register the report that says frozen figures."""
        period = next(one for one in periods.of_plan(self.plan) if one.id == snapshot.period_id)
        paper = Paper(self.paper(self.today), "UBND tỉnh", period=period, snapshot=snapshot)
        return periods.register(self.plan, paper, by=by, at=at)

    @precondition(lambda self: periods.sent_of(self.plan))
    @rule(scene=SCENES)
    def replace(self, scene: Scene) -> None:
        for sent in periods.sent_of(self.plan):
            self.act(scene, lambda _, by, at: self.replaced(sent, by, at))  # noqa: B023 called at once

    def replaced(self, sent: SentReport, by: Person, at: datetime) -> None:
        """Freeze the figures of a report anew and send the one that takes its place."""
        snapshot = periods.replace(sent, reason=REASON, by=by, at=at)
        assert self.send(snapshot, by, at).replaces == sent

    @precondition(lambda self: self.frozen())
    @rule(scene=SCENES)
    def freeze_anew(self, scene: Scene) -> None:
        period = self.frozen()[scene.place % len(self.frozen())]
        self.act(scene, lambda _, by, at: periods.refreeze(period, reason=REASON, by=by, at=at))

    @precondition(lambda self: self.frozen())
    @rule(scene=SCENES, choice=CHOICES)
    def publish(self, scene: Scene, choice: Choice) -> None:
        period = self.frozen()[scene.place % len(self.frozen())]
        self.act(scene, lambda _, by, at: periods.publish(period, choice, by=by, at=at))

    @precondition(lambda self: self.published())
    @rule(scene=SCENES)
    def withdraw_published(self, scene: Scene) -> None:
        public = self.published()[scene.place % len(self.published())]
        self.act(scene, lambda _, by, at: periods.withdraw(public, reason=REASON, by=by, at=at))

    def frozen(self) -> list[ReportPeriod]:
        """Return the periods whose figures were frozen."""
        return [one for one in periods.of_plan(self.plan) if periods.is_period_frozen(one)]

    def published(self) -> list[Publication]:
        """Return what is public."""
        found = [periods.last_publication(one) for one in self.frozen()]
        return [one for one in found if one is not None and one.withdrawn_at is None]
