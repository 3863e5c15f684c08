"""Cần xử lý: at most ten lines, grouped by why, each with who to call."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext

from tracker.accounts import HeadedUnit, Person
from tracker.figures.matters import Kind, Matter
from tracker.figures.plan import KnownTask
from tracker.pages.overview.links import Links
from tracker.rules import N_
from tracker.rules.numbers import format_day, two_digits, two_digits_of
from tracker.rules.words import BLOCKED_REASON_LABELS, BlockedReason, DeadlineKind
from tracker.tasks.filters import Due, State

SHOWN = 10
NAMED = 3


@dataclass(frozen=True)
class MatterLine:
    """One exception as the page shows it: `unit_name` is that of the day of the figures."""

    matter: Matter
    task: KnownTask
    unit_name: str
    head: Person | None
    detail: str


@dataclass(frozen=True)
class MatterGroup:
    """The exceptions of one kind that fit, and how many there are in all."""

    kind: Kind
    words: str
    icon: str
    tone: str
    total: int
    href: str
    lines: list[MatterLine]


LOOKS = {
    Kind.OVERDUE: (N_("Quá hạn"), "alarm", "over"),
    Kind.BLOCKED: (N_("Vướng mắc"), "barrier-block", "block"),
    Kind.MISSED: (N_("Đợt chưa có kết quả"), "clock-exclamation", "soon"),
    Kind.WAITING: (N_("Chờ xác nhận"), "hourglass", "wait"),
    Kind.NOT_MET: (N_("Đã thực hiện, chưa đạt"), "circle-x", "short"),
}


def matter_groups(
    matters: list[Matter], units: Mapping[int, HeadedUnit], links: Links
) -> list[MatterGroup]:  # fmt: skip
    """Return the ten worst exceptions by kind, with the head of each unit and the phone."""
    shown = matters[:SHOWN]
    groups = []
    for kind, (words, icon, tone) in LOOKS.items():
        lines = [
            matter_line(matter, units.get(unit_id_of(matter) or 0))
            for matter in shown
            if matter.kind is kind
        ]
        total = sum(1 for matter in matters if matter.kind is kind)
        if lines:
            groups.append(MatterGroup(kind, words, icon, tone, total, list_of(kind, links), lines))
    return groups


def unit_id_of(matter: Matter) -> int | None:
    """Return the unit that works on the task."""
    return matter.task.collecting_unit_id or matter.task.lead_unit_id


def matter_line(matter: Matter, headed: HeadedUnit | None) -> MatterLine:
    """Return one line: the task, its unit, the head to call, and what stands in the way."""
    name, head = (headed.name, headed.head) if headed else (matter.task.lead_text, None)
    silent = silent_words(matter) if matter.silent else ""
    detail = "; ".join(words for words in (detail_of(matter), silent) if words)
    return MatterLine(matter, matter.task, name, head, detail)


def silent_words(matter: Matter) -> str:
    """Return how many of the units asked have not answered: 03/10 đơn vị chưa trả lời."""
    fraction = two_digits_of(matter.silent, matter.asked)
    return gettext("%(fraction)s đơn vị chưa trả lời", fraction=fraction)


def detail_of(matter: Matter) -> str:
    """Return who or what blocks the task, or why it is not met, in the words given for it."""
    state = matter.task.state
    if matter.missed:
        return missed_words(matter)
    if matter.kind not in {Kind.BLOCKED, Kind.NOT_MET}:
        return ""
    if not state.blocked_reason:
        return state.note
    if state.note:
        return named_first(state.blocked_agency, state.note)
    reason = gettext(BLOCKED_REASON_LABELS[BlockedReason(state.blocked_reason)])
    return f"{reason}: {state.blocked_agency}" if state.blocked_agency else reason


def named_first(agency: str, note: str) -> str:
    """Return a note under the name of who is waited for, unless the note names it."""
    said = not agency or agency.casefold() in note.casefold()
    return note if said else f"{agency}: {note}"


def missed_words(matter: Matter) -> str:
    """Return "đợt hạn 31/03/2026 chưa có kết quả", the first ones named."""
    named = ", ".join(format_day(one.due_on) for one in matter.missed[:NAMED])
    more = len(matter.missed) - NAMED
    if more > 0:
        named = gettext("%(days)s và %(more)s đợt khác", days=named, more=two_digits(more))
    if matter.task.state.deadline_kind == DeadlineKind.ONGOING:
        return gettext("kỳ cập nhật %(days)s chưa có kết quả", days=named)
    return gettext("đợt hạn %(days)s chưa có kết quả", days=named)


def list_of(kind: Kind, links: Links) -> str:
    """Return the list behind a kind of matter."""
    lists = {
        Kind.OVERDUE: links.due(Due.OVERDUE),
        Kind.MISSED: links.due(Due.MISSED),
        Kind.BLOCKED: links.state(State.BLOCKED),
        Kind.WAITING: links.state(State.WAITING),
        Kind.NOT_MET: links.state(State.NOT_MET),
    }
    return lists[kind]
