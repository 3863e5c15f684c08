"""What is done with the answers of many units."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.life.scenes import SCENES, TEXTS, Act, Scene, Stage
from tracker import updates
from tracker.rules.answers import AnswerState, Threshold
from tracker.tasks import Task, TaskAnswer
from tracker.updates import Reply
from tracker.updates import Request as Asking

THRESHOLDS = st.builds(Threshold, st.sampled_from([None, 1, 2, 60]), st.booleans())


class Gathering(Stage):
    """Answers given, accepted, returned; units urged, asked, let go."""

    @rule(scene=SCENES, text=TEXTS, is_done=st.booleans())
    def answer(self, scene: Scene, text: str, *, is_done: bool) -> None:
        day = self.day(scene) if is_done else None
        for given in self.answers(scene):
            reply = Reply(given, text, day)
            self.act_gathered(
                scene,
                lambda task, by, at: updates.answer(task, reply, by=by, at=at),  # noqa: B023 called at once
            )

    @precondition(lambda self: self.any(has_sent))
    @rule(scene=SCENES)
    def accept_answers(self, scene: Scene) -> None:
        sent = [one for one in self.answers(scene) if one.status == AnswerState.SENT]
        chosen = sent[scene.wait % 3 :] or sent
        act = updates.accept_answers
        self.act_gathered(scene, lambda task, by, at: act(task, chosen, by=by, at=at))

    @precondition(lambda self: self.any(has_sent))
    @rule(scene=SCENES, text=TEXTS)
    def return_answers(self, scene: Scene, text: str) -> None:
        chosen = self.answers(scene)[scene.wait % 3 :]
        act = updates.return_answers
        self.act_gathered(scene, lambda task, by, at: act(task, chosen, reason=text, by=by, at=at))

    @rule(scene=SCENES)
    def urge(self, scene: Scene) -> None:
        act = updates.urge_units
        self.act_gathered(scene, lambda task, by, at: act(task, by=by, at=at))

    @rule(scene=SCENES)
    def release(self, scene: Scene) -> None:
        chosen, day = self.answers(scene)[:1], self.day(scene)
        act = updates.release_units
        self.act_gathered(scene, lambda task, by, at: act(task, chosen, on=day, by=by, at=at))

    @rule(scene=SCENES, unit=st.sampled_from(["vp", "vhxh", "pkt"]))
    def ask_units(self, scene: Scene, unit: str) -> None:
        asking = Asking([getattr(self.office, unit)], self.day(scene))
        act = updates.ask_units
        self.act_gathered(scene, lambda task, by, at: act(task, asking, by=by, at=at))

    @rule(scene=SCENES, threshold=THRESHOLDS)
    def set_threshold(self, scene: Scene, threshold: Threshold) -> None:
        act = updates.set_threshold
        self.act_gathered(scene, lambda task, by, at: act(task, threshold, by=by, at=at))

    def act_gathered(self, scene: Scene, act: Act) -> None:
        """Let somebody try on a task that was given to many units."""
        self.act(self.aimed(scene, is_of_many), act, on=is_of_many)

    def answers(self, scene: Scene) -> list[TaskAnswer]:
        """Return the answers to that task."""
        return list(self.task(self.aimed(scene, is_of_many)).answers)


def is_of_many(task: Task) -> bool:
    """Tell whether a task was given to many units."""
    return bool(task.answers)


def has_sent(task: Task) -> bool:
    """Tell whether an answer waits to be accepted."""
    return any(one.status == AnswerState.SENT for one in task.answers)
