"""What an act changes on each task, in words: what stands now, what will stand, or why not."""

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext

from tracker import reminders
from tracker.bulk import Act, Bulk, BulkItem, Fate, to_assign
from tracker.pages.locale import said
from tracker.pages.looks import state_words
from tracker.pages.urged import names_of
from tracker.reminders.recipients import People
from tracker.requests.facts import REMOVAL_LABELS, RemovalReason
from tracker.rules import N_
from tracker.rules.numbers import format_day
from tracker.rules.words import Outcome, Status
from tracker.tasks import Task

NOBODY = N_("chưa giao")
UNBROKEN = "\u00a0"


@dataclass(frozen=True)
class Shown:
    """One task of the choice: what stands, what the act makes of it, why it is refused."""

    item: BulkItem
    was: str
    becomes: str
    why: str


def shown_of(bulk: Bulk, people: People) -> dict[str, list[Shown]]:
    """Return the tasks of an act in words, by their fate."""
    found: dict[str, list[Shown]] = {fate.value: [] for fate in Fate}
    for item in bulk.items:
        told = bool(bulk.told_at)
        was, becomes = WORDS[Act(bulk.act)](item.task, bulk, people) if told else ("", "")
        found[item.fate].append(Shown(item, was, becomes, _why(item)))
    return found


def _why(item: BulkItem) -> str:
    if not item.refusal:
        return ""
    return said(item.refusal["msgid"], item.refusal["values"])


Words = Callable[[Task, Bulk, People], tuple[str, str]]


def _assigned(task: Task, bulk: Bulk, people: People) -> tuple[str, str]:
    was = task.staff.full_name if task.staff else gettext(NOBODY)
    person = people.by_id.get(to_assign(task, bulk))
    return was, person.full_name if person else ""


def _urged(task: Task, _bulk: Bulk, people: People) -> tuple[str, str]:
    names = ", ".join(names_of(reminders.to_urge(task, people)))
    return state_words(task.status), gettext("thư gửi %(names)s", names=names)


def _verified(task: Task, _bulk: Bulk, _people: People) -> tuple[str, str]:
    day = gettext("kết quả ngày %(day)s", day=format_day(task.reported_done_on))
    return (
        f"{state_words(task.status, task.outcome)}, {day}",
        state_words(Status.COMPLETED, Outcome.MET),
    )


def _extended(task: Task, bulk: Bulk, _people: People) -> tuple[str, str]:
    was, becomes = (
        gettext("hạn %(day)s", day=format_day(day)) for day in (task.due_on, bulk.due_on)
    )
    return was.replace(" ", UNBROKEN), becomes.replace(" ", UNBROKEN)


def _removed(task: Task, bulk: Bulk, _people: People) -> tuple[str, str]:
    why = gettext(REMOVAL_LABELS[RemovalReason(bulk.terms["why"])])
    return state_words(task.status, task.outcome), f"{state_words(Status.CANCELLED)}: {why}"


WORDS: dict[Act, Words] = {
    Act.ASSIGN: _assigned,
    Act.URGE: _urged,
    Act.VERIFY: _verified,
    Act.EXTEND: _extended,
    Act.REMOVE: _removed,
}
