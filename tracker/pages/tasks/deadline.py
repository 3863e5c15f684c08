"""The story of a deadline: as issued, as put off, and when things were done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from tracker.history import Event
from tracker.pages.looks import time_look, time_words
from tracker.pages.tasks.looks import kept_day
from tracker.rules import progress
from tracker.rules.numbers import format_day
from tracker.rules.words import DeadlineKind, Move, Status, TimeState, within_sentence
from tracker.tasks import Task, TaskOccurrence

MOST = 6


@dataclass(frozen=True)
class Point:
    """A day on the line: what it is, how it looks, a remark; solid where something happened."""

    day: date
    words: str
    icon: str
    tone: str
    remark: str = ""
    has_happened: bool = False


def story_of_deadline(task: Task, events: list[Event]) -> list[Point]:
    """Return the days that tell how a deadline went, in their order."""
    points = [_original(task), *_extensions(events), *_result(task)]
    room = MOST - len(points)
    several = [] if task.deadline_kind == DeadlineKind.ONGOING else task.occurrences
    points += [_occurrence(place, one) for place, one in _nearest(several, room)]
    return sorted(points, key=lambda point: point.day)


def sentence_of_deadline(task: Task, events: list[Event]) -> str:
    """Return Hạn ban đầu 30/6/2026; gia hạn lần 1 đến 31/7/2026; empty without an extension."""
    extended = [event for event in events if event.move == Move.EXTEND]
    if not extended:
        return ""
    said = [gettext("Hạn ban đầu %(day)s", day=format_day(task.original_due_on))]
    for times, event in enumerate(extended, start=1):
        day = kept_day(event.changes["due_on"])
        said.append(gettext("gia hạn lần %(times)s đến %(day)s", times=times, day=day))
    return "; ".join(said)


def _original(task: Task) -> Point:
    remark = gettext("không thay đổi khi gia hạn") if task.extension_count else ""
    return Point(task.original_due_on, gettext("Hạn ban đầu"), "clock", "none", remark)


def _extensions(events: list[Event]) -> Iterator[Point]:
    for event in events:
        due = event.changes.get("due_on")
        if event.move == Move.EXTEND and due:
            paper = event.changes.get("document") or event.changes.get("decision")
            yield Point(
                date.fromisoformat(due), gettext("Hạn sau gia hạn"), "calendar-plus", "run",
                paper or format_day(event.on),
            )  # fmt: skip


def _result(task: Task) -> Iterator[Point]:
    if task.completed_on:
        state = progress.punctuality(task.completed_on, task.original_due_on)
        look = time_look(state)
        words = gettext("Kết quả: %(when)s", when=within_sentence(time_words(state)))
        yield Point(
            task.completed_on, words, look.icon, look.tone, _against(task), has_happened=True
        )
    elif task.reported_done_on and task.status == Status.SUBMITTED:
        yield Point(
            task.reported_done_on, gettext("Đơn vị báo xong"), "hourglass", "wait",
            gettext("chờ xác nhận"), has_happened=True,
        )  # fmt: skip


def _against(task: Task) -> str:
    if not (task.extension_count and task.completed_on):
        return ""
    if task.completed_on <= task.due_on:
        return gettext("trong hạn đã gia hạn")
    return gettext("quá cả hạn đã gia hạn")


def _nearest(
    occurrences: list[TaskOccurrence], room: int
) -> list[tuple[int, TaskOccurrence]]:  # fmt: skip
    """Return the last occurrences done and the next ones due, as many as there is room for."""
    numbered = list(enumerate(occurrences, start=1))
    first_open = next((place for place, one in numbered if one.done_on is None), len(numbered))
    start = max(0, min(first_open - 1 - room // 2, len(numbered) - room))
    return numbered[start : start + room]


def _occurrence(place: int, one: TaskOccurrence) -> Point:
    if one.done_on is None:
        words = gettext("Đợt %(place)s", place=place)
        return Point(one.due_on, words, "clock", "none", gettext("chưa ghi kết quả"))
    state = progress.punctuality(one.done_on, one.due_on)
    look = time_look(state if state is TimeState.LATE else TimeState.ON_TIME)
    words = gettext("Đợt %(place)s: %(when)s", place=place, when=within_sentence(time_words(state)))
    remark = gettext("kết quả ngày %(day)s", day=format_day(one.done_on))
    return Point(one.due_on, words, look.icon, look.tone, remark, has_happened=True)
