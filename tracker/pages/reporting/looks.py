"""How periods and reports look: an icon, words and a tone for where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from tracker.periods import (
    Duty,
    PaperKind,
    ReportPeriod,
    ReportState,
    SentReport,
    Snapshot,
)
from tracker.rules.numbers import two_digits


@dataclass(frozen=True)
class Look:
    """An icon of the sprite, words, a tone."""

    icon: str
    words: str
    tone: str


def period_look(
    period: ReportPeriod, snapshot: Snapshot | None, papers: Sequence[SentReport], *, on: date
) -> Look:
    """Return where a period stands on a day: open, cut off, frozen, sent, to be sent anew.

    `papers` is the register of its plan.
    """
    if report_in(papers, snapshot) is not None:
        return Look("send", gettext("Đã gửi báo cáo"), "met")
    if snapshot is not None:
        return _frozen_look(snapshot, papers)
    if on > period.due_on:
        return Look("alarm", gettext("Quá hạn gửi báo cáo"), "over")
    if on >= period.until:
        return Look("hourglass", gettext("Chờ chốt số liệu"), "soon")
    return Look("calendar", gettext("Chưa đến ngày chốt"), "none")


def report_in(papers: Sequence[SentReport], snapshot: Snapshot | None) -> SentReport | None:
    """Return the report among papers that says a snapshot's figures, the newest of several."""
    return next(
        (one for one in papers if snapshot and one.snapshot_id == snapshot.id
         and one.kind == PaperKind.REPORT), None,
    )  # fmt: skip


def is_replacing(snapshot: Snapshot | None, papers: Sequence[SentReport]) -> bool:
    """Tell whether frozen figures take the place of some that a report said.

    Figures that were frozen anew before they were sent do not.
    """
    return (
        snapshot is not None
        and snapshot.replaces_id is not None
        and any(
            one.kind == PaperKind.REPORT and one.period_id == snapshot.period_id for one in papers
        )
    )


def _frozen_look(snapshot: Snapshot, papers: Sequence[SentReport]) -> Look:
    if is_replacing(snapshot, papers):
        return Look("history", gettext("Chờ gửi báo cáo thay thế"), "soon")
    return Look("lock", gettext("Đã chốt số liệu"), "run")


def countdown(period: ReportPeriod, *, on: date, is_sent: bool) -> str:
    """Return how many days are left to the cut-off, then to the day of sending; empty once sent."""
    if is_sent:
        return ""
    if on <= period.until:
        return gettext("còn %(days)s ngày đến ngày chốt", days=days_between(on, period.until))
    if on <= period.due_on:
        return gettext("còn %(days)s ngày đến hạn gửi", days=days_between(on, period.due_on))
    return gettext("quá hạn gửi %(days)s ngày", days=days_between(period.due_on, on))


def days_between(one: date, other: date) -> str:
    """Return a number of days as sentences write it."""
    return two_digits((other - one).days)


def executed_words(snapshot: Snapshot) -> str:
    """Return 36/64, the executed tasks of frozen figures."""
    counts = snapshot.body["facts"]["counts"]
    return f"{counts['executed']}/{counts['total']}"


def duty_look(duty: Duty, *, on: date) -> Look:
    """Return where a unit's report stands on a day."""
    if duty.state is ReportState.RETURNED:
        return Look("arrow-back-up", gettext("Trả lại"), "over")
    if duty.state is ReportState.SENT:
        late = duty.is_late(on)
        words = gettext("Đã gửi, muộn") if late else gettext("Đã gửi")
        return Look("check", words, "short" if late else "met")
    if duty.is_late(on):
        return Look("alarm", gettext("Chưa gửi, muộn"), "over")
    return Look("circle", gettext("Chưa gửi"), "none")
