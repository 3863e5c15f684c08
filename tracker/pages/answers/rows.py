"""The matrix of answers as plain values: one row a unit, the exceptions first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.accounts import Appointment
from tracker.evidence import Document
from tracker.rules import N_
from tracker.rules.answers import OWED, AnswerState
from tracker.rules.fold import fold
from tracker.rules.words import Role
from tracker.rules.working_days import Calendar
from tracker.tasks import Task, TaskAnswer


class Place(StrEnum):
    """Where an answer stands in the matrix, and the word of the address that asks for it."""

    RETURNED = "tra-lai"
    LATE_SILENT = "qua-han"
    LATE_AT_WORK = "qua-han-dang-lam"
    SILENT = "chua-tra-loi"
    AT_WORK = "dang-lam"
    SENT = "da-gui"
    ACCEPTED = "da-chap-nhan"
    LEFT = "khong-con-giao"


@dataclass(frozen=True)
class Look:
    """How a place looks: words, icon, tone, and whether somebody has to act."""

    words: str
    icon: str
    tone: str
    is_act: bool = False


LOOKS = {
    Place.RETURNED: Look(N_("Trả lại"), "arrow-back-up", "over", is_act=True),
    Place.LATE_SILENT: Look(N_("Quá hạn, chưa trả lời"), "alarm", "over", is_act=True),
    Place.LATE_AT_WORK: Look(N_("Quá hạn, đang làm"), "alarm", "over"),
    Place.SILENT: Look(N_("Chưa trả lời"), "circle-dashed", "none"),
    Place.AT_WORK: Look(N_("Đang làm"), "circle-half-2", "run"),
    Place.SENT: Look(N_("Đã gửi, chờ chấp nhận"), "hourglass", "wait", is_act=True),
    Place.ACCEPTED: Look(N_("Được chấp nhận"), "circle-check", "met"),
    Place.LEFT: Look(N_("Không còn được giao"), "ban", "none"),
}
PLACES = {
    AnswerState.SILENT: (Place.SILENT, Place.LATE_SILENT),
    AnswerState.AT_WORK: (Place.AT_WORK, Place.LATE_AT_WORK),
    AnswerState.SENT: (Place.SENT, Place.SENT),
    AnswerState.ACCEPTED: (Place.ACCEPTED, Place.ACCEPTED),
    AnswerState.RETURNED: (Place.RETURNED, Place.RETURNED),
}


@dataclass(frozen=True)
class Row:
    """One unit's answer: where it stands, working days late or left, who answers for the unit.

    `reads` says whether the person may see its documents and why it came back.
    """

    answer: TaskAnswer
    place: Place
    days: int
    is_late: bool
    reads: bool
    documents: Sequence[Document]
    contact: Appointment | None

    @property
    def look(self) -> Look:
        """How the row's state looks."""
        return LOOKS[self.place]

    @property
    def owes(self) -> bool:
        """Whether the unit still has to send something."""
        return self.place is not Place.LEFT and self.answer.status in OWED


@dataclass(frozen=True)
class Around:
    """What is known around the answers of a task on a day."""

    on: date
    calendar: Calendar
    documents: Mapping[int, Sequence[Document]]
    posts: Mapping[int, Sequence[Appointment]]
    readable_units: frozenset[int]
    in_know: bool

    def row(self, answer: TaskAnswer) -> Row:
        """Return the row of one answer."""
        reads = self.in_know or answer.unit_id in self.readable_units
        until = answer.done_on or self.on
        posts = self.posts.get(answer.unit_id, ())
        heads = [post for post in posts if post.role == Role.UNIT_HEAD]
        return Row(
            answer=answer, place=place_of(answer, on=self.on), is_late=until > answer.due,
            days=abs(self.calendar.between(until, answer.due)),
            reads=reads, contact=next(iter([*heads, *posts]), None),
            documents=self.documents.get(answer.id, ()) if reads else (),
        )  # fmt: skip


def place_of(answer: TaskAnswer, *, on: date) -> Place:
    """Return where an answer stands on a day."""
    state = AnswerState(answer.status)
    if answer.left_on is not None and answer.left_on <= on and state is not AnswerState.ACCEPTED:
        return Place.LEFT
    in_time, late = PLACES[state]
    return late if answer.due < on else in_time


def places_of(task: Task, *, on: date) -> dict[Place, list[TaskAnswer]]:
    """Return the answers of a group's task by place, in the order of the places."""
    found: dict[Place, list[TaskAnswer]] = {place: [] for place in Place}
    for one in task.answers if task.collecting_unit_id else ():
        found[place_of(one, on=on)].append(one)
    return {place: answers for place, answers in found.items() if answers}


def rows_of(task: Task, around: Around) -> list[Row]:
    """Return the rows of a task, the exceptions first, then in the order of the units."""
    order = list(Place)
    return sorted(
        (around.row(one) for one in task.answers),
        key=lambda row: (order.index(row.place), row.answer.unit.position, row.answer.id),
    )


def counted(rows: Iterable[Row]) -> dict[Place, int]:
    """Return how many rows stand in each place, in the order of the places, empty ones left out."""
    places = [row.place for row in rows]
    return {place: places.count(place) for place in Place if place in places}


def fitting(rows: Iterable[Row], *, place: Place | None, text: str) -> list[Row]:
    """Return the rows in a place whose unit's name or code holds a text, without accents."""
    wanted = fold(text)
    return [
        row for row in rows
        if place in (None, row.place)
        and wanted in fold(f"{row.answer.unit.name} {row.answer.unit.code}")
    ]  # fmt: skip
