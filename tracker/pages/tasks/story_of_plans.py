"""The part of a task's history that its plan makes: added, put right after a misreading, closed."""

from flask_babel import gettext

from tracker.history import Event
from tracker.pages.tasks.looks import Looks, kept_day
from tracker.pages.tasks.names import Names
from tracker.pages.tasks.story_of_decisions import Changes, Details, by_leader
from tracker.rules import N_
from tracker.rules.words import (
    BLOCKED_REASON_LABELS,
    SOURCE_LABELS,
    BlockedReason,
    Move,
    Source,
    within_sentence,
)

LOOKS_OF_PLANS = {
    Move.ADD: Looks("flag", "none", N_("bổ sung nhiệm vụ")),
    Move.CORRECT: Looks("edit", "none", N_("sửa lỗi nhập liệu, không tính là gia hạn")),
    Move.CLOSE: Looks("flag", "over", N_("kết thúc kế hoạch, nhiệm vụ chưa thực hiện")),
}


def did_with_plan(move: Move, changes: Changes) -> str:
    """Return what was done where the plan makes it another act; empty where it does not."""
    if move is Move.CANCEL and "entered_task_id" in changes:
        return gettext("đưa nhiệm vụ vào kế hoạch")
    if move is Move.ADD and changes.get("source"):
        return gettext("giao nhiệm vụ ngoài kế hoạch")
    return ""


def added(changes: Changes, event: Event, names: Names) -> list[str]:
    """Return which document added or gave the task, whence, and who decided."""
    source = changes.get("source")
    said = [within_sentence(gettext(SOURCE_LABELS[Source(source)]))] if source else []
    said += by_leader(changes, event, names)
    document = changes.get("document")
    return said + ([gettext("theo %(document)s", document=document)] if document else [])


def corrected(changes: Changes, _event: Event, _names: Names) -> list[str]:
    """Return the due day as misread and as it is; other cells stand field by field."""
    was, now = (
        kept_day(facts.get("original_due_on")) for facts in (changes.get("was", {}), changes)
    )
    if not was or was == now:
        return []
    return [gettext("hạn ban đầu %(was)s sửa thành %(now)s", was=was, now=now)]


def closed(changes: Changes, _event: Event, _names: Names) -> list[str]:
    """Return why the task was not carried out."""
    code = changes.get("closing_reason")
    return [within_sentence(gettext(BLOCKED_REASON_LABELS[BlockedReason(code)]))] if code else []


OF_PLANS: dict[Move, Details] = {Move.ADD: added, Move.CORRECT: corrected, Move.CLOSE: closed}
