"""How a digest tells of quotas that a unit has not kept."""

from flask_babel import gettext

from tracker.letters.written import link_to
from tracker.registers import ITEM_LABELS
from tracker.reminders.items import Duty, Gap
from tracker.rules import N_
from tracker.rules.indicators import Frequency, Span
from tracker.rules.numbers import roman
from tracker.rules.words import within_sentence


def remark_of(duty: Duty) -> str:
    """Return what is wanting: Còn thiếu: 01 tin, bài tháng 5/2026."""
    return gettext("Còn thiếu: %(what)s", what="; ".join(_wanting(gap) for gap in duty.gaps))


def ways_on(duty: Duty) -> list[dict[str, str]]:
    """Return the button to the page on which it is mended."""
    href = link_to("registers.grid", nam=duty.plan.year)
    return [{"words": gettext("Xem, ghi vào sổ"), "href": href}]


def _wanting(gap: Gap) -> str:
    kind = within_sentence(gettext(ITEM_LABELS[gap.kind]))
    return f"{gap.missing:02d} {kind} {period_words(gap.span)}"


def period_words(span: Span) -> str:
    """Return a period in the middle of a sentence: quý II/2026."""
    year = span.since.year
    if span.frequency is Frequency.MONTH:
        return gettext("tháng %(month)s/%(year)s", month=span.ordinal, year=year)
    if span.frequency is Frequency.QUARTER:
        return gettext("quý %(quarter)s/%(year)s", quarter=roman(span.ordinal), year=year)
    if span.frequency is Frequency.HALF:
        halves = N_("6 tháng đầu năm %(year)s"), N_("6 tháng cuối năm %(year)s")
        return gettext(halves[span.ordinal - 1], year=year)
    return gettext("năm %(year)s", year=year)
