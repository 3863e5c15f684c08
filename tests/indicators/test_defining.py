"""Saying how an indicator is measured: what changes is kept, what cannot be is refused."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.cast import Office
from tests.pages.indicators.conftest import make_indicator
from tracker import history
from tracker.indicators import Definition, add, define
from tracker.plans import Plan, PlanState
from tracker.rules import Refused
from tracker.rules.indicators import Point

D = Decimal
AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
USUAL = {"title": "Tỷ lệ CT01", "direction": ">=", "target": D(95), "unit_text": "%"}


def wanted(**facts: object) -> Definition:
    return Definition(**(USUAL | {"reason": "Công văn 12/UBND"} | facts))


def test_a_change_is_an_event_with_what_stood_there(office: Office, plan: Plan):
    indicator = make_indicator(plan, "CT01")
    history.take(plan.id)
    path = [Point(date(2026, 6, 30), D(60))]
    assert define(indicator, plan, wanted(target=D(96), path=path), by=office.hoa, at=AT)
    event = history.of("indicator", indicator.id)[-1]
    assert event.changes["target"] == ["95", "96"]
    assert event.changes["points"] == [[], [["2026-06-30", "60"]]]
    assert (event.move, event.note) == ("define", "Công văn 12/UBND")
    assert indicator.points[0].target == 60


def test_the_same_again_leaves_no_trace(office: Office, plan: Plan):
    indicator = make_indicator(plan, "CT01")
    assert not define(indicator, plan, wanted(), by=office.hoa, at=AT)
    assert history.of("indicator", indicator.id) == []


def test_a_new_indicator_takes_the_next_free_code(office: Office, plan: Plan):
    make_indicator(plan, "CT02")
    history.take(plan.id)
    assert add(plan, wanted(), by=office.hoa, at=AT).code == "CT03"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"title": " "}, "Nhập tên"),
        ({"direction": ""}, "Chọn cách so"),
        ({"target": None}, "Nhập mức giao"),
        ({"direction": "between"}, "đầu trên"),
        ({"direction": "between", "target2": D(90)}, "đầu trên"),
        ({"reason": ""}, "căn cứ"),
        ({"path": [Point(date(2027, 1, 31), D(1))]}, "Lộ trình"),
        ({"source_kind": "dossiers", "source": "nothing"}, "nguồn"),
        ({"source_kind": "formula", "source": "CT02 +"}, "Công thức"),
        ({"source_kind": "formula", "source": "CT09"}, "không có chỉ tiêu"),
        ({"source_kind": "formula", "source": "CT01 + 1"}, "đi vòng"),
        ({"source_kind": "formula", "source": "CT02 / 2"}, "đi vòng"),
        ({"title": "Tỷ lệ ct02"}, "khác tên"),
    ],
)
def test_what_cannot_be_measured_is_refused(office: Office, plan: Plan, facts, words: str):
    indicator = make_indicator(plan, "CT01")
    make_indicator(plan, "CT02", source_kind="formula", source="CT01 * 2")
    history.take(plan.id)
    with pytest.raises(Refused) as refused:
        define(indicator, plan, wanted(**({"target": D(96)} | facts)), by=office.hoa, at=AT)
    assert words in refused.value.msgid


def test_a_draft_asks_for_no_reason_and_a_closed_plan_for_nothing(office: Office, plan: Plan):
    indicator = make_indicator(plan, "CT01")
    history.take(plan.id)
    plan.state = PlanState.DRAFT
    assert define(indicator, plan, wanted(target=D(96), reason=""), by=office.hoa, at=AT)
    plan.state = PlanState.CLOSED
    with pytest.raises(Refused):
        define(indicator, plan, wanted(), by=office.hoa, at=AT)
