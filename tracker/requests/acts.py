"""What a person may do with a request: the rows of the table, less what this person may not."""

from datetime import date

from tracker.accounts import Person
from tracker.plans import PlanState
from tracker.requests.facts import Kind, Request
from tracker.rules.words import Move, Status
from tracker.rules.workflow import ON_REQUESTS, possible_moves
from tracker.tasks import standing


def acts_open_to(person: Person, request: Request, *, on: date) -> frozenset[Move]:
    """Return what a person may do with a request now; REFUSE stands for deciding either way."""
    task = request.task
    lapsed = task.plan.state == PlanState.CLOSED and request.kind != Kind.REOPENING
    if not request.is_open or lapsed:
        return frozenset()
    rules = possible_moves(Status(task.status), standing(person, task, on=on), table=ON_REQUESTS)
    barred = Move.WITHDRAW_REQUEST if request.asked_by_id != person.id else None
    return frozenset(rule.move for rule in rules if rule.move is not barred)
