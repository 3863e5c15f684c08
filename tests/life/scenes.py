"""Who acts on which task, how long after the last act: what every rule draws."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize
from sqlalchemy import select

from tests.cast import Office, make_office
from tests.life.issued import AT, issued_plan
from tracker import evidence, history
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Cited, Document
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.words import Status
from tracker.tasks import Task

NAMES = ("lan", "minh", "tu", "quang", "hoa", "binh", "mai", "son")
REASON = "Sở Nội vụ chưa ban hành hướng dẫn."


@dataclass(frozen=True)
class Scene:
    """One act: by whom (empty: whoever may), on which task, how many days after the last one.

    `ago` is how many days before its recording the act takes effect, where it may be told; `turn`
    is who of those who may is asked first.
    """

    who: str
    turn: int
    place: int
    wait: int
    ago: int


SCENES = st.builds(
    Scene,
    who=st.sampled_from([*[""] * 12, *NAMES]),
    turn=st.integers(0, len(NAMES) - 1),
    place=st.sampled_from([*[0] * 8, *[1] * 6, *range(2, 13)]),
    wait=st.sampled_from([0, 0, 0, 2, 9, 40]),
    ago=st.sampled_from([0, 0, 0, 1, 12, 50]),
)
TEXTS = st.sampled_from([REASON, REASON, REASON, "Đã xong", ""])
Act = Callable[[Task, Person, datetime], object]
Aim = Callable[[Task], bool]


def anything(_task: Task) -> bool:
    """Hold of every task."""
    return True


def at(states: Collection[Status]) -> Aim:
    """Return what holds of the tasks in some states."""
    return lambda task: task.status in states


class Stage(RuleBasedStateMachine):
    """An office with its issued plan, and how somebody tries to do something."""

    def __init__(self) -> None:
        """Begin each example on a savepoint of the connection that the test holds."""
        super().__init__()
        self.savepoint = db.engine.begin_nested()  # type: ignore[attr-defined]
        self.office: Office = make_office()
        self.plan: Plan = issued_plan(self.office)
        self.at, self.is_moved = AT, True
        self.favourites, self.papers = [1, 2], 0
        self.ready: dict[Aim, bool] = {}
        db.session.commit()

    def teardown(self) -> None:
        """Leave the database as it was."""
        db.session.remove()
        self.savepoint.rollback()

    def any(self, on: Aim) -> bool:
        """Tell whether `on` holds of a task; rules that nothing is ready for are not tried."""
        if on not in self.ready:
            self.ready[on] = any(on(task) for task in self.tasks())
        return self.ready[on]

    @property
    def today(self) -> date:
        """The day of the last act."""
        return day_of(self.at)

    @initialize(favourites=st.lists(st.integers(1, 11), min_size=2, max_size=2))
    def choose(self, favourites: list[int]) -> None:
        """Let most of what is done be done to two tasks, so that much happens to each."""
        self.favourites = favourites

    def tasks(self) -> list[Task]:
        """Return the tasks of the plan, those to which most is done first."""
        rows = select(Task).where(Task.plan_id == self.plan.id).order_by(Task.position)
        return sorted(
            db.session.scalars(rows), key=lambda task: task.position not in self.favourites
        )

    def task(self, scene: Scene) -> Task:
        """Return the task of a scene."""
        found = self.tasks()
        return found[scene.place % len(found)]

    def aimed(self, scene: Scene, on: Aim) -> Scene:
        """Return the scene on a task that `on` holds of, where there is one."""
        places = [place for place, task in enumerate(self.tasks()) if on(task)]
        place = places[scene.place % len(places)] if places else scene.place
        return replace(scene, place=place)

    def day(self, scene: Scene) -> date:
        """Return the day on which what a scene tells happened."""
        return self.today + timedelta(days=scene.wait - scene.ago)

    def paper(self, on: date) -> Document:
        """Return a new document of a day."""
        self.papers += 1
        cited = Cited(f"{self.papers}/QĐ-UBND", on, signer="Đỗ Quốc Bình")
        authority_id = self.office.authority.id
        made = evidence.describe(cited, authority_id=authority_id, by=self.office.hoa, at=self.now)
        db.session.flush()
        return made

    @property
    def now(self) -> datetime:
        """An instant after all acts so far, and after all days that scenes tell of."""
        return self.at + timedelta(days=90)

    def act(self, scene: Scene, act: Act, *, on: Aim = anything) -> bool:
        """Let somebody try; tell whether it was done. A refusal is rolled back, as doors do.

        Whoever may do it finds a task that `on` holds of, where there is one; the others try any.
        """
        scene = scene if scene.who else self.aimed(scene, on)
        self.at += timedelta(days=scene.wait, hours=1)
        names = [scene.who] if scene.who else (*NAMES[scene.turn :], *NAMES[: scene.turn])
        for name in names:
            with suppress(Refused):
                self._try(scene, act, name)
                self.is_moved = True
                self.ready.clear()
                return True
        return False

    def _try(self, scene: Scene, act: Act, name: str) -> None:
        with db.session.begin_nested():
            history.take(history.GENERAL, self.plan.id)
            act(self.task(scene), getattr(self.office, name), self.at)
        db.session.commit()
