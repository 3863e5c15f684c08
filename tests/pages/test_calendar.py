"""The page of the working-day calendar."""

from datetime import date

from tests.cast import Office
from tests.conftest import Client
from tracker import workdays

FORM = {"on": "28/11/2026", "kind": "work", "name": "Làm bù", "submission_id": "once"}


def test_the_calendar_shows_the_countrys_days(client: Client, office: Office):
    page = client.sign_in(office.hoa).get("/quan-tri/lich?nam=2026").text
    assert "02/01/2026" in page
    assert "10/01/2026" in page


def test_the_secretariat_sets_a_day_once(client: Client, office: Office):
    client.sign_in(office.hoa)
    for _ in range(2):
        assert client.post("/quan-tri/lich", data=FORM).status_code == 303
    assert workdays.calendar(office.authority.id).is_working(date(2026, 11, 28))
    assert len(workdays.days_of(office.authority.id)) == 1


def test_an_impossible_day_is_refused_with_a_sentence(client: Client, office: Office):
    answer = client.sign_in(office.hoa).post("/quan-tri/lich", data=FORM | {"on": "31/6/2026"})
    assert answer.status_code == 422
    assert workdays.days_of(office.authority.id) == []


def test_an_officer_does_not_set_days(client: Client, office: Office):
    assert client.sign_in(office.tu).post("/quan-tri/lich", data=FORM).status_code == 403


def test_a_day_goes_back_to_the_countrys_calendar(client: Client, office: Office):
    client.sign_in(office.hoa).post("/quan-tri/lich", data=FORM)
    assert client.post("/quan-tri/lich/bo", data={"on": "2026-11-28"}).status_code == 303
    assert workdays.days_of(office.authority.id) == []
    assert client.post("/quan-tri/lich/bo", data={"on": "2026-13-45"}).status_code == 404
