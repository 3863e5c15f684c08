"""What is asked of leaders, and what they decide."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from tests.life.scenes import REASON, SCENES, Scene, Stage, at
from tracker import requests
from tracker.db import db
from tracker.evidence import Decision
from tracker.requests import Kind, RemovalReason, Request, Ruling, Wanted, Wish
from tracker.rules.workflow.row import COMPLETED, OPEN

KINDS = st.sampled_from(Kind)
UNITS = st.sampled_from(["vp", "vhxh", "pkt", ""])
DONE = at(COMPLETED)
FITTING = {kind: at(COMPLETED if kind is Kind.REOPENING else OPEN) for kind in Kind}
LONGER = st.sampled_from([5, 40, 40, 250, -20])
REASONS = st.sampled_from([*[REASON] * 7, "Đã xong"])


class Deciding(Stage):
    """Extensions, removals, changes, reopenings; results recorded wrongly."""

    @rule(scene=SCENES, kind=KINDS, text=REASONS, unit=UNITS, longer=LONGER)
    def ask(self, scene: Scene, kind: Kind, text: str, unit: str, longer: int) -> None:
        wish = self.wish(scene, kind, text, unit, longer)
        self.act(
            scene, lambda task, by, at: requests.ask(task, wish, by=by, at=at), on=FITTING[kind]
        )

    @rule(scene=SCENES, kind=KINDS, text=REASONS, unit=UNITS, longer=LONGER)
    def record_decision(self, scene: Scene, kind: Kind, text: str, unit: str, longer: int) -> None:
        wish, decision = self.wish(scene, kind, text, unit, longer), self.decision(scene)
        act = requests.record_decision
        self.act(
            scene, lambda task, by, at: act(task, wish, decision, by=by, at=at), on=FITTING[kind]
        )

    @precondition(lambda self: self.open_requests())
    @rule(scene=SCENES, text=REASONS, is_granted=st.booleans(), is_written=st.booleans())
    def decide(self, scene: Scene, text: str, *, is_granted: bool, is_written: bool) -> None:
        decision = self.decision(scene, is_written=is_written)
        ruling = Ruling(decision, is_granted=is_granted, note=text)
        request = self.open_requests()[scene.place % len(self.open_requests())]
        self.act(scene, lambda _, by, at: requests.decide(request, ruling, by=by, at=at))

    @precondition(lambda self: self.open_requests())
    @rule(scene=SCENES, text=REASONS)
    def comment(self, scene: Scene, text: str) -> None:
        request = self.open_requests()[scene.place % len(self.open_requests())]
        self.act(scene, lambda _, by, at: requests.comment(request, text=text, by=by, at=at))

    @precondition(lambda self: self.open_requests())
    @rule(scene=SCENES)
    def withdraw_request(self, scene: Scene) -> None:
        request = self.open_requests()[scene.place % len(self.open_requests())]
        self.act(scene, lambda _, by, at: requests.withdraw(request, by=by, at=at))

    @precondition(lambda self: self.any(DONE))
    @rule(scene=SCENES, text=REASONS, is_written=st.booleans())
    def void(self, scene: Scene, text: str, *, is_written: bool) -> None:
        decision = self.decision(scene) if is_written else None
        act = requests.void
        self.act(
            scene,
            lambda task, by, at: act(task, reason=text, decision=decision, by=by, at=at),
            on=DONE,
        )

    def wish(self, scene: Scene, kind: Kind, text: str, unit: str, longer: int) -> Wish:
        """Return what somebody may ask of the task of a scene."""
        task = self.task(scene if scene.who else self.aimed(scene, FITTING[kind]))
        lead_id = getattr(self.office, unit).id if unit else None
        area_id = self.plan.areas[scene.ago % 2].id
        wanted = {
            Kind.EXTENSION: Wanted(due_on=task.due_on + timedelta(days=longer)),
            Kind.REMOVAL: Wanted(why=RemovalReason.OTHER),
            Kind.CHANGE: Wanted(lead_unit_id=lead_id, area_id=area_id),
            Kind.REOPENING: Wanted(),
        }
        return Wish(kind, text, wanted[kind])

    def decision(self, scene: Scene, *, is_written: bool = True) -> Decision:
        """Return the chairman's word of the day that a scene tells of."""
        day = self.day(scene)
        return Decision(self.office.binh, day, self.paper(day) if is_written else None)

    def open_requests(self) -> list[Request]:
        """Return the requests that wait for a word."""
        rows = select(Request).where(Request.state == requests.State.ASKED)
        return list(db.session.scalars(rows.order_by(Request.id)))
