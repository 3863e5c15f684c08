"""The part of a task's history that asks for a leader's word and tells what it was."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext

from tracker.history import Event
from tracker.pages.tasks.looks import Looks, kept_day
from tracker.pages.tasks.names import Names
from tracker.requests import KIND_LABELS, REMOVAL_LABELS, Kind, RemovalReason
from tracker.rules import N_
from tracker.rules.words import Move, within_sentence

Changes = dict[str, Any]
Details = Callable[[Changes, Event, Names], list[str]]

LOOKS_OF_DECISIONS = {
    Move.ASK_EXTENSION: Looks("calendar-plus", "wait", N_("đề nghị gia hạn")),
    Move.ASK_REMOVAL: Looks("ban", "wait", N_("đề nghị đưa ra khỏi kế hoạch")),
    Move.ASK_CHANGE: Looks("arrows-exchange", "wait", N_("đề nghị điều chỉnh nhiệm vụ")),
    Move.ASK_REOPENING: Looks("arrow-back-up", "wait", N_("đề nghị mở lại")),
    Move.COMMENT: Looks("message-2", "none", N_("ghi ý kiến về đề nghị")),
    Move.WITHDRAW_REQUEST: Looks("arrow-back-up", "none", N_("rút lại đề nghị")),
    Move.REFUSE: Looks("circle-x", "over", N_("không đồng ý đề nghị")),
    Move.EXTEND: Looks("calendar-plus", "run", N_("đồng ý gia hạn")),
    Move.CANCEL: Looks("ban", "none", N_("đưa ra khỏi kế hoạch")),
    Move.CHANGE: Looks("arrows-exchange", "run", N_("điều chỉnh nhiệm vụ")),
    Move.REOPEN: Looks("arrow-back-up", "short", N_("mở lại")),
    Move.VOID: Looks("history", "short", N_("ghi nhận lần xác nhận trước là sai")),
}


def recorded(did: str, event: Event) -> str:
    """Return what was done, as recorded where somebody else had decided it."""
    decider = event.changes.get("decider_id")
    return gettext("ghi nhận: %(did)s", did=did) if decider not in (None, event.actor_id) else did


def asked(changes: Changes, _event: Event, names: Names) -> list[str]:
    """Return what is asked for."""
    said = wanted(changes.get("wanted", {}), names)
    return [*said, gettext("đề nghị muộn")] if changes.get("is_late") else said


def of_kind(changes: Changes, event: Event, names: Names) -> list[str]:
    """Return which request it was, and who decided."""
    label = gettext(KIND_LABELS[Kind(changes["kind"])]) if changes.get("kind") else ""
    return [within_sentence(label), *decided(changes, event, names)]


def decided(changes: Changes, event: Event, names: Names) -> list[str]:
    """Return what was decided, by whom and by which document."""
    said = wanted(changes, names) + by_leader(changes, event, names)
    number, on = changes.get("document") or changes.get("decision"), changes.get("decided_on")
    if not number:
        return said
    if not on:
        return [*said, gettext("theo %(document)s", document=number)]
    day = kept_day(on)
    return [*said, gettext("theo %(document)s ngày %(day)s", document=number, day=day)]


def by_leader(changes: Changes, event: Event, names: Names) -> list[str]:
    """Return who decided, where somebody else recorded it."""
    decider = changes.get("decider_id")
    if decider in (None, event.actor_id):
        return []
    return [gettext("ý kiến của %(who)s", who=names.people.get(decider, ""))]


def wanted(facts: Changes, names: Names) -> list[str]:
    """Return the facts that are asked for, or were set."""
    said = []
    if facts.get("due_on"):
        day = kept_day(facts["due_on"])
        said.append(gettext("đến ngày %(day)s", day=day))
    if facts.get("why"):
        why = gettext(REMOVAL_LABELS[RemovalReason(facts["why"])])
        said.append(within_sentence(why))
    unit = names.units.get(facts.get("lead_unit_id") or 0)
    area = names.areas.get(facts.get("area_id") or 0)
    said += [gettext("chuyển cho %(unit)s", unit=unit)] if unit else []
    said += [gettext("sang nội dung %(area)s", area=area)] if area else []
    said += [gettext("tên mới “%(title)s”", title=facts["title"])] if facts.get("title") else []
    product = facts.get("deliverable")
    return said + ([gettext("sản phẩm “%(product)s”", product=product)] if product else [])


DECISIONS: dict[Move, Details] = {
    Move.ASK_EXTENSION: asked,
    Move.ASK_REMOVAL: asked,
    Move.ASK_CHANGE: asked,
    Move.ASK_REOPENING: asked,
    Move.WITHDRAW_REQUEST: of_kind,
    Move.REFUSE: of_kind,
    Move.EXTEND: decided,
    Move.CANCEL: decided,
    Move.CHANGE: decided,
    Move.REOPEN: decided,
    Move.VOID: decided,
}
