"""The scorecard and one indicator: values, places, filters, the drawing and its table."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from tests.cast import Office
from tests.conftest import Client
from tests.pages.indicators.conftest import make_indicator
from tracker.db import db
from tracker.indicators import Indicator, IndicatorValue
from tracker.plans import Plan, PlanState

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


def test_the_drawing_is_sent_by_itself(client: Client, office: Office, indicator: Indicator):
    give(indicator, date(2026, 6, 30), value=D("96.5"))
    answer = client.sign_in(office.mai).get(f"/chi-tieu/CT01/bieu-do.svg?{DAY}")
    assert answer.mimetype == "image/svg+xml"
    assert "96,50%" in answer.text
    assert "attachment" in answer.headers["Content-Disposition"]


def test_nothing_occurred_is_said_so(client: Client, office: Office, indicator: Indicator):
    give(indicator, date(2026, 6, 30), numerator=D(0), denominator=D(0))
    assert "Không phát sinh" in client.sign_in(office.mai).get(f"/chi-tieu/CT01?{DAY}").text


def test_a_draft_is_the_secretariats(client: Client, office: Office, plan: Plan, indicator):
    plan.state = PlanState.DRAFT
    db.session.commit()
    url = f"/chi-tieu?ke-hoach={plan.code}"
    assert client.sign_in(office.tu).get(url).status_code == 404
    assert client.sign_in(office.hoa).get(url).status_code == 200


def test_without_a_plan_the_page_says_so(client: Client, office: Office):
    assert "Chưa có kế hoạch" in client.sign_in(office.hoa).get("/chi-tieu").text


def test_the_rows_behind_a_derived_value_are_a_click_away(client: Client, office, plan: Plan):
    make_indicator(plan, "CT01", source_kind="tasks", source="met")
    client.sign_in(office.mai)
    rows = client.get(f"/chi-tieu/CT01/so-lieu-goc?ky=1&{DAY}").text
    assert "/nhiem-vu?" in rows
    assert "nhiệm vụ đạt yêu cầu trên tổng số nhiệm vụ" in rows
    assert client.get("/chi-tieu/CT01/so-lieu-goc?ky=9").status_code == 404
