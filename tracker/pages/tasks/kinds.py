"""What kind of task it is, in words: when it is due, how it counts, what its unit has said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from tracker.accounts import Person
from tracker.history import Event
from tracker.pages.tasks.looks import kept_day
from tracker.plans import PlanState
from tracker.rules import kinds
from tracker.rules.standing import Standing
from tracker.rules.words import DeadlineKind, Move, Status
from tracker.rules.workflow import ON_OCCURRENCES, possible_moves
from tracker.tasks import Task, standing
from tracker.tasks.children import WAITING, open_children
from tracker.tasks.occurrences import nothing_told
from tracker.updates import awaits_trigger


@dataclass(frozen=True)
class About:
    """What is said of a task's kind, and whether the reader may say when it occurred."""

    remarks: list[str]
    may_trigger: bool
    nothing_occurred: Event | None


def kind_of(task: Task, events: Sequence[Event], person: Person, *, on: date) -> About:
    """Return what a task's page says of its kind to a person."""
    remarks = [*_by_kind(task), *_about_years(task), *_about_trigger(task, events)]
    remarks += _about_children(task)
    return About(remarks, may_trigger(task, person, on=on), nothing_told(task, events))


def may_trigger(task: Task, person: Person, *, on: date) -> bool:
    """Tell whether a person may say when it occurred; a second time the secretariat alone."""
    if task.deadline_kind != DeadlineKind.RELATIVE or task.plan.state == PlanState.CLOSED:
        return False
    held = standing(person, task, on=on)
    rules = possible_moves(Status(task.status), held, table=ON_OCCURRENCES)
    is_open = awaits_trigger(task) or Standing.COORDINATOR in held
    counts = kinds.has_length(task.recurrence) and is_open
    return counts and any(rule.move is Move.TRIGGER for rule in rules)


def _by_kind(task: Task) -> Iterator[str]:
    if task.deadline_kind == DeadlineKind.ONGOING:
        yield gettext(
            "Nhiệm vụ thường xuyên: cập nhật mỗi quý một lần, chậm nhất ngày 14 của tháng cuối quý;"
            " gửi xác nhận từ tháng cuối của kế hoạch."
        )
    elif task.occurrences:
        yield gettext("Hoàn thành khi mọi đợt đều có kết quả; hạn chung là hạn của đợt cuối.")


def _about_years(task: Task) -> Iterator[str]:
    until = kinds.last_year(task.deadline_text, task.recurrence, year=task.year)
    if until:
        yield gettext(
            "Nhiệm vụ nhiều năm, thực hiện đến %(until)s;"
            " kế hoạch này tính phần việc năm %(year)s.",
            until=until, year=task.year,
        )  # fmt: skip


def _about_children(task: Task) -> Iterator[str]:
    """Tell of a task that was done before one below it was added, or its verification voided."""
    if task.status == Status.COMPLETED and (codes := open_children(task)):
        yield gettext(WAITING, codes=", ".join(codes))


def _about_trigger(task: Task, events: Sequence[Event]) -> Iterator[str]:
    occurred = [event for event in events if event.move == Move.TRIGGER]
    if awaits_trigger(task):
        yield gettext("Thời hạn tính từ ngày phát sinh; chưa có ngày đó thì chưa xác định hạn.")
    elif occurred:
        yield gettext(
            "Phát sinh ngày %(day)s, thời hạn tính từ ngày đó; không phải gia hạn.",
            day=kept_day(occurred[-1].changes["trigger_on"]),
        )
