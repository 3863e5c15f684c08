"""The occurrences of a task as its page shows them: due, done, by what proof, verified or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_login import current_user

from tracker.accounts import Person
from tracker.evidence import Document, Evidence
from tracker.history import Event
from tracker.rules.progress import punctuality
from tracker.rules.words import DeadlineKind, Move, Status, TimeState
from tracker.rules.workflow import ON_OCCURRENCES, possible_moves
from tracker.tasks import Task, TaskOccurrence, standing
from tracker.tasks.occurrences import results_of


@dataclass(frozen=True)
class OccurrenceRow:
    """An occurrence with its result and proof, and whether the reader may take the result back."""

    place: int
    fact: TaskOccurrence
    time: TimeState | None
    is_missed: bool
    text: str
    documents: list[Document]
    may_undo: bool


def occurrence_rows(
    task: Task, events: Sequence[Event], proof: Sequence[Evidence], *, on: date
) -> list[OccurrenceRow]:  # fmt: skip
    """Return the occurrences of a task as its page shows them to the signed-in person."""
    noted = results_of(events)
    shown = {evidence.document_id: evidence.document for evidence in proof}
    may_undo = may_undo_on(task, current_user, on=on)
    return [
        OccurrenceRow(
            place=place, fact=occurrence, time=_time(occurrence),
            is_missed=occurrence.done_on is None and occurrence.due_on < on,
            text=occurrence.note,
            documents=list(_documents(noted.get(occurrence.due_on), shown)),
            may_undo=may_undo and _is_own(noted.get(occurrence.due_on), occurrence),
        )
        for place, occurrence in enumerate(task.occurrences, start=1)
    ]  # fmt: skip


def may_undo_on(task: Task, person: Person, *, on: date) -> bool:
    """Tell whether a person may take back results on a task that stands as it does."""
    rules = possible_moves(Status(task.status), standing(person, task, on=on), table=ON_OCCURRENCES)
    is_ongoing = task.deadline_kind == DeadlineKind.ONGOING
    return not is_ongoing and any(rule.move is Move.UNDO_OCCURRENCE for rule in rules)


def _is_own(noted: Event | None, occurrence: TaskOccurrence) -> bool:
    is_open = occurrence.done_on is not None and occurrence.verified_at is None
    return is_open and noted is not None and noted.actor_id == current_user.id


def _time(occurrence: TaskOccurrence) -> TimeState | None:
    """Return whether an occurrence came late; before its day is on time for one of several."""
    if occurrence.done_on is None:
        return None
    is_late = punctuality(occurrence.done_on, occurrence.due_on) is TimeState.LATE
    return TimeState.LATE if is_late else TimeState.ON_TIME


def _documents(noted: Event | None, shown: Mapping[int, Document]) -> Iterator[Document]:
    for document_id in noted.changes.get("document_ids", ()) if noted else ():
        if document_id in shown:
            yield shown[document_id]
