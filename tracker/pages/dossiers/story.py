"""The history of a form in words."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from flask_babel import gettext
from sqlalchemy import select

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.dossiers import DossierField, DossierSheet
from tracker.history import Event
from tracker.pages.dossiers.grid import written as stated_percent
from tracker.pages.filters import instant
from tracker.pages.timeline import Told
from tracker.rules import N_
from tracker.rules.dossiers.counts import LABELS
from tracker.rules.numbers import NOTHING, format_count

SAID = {
    "enter": ("pencil", "run", N_("nhập số liệu")),
    "describe": ("pencil", "none", N_("ghi phạm vi, tổng cộng trên văn bản")),
    "explain": ("message", "soon", N_("giải trình")),
}
OTHER = ("pencil", "none", N_("cập nhật số liệu"))
BESIDE = {
    "qualifier": N_("từ kèm theo"),
    "stated": N_("tỷ lệ đã công bố"),
    "on_time_includes_early": N_("đúng hạn gồm cả trước hạn"),
    "scope_note": N_("phạm vi số liệu"),
}


def story_of(sheet: DossierSheet, fields: list[DossierField]) -> list[Told]:
    """Return what happened to a form, the newest first."""
    events = history.of(DossierSheet.__tablename__, sheet.id)
    people = select(Person).where(Person.id.in_({event.actor_id for event in events}))
    names = {person.id: person.full_name for person in db.session.scalars(people)}
    of_fields = {str(one.id): one.name for one in fields}
    return [told(event, names, of_fields) for event in reversed(events)]


def told(event: Event, names: dict[int, str], fields: dict[str, str]) -> Told:
    """Return one event in words."""
    icon, tone, act = SAID.get(event.move, OTHER)
    who = names.get(event.actor_id or 0, gettext("Hệ thống"))
    return Told(
        icon, tone, who, f" {gettext(act)}", said_at(event.at), event.note,
        lines_of(event.changes, fields),
    )  # fmt: skip


def said_at(at: datetime) -> str:
    """Return an instant as the timeline shows it."""
    return instant(at)


def lines_of(changes: dict[str, Any], fields: dict[str, str]) -> list[str]:
    """Return what an event changed, one field's row a line."""
    found = [
        f"{fields.get(key, key)}: {'; '.join(change(name, *pair) for name, pair in row.items())}"
        for key, row in changes.get("rows", {}).items()
    ]
    if pair := changes.get("scope_note"):
        found.append(change("scope_note", *pair))
    if pair := changes.get("totals"):
        old, new = pair
        names = sorted({*old, *new})
        parts = (change(name, old.get(name), new.get(name)) for name in names)
        found.append(f"{gettext('Tổng cộng trên văn bản')}: {'; '.join(parts)}")
    return found


def change(name: str, old: Any, new: Any) -> str:
    """Return one change: its column, from what to what."""
    if name == "stated":
        old, new = percents(old), percents(new)
    words = gettext(LABELS.get(name) or BESIDE.get(name, name))
    return (
        f"{words} {written(new)}"
        if old in (None, "", False)
        else f"{words} {written(old)} → {written(new)}"
    )


def percents(kept: str | None) -> str:
    """Return the kept percents 98.93|0.63 as they were typed: 98,93; 0,63."""
    return "; ".join(stated_percent(Decimal(one)) for one in (kept or "").split("|") if one)


def written(value: Any) -> str:
    """Return a value of a change as it is read."""
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if isinstance(value, int):
        return format_count(value)
    return str(value) if value else NOTHING
