"""The work of units: what they lead, and what they owe to the tasks of others, as of any day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.cast import Office, ask_units, make_person, make_plan, make_task, make_unit
from tests.conftest import Client
from tracker import updates, verification
from tracker.figures import figures_of
from tracker.figures.shares import ShareCounts, count_shares, shares_of
from tracker.figures.states import log_of
from tracker.rules.words import Move, Outcome, Role
from tracker.tasks import Moved, Task, record
from tracker.updates import Claim, News, Reply, Share
from tracker.verification import Verdict

NOON = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)
DUE, TODAY = date(2026, 3, 6), date(2026, 3, 12)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is noon of 12 March 2026."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def task(office: Office) -> Task:
    """A late task of two rooms, collected by the office with the secretariat's room at its side."""
    made = make_task(make_plan(office), office.vp, due_on=DUE, coordinating=(office.vhxh,))
    return ask_units(made, office.pkt, office.vhxh, collecting=office.vp)


def give(office: Office, task: Task, *, done_on: date = date(2026, 3, 10)) -> None:
    """Let the economics room answer, be accepted, and the secretariat give its part."""
    updates.answer(task, Reply(task.answers[0], "Đã xong.", done_on), by=office.quang, at=NOON)
    updates.accept_answers(task, task.answers[:1], by=office.tu, at=NOON)
    updates.give_part(task, Share(task.parts[0], "Đã gửi.", DUE), by=office.hoa, at=NOON)


def counted(task: Task, unit, *, on: date = TODAY) -> ShareCounts:
    """Return what a unit owes on a day."""
    log = log_of(task.plan)
    shares = shares_of(figures_of(task.plan, as_of=on, log=log), log)
    return count_shares(shares.get(unit.id, ()), on=on)


def test_shares_are_done_late_missing_or_never_answered(office: Office, task: Task):
    give(office, task)
    assert counted(task, office.pkt) == ShareCounts(total=1, done=1, late=1)
    assert counted(task, office.vhxh) == ShareCounts(total=2, done=1, missing=1, never=1)
    assert counted(task, office.vp) == ShareCounts()


def test_who_said_something_is_late_but_was_not_silent(office: Office, task: Task):
    updates.answer(task, Reply(task.answers[0], "Đang làm."), by=office.quang, at=NOON)
    assert counted(task, office.pkt) == ShareCounts(total=1, missing=1)


def test_a_past_day_does_not_know_what_was_done_later(office: Office, task: Task):
    give(office, task)
    assert counted(task, office.pkt, on=date(2026, 3, 9)) == ShareCounts(1, missing=1, never=1)
    assert counted(task, office.vhxh, on=DUE) == ShareCounts(total=2)


def test_a_part_that_passed_on_was_the_first_units_before(session, office: Office, task: Task):
    part = task.parts[0]
    changes = {"part_id": part.id, "part_from_id": office.vhxh.id, "part_unit_id": office.pkt.id}
    part.unit_id = office.pkt.id
    from_then_on = Moved(Move.CHANGE, "", changes, date(2026, 3, 11))
    record(task, from_then_on, by=office.hoa, at=NOON)
    assert counted(task, office.vhxh).total == 1
    assert counted(task, office.vhxh, on=date(2026, 3, 10)).total == 2


@pytest.mark.parametrize("who", ["lan", "tu", "hoa", "binh", "mai", "son"])
def test_everybody_reads_both_figures_of_a_unit(client: Client, office: Office, task: Task, who):
    give(office, task)
    page = client.sign_in(office.people[who]).get(f"/don-vi/{office.vhxh.id}")
    assert page.status_code == 200
    assert "Nhiệm vụ chủ trì" in page.text
    assert "Quá hạn, chưa từng trả lời" in page.text
    assert "Phối hợp với Văn phòng HĐND và UBND" in page.text


@pytest.mark.parametrize(
    ("state", "codes"), [("qua-han", 1), ("chua-tra-loi", 1), ("da-xong", 1), ("tre-han", 0)]
)
def test_each_number_leads_to_its_list(client, office: Office, task: Task, state: str, codes: int):
    give(office, task)
    page = client.sign_in(office.mai).get(f"/don-vi/{office.vhxh.id}?xem={state}").text
    assert page.count('class="dd-l-t"') == codes
    assert f"xem={state}" in client.get(f"/don-vi/{office.vhxh.id}").text


def test_the_list_of_units_has_both_figures(client: Client, office: Office, task: Task):
    give(office, task)
    page = client.sign_in(office.binh).get("/don-vi?q=van hoa").text
    assert "Phòng Văn hóa - Xã hội" in page
    assert "Phòng Kinh tế</a>" not in page
    assert "1/2" in page


def test_a_unit_of_another_authority_is_not_found(client: Client, office: Office, task: Task):
    other = make_person("la", "Người Lạ", unit=office.pkt, role=Role.UNIT_HEAD)
    other.authority_id = office.pkt.id
    assert client.sign_in(other).get(f"/don-vi/{office.vhxh.id}").status_code == 404
    assert client.get("/don-vi").status_code == 200
    assert client.sign_in(office.lan).get("/don-vi?ke-hoach=khac").status_code == 404


@pytest.mark.parametrize("path", ["/don-vi", "/don-vi/{unit}"])
def test_the_pages_ask_as_much_for_124_units_and_six_tasks_as_for_one(
    client: Client, office: Office, queries, path: str
):
    plan = make_plan(office)
    units = [make_unit(office.authority, f"X{n}", f"Xã {n}") for n in range(124)]
    client.sign_in(office.hoa)
    asked = []
    for _ in range(2):
        for _ in range(3):
            made = make_task(plan, office.vp, coordinating=(office.pkt,))
            ask_units(made, *units, collecting=office.vp)
        queries.clear()
        assert client.get(path.format(unit=units[0].id)).status_code == 200
        asked.append(len([one for one in queries if one.startswith("SELECT")]))
    assert asked[0] == asked[1] <= 12


def test_a_part_of_what_is_over_is_owed_no_more(session, office: Office):
    made = make_task(make_plan(office), office.pkt, due_on=DUE, coordinating=(office.vp,))
    claim = Claim(DUE, Outcome.MET, News("Đã ban hành báo cáo."))
    updates.submit(made, claim, by=office.minh, at=NOON)
    assert counted(made, office.vp).missing == 1
    verification.accept(made, Verdict(Outcome.MET), by=office.hoa, at=NOON)
    assert counted(made, office.vp) == ShareCounts()


def test_my_page_leads_to_both_figures_of_my_unit(client: Client, office: Office, task: Task):
    page = client.sign_in(office.quang).get("/nhiem-vu-cua-toi").text
    assert f'href="/don-vi/{office.pkt.id}"' in page
