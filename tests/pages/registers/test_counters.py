"""Thủ tục hành chính and Khảo sát: counts with their proof, rounds with the rate named."""

from datetime import date

from tests.cast import Office
from tests.conftest import Client
from tests.registers.told import LINK, procedures, survey
from tracker.db import db
from tracker.registers import ProcedureCount, SurveyRound

COUNTS, ROUNDS = "/so-theo-doi/thu-tuc?nam=2026", "/so-theo-doi/khao-sat?nam=2026"
MARCH = date(2026, 3, 31)


def test_counts_are_entered_with_proof_and_corrected_by_the_same_day(
    client: Client, office: Office
):
    data = {"unit": office.vp.id, "on": "31/03/2026", "total": "348", "posted": "340"}
    client.sign_in(office.tu)
    refused = client.post(COUNTS, data=data)
    assert refused.status_code == 422
    assert "chứng minh việc niêm yết" in refused.text
    assert client.post(COUNTS, data=data | {"link": LINK}).status_code == 303
    assert client.post(COUNTS, data=data | {"link": LINK, "posted": "348"}).status_code == 303
    made = db.session.query(ProcedureCount).one()
    assert (made.total, made.posted, made.at_one_stop) == (348, 348, None)
    too_many = client.post(COUNTS, data=data | {"link": LINK, "posted": "349"})
    assert "lớn hơn tổng số 348" in too_many.text


def test_the_newest_counts_of_all_units_are_added_up(client: Client, office: Office):
    procedures(office, office.vp, MARCH, total=300, posted=300)
    made = procedures(office, office.pkt, MARCH, total=48)
    page = client.sign_in(office.minh).get(COUNTS).text
    assert "348" in page.split("<tfoot")[1]
    path = f"/so-theo-doi/thu-tuc/{made.id}"
    assert client.get(path).status_code == 200
    assert client.sign_in(office.lan).get(path).status_code == 404
    void = {"huy-version": made.version, "huy-reason": "Nhập nhầm"}
    assert client.sign_in(office.minh).post(f"{path}/huy", data=void).status_code == 303
    assert "Phòng Kinh tế</a>" not in client.get(COUNTS).text


def test_a_round_shows_satisfied_of_valid(client: Client, office: Office):
    data = {"unit": office.vp.id, "title": "Đợt 1", "since": "01/03/2026", "until": "31/03/2026"}
    data |= {"sent": "760", "valid": "742", "satisfied": "703"}
    client.sign_in(office.lan)
    assert client.post(ROUNDS, data=data | {"satisfied": "743"}).status_code == 422
    assert client.post(ROUNDS, data=data).status_code == 303
    page = client.get(ROUNDS).text
    assert "Hài lòng trên số phiếu hợp lệ" in page
    assert "94,74%" in page
    made = db.session.query(SurveyRound).one()
    path, better = f"/so-theo-doi/khao-sat/{made.id}", data | {"satisfied": "704"}
    assert client.post(path, data=better | {"version": made.version}).status_code == 303
    assert client.sign_in(office.quang).get(path).status_code == 404
    assert db.session.query(SurveyRound).one().satisfied == 704


def test_a_round_without_valid_forms_has_no_rate(client: Client, office: Office):
    survey(office, office.vp, MARCH, valid=0, satisfied=0)
    assert "Không phát sinh" in client.sign_in(office.binh).get(ROUNDS).text
