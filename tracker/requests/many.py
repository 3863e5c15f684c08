"""Many decisions at once, with one document as their basis: all of them, or none."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from tracker.accounts import Person
from tracker.evidence import Decision
from tracker.history import Event
from tracker.requests.deciding import Ruling, decide, record_decision
from tracker.requests.facts import Request, Wish
from tracker.rules import N_, Refused
from tracker.tasks import Task

Thing = TypeVar("Thing")

MOST_NAMED = 5


class SomeRefused(Refused):
    """Some of many were refused, so none is done; `refusals` says which task and why."""

    def __init__(self, refusals: list[tuple[Task, Refused]]) -> None:
        codes = ", ".join(task.code for task, _ in refusals[:MOST_NAMED])
        super().__init__(
            N_("Chưa ghi nhận: %(count)s nhiệm vụ không thực hiện được (%(codes)s)."),
            count=f"{len(refusals):02d}",
            codes=codes + (", …" if len(refusals) > MOST_NAMED else ""),
        )
        self.refusals = refusals


def decide_many(
    requests: Iterable[Request], ruling: Ruling, *, by: Person, at: datetime
) -> list[Event]:
    """Decide several open requests alike. Raises SomeRefused; the door then rolls all back."""
    return _each(
        [(request.task, request) for request in requests],
        lambda request: decide(request, ruling, by=by, at=at),
    )


def record_many(
    tasks: Iterable[Task], wish: Wish, decision: Decision, *, by: Person, at: datetime
) -> list[Event]:
    """Record one decision on several tasks. Raises SomeRefused; the door then rolls all back."""
    return _each(
        [(task, task) for task in tasks],
        lambda task: record_decision(task, wish, decision, by=by, at=at),
    )


def _each(pairs: list[tuple[Task, Thing]], act: Callable[[Thing], Event]) -> list[Event]:
    done, refusals = [], []
    for task, thing in pairs:
        try:
            done.append(act(thing))
        except Refused as refusal:
            refusals.append((task, refusal))
    if refusals:
        raise SomeRefused(refusals)
    return done
