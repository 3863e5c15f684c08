"""The sentences of the report on a plan, in Vietnamese, the language of the report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.rules.numbers import format_day, format_percent, two_digits, two_digits_of
from tracker.rules.percents import percent
from tracker.rules.progress import Counts

ROUNDING_NOTE = "Tổng có thể khác 100% do làm tròn."


@dataclass(frozen=True)
class Summary:
    """What the sentence tells of: a plan's figures on a day.

    `reasons` are the causes of what was not carried out, in words, with their numbers; without
    them the tasks that wait for guidance are named.
    """

    counts: Counts
    as_of: date
    areas: int
    indicators: int = 0
    indicators_met: int = 0
    reasons: tuple[tuple[str, int], ...] = ()


def progress_sentence(summary: Summary) -> str:
    """Return the sentence before the plan is closed.

    What is left is told as not due and overdue: nobody is "chưa thực hiện" before the time.
    """
    counts = summary.counts
    if not counts.not_executed:
        return f"{_opening(summary)}."
    return f"{_opening(summary)}; {_left(counts)}."


def unit_sentence(counts: Counts, *, as_of: date) -> str:
    """Return the sentence on one unit's tasks on a day, told as before closing; empty without any.

    What waits for confirmation is named after it: it is not counted yet.
    """
    if not counts.total:
        return ""
    fraction = two_digits_of(counts.executed, counts.total)
    done = f"đã thực hiện {fraction} nhiệm vụ, đạt tỷ lệ {format_percent(counts.executed_rate)}"
    left = f"; {_left(counts)}" if counts.not_executed else ""
    sentence = f"Tính đến ngày {format_day(as_of)}, {done}{left}."
    waiting = counts.waiting_confirmation
    if waiting:
        told = f"còn {two_digits(waiting)} nhiệm vụ chờ xác nhận, chưa tính vào kết quả"
        sentence += f" Số tạm tính: {told}."
    return sentence


def closing_sentence(summary: Summary) -> str:
    """Return the sentence of the closed plan, with a note where the parts miss 100%."""
    counts = summary.counts
    if not counts.not_executed:
        return f"{_opening(summary)}."
    share = counts.not_executed_rate
    sentence = (
        f"{_opening(summary)}; {two_digits(counts.not_executed)} nhiệm vụ"
        f" {'chưa hoàn thành' if _outside(counts) else 'chưa thực hiện'}{_outside(counts)},"
        f" chiếm {format_percent(share)}{_causes(summary)}."
    )
    note = rounding_note((counts.executed_rate, share))
    return f"{sentence} {note}" if note else sentence


def rounding_note(parts: Iterable[Decimal | None]) -> str:
    """Return the note for percents that, each rounded on its own, do not add to 100."""
    told = [part for part in parts if part is not None]
    return ROUNDING_NOTE if told and sum(told) != 100 else ""


def _opening(summary: Summary) -> str:
    counts = summary.counts
    day = format_day(summary.as_of)
    if not counts.total:
        return f"Tính đến ngày {day}, không có nhiệm vụ trong kế hoạch"
    plan = [f"{two_digits(summary.areas)} nội dung", f"{two_digits(counts.total)} nhiệm vụ"]
    done = []
    if summary.indicators:
        plan.insert(0, f"{two_digits(summary.indicators)} chỉ tiêu")
        fraction = two_digits_of(summary.indicators_met, summary.indicators)
        done.append(f"đã hoàn thành {fraction} chỉ tiêu")
    rate = format_percent(percent(counts.executed, counts.total))
    fraction = two_digits_of(counts.executed, counts.total)
    done.append(f"đã thực hiện {fraction} nhiệm vụ, đạt tỷ lệ {rate}")
    inside = counts.executed_not_met if counts.executed > counts.met else 0
    if inside:
        done[-1] += f" (trong đó {two_digits(inside)} nhiệm vụ thực hiện nhưng chưa đạt)"
    return f"Kế hoạch gồm {', '.join(plan)}. Tính đến ngày {day}, {'; '.join(done)}"


def _left(counts: Counts) -> str:
    """Tell what is left as not due and overdue."""
    left = (
        f"còn {two_digits(counts.not_executed)} nhiệm vụ{_outside(counts)}: chưa đến hạn"
        f" {two_digits(counts.not_due)}, quá hạn {two_digits(counts.overdue)}"
    )
    if counts.waiting_guidance:
        left += f"; trong đó chờ hướng dẫn {two_digits(counts.waiting_guidance)}"
    return left


def _outside(counts: Counts) -> str:
    """Name the not met tasks where the plan's setting counts them as not executed."""
    if not counts.executed_not_met or counts.executed > counts.met:
        return ""
    return f" (trong đó {two_digits(counts.executed_not_met)} đã thực hiện nhưng chưa đạt)"


def _causes(summary: Summary) -> str:
    waiting = summary.counts.waiting_guidance
    reasons = summary.reasons or ((("chờ hướng dẫn", waiting),) if waiting else ())
    causes = ", ".join(f"{words}: {two_digits(number)}" for words, number in reasons)
    return f" do {causes}" if causes else ""
