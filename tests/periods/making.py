"""A plan of the commune with tasks done in its first quarter, and papers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tests.cast import Office
from tracker import evidence, history, periods, updates, verification
from tracker.accounts import Person
from tracker.db import db
from tracker.evidence import Cited, Document
from tracker.periods import Choice, Duty, Paper, ReportPeriod, Snapshot
from tracker.plans import Plan
from tracker.rules.words import Outcome
from tracker.tasks import Task
from tracker.units import Unit
from tracker.updates import Claim, News
from tracker.verification import Verdict

CUT_OFF = date(2026, 3, 5)
OPENED_AT = datetime(2026, 2, 1, 2, tzinfo=UTC)
FROZEN_AT = datetime(2026, 3, 7, 9, 30, tzinfo=UTC)
LATER = FROZEN_AT + timedelta(days=3)


def complete(
    task: Task, office: Office, *, done_on: date, at: datetime, outcome: Outcome = Outcome.MET
) -> None:
    """Let the head report a task as done on a day, and the secretariat accept it."""
    claim = Claim(done_on, outcome, News("Đã tổ chức hội nghị đối thoại."))
    history.take(task.plan_id)
    head = office.lan if task.lead_unit_id == office.vp.id else office.minh
    updates.submit(task, claim, by=head, at=at)
    verification.accept(
        task,
        Verdict(outcome, reason="Kết quả chưa đầy đủ."),
        by=office.hoa,
        at=at + timedelta(minutes=5),
    )


def first_quarter(plan: Plan, office: Office) -> ReportPeriod:
    """Open the periods of the year; return the first quarter."""
    history.take(plan.id)
    periods.open_year(plan, by=office.hoa, at=OPENED_AT)
    found = periods.period_of(plan, "Q1")
    assert found is not None
    return found


def duty_of(period: ReportPeriod, unit: Unit) -> Duty:
    """Return what a unit owes for a period."""
    return next(one for one in periods.duties(period) if one.unit == unit)


def frozen(plan: Plan, office: Office, *, at: datetime = FROZEN_AT) -> Snapshot:
    """Open the year and freeze its first quarter."""
    return periods.freeze(first_quarter(plan, office), by=office.hoa, at=at)


def paper(office: Office, number: str = "31/BC-UBND", on: date = date(2026, 3, 7)) -> Document:
    """A report of the commune with its number and day."""
    cited = Cited(number, on, issuer="UBND xã Bình An", abstract="Báo cáo công tác CCHC quý I")
    authority_id = office.authority.id
    return evidence.describe(cited, authority_id=authority_id, by=office.hoa, at=LATER)


@dataclass(frozen=True)
class Reported:
    """A period with frozen figures, a unit's report and the authority's, by their ids."""

    period: int
    snapshot: int
    report: int
    sent: int
    publication: int


def report_on(plan: Plan, unit: Unit, person: Person) -> Reported:
    """Open a plan's year, freeze its first period, send reports, publish it and take it back."""
    history.take(plan.id)
    at = datetime(plan.year, 3, 7, 2, tzinfo=UTC)
    period = periods.open_year(plan, by=person, at=at)[0]
    cited = Cited("1/BC", date(plan.year, 3, 7), abstract=unit.name)
    authority_id = plan.authority_id
    paper = evidence.describe(cited, authority_id=authority_id, by=person, at=at)
    report = periods.send(periods.duties(period)[0], document=paper, by=person, at=at)
    snapshot = periods.freeze(period, by=person, at=at)
    wanted = Paper(paper, unit.name, period=period, snapshot=snapshot)
    sent = periods.register(plan, wanted, by=person, at=at)
    public = periods.publish(period, Choice(figures=True), by=person, at=at)
    periods.withdraw(public, reason="Công khai nhầm kỳ.", by=person, at=at)
    db.session.commit()
    return Reported(period.id, snapshot.id, report.id, sent.id, public.id)
