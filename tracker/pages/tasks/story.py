"""A task's history in words: who did what, when, and what was written with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from tracker.clock import day_of
from tracker.history import Event
from tracker.pages.filters import instant
from tracker.pages.tasks.looks import Looks, kept_day
from tracker.pages.tasks.names import Names
from tracker.pages.tasks.story_occurrences import LOOKS_THERE, did_there, said_there
from tracker.pages.tasks.story_of_decisions import DECISIONS, LOOKS_OF_DECISIONS, recorded
from tracker.pages.tasks.story_of_plans import LOOKS_OF_PLANS, OF_PLANS, did_with_plan
from tracker.pages.tasks.story_units import (
    ABOUT_UNITS,
    contact_time,
    contact_words,
    gathered_words,
    letter_words,
    threshold_words,
    unit_words,
)
from tracker.rules import N_
from tracker.rules.numbers import format_day, two_digits
from tracker.rules.words import (
    BLOCKED_REASON_LABELS,
    MOVE_LABELS,
    OUTCOME_LABELS,
    BlockedReason,
    Move,
    Outcome,
    within_sentence,
)
from tracker.tasks.moves import CONFIDENTIAL

LOOKS = {
    Move.ISSUE: Looks("flag", "none", N_("giao nhiệm vụ")),
    Move.START: Looks("circle-half-2", "run", N_("bắt đầu thực hiện")),
    Move.POST: Looks("message-2", "run", N_("cập nhật tiến độ")),
    Move.BLOCK: Looks("barrier-block", "block", N_("báo vướng mắc")),
    Move.UNBLOCK: Looks("circle-half-2", "run", N_("báo đã tháo gỡ")),
    Move.SUBMIT: Looks("hourglass", "wait", N_("gửi xác nhận")),
    Move.WITHDRAW: Looks("arrow-back-up", "none", N_("rút lại để sửa")),
    Move.VERIFY: Looks("circle-check", "met", N_("xác nhận")),
    Move.SEND_BACK: Looks("arrow-back-up", "over", N_("trả lại, đề nghị bổ sung")),
    Move.ASSIGN: Looks("user", "none", N_("giao người thực hiện")),
    Move.ANSWER: Looks("message-2", "run", N_("gửi kết quả của đơn vị")),
    Move.NOTE: Looks("message-2", "none", N_("ghi nhận ý kiến chỉ đạo")),
    Move.ASK: Looks("flag", "none", N_("giao các đơn vị trả lời")),
    Move.RELEASE: Looks("ban", "none", N_("thôi giao đơn vị")),
    Move.ACCEPT: Looks("circle-check", "met", N_("chấp nhận kết quả")),
    Move.RETURN: Looks("arrow-back-up", "over", N_("trả lại kết quả")),
    Move.URGE: Looks("send", "none", N_("đôn đốc đơn vị chưa báo cáo")),
    Move.SET_THRESHOLD: Looks("flag", "none", N_("đặt ngưỡng gửi xác nhận")),
    Move.OBJECT: Looks("alert-circle", "over", N_("không đồng ý nội dung cập nhật thay")),
    **LOOKS_OF_DECISIONS,
    **LOOKS_OF_PLANS,
    **{move: Looks(*look) for move, look in LOOKS_THERE.items()},
    Move.URGE_LEAD: Looks("send", "soon", N_("đôn đốc thực hiện")),
    Move.CONTACT: Looks("phone", "soon", ""),
}
OTHER = Looks("circle", "none", "")


@dataclass(frozen=True)
class Line:
    """One line of the story."""

    icon: str
    tone: str
    who_did: str
    rest: str
    at: str
    quote: str
    fields: Sequence[str] = ()


def story_of(events: list[Event], names: Names, *, with_reasons: bool) -> list[Line]:
    """Return a task's events in words, the newest first; `names.fields` add what each changed."""
    told = [event for event in reversed(events) if "restates" not in event.changes]
    return [_line(event, names, with_reasons=with_reasons) for event in told]


def _line(event: Event, names: Names, *, with_reasons: bool) -> Line:
    move = Move(event.move)
    looks = LOOKS.get(move, OTHER)
    if move is Move.VERIFY and event.outcome == Outcome.NOT_MET:
        looks = Looks("circle-x", "short", looks.did)
    rest = DETAILS[move](event.changes, event, names) if move in DETAILS else []
    is_told = with_reasons or move not in CONFIDENTIAL
    # What the system itself recorded, or a file told, has a day but no minute.
    at = instant(event.at) if event.actor_id else format_day(day_of(event.at))
    return Line(
        icon=looks.icon, tone=looks.tone, who_did=_who_did(event, looks, names),
        rest="".join(f", {part}" for part in rest if part) + ".", at=at,
        quote=event.note if is_told else "", fields=names.fields.get(event.id, ()),
    )  # fmt: skip


def _who_did(event: Event, looks: Looks, names: Names) -> str:
    move = Move(event.move)
    did = gettext(looks.did) if looks.did else gettext(MOVE_LABELS[move])
    if move is Move.ANSWER and event.changes.get("unit_id") in names.units:
        did = gettext("gửi kết quả của %(unit)s", unit=names.units[event.changes["unit_id"]])
    if move is Move.NOTE and "part_id" in event.changes:
        unit = names.parts.get(event.changes["part_id"], "")
        did = gettext("gửi phần phối hợp của %(unit)s", unit=unit)
    if move is Move.CONTACT:
        did = contact_words(event)
    if move is Move.ISSUE and names.lead:
        did = gettext("giao nhiệm vụ cho %(unit)s", unit=names.lead)
    if move is Move.POST and event.changes.get("no_change"):
        did = gettext("báo chưa có thay đổi")
    did = recorded(did_with_plan(move, event.changes) or did, event)
    did = did_there(move, event.changes) or did
    who = names.people.get(event.actor_id or 0, "")
    return f"{who} {did}" if who else did[:1].upper() + did[1:]


Details = Callable[[dict[str, Any], Event, Names], list[str]]


def _issued(_changes: dict[str, Any], _event: Event, names: Names) -> list[str]:
    document = names.plan_document
    return [gettext("theo %(document)s", document=document)] if document else []


def _posted(changes: dict[str, Any], _event: Event, _names: Names) -> list[str]:
    said = said_there(changes) + _percent(changes) + _documents(changes)
    return said + _basis(changes) + _by_link(changes)


def _blocked(changes: dict[str, Any], _event: Event, _names: Names) -> list[str]:
    reason = gettext(BLOCKED_REASON_LABELS[BlockedReason(changes["blocked_reason"])])
    said = [
        within_sentence(reason),
        gettext(
            "chờ %(agency)s từ %(since)s",
            agency=changes.get("blocked_agency") or "–",
            since=kept_day(changes.get("blocked_since_on")),
        ),
    ]
    if changes.get("document"):
        said.append(gettext("văn bản %(document)s", document=changes["document"]))
    return said


def _unblocked(changes: dict[str, Any], _event: Event, _names: Names) -> list[str]:
    days = changes.get("days_blocked")
    return [] if days is None else [gettext("sau %(days)s ngày", days=two_digits(days))]


def _submitted(changes: dict[str, Any], _event: Event, _names: Names) -> list[str]:
    said = []
    if changes.get("outcome"):
        words = gettext(OUTCOME_LABELS[Outcome(changes["outcome"])])
        said.append(gettext("tự đánh giá: %(outcome)s", outcome=words))
    said.append(gettext("kết quả ngày %(day)s", day=kept_day(changes.get("done_on"))))
    if changes.get("has_evidence") is False:
        said.append(gettext("chưa có minh chứng"))
    return said + gathered_words(changes) + _percent(changes) + _basis(changes)


def _verified(changes: dict[str, Any], event: Event, _names: Names) -> list[str]:
    outcome = gettext(OUTCOME_LABELS[Outcome(event.outcome or Outcome.MET)])
    day = kept_day(changes.get("done_on")) or format_day(event.on)
    return [within_sentence(outcome), gettext("kết quả ngày %(day)s", day=day)]


def _part_given(changes: dict[str, Any], _event: Event, _names: Names) -> list[str]:
    if changes.get("basis"):
        return [gettext("theo %(document)s", document=changes["basis"])]
    if not changes.get("done_on"):
        return _documents(changes)
    return [*_documents(changes), gettext("xong ngày %(day)s", day=kept_day(changes["done_on"]))]


def _assigned(changes: dict[str, Any], _event: Event, names: Names) -> list[str]:
    return [names.people.get(changes.get("staff_id", 0), "")]


def _percent(changes: dict[str, Any]) -> list[str]:
    told = changes.get("percent")
    return [gettext("đạt %(percent)s%%", percent=told.replace(".", ","))] if told else []


def _documents(changes: dict[str, Any]) -> list[str]:
    count = len(changes.get("document_ids", ()))
    said = [gettext("thêm %(count)s văn bản minh chứng", count=two_digits(count))] if count else []
    gone = len(changes.get("removed_document_ids", ()))
    if gone:
        said.append(gettext("gỡ %(count)s văn bản minh chứng", count=two_digits(gone)))
    return said


def _basis(changes: dict[str, Any]) -> list[str]:
    basis = changes.get("basis")
    return [gettext("nhập thay đơn vị, căn cứ %(basis)s", basis=basis)] if basis else []


def _by_link(changes: dict[str, Any]) -> list[str]:
    address = changes.get("by_link")
    return [gettext("qua liên kết gửi %(address)s", address=address)] if address else []


DETAILS: dict[Move, Details] = {
    Move.ISSUE: _issued,
    Move.POST: _posted,
    Move.BLOCK: _blocked,
    Move.UNBLOCK: _unblocked,
    Move.SUBMIT: _submitted,
    Move.VERIFY: _verified,
    Move.ANSWER: _part_given,
    Move.NOTE: _part_given,
    **dict.fromkeys(LOOKS_THERE, lambda changes, _event, _names: said_there(changes)),
    Move.ASSIGN: _assigned,
    Move.URGE_LEAD: lambda changes, _event, _names: letter_words(changes),
    Move.CONTACT: lambda _changes, event, _names: contact_time(event),
    Move.SET_THRESHOLD: lambda changes, _event, _names: threshold_words(changes),
    **dict.fromkeys(ABOUT_UNITS, lambda _changes, event, names: unit_words(event, names.units)),
    **DECISIONS,
    **OF_PLANS,
}
