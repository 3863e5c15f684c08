"""What happened to an indicator and its values, in words, the newest first."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import gettext
from sqlalchemy import select

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.history import Event
from tracker.indicators import Indicator
from tracker.pages.filters import instant
from tracker.pages.indicators.words import (
    DIRECTIONS,
    FREQUENCIES,
    SOURCE_KINDS,
)
from tracker.pages.timeline import Told
from tracker.rules import N_
from tracker.rules.numbers import NOTHING, format_day, format_decimal
from tracker.units import Unit

MOVES = {
    "report": (N_("nhập số liệu đến ngày %(day)s"), "pencil", "run"),
    "correct": (N_("sửa số liệu đến ngày %(day)s"), "edit", "soon"),
    "verify": (N_("xác nhận số liệu đến ngày %(day)s"), "circle-check", "met"),
    "define": (N_("sửa cách đo chỉ tiêu"), "adjustments-horizontal", "wait"),
    "add": (N_("thêm chỉ tiêu"), "plus", "run"),
}
FIELDS = {
    "numerator": N_("Tử số"),
    "denominator": N_("Mẫu số"),
    "value": N_("Giá trị"),
    "note": N_("Ghi chú"),
    "document": N_("Văn bản minh chứng"),
    "on": N_("Ngày của số liệu"),
    "title": N_("Tên chỉ tiêu"),
    "measure": N_("Cách đo"),
    "unit_text": N_("Đơn vị tính"),
    "direction": N_("So với mức giao"),
    "target": N_("Mức giao"),
    "target2": N_("Mức giao, đầu trên"),
    "baseline": N_("Mức nền"),
    "baseline_note": N_("Mức nền lấy từ"),
    "numerator_label": N_("Tử số là"),
    "denominator_label": N_("Mẫu số là"),
    "frequency": N_("Kỳ đo"),
    "adds_up": N_("Cộng các kỳ thành số cả năm"),
    "is_cumulative": N_("Lũy kế từ đầu năm"),
    "source_kind": N_("Nguồn số liệu"),
    "source": N_("Nguồn cụ thể"),
    "scope_note": N_("Phạm vi"),
    "lead_unit_id": N_("Đơn vị chủ trì"),
    "points": N_("Lộ trình"),
}
NAMED: dict[str, Mapping[Any, str]] = {
    "direction": DIRECTIONS, "frequency": FREQUENCIES, "source_kind": SOURCE_KINDS,
}  # fmt: skip


def events_of(indicator: Indicator) -> tuple[list[Event], dict[int, str]]:
    """Return the events of an indicator, the newest first, and the names of who acted by id."""
    events = history.of("indicator", indicator.id)[::-1]
    ids = {event.actor_id for event in events if event.actor_id}
    rows = select(Person.id, Person.full_name).where(Person.id.in_(ids))
    return events, {row.id: row.full_name for row in db.session.execute(rows)}


def story_of(events: Iterable[Event], names: Mapping[int, str]) -> list[Told]:
    """Return events in words, in their order."""
    return [told(event, names) for event in events if event.move in MOVES]


def told(event: Event, names: Mapping[int, str]) -> Told:
    """Return one event in words: what stood there and what was put there."""
    words, picture, tone = MOVES[event.move]
    who = names.get(event.actor_id or 0) or gettext("Hệ thống")
    changes = event.changes if event.move in {"correct", "define"} else {}
    lines = [
        f"{gettext(FIELDS[name])}: {shown(name, old)} → {shown(name, new)}"
        for name, (old, new) in changes.items() if name in FIELDS and name != "note"
    ]  # fmt: skip
    rest = " " + gettext(words, day=format_day(event.on))
    return Told(picture, tone, who, rest, instant(event.at), event.note, lines)


def shown(name: str, value: Any) -> str:
    """Return a value as people read it."""
    if value in (None, ""):
        return NOTHING
    if isinstance(value, bool):
        return gettext("Có") if value else gettext("Không")
    if name in NAMED:
        return gettext(NAMED[name].get(value, value))
    return WRITTEN.get(name, str)(value)


def unit_name(unit_id: Any) -> str:
    """Return the name of a unit kept by its id."""
    unit = db.session.get(Unit, int(unit_id))
    return unit.name if unit else NOTHING


def points(kept: Any) -> str:
    """Return a path in words."""
    return "; ".join(f"{day(on)}: {number(target)}" for on, target in kept)


def day(text: Any) -> str:
    """Return a day kept as ISO text."""
    return format_day(date.fromisoformat(text))


def number(text: Any) -> str:
    """Return a number kept as text as offices write it."""
    return format_decimal(Decimal(text))


NUMBERS = ("numerator", "denominator", "value", "target", "target2", "baseline")
WRITTEN: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(NUMBERS, number),
    "lead_unit_id": unit_name,
    "points": points,
    "on": day,
}
