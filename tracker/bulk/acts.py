"""The act itself on one task, through the verb that its own page would use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from tracker import reminders, requests, updates, urgings, verification
from tracker.accounts import Person
from tracker.bulk.facts import KIND, Act, Bulk
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Decision
from tracker.history import Event
from tracker.reminders import Round
from tracker.reminders.recipients import People
from tracker.requests import Kind, RemovalReason, Wanted, Wish
from tracker.rules import N_, Refused
from tracker.rules.words import Outcome
from tracker.tasks import Task
from tracker.verification import Verdict


@dataclass
class Doing:
    """An act under way: what, by whom, when; and who was urged of which tasks so far (`round`)."""

    bulk: Bulk
    by: Person
    at: datetime
    people: People
    round: Round


def doing(bulk: Bulk, *, by: Person, at: datetime) -> Doing:
    """Return an act under way on a day with its people."""
    if bulk.act == Act.URGE:
        urgings.lock([item.task.working_unit_id or 0 for item in bulk.items])
    people = reminders.people_of(bulk.plan.authority_id, on=day_of(at))
    words = urgings.Act(f"{KIND}:{bulk.id}", bulk.text)
    return Doing(bulk, by, at, people, Round(words))


def do(task: Task, now: Doing) -> Event:
    """Do the act on one task; refused as its verb says."""
    return DO[Act(now.bulk.act)](task, now)


def to_assign(task: Task, bulk: Bulk) -> int:
    """Return the id of the person named for a task's unit, 0 where none is."""
    named: dict[str, int] = bulk.terms.get("people", {})
    return named.get(str(task.working_unit_id), 0)


def _assign(task: Task, now: Doing) -> Event:
    person = now.people.by_id.get(to_assign(task, now.bulk))
    if person is None:
        raise Refused(N_("Chưa chọn người thực hiện của đơn vị này."))
    if task.staff_id == person.id:
        raise Refused(N_("Nhiệm vụ này đã do %(name)s thực hiện."), name=person.full_name)
    return updates.assign(task, to=person, by=now.by, at=now.at)


def _urge(task: Task, now: Doing) -> Event:
    to = reminders.to_urge(task, now.people)
    return reminders.urge(task, now.round, to=to, by=now.by, at=now.at)


def _verify(task: Task, now: Doing) -> Event:
    verdict = Verdict(Outcome.MET, reason=f"Căn cứ {now.bulk.basis}")
    return verification.accept(task, verdict, by=now.by, at=now.at)


def _extend(task: Task, now: Doing) -> Event:
    wish = Wish(Kind.EXTENSION, now.bulk.text, Wanted(due_on=now.bulk.due_on))
    return requests.record_decision(task, wish, decision_of(now.bulk), by=now.by, at=now.at)


def _remove(task: Task, now: Doing) -> Event:
    wanted = Wanted(why=RemovalReason(now.bulk.terms["why"]))
    wish = Wish(Kind.REMOVAL, now.bulk.text, wanted)
    return requests.record_decision(task, wish, decision_of(now.bulk), by=now.by, at=now.at)


def decision_of(bulk: Bulk) -> Decision:
    """Return the leader's decision that an act records."""
    decider = db.session.get_one(Person, bulk.terms["decider_id"])
    decided_on = date.fromisoformat(bulk.terms["decided_on"])
    return Decision(decider, decided_on, bulk.document)


DO: dict[Act, Callable[[Task, Doing], Event]] = {
    Act.ASSIGN: _assign,
    Act.URGE: _urge,
    Act.VERIFY: _verify,
    Act.EXTEND: _extend,
    Act.REMOVE: _remove,
}
