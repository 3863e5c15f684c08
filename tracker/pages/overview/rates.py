"""The two rates, each over both denominators."""

from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext

from tracker.pages.overview.links import Links
from tracker.rules.progress import Counts
from tracker.tasks.filters import Due, State


@dataclass(frozen=True)
class RateRow:
    """A rate over one denominator, named."""

    words: str
    part: int
    whole: int
    percent: Decimal | None
    href: str


@dataclass(frozen=True)
class NamedRate:
    """A rate by its name, what it counts in words, and its denominators."""

    name: str
    explained: str
    icon: str
    part: int
    whole: int
    percent: Decimal | None
    href: str
    rows: list[RateRow]


def named_rates(counts: Counts, links: Links) -> list[NamedRate]:
    """Return thực hiện and đạt yêu cầu: never mixed, both denominators of each named."""
    return [executed_rate(counts, links), met_rate(counts, links)]


def executed_rate(counts: Counts, links: Links) -> NamedRate:
    """Return the rate of what was carried out."""
    href = links.executed()
    done_due = links.due(Due.DUE, State.EXECUTED)
    return NamedRate(
        gettext("Thực hiện"), gettext("đã làm xong, kể cả chưa đạt"), "square-check",
        counts.executed, counts.total, counts.executed_rate, href,
        [
            RateRow(gettext("Trên cả kế hoạch"), counts.executed, counts.total,
                    counts.executed_rate, href),
            RateRow(gettext("Trên số đã đến hạn"), counts.executed_of_due, counts.due,
                    counts.executed_of_due_rate, done_due),
            RateRow(gettext("So với đã xong và quá hạn"), counts.executed,
                    counts.executed + counts.overdue, counts.executed_vs_overdue_rate, href),
        ],
    )  # fmt: skip


def met_rate(counts: Counts, links: Links) -> NamedRate:
    """Return the rate of what meets the requirement."""
    href = links.met()
    return NamedRate(
        gettext("Đạt yêu cầu"), gettext("được xác nhận đạt"), "circle-check",
        counts.met, counts.total, counts.met_rate, href,
        [
            RateRow(gettext("Trên cả kế hoạch"), counts.met, counts.total, counts.met_rate, href),
            RateRow(gettext("Trên số đã đến hạn"), counts.met_of_due, counts.due,
                    counts.met_of_due_rate, links.due(Due.DUE, State.MET)),
        ],
    )  # fmt: skip
