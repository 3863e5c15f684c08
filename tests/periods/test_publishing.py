"""Công khai: only what is frozen and chosen, replaced with a reason, taken back at once."""

from datetime import timedelta

import pytest

from tests.cast import Office, make_task
from tests.dossiers.forms import lay, make_fields
from tests.periods.making import FROZEN_AT, LATER, complete, first_quarter
from tests.periods.publishing import (
    ALL,
    PUBLISHED_AT,
    frozen_quarter,
    publications_of,
    published,
    sent_paper,
)
from tracker import evidence, history, periods
from tracker.db import db
from tracker.periods import Choice, ReportPeriod
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.dossiers import Counts


@pytest.fixture
def period(office: Office, plan: Plan) -> ReportPeriod:
    """The first quarter, frozen with one task of two done."""
    done = make_task(plan, office.vp)
    make_task(plan, office.pkt)
    complete(done, office, done_on=FROZEN_AT.date() - timedelta(days=9), at=FROZEN_AT)
    return frozen_quarter(plan, office)


def public(period: ReportPeriod) -> list[periods.Publication]:
    rows = periods.public().where(periods.Publication.period_id == period.id)
    return list(db.session.scalars(rows))


def test_it_keeps_what_was_chosen_and_tells_the_chain(office: Office, period):
    paper = sent_paper(period, office)
    made = published(period, office, paper)
    assert public(period) == [made]
    assert (made.has_figures, made.has_indicators, made.documents) == (True, True, [paper])
    assert made.office == "Phòng Văn hóa - Xã hội"
    (event,) = history.of("publication", made.id)
    assert (event.move, event.chain_id) == ("publish", period.plan_id)
    assert event.changes["snapshot"] == made.snapshot.sha256
    assert event.changes["documents"] == [paper.id]
    assert list(history.faults()) == []


def test_a_leader_publishes_for_the_authority(office: Office, period):
    made = periods.publish(period, Choice(figures=True), by=office.binh, at=PUBLISHED_AT)
    assert made.office == "UBND xã Bình An"


def test_figures_that_are_not_frozen_stay_inside(office: Office, plan: Plan):
    with pytest.raises(Refused, match="Chốt số liệu"):
        periods.publish(
            first_quarter(plan, office), Choice(figures=True), by=office.hoa, at=PUBLISHED_AT
        )


def test_nothing_chosen_is_nothing_published(office: Office, period):
    with pytest.raises(Refused, match="ít nhất một phần"):
        periods.publish(period, Choice(), by=office.hoa, at=PUBLISHED_AT)


def test_unexplained_dossier_errors_hold_it_up(office: Office, period):
    (field,) = make_fields(office, "Hộ tịch")
    lay(office, office.vp, 2, {field: Counts(pending=5, pending_in_time=3, pending_overdue=1)})
    with pytest.raises(Refused, match="chưa giải trình") as refused:
        published(period, office)
    assert refused.value.values["count"] == "01"
    assert len(periods.unexplained(period)) == 1


def test_a_restricted_document_is_refused(office: Office, period):
    paper = sent_paper(period, office)
    history.take(history.GENERAL)
    evidence.restrict(paper, by=office.hoa, at=LATER)
    with pytest.raises(Refused, match="hạn chế xem"):
        published(period, office, paper)


def test_a_document_of_another_authority_is_a_fault(office: Office, period):
    paper = sent_paper(period, office)
    paper.authority_id = office.vp.id
    with pytest.raises(ValueError, match="own"):
        published(period, office, paper)


def test_a_new_one_replaces_the_former_with_its_reason(office: Office, period):
    first = published(period, office)
    again = Choice(figures=True, note="Sai")
    with pytest.raises(Refused, match="lý do thay thế"):
        periods.publish(period, again, by=office.hoa, at=LATER)
    wanted = Choice(figures=True, note="Chỉ tiêu chưa đủ căn cứ.")
    second = periods.publish(period, wanted, by=office.hoa, at=LATER)
    assert second.replaces == first
    assert public(period) == [second]
    assert publications_of(period) == [second, first]


def test_the_same_is_not_published_twice(office: Office, period):
    published(period, office)
    same = Choice(**ALL, note="Công khai lại lần nữa.")
    with pytest.raises(Refused, match="Không có gì khác"):
        periods.publish(period, same, by=office.hoa, at=LATER)


def test_taken_back_it_is_public_no_more_until_published_anew(office: Office, period):
    made = published(period, office)
    with pytest.raises(Refused, match="lý do thu hồi"):
        periods.withdraw(made, reason="Sai", by=office.hoa, at=LATER)
    periods.withdraw(made, reason="Nhầm kỳ báo cáo.", by=office.binh, at=LATER)
    assert public(period) == []
    with pytest.raises(Refused, match="không còn công khai"):
        periods.withdraw(made, reason="Nhầm kỳ báo cáo.", by=office.hoa, at=LATER)
    assert [one.move for one in history.of("publication", made.id)] == ["publish", "withdraw"]
    back = Choice(**ALL, note="Đã rà soát, công khai lại.")
    again = periods.publish(period, back, by=office.hoa, at=LATER)
    assert public(period) == [again]


def test_one_that_was_replaced_is_not_taken_back(office: Office, period):
    first = published(period, office)
    wanted = Choice(figures=True, note="Chỉ tiêu chưa đủ căn cứ.")
    periods.publish(period, wanted, by=office.hoa, at=LATER)
    with pytest.raises(Refused, match="không còn công khai"):
        periods.withdraw(first, reason="Nhầm kỳ báo cáo.", by=office.hoa, at=LATER)
