"""What a list asks of a task's history, documents and people, within the statement of its rows."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Label,
    ScalarSelect,
    Select,
    String,
    cast,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from tracker.accounts import Person
from tracker.evidence import Document, Evidence
from tracker.history import Event
from tracker.rules.fold import fold
from tracker.tasks.facts import Task, TaskPart
from tracker.tasks.moves import CONFIDENTIAL, KIND


@dataclass(frozen=True)
class Said:
    """A text that is sought, and the documents in which the person may seek it."""

    text: str
    documents: Select[Document]


def columns_beside() -> tuple[Label[Any], ...]:
    """Return how many documents prove a task, its coordinating units by id in one text, and names.

    The names are those of the person in charge and of the leader.
    """
    proofs = select(func.count(Evidence.id)).where(Evidence.task_id == Task.id)
    unit_id = cast(TaskPart.unit_id, String)
    partners = select(func.aggregate_strings(unit_id, ",")).where(
        TaskPart.task_id == Task.id, TaskPart.unit_id.is_not(None)
    )
    return (
        proofs.scalar_subquery().label("proofs"),
        partners.scalar_subquery().label("partners"),
        _name_of(Task.staff_id).label("staff_name"),
        _name_of(Task.leader_id).label("leader_name"),
    )


def _name_of(person_id: InstrumentedAttribute[int | None]) -> ScalarSelect[str]:
    return select(Person.full_name).where(Person.id == person_id).scalar_subquery()


def holds_text(said: Said | None, *, plan_id: int) -> Label[bool]:
    """Return whether a sentence told of a plan's task, or a document shown of it, holds the text.

    Reasons that only some may read are left out. Texts are folded on both sides, so that every
    database finds the same.
    """
    wanted = fold(said.text) if said else ""
    if said is None or not wanted:
        return false().label("said")
    found = or_(
        Task.id.in_(_in_sentences(wanted, plan_id)),
        Task.id.in_(_in_documents(wanted, said.documents)),
    )
    return found.label("said")


# Neither asks about the row at hand: the database answers each once, not once for every task.
def _in_sentences(wanted: str, plan_id: int) -> Select[int]:
    return select(Event.record_id).where(
        Event.chain_id == plan_id, Event.kind == KIND, Event.move.not_in(CONFIDENTIAL),
        Event.search_key.contains(wanted, autoescape=True),
    )  # fmt: skip


def _in_documents(wanted: str, readable: Select[Document]) -> Select[int]:
    held = readable.with_only_columns(Document.id).where(
        Document.search_key.contains(wanted, autoescape=True)
    )
    return select(Evidence.task_id).where(Evidence.document_id.in_(held))
