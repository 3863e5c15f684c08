"""A task's history field by field, for those who oversee: what stood there, what was put there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext
from sqlalchemy import select

from tracker.clock import day_of
from tracker.db import db
from tracker.history import Event
from tracker.pages.looks import state_words
from tracker.rules import N_
from tracker.rules.numbers import NOTHING, format_day
from tracker.rules.words import (
    BLOCKED_REASON_LABELS,
    DEADLINE_KIND_LABELS,
    BlockedReason,
    DeadlineKind,
    Move,
)
from tracker.tasks import Task
from tracker.units import Unit

FIELDS = {
    "title": N_("Nội dung nhiệm vụ"),
    "deliverable": N_("Sản phẩm"),
    "area_id": N_("Nội dung trong kế hoạch"),
    "lead_unit_id": N_("Cơ quan chủ trì"),
    "collecting_unit_id": N_("Đơn vị tổng hợp"),
    "staff_id": N_("Người thực hiện"),
    "leader_id": N_("Lãnh đạo phụ trách"),
    "due_on": N_("Hạn"),
    "original_due_on": N_("Hạn ban đầu"),
    "deadline_kind": N_("Loại thời hạn"),
    "deadline_text": N_("Thời hạn như in"),
    "trigger_on": N_("Ngày phát sinh"),
    "blocked_reason": N_("Nguyên nhân vướng mắc"),
    "blocked_agency": N_("Cơ quan đang chờ"),
    "blocked_since_on": N_("Vướng mắc từ ngày"),
    "percent": N_("Đạt đến nay"),
    "threshold": N_("Ngưỡng kết thúc"),
}
STATE = N_("Trạng thái")
EFFECT, DONE = N_("Tính từ ngày"), N_("Ngày hoàn thành thực tế")
UNITS = ("lead_unit_id", "collecting_unit_id")
ENTRIES = frozenset({Move.ISSUE, Move.ADD})
# The day on which these take effect is the day on which the work was done.
DONE_ON = frozenset({Move.VERIFY, Move.POST})


@dataclass(frozen=True)
class Known:
    """The names behind the ids that changes hold."""

    units: Mapping[int, str]
    people: Mapping[int, str]
    areas: Mapping[int, str]


def fields_of(
    events: list[Event], task: Task, people: Mapping[int, str]
) -> dict[int, list[str]]:  # fmt: skip
    """Return what each event changed, "Hạn: 30/06/2026 → 31/07/2026", by the event's id.

    What the first event lays down is no change; a day of effect other than the day of recording
    is told, because figures follow it. `people` are the names of those whom the events name.
    """
    known = _known(events, task, people)
    stood: dict[str, str] = {}
    return {event.id: list(_told(event, stood, known)) for event in events}


def _told(event: Event, stood: dict[str, str], known: Known) -> Iterator[str]:
    is_first = event.move in ENTRIES
    for name, label, now in _set_by(event, known):
        before = stood.get(name, NOTHING)
        stood[name] = now
        if now != before and not is_first:
            yield f"{gettext(label)}: {before} → {now}"
    if event.on != day_of(event.at) and not is_first:
        words = DONE if event.move in DONE_ON else EFFECT
        yield f"{gettext(words)}: {format_day(event.on)}"


def _set_by(event: Event, known: Known) -> Iterator[tuple[str, str, str]]:
    if event.status is not None:
        yield "status", STATE, state_words(event.status, event.outcome)
    for name, label in FIELDS.items():
        if name in event.changes:
            yield name, label, _written(name, event.changes[name], known)


def _written(name: str, value: Any, known: Known) -> str:
    if value in (None, ""):
        return NOTHING
    if name in WORDS:
        return WORDS[name](value, known)
    return format_day(date.fromisoformat(value)) if name.endswith("_on") else str(value)


WORDS: dict[str, Callable[[Any, Known], str]] = {
    "area_id": lambda key, known: known.areas.get(key, NOTHING),
    "lead_unit_id": lambda key, known: known.units.get(key, NOTHING),
    "collecting_unit_id": lambda key, known: known.units.get(key, NOTHING),
    "staff_id": lambda key, known: known.people.get(key, NOTHING),
    "leader_id": lambda key, known: known.people.get(key, NOTHING),
    "blocked_reason": lambda word, _known: gettext(BLOCKED_REASON_LABELS[BlockedReason(word)]),
    "deadline_kind": lambda word, _known: gettext(DEADLINE_KIND_LABELS[DeadlineKind(word)]),
    "percent": lambda number, _known: f"{number}%".replace(".", ","),
}


def _known(events: list[Event], task: Task, people: Mapping[int, str]) -> Known:
    later = [event for event in events if event.move not in ENTRIES]
    ids = _units(events) if _units(later) else set()
    rows = select(Unit.id, Unit.name).where(Unit.id.in_(ids))
    units = {row.id: row.name for row in db.session.execute(rows)} if ids else {}
    is_moved = any("area_id" in event.changes for event in later)
    areas = task.plan.areas if is_moved else []
    return Known(units, people, {one.id: f"{one.numeral}. {one.title}" for one in areas})


def _units(events: list[Event]) -> set[int]:
    told = (event.changes.get(name) for event in events for name in UNITS)
    return {key for key in told if key}
