"""The four cells that leaders know: done or not, in time or not."""

from dataclasses import dataclass

from flask_babel import gettext

from tracker.pages.overview.links import Links
from tracker.rules.numbers import two_digits
from tracker.rules.progress import Counts
from tracker.tasks.filters import Due, State

NAMED = 5


@dataclass(frozen=True)
class Cell:
    """A count with its words, remarks under it that do not break, how it looks and its list."""

    count: int
    words: str
    remarks: list[str]
    icon: str
    tone: str
    href: str


def cells_of(counts: Counts, links: Links, late_codes: list[str]) -> list[list[Cell]]:
    """Return two rows of two: done in time, done late; open in time, open overdue."""
    return [
        [done_in_time(counts, links), done_late(counts, links, late_codes)],
        [open_in_time(counts, links), open_overdue(counts, links)],
    ]


def done_in_time(counts: Counts, links: Links) -> Cell:
    """Return what was done by the original due day."""
    remarks = [
        gettext("trước hạn %(count)s", count=two_digits(counts.early)),
        gettext("đúng ngày %(count)s", count=two_digits(counts.on_time)),
    ]
    words = gettext("Hoàn thành đúng hạn")
    return Cell(counts.in_time, words, remarks, "clock-check", "met", links.due(Due.IN_TIME))


def done_late(counts: Counts, links: Links, codes: list[str]) -> Cell:
    """Return what was done after the original due day; a few are named."""
    current = gettext("so với hạn đã gia hạn: %(late)s", late=two_digits(counts.late_current))
    remarks = codes if len(codes) <= NAMED else [current]
    words = gettext("Hoàn thành trễ hạn")
    return Cell(counts.late, words, remarks, "clock-x", "short", links.late())


def open_in_time(counts: Counts, links: Links) -> Cell:
    """Return what is open and not past its deadline."""
    remarks = [gettext("mọi nhiệm vụ đã đến hạn")]
    if counts.not_due:
        remarks = [gettext("chưa xác định hạn %(count)s", count=two_digits(counts.no_date))]
    words, href = gettext("Chưa xong, trong hạn"), links.due(Due.NOT_DUE, State.OPEN)
    return Cell(counts.not_due, words, remarks, "clock", "none", href)


def open_overdue(counts: Counts, links: Links) -> Cell:
    """Return what is open and past its deadline."""
    remarks = [
        gettext("đang vướng mắc %(count)s", count=two_digits(counts.overdue_blocked)),
        gettext("chờ xác nhận %(count)s", count=two_digits(counts.overdue_submitted)),
    ]
    words, href = gettext("Chưa xong, quá hạn"), links.due(Due.OVERDUE)
    return Cell(counts.overdue, words, remarks, "alarm", "over", href)
