"""The page of one task: as printed, its deadline, its proof, its history, and what may be done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template, url_for
from flask_login import current_user
from sqlalchemy import select

from tracker import access, clock, history, requests
from tracker.access import finding
from tracker.accounts import Appointment, Person, in_order, people_in
from tracker.db import db
from tracker.evidence import Evidence
from tracker.history import Event
from tracker.letters.asked import answer_words, asked_words, basis_words
from tracker.pages.answers.rows import LOOKS, places_of
from tracker.pages.filters import filesize
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks.deadline import sentence_of_deadline, story_of_deadline
from tracker.pages.tasks.decision_ways import ways_of
from tracker.pages.tasks.door import pages
from tracker.pages.tasks.forms import TaskForm
from tracker.pages.tasks.kinds import kind_of
from tracker.pages.tasks.names import Names
from tracker.pages.tasks.occurrence_rows import occurrence_rows
from tracker.pages.tasks.panel import panel_of
from tracker.pages.tasks.relations import relations_of
from tracker.pages.tasks.signs import flags_before_one
from tracker.pages.tasks.story import story_of
from tracker.pages.tasks.story_fields import fields_of
from tracker.pages.urged import message_of_task, urged_words
from tracker.requests import Request, State
from tracker.rules.answers import tally
from tracker.rules.flags import FLAG_LABELS
from tracker.rules.progress import TaskFacts
from tracker.rules.words import Move, Role, Status, TimeState
from tracker.tasks import WORKING_ROLES, Task, threshold_of
from tracker.tasks.counting import Counting, counting_of
from tracker.units import Unit
from tracker.urgings import ledger

URGINGS = frozenset({Move.URGE, Move.URGE_LEAD, Move.CONTACT})


@pages.get("/nhiem-vu/<int:task_id>")
@audience(Audience.SIGNED_IN)
def one(task_id: int) -> str:
    """Show a task."""
    return show(task_id)


def show(task_id: int, posted: TaskForm | None = None) -> str:
    """Draw a task's page, with a form that could not be taken in its place."""
    on = clock.today()
    task = access.task_in_full(task_id, by=current_user)
    events = history.of("task", task.id)
    people = people_around(task, on)
    in_know = access.may_see_evidence(task, by=current_user, on=on)
    proof = access.evidence_to_see(task, by=current_user, on=on) if in_know else []
    panel = panel_of(task, current_user, people.colleagues, on=on, posted=posted)
    counting = counting_of(task.plan)
    has_asked = any("request_id" in event.changes for event in events)
    asked = requests.of_task(task.id) if has_asked else []
    panel.ways = ways_of(task, panel.moves, asked)
    return render_template(
        "tasks/one.html", task=task, panel=panel, people=people, in_know=in_know,
        moment=moment_of(task, counting, on=on), flag_labels=FLAG_LABELS,
        points=story_of_deadline(task, events), asked=asked_rows(asked),
        deadline=sentence_of_deadline(task, events),
        lines=story_of(events, names_in(events, task), with_reasons=in_know),
        posted=posted, proof=proof_rows(task, proof, events), printed=printed_row(task),
        neighbours=neighbours(task),
        answers=places_of(task, on=on), looks=LOOKS, tally=tally(task.answers, on=on),
        threshold=threshold_of(task),
        flags=flags_before_one(task, events, counting, proofs=len(proof), on=on), on=on,
        occurrences=occurrence_rows(task, events, proof, on=on),
        urged=urged_before(task, events), message=message_of_task(task),
        about=kind_of(task, events, current_user, on=on), relations=relations_of(task, on=on),
    )  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """A task against the calendar today."""

    facts: TaskFacts
    time: TimeState
    working_days: int


def moment_of(task: Task, counting: Counting, *, on: date) -> Moment:
    """Return where a task stands on a day."""
    facts = counting.facts(task, strict_before=task.strict_before, deadline_kind=task.deadline_kind)
    return Moment(
        facts, counting.time_state(facts, on=on), counting.working_days(facts, on=on)
    )  # fmt: skip


@dataclass(frozen=True)
class People:
    """The people around a task: of its unit, its heads, and who confirms it."""

    colleagues: list[Person]
    heads: list[Appointment]
    verifiers: list[Appointment]


def people_around(task: Task, on: date) -> People:
    """Return who heads the unit, who works there and who verifies, in one query."""
    plan, own_id = task.plan, task.working_unit_id or 0
    is_coordinators = own_id == plan.coordinator_unit_id
    verifying_id = (plan.verifier_unit_id if is_coordinators else plan.coordinator_unit_id) or 0
    verifying_role = Role.UNIT_HEAD if is_coordinators else Role.COORDINATOR
    posts = people_in({own_id, verifying_id}, on=on)
    at_work, verifying = posts.get(own_id, []), posts.get(verifying_id, [])
    return People(
        colleagues=in_order(post.person for post in at_work if post.role in WORKING_ROLES),
        heads=[post for post in at_work if post.role == Role.UNIT_HEAD],
        verifiers=[post for post in verifying if post.role == verifying_role],
    )


def urged_before(task: Task, events: list[Event]) -> str:
    """Return how often the task was urged, in words; only asks where its history tells of it."""
    if not any(event.move in URGINGS for event in events):
        return ""
    return urged_words(ledger.of_task(task.id))


def names_in(events: list[Event], task: Task) -> Names:
    """Return the names of the people and units that the events speak of."""
    ids = {event.actor_id for event in events if event.actor_id}
    for key in ("staff_id", "leader_id", "decider_id"):
        ids |= {event.changes[key] for event in events if event.changes.get(key)}
    rows = select(Person.id, Person.full_name).where(Person.id.in_(ids))
    people = {row.id: row.full_name for row in db.session.execute(rows)} if ids else {}
    parts = {part.id: part.text for part in task.parts}
    units = {answer.unit_id: answer.unit.name for answer in task.answers}
    return Names(
        people, parts, units | units_told_of(events), lead=task.lead_text,
        plan_document=task.plan.doc_number,
        areas={area.id: area.numeral for area in task.plan.areas} if changed(events) else {},
        fields=fields_of(events, task, people) if sees_fields() else {},
    )  # fmt: skip


def sees_fields() -> bool:
    """Tell whether the signed-in person reads histories field by field."""
    return finding.sees_changes(current_user, on=clock.today())


def changed(events: list[Event]) -> list[dict[str, Any]]:
    """Return the facts that changes set or ask for."""
    told = [event.changes for event in events if event.move in {Move.CHANGE, Move.ASK_CHANGE}]
    return [facts.get("wanted", facts) for facts in told]


def units_told_of(events: list[Event]) -> dict[int, str]:
    """Return the names of the units to which changes give the task."""
    ids = {facts["lead_unit_id"] for facts in changed(events) if facts.get("lead_unit_id")}
    rows = select(Unit.id, Unit.name).where(Unit.id.in_(ids))
    return {row.id: row.name for row in db.session.execute(rows)} if ids else {}


def asked_rows(asked: list[Request]) -> list[dict[str, object]]:
    """Return the requests on a task in words, the newest first; those taken back are left out."""
    return [
        {"request": one, "asks": asked_words(one),
         "answer": answer_words(one) if one.decider else "",
         "basis": basis_words(one) if one.decider else ""}
        for one in asked
        if one.state != State.WITHDRAWN
    ]  # fmt: skip


def proof_rows(
    task: Task, proof: list[Evidence], events: list[Event]
) -> list[dict[str, object]]:  # fmt: skip
    """Return the documents as the table of evidence shows them; those that wait are new."""
    sent = [event for event in events if event.move == Move.SUBMIT]
    waits = bool(sent) and task.status == Status.SUBMITTED
    fresh = set(sent[-1].changes.get("document_ids", ())) if waits else set()
    return [proof_row(shown, is_new=shown.document_id in fresh) for shown in proof]


def proof_row(shown: Evidence, *, is_new: bool) -> dict[str, object]:
    """Return one document as the table of evidence shows it."""
    document, file = shown.document, shown.document.file
    files = []
    if file:
        words = f"{file.extension.upper()}, {filesize(file.size)}"
        files.append({"words": words, "href": url_for("files.send", file_id=file.id)})
    return {
        "number": document.number, "on": document.issued_on, "files": files, "is_new": is_new,
        "abstract": " · ".join(part for part in (document.abstract, document.issuer) if part),
        "restricted": document.is_restricted,
    }  # fmt: skip


def printed_row(task: Task) -> list[tuple[str, str]]:
    """Return the cells of the annex's row by their headers, blank ones left out at the end."""
    return [(header, str(text or "")) for header, text in task.printed.items()]


def neighbours(task: Task) -> dict[str, object]:
    """Return the tasks before and after in the plan: code and id, None at its ends."""
    near = select(Task.id, Task.code, Task.position).where(
        Task.plan_id == task.plan_id,
        Task.position.between(task.position - 1, task.position + 1),
        Task.status != Status.DRAFT,
    )
    by_place = {row.position - task.position: row for row in db.session.execute(near)}
    return {"before": by_place.get(-1), "after": by_place.get(1)}
