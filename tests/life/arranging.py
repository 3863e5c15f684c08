"""What is done to the plan and the units as a whole: amended, corrected, reorganised, closed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.life.deciding import Deciding
from tests.life.issued import row_of
from tests.life.scenes import REASON, SCENES, TEXTS, Scene
from tracker import handover, issuing, periods
from tracker.accounts import Person
from tracker.handover import Passing, Reorganisation
from tracker.issuing import Reason, Row
from tracker.rules.words import BlockedReason
from tracker.tasks import Task
from tracker.tasks.settings import change_settings
from tracker.units.tree import Decision as UnitDecision

DEADLINES = st.sampled_from(
    ["20/5/2026", "Trước ngày 10/9", "Thường xuyên", "Hàng quý", "", "15/3/2026, 15/11/2026"]
)
ROOMS = ("vp", "vhxh", "pkt")
UNITS = st.sampled_from(ROOMS)
SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        name: st.booleans()
        for name in ("rolls_forward", "strict_before", "not_met_is_executed", "per_period")
    },
)


class Arranging(Deciding):
    """Amendments, corrections, settings, persons and units that go, the end of the plan."""

    @rule(scene=SCENES, deadline=DEADLINES, unit=UNITS)
    def add(self, scene: Scene, deadline: str, unit: str) -> None:
        row = Row(
            "Sơ kết", "Báo cáo", self.plan.areas[scene.ago % 2], getattr(self.office, unit),
            deadline_text=deadline,
        )  # fmt: skip
        decision = self.decision(scene)
        self.act(
            scene,
            lambda _, by, at: issuing.add(self.plan, (row,), by=by, at=at, decision=decision),
        )

    @rule(scene=SCENES, deadline=DEADLINES, text=TEXTS)
    def correct_deadline(self, scene: Scene, deadline: str, text: str) -> None:
        self.correct(scene, text, deadline_text=deadline)

    @rule(scene=SCENES, text=TEXTS, days=st.integers(-60, 60))
    def correct_day(self, scene: Scene, text: str, days: int) -> None:
        fixed_on = self.task(scene).original_due_on + timedelta(days=days)
        self.correct(scene, text, fixed_on=fixed_on)

    @rule(scene=SCENES, unit=UNITS, text=TEXTS)
    def correct_place(self, scene: Scene, unit: str, text: str) -> None:
        lead, area = getattr(self.office, unit), self.plan.areas[scene.ago % 2]
        self.correct(scene, text, lead=lead, area=area)

    def correct(self, scene: Scene, text: str, **cells: object) -> None:
        """Try to put cells of the task of a scene right."""

        def act(task: Task, by: Person, at: datetime) -> None:
            row = replace(row_of(task), **cells)  # type: ignore[arg-type]
            issuing.correct(task, row, by=by, at=at, note=text)

        self.act(scene, act)

    @rule(scene=SCENES, wanted=SETTINGS)
    def change_settings(self, scene: Scene, wanted: dict[str, bool]) -> None:
        self.act(scene, lambda _, by, at: change_settings(self.plan, wanted, by=by, at=at))

    @rule(scene=SCENES, leaver=st.sampled_from(["tu", "quang"]), leaves=st.booleans())
    def hand_over(self, scene: Scene, leaver: str, *, leaves: bool) -> None:
        person = getattr(self.office, leaver)
        to: dict[int, Person | None] = {task.id: None for task in handover.work_of(person)}
        passing = Passing(self.day(scene), to, REASON, ends_posts=leaves)
        self.act(scene, lambda _, by, at: handover.hand_over(person, passing, by=by, at=at))

    @rule(scene=SCENES, pair=st.permutations(ROOMS))
    def merge(self, scene: Scene, pair: list[str]) -> None:
        source, heir, _ = (getattr(self.office, name) for name in pair)
        decision = UnitDecision(self.day(scene), "30/QĐ-UBND")
        change = Reorganisation(decision, [source], {source.id: heir})
        self.act(scene, lambda _, by, at: handover.reorganise(change, by=by, at=at))

    @precondition(lambda self: self.today > date(2026, 9, 1))
    @rule(scene=SCENES)
    def close(self, scene: Scene) -> None:
        decision, cause = self.decision(scene), Reason(BlockedReason.OTHER, REASON)
        reasons = {task.id: cause for task in self.tasks()}

        def act(_task: Task, by: Person, at: datetime) -> None:
            issuing.prepare(self.plan, reasons, by=by, at=at)
            periods.close(self.plan, by=by, at=at, decision=decision)

        self.act(scene, act)
