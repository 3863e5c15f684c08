"""The reporting periods of a sample: what units sent, what was frozen and sent on which day."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from tracker import clock, evidence, periods
from tracker.accounts import Person
from tracker.commands.demo.sample import Office
from tracker.db import db
from tracker.evidence import Cited, Document
from tracker.periods import Paper, ReportPeriod
from tracker.plans import Plan

FROZEN = frozenset({"xa_2026", "thu_duc_2022"})
FREEZING, SENDING = time(16, 30), time(10, 0)
NUMBERS = {"Q1": "31/BC-UBND", "H1": "87/BC-UBND", "Q3": "142/BC-UBND", "Y": "198/BC-UBND"}
HEADED = {"Q1": "quý I", "H1": "06 tháng đầu năm", "Q3": "quý III", "Y": "năm"}


class Reporting:
    """The periods of a sample that wait for their day to be frozen, in order."""

    def __init__(self, plan: Plan, office: Office) -> None:
        """Open the year's periods on the day after the plan was issued."""
        self.plan, self.office = plan, office
        self.clerk = db.session.query(Person).filter_by(login="hoa").one()
        at = instant(office.issued_on + timedelta(days=1), SENDING)
        opened = periods.open_year(plan, by=self.clerk, at=at)
        self.waiting = opened if plan.code in FROZEN else []

    def go_on(self, *, until: date) -> None:
        """Send, freeze and register what was due before a day."""
        while self.waiting and freezing_day(self.waiting[0]) < until:
            self.report(self.waiting.pop(0))

    def report(self, period: ReportPeriod) -> None:
        """Let the units send their reports, freeze the period and send the authority's report."""
        for document, duty in self.papers(period):
            at = instant(duty.period.units_due_on, SENDING)
            periods.send(duty, document=document, by=self.clerk, at=at)
        frozen_at = instant(freezing_day(period), FREEZING)
        snapshot = periods.freeze(period, by=self.clerk, at=frozen_at)
        abstract = f"Báo cáo công tác cải cách hành chính {HEADED[period.key]} {period.year}"
        cited = Cited(NUMBERS[period.key], period.due_on, self.office.name, abstract)
        at = instant(period.due_on, SENDING)
        wanted = Paper(self.described(cited, at), upper(self.office), period=period,
                       snapshot=snapshot)  # fmt: skip
        periods.register(self.plan, wanted, by=self.clerk, at=max(at, frozen_at))

    def papers(self, period: ReportPeriod) -> Iterator[tuple[Document, periods.Duty]]:
        """Yield what each unit sends for a period; of the last ones the first two units nothing."""
        owed = periods.duties(period)
        sending = owed if len(self.waiting) > 1 else owed[2:]
        for number, duty in enumerate(sending, start=1):
            sign = duty.unit.code
            cited = Cited(f"{number + 10:02d}/BC-{sign}", period.units_due_on, duty.unit.name)
            yield self.described(cited, instant(period.units_due_on, SENDING)), duty

    def described(self, cited: Cited, at: datetime) -> Document:
        """Keep the record of a paper of the sample."""
        authority_id = self.plan.authority_id
        return evidence.describe(cited, authority_id=authority_id, by=self.clerk, at=at)


def freezing_day(period: ReportPeriod) -> date:
    """Return the day on which a period was frozen: the day before its report was due."""
    return period.due_on - timedelta(days=1)


def upper(office: Office) -> str:
    """Return who receives the report of an authority."""
    return "UBND Thành phố; Sở Nội vụ" if office.type_code == "huyen" else "UBND tỉnh; Sở Nội vụ"


def instant(day: date, at: time) -> datetime:
    """Return an instant of a day in Vietnam."""
    return datetime.combine(day, at, clock.VIETNAM)
