"""What units and their verifiers do."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.life.scenes import REASON, SCENES, TEXTS, Scene, Stage, at
from tracker import evidence, updates, verification
from tracker.evidence import Document
from tracker.rules import Refused
from tracker.rules.words import BlockedReason, DeadlineKind, Outcome
from tracker.rules.workflow import Obstacle
from tracker.rules.workflow.row import AT_WORK, BLOCKED, OPEN, SUBMITTED
from tracker.tasks import Task, TaskOccurrence
from tracker.tasks.occurrences import waits_for_event
from tracker.updates import Claim, News, Result, Share, Trigger, awaits_trigger
from tracker.updates.objections import may_object
from tracker.verification import Verdict

OUTCOMES = st.sampled_from([Outcome.MET, Outcome.MET, Outcome.NOT_MET])
WAITING, STOPPED = at(SUBMITTED), at(BLOCKED)
BASES = st.sampled_from(["", "Công văn số 15", "Điện thoại"])


class Working(Stage):
    """Updates, submissions, verdicts, obstacles, occurrences, parts."""

    @rule(scene=SCENES, text=TEXTS, basis=BASES)
    def post(self, scene: Scene, text: str, basis: str) -> None:
        news = News(text, basis=basis)
        self.act(scene, lambda task, by, at: updates.post(task, news, by=by, at=at))

    @rule(scene=SCENES, basis=BASES)
    def no_change(self, scene: Scene, basis: str) -> None:
        self.act(scene, lambda task, by, at: updates.no_change(task, by=by, at=at, basis=basis))

    @rule(scene=SCENES)
    def start(self, scene: Scene) -> None:
        self.act(scene, lambda task, by, at: updates.start(task, by=by, at=at))

    @rule(scene=SCENES)
    def nothing_occurred(self, scene: Scene) -> None:
        act = updates.nothing_occurred
        self.act(scene, lambda task, by, at: act(task, News(), by=by, at=at), on=waits_for_event)

    @rule(scene=SCENES)
    def show(self, scene: Scene) -> None:
        papers = [self.paper(self.day(scene))]
        self.act(scene, lambda task, by, at: updates.add_evidence(task, papers, by=by, at=at))

    @precondition(lambda self: self.any(is_proved))
    @rule(scene=SCENES)
    def take_evidence_away(self, scene: Scene) -> None:
        act = updates.remove_evidence
        self.act(
            scene,
            lambda task, by, at: act(task, proof_of(task), by=by, at=at),
            on=is_proved,
        )

    @rule(scene=SCENES, text=TEXTS, basis=BASES, outcome=OUTCOMES, is_shown=st.booleans())
    def submit(
        self, scene: Scene, text: str, basis: str, outcome: Outcome, *, is_shown: bool
    ) -> None:
        papers = [self.paper(self.day(scene))] if is_shown else []
        claim = Claim(self.day(scene), outcome, News(text, documents=papers, basis=basis))
        self.act(
            scene, lambda task, by, at: updates.submit(task, claim, by=by, at=at), on=seems_done
        )

    @precondition(lambda self: self.any(WAITING))
    @rule(scene=SCENES)
    def withdraw(self, scene: Scene) -> None:
        self.act(scene, lambda task, by, at: updates.withdraw(task, by=by, at=at), on=WAITING)

    @precondition(lambda self: self.any(WAITING))
    @rule(scene=SCENES, outcome=OUTCOMES, text=TEXTS, is_other_day=st.booleans())
    def verify(self, scene: Scene, outcome: Outcome, text: str, *, is_other_day: bool) -> None:
        day: date | None = self.day(scene) if is_other_day else None
        verdict = Verdict(outcome, day, text)
        self.act(
            scene, lambda task, by, at: verification.accept(task, verdict, by=by, at=at), on=WAITING
        )

    @rule(scene=SCENES, text=TEXTS, outcome=OUTCOMES)
    def submit_and_verify(self, scene: Scene, text: str, outcome: Outcome) -> None:
        self.submit(scene, REASON, "", outcome, is_shown=False)
        self.verify(scene, outcome, text, is_other_day=False)

    @precondition(lambda self: self.any(WAITING))
    @rule(scene=SCENES, text=TEXTS)
    def send_back(self, scene: Scene, text: str) -> None:
        act = verification.send_back
        self.act(scene, lambda task, by, at: act(task, reason=text, by=by, at=at), on=WAITING)

    @rule(scene=SCENES, text=TEXTS, reason=st.sampled_from(BlockedReason))
    def block(self, scene: Scene, text: str, reason: BlockedReason) -> None:
        obstacle = Obstacle(reason, "Sở Nội vụ", self.day(scene), "15/UBND-VX")
        act = updates.block
        self.act(scene, lambda task, by, at: act(task, News(text), obstacle=obstacle, by=by, at=at))

    @precondition(lambda self: self.any(STOPPED))
    @rule(scene=SCENES, text=TEXTS)
    def unblock(self, scene: Scene, text: str) -> None:
        self.act(
            scene, lambda task, by, at: updates.unblock(task, text=text, by=by, at=at), on=STOPPED
        )

    @precondition(lambda self: self.any(has_open_days))
    @rule(scene=SCENES, turn=st.integers(0, 3))
    def mark_occurrence(self, scene: Scene, turn: int) -> None:
        day = self.day(scene)
        act = updates.mark_occurrence
        self.act(
            scene,
            lambda task, by, at: act(
                task, Result(occurrence(task, turn), day), news=News(), by=by, at=at
            ),
            on=has_open_days,
        )

    @precondition(lambda self: self.any(has_results))
    @rule(scene=SCENES, turn=st.integers(0, 3), text=TEXTS, what=st.integers(0, 2))
    def judge_occurrence(self, scene: Scene, turn: int, text: str, what: int) -> None:
        if what == 0:
            undo = updates.undo_occurrence
            self.act(
                scene,
                lambda task, by, at: undo(task, result(task, turn), by=by, at=at),
                on=has_results,
            )
        elif what == 1:
            accept = verification.accept_occurrence
            self.act(
                scene,
                lambda task, by, at: accept(task, result(task, turn), by=by, at=at),
                on=has_results,
            )
        else:
            back = verification.return_occurrence
            self.act(
                scene,
                lambda task, by, at: back(task, result(task, turn), reason=text, by=by, at=at),
                on=has_results,
            )

    @precondition(lambda self: self.any(awaits_trigger))
    @rule(scene=SCENES)
    def trigger(self, scene: Scene) -> None:
        given = Trigger(self.day(scene), [self.paper(self.day(scene))])
        self.act(
            scene,
            lambda task, by, at: updates.trigger(task, given, by=by, at=at),
            on=awaits_trigger,
        )

    @rule(scene=SCENES, text=TEXTS, is_done=st.booleans())
    def give_part(self, scene: Scene, text: str, *, is_done: bool) -> None:
        day = self.day(scene) if is_done else None
        for part in self.task(scene).parts:
            if part.unit_id:
                share = Share(part, text, day)
                self.act(scene, lambda task, by, at: updates.give_part(task, share, by=by, at=at))  # noqa: B023 called at once

    @rule(scene=SCENES, to=st.sampled_from(["lan", "minh", "tu", "quang", "hoa"]))
    def assign(self, scene: Scene, to: str) -> None:
        heir = getattr(self.office, to)
        self.act(scene, lambda task, by, at: updates.assign(task, to=heir, by=by, at=at))

    @precondition(lambda self: self.any(may_object))
    @rule(scene=SCENES, text=TEXTS)
    def object_to_entry(self, scene: Scene, text: str) -> None:
        act = updates.object_to_entry
        self.act(scene, lambda task, by, at: act(task, text=text, by=by, at=at), on=may_object)

    @rule(scene=SCENES, text=TEXTS, basis=BASES)
    def direct(self, scene: Scene, text: str, basis: str) -> None:
        act = updates.record_directive
        self.act(scene, lambda task, by, at: act(task, text=text, basis=basis, by=by, at=at))


def is_proved(task: Task) -> bool:
    """Tell whether a task has a document as proof."""
    return bool(evidence.of_task(task.id))


def proof_of(task: Task) -> Document:
    """Return a document that proves a task."""
    shown = evidence.of_task(task.id)
    if not shown:
        raise Refused("Nhiệm vụ chưa có minh chứng.")
    return shown[0].document


def seems_done(task: Task) -> bool:
    """Tell whether nothing but the claim is wanting of a task at work."""
    return task.status in AT_WORK and not _of(task, is_done=False)


def has_open_days(task: Task) -> bool:
    """Tell whether a task has an occurrence to note a result of."""
    return task.deadline_kind != DeadlineKind.ONGOING and bool(_of(task, is_done=False))


def has_results(task: Task) -> bool:
    """Tell whether a result is noted of a task that is not over."""
    return task.status in OPEN and bool(_of(task, is_done=True))


def occurrence(task: Task, turn: int) -> TaskOccurrence:
    """Return an occurrence without a result, where there is one."""
    return _one(_of(task, is_done=False) or task.occurrences, turn)


def result(task: Task, turn: int) -> TaskOccurrence:
    """Return an occurrence with a result, where there is one."""
    return _one(_of(task, is_done=True) or task.occurrences, turn)


def _of(task: Task, *, is_done: bool) -> list[TaskOccurrence]:
    return [one for one in task.occurrences if (one.done_on is not None) is is_done]


def _one(found: list[TaskOccurrence], turn: int) -> TaskOccurrence:
    if not found:
        raise Refused("Nhiệm vụ không có đợt.")
    return found[turn % len(found)]
