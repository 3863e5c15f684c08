"""The page on which the secretariat says how an indicator is measured."""

import re
from decimal import Decimal

import pytest

from tests.cast import Office
from tests.conftest import Client
from tracker import history
from tracker.db import db
from tracker.indicators import Indicator
from tracker.plans import Plan

D = Decimal
URL = "/chi-tieu/CT01/cach-do"


def form(indicator: Indicator, **fields: object) -> dict[str, object]:
    """Return what the page sends: the indicator as it is, but for some fields."""
    usual = {
        "version": indicator.version, "title": indicator.title, "unit_text": "%",
        "direction": ">=", "target": "95", "frequency": "quarter", "counting": "cumulative",
        "source": "typed|", "scope": "", "lead_unit_id": str(indicator.lead_unit_id),
        "reason": "Công văn 12", "moc-2026-06-30": "60", "moc-2026-12-31": "95",
    }  # fmt: skip
    return usual | fields


def test_the_target_and_the_path_are_changed(client: Client, office: Office, indicator: Indicator):
    client.sign_in(office.hoa)
    told = form(indicator, target="97,5", **{"moc-2026-03-31": "30", "moc-2026-06-30": ""})
    assert client.post(URL, data=told).status_code == 303
    assert indicator.target == D("97.5")
    assert [str(point.on) for point in indicator.points] == ["2026-03-31", "2026-12-31"]
    assert "sửa cách đo" in client.get("/chi-tieu/CT01").text


def test_the_form_as_it_is_changes_nothing(client: Client, office: Office, indicator: Indicator):
    client.sign_in(office.hoa).post(URL, data=form(indicator))
    assert history.of("indicator", indicator.id) == []


def test_a_point_between_the_periods_stays_in_the_form(client: Client, office, indicator):
    indicator.frequency = "year"
    db.session.commit()
    page = client.sign_in(office.hoa).get(URL).text
    assert re.search(r'name="moc-2026-06-30" value="60"', page)
    client.post(URL, data=form(indicator, frequency="year", target="96"))
    assert len(indicator.points) == 2


def test_a_source_and_its_scope_are_kept_together(client: Client, office, indicator: Indicator):
    client.sign_in(office.hoa)
    client.post(URL, data=form(indicator, source="dossiers|in_time", scope="lead"))
    assert (indicator.source_kind, indicator.source) == ("dossiers", "in_time:lead")
    page = client.get(URL).text
    assert re.search(r'selected value="dossiers.in_time"', page)


@pytest.mark.parametrize(
    "made_up", [{"frequency": "week"}, {"target": "97,12345"}, {"moc-2026-06-30": "1,23456"},
                {"direction": "hack"}, {"source": "formula|", "formula": "9" * 250}],
)  # fmt: skip
def test_what_no_form_of_ours_sends_is_refused(client: Client, office, indicator, made_up):
    answer = client.sign_in(office.hoa).post(URL, data=form(indicator, **made_up))
    assert answer.status_code == 422
    assert history.of("indicator", indicator.id) == []


def test_a_wrong_formula_is_said_in_words(client: Client, office: Office, indicator: Indicator):
    client.sign_in(office.hoa)
    answer = client.post(URL, data=form(indicator, source="formula|", formula="CT77 + 1"))
    assert answer.status_code == 422
    assert "không có chỉ tiêu CT77" in answer.text
    assert 'value="CT77 + 1"' in answer.text


def test_a_path_that_is_no_number_stays_in_the_form(client: Client, office, indicator: Indicator):
    answer = client.sign_in(office.hoa).post(
        URL, data=form(indicator, **{"moc-2026-06-30": "nhiều"})
    )
    assert answer.status_code == 422
    assert 'value="nhiều"' in answer.text


def test_an_older_form_is_not_taken(client: Client, office: Office, indicator: Indicator):
    client.sign_in(office.hoa)
    old = form(indicator, target="90")
    client.post(URL, data=form(indicator, target="91"))
    assert client.post(URL, data=old).status_code == 409
    assert indicator.target == 91


def test_an_indicator_is_added(client: Client, office: Office, plan: Plan, indicator: Indicator):
    told = form(indicator, title="Số sáng kiến", unit_text="sáng kiến", target="5")
    del told["version"]
    client.sign_in(office.hoa)
    assert client.get("/chi-tieu/moi").status_code == 200
    assert client.post("/chi-tieu/moi", data=told).status_code == 303
    assert db.session.query(Indicator).filter_by(title="Số sáng kiến").one().code == "CT02"
