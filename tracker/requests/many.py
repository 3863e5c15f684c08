"""Many decisions at once, with one document as their basis: all of them, or none."""

from collections.abc import Iterable
from datetime import datetime

from tracker.accounts import Person
from tracker.history import Event
from tracker.requests.deciding import Ruling, decide
from tracker.requests.facts import Request
from tracker.rules import N_, Refused
from tracker.rules.numbers import two_digits
from tracker.rules.words import first_few
from tracker.tasks import Task


class SomeRefused(Refused):
    """Some of many were refused, so none is done; `refusals` says which task and why."""

    def __init__(self, refusals: list[tuple[Task, Refused]]) -> None:
        super().__init__(
            N_("Chưa ghi nhận: %(count)s đề nghị chưa thực hiện được (%(codes)s)."),
            count=two_digits(len(refusals)),
            codes=first_few([task.code for task, _ in refusals]),
        )
        self.refusals = refusals


def decide_many(
    requests: Iterable[Request], ruling: Ruling, *, by: Person, at: datetime
) -> list[Event]:
    """Decide several open requests alike. Raises SomeRefused; the door then rolls all back."""
    done, refusals = [], []
    for request in requests:
        try:
            done.append(decide(request, ruling, by=by, at=at))
        except Refused as refusal:
            refusals.append((request.task, refusal))
    if refusals:
        raise SomeRefused(refusals)
    return done
