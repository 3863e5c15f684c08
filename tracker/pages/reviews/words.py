"""What pages say of sessions: conclusions, what becomes of them, the facts of a matter."""

from dataclasses import dataclass

from flask_babel import gettext

from tracker.issuing import read_days
from tracker.pages.indicators.words import LOOKS as LOOKS_OF_TRACKS
from tracker.pages.indicators.words import (
    Look,
    enters,
    fraction_words,
    target_words,
    value_words,
    with_unit,
)
from tracker.pages.locale import said
from tracker.pages.overview.matters import detail_of
from tracker.pages.plans.row_forms import reading_words
from tracker.pages.registers.grid import head_of
from tracker.registers.quotas import UnitCells
from tracker.reviews import (
    RULED_LABELS,
    Conclusion,
    ConclusionKind,
    ConclusionState,
    Facts,
    Followed,
    ItemKind,
    Review,
    Ruled,
    Stood,
    row_of,
)
from tracker.rules.numbers import format_day, format_decimal, two_digits
from tracker.rules.words import DeadlineKind

LOOKS = {
    ItemKind.PREVIOUS: ("history", "none"),
    ItemKind.BLOCKED: ("barrier-block", "block"),
    ItemKind.OVERDUE: ("alarm", "over"),
    ItemKind.MISSED: ("clock-exclamation", "soon"),
    ItemKind.SENT_BACK: ("arrow-back-up", "over"),
    ItemKind.ASKED: ("gavel", "wait"),
    ItemKind.INDICATOR: ("target", "short"),
    ItemKind.QUOTA: ("news", "over"),
    ItemKind.OTHER: ("message-2", "none"),
}
STATE_LOOKS = {
    "planned": ("calendar-event", "none"), "open": ("player-play", "run"),
    "closed": ("circle-check", "met"),
}  # fmt: skip
KIND_ICONS = {
    ConclusionKind.TASK: "list-check",
    ConclusionKind.DECISION: "gavel",
    ConclusionKind.GENERAL: "speakerphone",
}


def reading_of(conclusion: Conclusion) -> tuple[str, bool]:
    """Return what a deadline was read as, and whether a day was read at all."""
    year = conclusion.review.held_on.year
    reading = read_days(row_of(conclusion), year=year)
    if reading.kind is DeadlineKind.INVALID:
        return gettext("Ngày không có trong lịch"), False
    return reading_words(reading, year=year), bool(reading.due_on)


def becomes(conclusion: Conclusion) -> str:
    """Return what a conclusion becomes when the session ends."""
    if conclusion.kind == ConclusionKind.TASK:
        if conclusion.collecting:
            return gettext(
                "Thành 01 nhiệm vụ, %(count)s đơn vị trả lời, %(unit)s tổng hợp",
                count=two_digits(len(conclusion.units)), unit=conclusion.collecting.name,
            )  # fmt: skip
        return gettext("Thành %(count)s nhiệm vụ", count=two_digits(len(conclusion.units)))
    if conclusion.kind == ConclusionKind.DECISION and conclusion.task and conclusion.ruled:
        return decided(conclusion)
    return gettext("Ghi trong thông báo, không thành nhiệm vụ")


def decided(conclusion: Conclusion) -> str:
    """Return a decision in words: Gia hạn NV12 đến 31/08/2026."""
    ruled = Ruled(conclusion.ruled)
    code = conclusion.task.code if conclusion.task else ""
    if ruled is Ruled.EXTEND and conclusion.due_on:
        return gettext(
            "Gia hạn %(code)s đến %(day)s", code=code, day=format_day(conclusion.due_on)
        )  # fmt: skip
    return f"{gettext(RULED_LABELS[ruled])}: {code}"


def fate(line: Followed) -> tuple[str, str, str]:
    """Return the icon, words and tone of what became of a conclusion."""
    conclusion = line.conclusion
    if conclusion.state != ConclusionState.TAKEN:
        return "circle-dashed", gettext("Có hiệu lực khi kết thúc phiên họp"), "none"
    if conclusion.kind == ConclusionKind.GENERAL:
        return "speakerphone", gettext("Chỉ đạo chung, không tính"), "none"
    if line.is_done:
        done = gettext("Đã thực hiện") if line.tasks else gettext("Đã có hiệu lực")
        return "circle-check", done, "met"
    if line.overdue_ids:
        late = two_digits(len(line.overdue_ids))
        return "alarm", gettext("Quá hạn %(count)s nhiệm vụ", count=late), "over"
    left = two_digits(len(line.open_ids))
    return "circle-half-2", gettext("Đang thực hiện %(count)s nhiệm vụ", count=left), "run"


@dataclass(frozen=True)
class StoodWords:
    """An indicator in words: value, target, what its path wanted, who enters it."""

    look: Look
    target: str
    value: str
    fraction: str
    day: str
    path: str
    enters: str


def stood(one: Stood) -> StoodWords:
    """Return in words where an indicator stood."""
    made = one.indicator
    path = "" if one.expected is None else with_unit(format_decimal(one.expected), made.unit_text)
    return StoodWords(
        LOOKS_OF_TRACKS[one.track], target_words(made), value_words(made, one.reading),
        fraction_words(made, one.reading), format_day(one.on) if one.on else "", path,
        enters(made),
    )  # fmt: skip


def concluded(review: Review) -> set[int | None]:
    """Return the ids of the matters on which something was concluded."""
    return {one.item_id for one in review.standing}


def wanting(one: UnitCells) -> str:
    """Return the periods in which a unit missed a quota: T2, T3 (thiếu 02)."""
    missing = two_digits(sum(cell.missing for cell in one.short))
    heads = ", ".join(head_of(cell) for cell in one.short)
    return gettext("%(periods)s (thiếu %(count)s)", periods=heads, count=missing)


def period(review: Review) -> str:
    """Return the name of what a session looks back on, empty for nothing in particular."""
    told = review.looks_back_on
    return said(told.msgid, told.values) if told else ""


def detail(facts: Facts) -> str:
    """Return what stands in the way of a matter's task: the words given, else the reason's name."""
    return detail_of(facts.matter) if facts.matter else ""
