"""One full paper of each kind: every field of a template has something to say in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tests.cast import Office, make_task
from tests.dossiers.forms import lay, make_fields
from tests.reviews.making import AT as SESSION_AT
from tests.reviews.making import general, given, opened
from tracker import history, reminders, reviews, updates, verification
from tracker.db import db
from tracker.indicators import Indicator, Reported, SourceKind, report
from tracker.plans import Plan
from tracker.reminders import Round
from tracker.reports import periodic
from tracker.reports.amendment_paper import decided
from tracker.reports.office import TemplateKind, drawing
from tracker.reports.office.drafts import Drafted
from tracker.reports.office.fields.report import SECTIONS
from tracker.reports.periodic.outline import ADDRESSEES
from tracker.reports.periodic.texts import keep_texts
from tracker.requests.facts import Kind, Request, State
from tracker.reviews import ConclusionKind, Ruled, Said
from tracker.rules.dossiers import Counts
from tracker.rules.words import Outcome
from tracker.updates import Claim, News
from tracker.urgings import Act, Reach
from tracker.verification import Verdict

AT = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
SCENES: dict[TemplateKind, Callable[[Office, Plan], Drafted[Any]]] = {}


def scene(kind: TemplateKind) -> Callable[..., Any]:
    """Keep a scene under its kind."""

    def keep(make: Callable[[Office, Plan], Drafted[Any]]) -> Callable[..., Any]:
        SCENES[kind] = make
        return make

    return keep


@scene(TemplateKind.REPORT)
def of_report(office: Office, plan: Plan) -> Drafted[Any]:
    """A quarter with tasks in every state, an indicator, dossiers, and all texts written."""
    make_task(plan, office.pkt, due_on=date(2026, 2, 27), title="Rà soát <thủ tục> & phí")
    done = make_task(plan, office.vp)
    history.take(plan.id, history.GENERAL)
    claim = Claim(date(2026, 3, 2), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    updates.submit(done, claim, by=office.lan, at=AT)
    verification.accept(done, Verdict(Outcome.MET), by=office.hoa, at=AT)
    indicator = Indicator(
        plan_id=plan.id, code="CT01", position=1, title="Tỷ lệ đúng hạn", unit_text="%",
        direction=">=", target=Decimal(95), target_text="Từ 95%", lead_text="Văn phòng",
        frequency="quarter", source_kind=SourceKind.TYPED,
    )  # fmt: skip
    db.session.add(indicator)
    db.session.flush()
    told = Reported(
        date(2026, 1, 1), date(2026, 3, 1), numerator=Decimal(99), denominator=Decimal(100)
    )
    report(indicator, told, by=office.tu, at=AT)
    (field,) = make_fields(office, "Đất đai")
    counts = Counts(
        received=1204, carried_over=4, received_online=1000, received_direct=200, resolved=1200,
        resolved_early=1100, resolved_on_time=97, resolved_late=3, pending=4, pending_in_time=4,
        pending_overdue=0, received_postal=0,
    )  # fmt: skip
    lay(office, office.vp, 1, {field: counts})
    lay(office, office.pkt, 1, {field: Counts(resolved=5)})  # does not say how many came in
    period = periodic.period_of(plan, "2026-Q1")
    texts = {block: f"Nội dung {block}" for block, _words in SECTIONS.values()}
    keep_texts(plan, period, texts | {ADDRESSEES: "Sở Nội vụ"}, by=office.hoa, at=AT)
    facts = periodic.facts_for(plan, period)
    return drawing.drafted_report(replace(facts, frozen_at=AT, is_closed=True))


@scene(TemplateKind.LETTER)
def of_letter(office: Office, plan: Plan) -> Drafted[Any]:
    """A unit that owes a task on which it was urged before."""
    task = make_task(plan, office.pkt, due_on=date(2026, 2, 27))
    now = Round(Act("1", "Khẩn trương."))
    reminders.urge(task, now, to=Reach((office.minh,)), by=office.hoa, at=AT)
    return drawing.drafted_letter(plan, office.pkt, as_of=date(2026, 3, 12))


@scene(TemplateKind.NOTICE)
def of_notice(office: Office, plan: Plan) -> Drafted[Any]:
    """A session with a conclusion of each kind."""
    review = opened(office, plan)
    task = make_task(plan, office.vp, due_on=date(2026, 7, 15), title="Rà soát thủ tục.")
    extends = Said(
        ConclusionKind.DECISION, "Chờ hướng dẫn", task=task, ruled=Ruled.EXTEND,
        due_on=date(2026, 8, 31),
    )  # fmt: skip
    gives = given(
        office, units=(office.pkt, office.vp), collecting=office.vhxh, coordinating="Công an xã"
    )
    for said in (gives, extends, general()):
        reviews.conclude(review, said, by=office.hoa, at=SESSION_AT)
    reviews.close_review(review, by=office.hoa, at=SESSION_AT)
    day = date(2026, 7, 7)
    reviews.number_paper(review, number="15/TB-UBND", on=day, by=office.hoa, at=SESSION_AT)
    fix = reviews.Fix("Giao ban hằng quý", "Ghi sót thời hạn", None)
    reviews.correct(review, fix, by=office.hoa, at=SESSION_AT)
    return drawing.drafted_notice(review)


@scene(TemplateKind.PLAN)
def of_plan(office: Office, plan: Plan) -> Drafted[Any]:
    """A plan with an indicator and a task."""
    task = make_task(plan, office.pkt)
    task.coordinating_text = ["Văn phòng"]
    task.basis, task.approval_level, task.note = "12/QĐ-UBND", "UBND xã", "Trọng tâm"
    db.session.add(Indicator(
        plan_id=plan.id, code="CT01", position=1, title="Tỷ lệ đúng hạn", unit_text="%",
        direction=">=", target=Decimal(95), target_text="Từ 95%", lead_text="Văn phòng",
        frequency="quarter", source_kind=SourceKind.TYPED, measure="Đúng hạn/tổng số",
    ))  # fmt: skip
    db.session.flush()
    return drawing.drafted_plan(plan, on=date(2026, 3, 12))


@scene(TemplateKind.AMENDMENTS)
def of_amendments(office: Office, plan: Plan) -> Drafted[Any]:
    """An extension that was granted."""
    task = make_task(plan, office.pkt)
    db.session.add(Request(
        authority_id=plan.authority_id, plan_id=plan.id, task_id=task.id, kind=Kind.EXTENSION,
        state=State.APPROVED, reason="Chưa có hướng dẫn.", wanted={"due_on": "2026-09-30"},
        due_on=task.due_on, asked_by_id=office.minh.id, asked_at=AT,
        decided_on=date(2026, 3, 1),
    ))  # fmt: skip
    db.session.flush()
    return drawing.drafted_amendments(
        decided(plan, since=date(2026, 1, 20), until=date(2026, 3, 31))
    )
