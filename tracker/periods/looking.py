"""The look before figures are frozen: what is still missing, and from whom."""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker import dossiers, indicators
from tracker.clock import day_of
from tracker.dossiers import Found, Owing
from tracker.figures import PlanFigures, figures_of
from tracker.figures.measured import owed_of
from tracker.figures.plan import KnownTask
from tracker.figures.states import log_of
from tracker.indicators import Indicator
from tracker.periods.duties import Duty, duties
from tracker.periods.facts import ReportPeriod
from tracker.periods.questions import of_plan
from tracker.rules import N_, Refused
from tracker.rules.dossiers import span as dossier_span
from tracker.rules.indicators import Span
from tracker.rules.numbers import two_digits
from tracker.rules.words import Status
from tracker.tasks.moves import TOLD
from tracker.units import ever_of_authority

MOST_NAMED = 3
STILL = frozenset({Status.ASSIGNED, Status.IN_PROGRESS, Status.BLOCKED})


@dataclass(frozen=True)
class Look:
    """What a period lacks: reports, words about tasks, verifications, figures of indicators.

    `asked_since` is the day from which a word about each open task is asked for: the day after the
    cut-off before. `dossiers` are the errors without a reason, which alone hold the freezing up;
    `unentered` are the units without a form of a month that was over by the cut-off.
    """

    period: ReportPeriod
    figures: PlanFigures
    asked_since: date
    duties: list[Duty]
    silent: list[KnownTask]
    waiting: list[KnownTask]
    indicators: list[tuple[Indicator, list[Span]]]
    dossiers: list[Found]
    unentered: list[Owing]

    @property
    def owing(self) -> list[Duty]:
        """The units whose report is not there."""
        return [one for one in self.duties if not one.is_settled]

    @property
    def is_clear(self) -> bool:
        """Whether nothing is missing."""
        return not (
            self.owing or self.silent or self.waiting or self.indicators or self.dossiers
            or self.unentered
        )  # fmt: skip


def look(period: ReportPeriod, *, on: date) -> Look:
    """Return what a period lacks as it is known now; `on` is today."""
    plan, as_of = period.plan, min(on, period.until)
    log = log_of(plan)
    figures = figures_of(plan, as_of=as_of, log=log)
    since = asked_since(period)
    told = {made.record_id for made in log if made.move in TOLD and day_of(made.at) >= since}
    return Look(
        period, figures, since, duties(period),
        silent=[
            task for task in figures.tasks
            if task.facts.status in STILL and task.task_id not in told
        ],
        waiting=[task for task in figures.tasks if task.counts.waiting_confirmation],
        indicators=_owed(period, on=as_of), dossiers=unexplained(period),
        unentered=_unentered(period, on=as_of),
    )  # fmt: skip


def asked_since(period: ReportPeriod) -> date:
    """Return the day from which a word about each task is asked: after the cut-off before."""
    before = [one.until for one in of_plan(period.plan) if one.until < period.until]
    return max([period.since, *(day + timedelta(days=1) for day in before)])


def _owed(period: ReportPeriod, *, on: date) -> list[tuple[Indicator, list[Span]]]:
    found = ((one, owed_of(one, period.plan, on=on)) for one in indicators.of_plan(period.plan_id))
    return [(one, spans) for one, spans in found if spans]


def _unentered(period: ReportPeriod, *, on: date) -> list[Owing]:
    units = [named.unit for named in ever_of_authority(period.authority_id).values()]
    months = dossier_span("Y", year=period.until.year).until(period.until.month)
    return dossiers.missing_of(units, months, on=on)


def unexplained(period: ReportPeriod) -> list[Found]:
    """Return the dossier errors up to a period's end that nobody explained (decision 0152)."""
    return _unexplained(period.authority_id, until=period.until)


def check_dossiers(authority_id: int, *, until: date) -> None:
    """Raise Refused where dossiers of the year up to a day have errors that nobody explained.

    The first few are named by unit, field and month.
    """
    found = _unexplained(authority_id, until=until)
    if found:
        more = "; …" if len(found) > MOST_NAMED else ""
        raise Refused(
            N_("Số liệu hồ sơ còn %(count)s lỗi chưa giải trình: %(where)s. Sửa hoặc giải trình."),
            count=two_digits(len(found)), where="; ".join(map(_place, found[:MOST_NAMED])) + more,
        )  # fmt: skip


def _unexplained(authority_id: int, *, until: date) -> list[Found]:
    months = range(1, until.month + 1)
    return dossiers.unexplained(authority_id, year=until.year, months=months)


def _place(found: Found) -> str:
    sheet, field = found.sheet, found.doubt.field
    parts = [sheet.unit.name, field.name if field else "", f"{sheet.month:02d}/{sheet.year}"]
    return ", ".join(part for part in parts if part)
