"""The scorecard and one indicator: values, places, filters, the drawing and its table."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.pages.indicators.conftest import make_indicator
from tracker import history
from tracker.db import db
from tracker.indicators import Indicator, IndicatorValue
from tracker.plans import Plan, PlanState
from tracker.rules.words import Move
from tracker.tasks import Moved, record

D = Decimal
AT = datetime(2026, 7, 2, 2, 0, tzinfo=UTC)
DAY = "ngay=02/07/2026"


def give(indicator: Indicator, on: date, **figures: Decimal) -> None:
    indicator.values.append(IndicatorValue(on=on, entered_at=AT, **figures))
    db.session.commit()


def test_the_scorecard_counts_the_places_and_links_to_each(client: Client, office, plan, indicator):
    give(indicator, date(2026, 6, 30), numerator=D(190), denominator=D(200))
    make_indicator(plan, "CT02")
    page = client.sign_in(office.mai).get(f"/chi-tieu?{DAY}").text
    assert "190/200" in page
    assert "95%" in page
    met = re.search(r'href="([^"]+tinh-trang=dat)"', page)[1].replace("&amp;", "&")
    narrowed = client.get(met).text
    assert ("Tỷ lệ CT01" in narrowed, "Tỷ lệ CT02" in narrowed) == (True, False)


def test_what_is_missing_stands_first_with_the_way_to_enter_it(client: Client, office, plan):
    whole = make_indicator(plan, "CT01", lead_unit_id=office.vp.id)
    for month in (3, 6):
        give(whole, date(2026, month, 30), value=D(99))
    make_indicator(plan, "CT02", lead_unit_id=office.vp.id)
    page = client.sign_in(office.tu).get(f"/chi-tieu?{DAY}").text
    assert page.index("Tỷ lệ CT02") < page.index("Tỷ lệ CT01")
    assert "Quý I/2026, Quý II/2026" in page
    assert "/chi-tieu/CT02/nhap?ky=1" in page


def test_the_drawing_equals_its_table(client: Client, office: Office, indicator: Indicator):
    give(indicator, date(2026, 3, 31), numerator=D(1), denominator=D(3))
    give(indicator, date(2026, 6, 30), numerator=D(2), denominator=D(3))
    page = client.sign_in(office.mai).get(f"/chi-tieu/CT01?{DAY}").text
    wide = page[page.index("dd-curve d-none") : page.index("dd-curve d-lg-none")]
    drawn = re.findall(r'class="dd-val"[^>]*>([^<]+)<', wide)
    shown = re.findall(r'dd-shown">([^<]+)<', page)
    assert drawn == shown[::-1] == ["33,33%", "66,67%"]


def test_a_value_short_of_its_target_never_looks_met(client: Client, office, indicator: Indicator):
    give(indicator, date(2026, 6, 30), numerator=D(94_996), denominator=D(100_000))
    give(indicator, date(2026, 3, 31), numerator=D(1), denominator=D(2))
    indicator.points.clear()
    page = client.sign_in(office.mai).get(f"/chi-tieu/CT01?{DAY}").text
    assert re.findall(r'dd-shown">([^<]+)<', page) == ["94,996%", "50%"]
    assert page.count("94,996%") >= 4
    assert "94,996%" in client.get(f"/chi-tieu?{DAY}").text


def test_nothing_occurred_is_said_so(client: Client, office: Office, indicator: Indicator):
    give(indicator, date(2026, 6, 30), numerator=D(0), denominator=D(0))
    assert "Không phát sinh" in client.sign_in(office.mai).get(f"/chi-tieu/CT01?{DAY}").text


def test_a_draft_is_the_secretariats(client: Client, office: Office, plan: Plan, indicator):
    plan.state = PlanState.DRAFT
    db.session.commit()
    url = f"/chi-tieu?ke-hoach={plan.code}"
    assert client.sign_in(office.tu).get(url).status_code == 404
    assert client.sign_in(office.hoa).get(url).status_code == 200


@pytest.mark.parametrize(
    ("kind", "source", "way"),
    [
        ("dossiers", "in_time", "/ho-so/ty-le?nam=2026&amp;ky=H1&amp;chi-so=in_time"),
        ("registers", "news", "/so-theo-doi/tin-bai?nam=2026"),
        ("registers", "slips", "/so-theo-doi/phieu-xin-loi?nam=2026"),
        ("survey", "satisfied", "/so-theo-doi/khao-sat?nam=2026"),
    ],
)
def test_every_source_leads_to_its_entries(client, office, plan, kind: str, source: str, way: str):
    make_indicator(plan, "CT01", source_kind=kind, source=source)
    rows = client.sign_in(office.mai).get(f"/chi-tieu/CT01/so-lieu-goc?ky=2&{DAY}").text
    assert way in rows
    page = client.get(rows_way(rows))
    assert page.status_code == 200


def rows_way(rows: str) -> str:
    return re.search(r'href="(/(?:ho-so|so-theo-doi)[^"]+)">[^<]*<svg class="icon"', rows)[
        1
    ].replace("&amp;", "&")


def test_shares_that_do_not_sum_to_a_hundred_say_so(client: Client, office: Office, plan: Plan):
    make_indicator(plan, "CT01", source_kind="tasks", source="met")
    for unit in (office.vp, office.vhxh, office.pkt):
        done = make_task(plan, unit)
        done.status, done.outcome, done.completed_on = "completed", "met", date(2026, 2, 2)
        history.take(plan.id)
        record(done, Moved(Move.VERIFY, "", {}, date(2026, 2, 2)), by=None, at=AT)
    rows = client.sign_in(office.mai).get(f"/chi-tieu/CT01/so-lieu-goc?ky=2&{DAY}").text
    assert rows.count("33,33%") == 3
    assert "cộng lại thành 99,99%" in rows


def test_without_a_plan_the_page_says_so(client: Client, office: Office):
    assert "Chưa có kế hoạch" in client.sign_in(office.hoa).get("/chi-tieu").text


def test_the_rows_behind_a_derived_value_are_a_click_away(client: Client, office, plan: Plan):
    make_indicator(plan, "CT01", source_kind="tasks", source="met")
    client.sign_in(office.mai)
    rows = client.get(f"/chi-tieu/CT01/so-lieu-goc?ky=1&{DAY}").text
    assert "/nhiem-vu?" in rows
    assert "nhiệm vụ đạt yêu cầu trên tổng số nhiệm vụ" in rows
    assert client.get("/chi-tieu/CT01/so-lieu-goc?ky=9").status_code == 404
