"""Urging chosen units by hand: whom, how often, at once, and what to send by telephone."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from tests.cast import Office, ask_units, make_plan, make_task, make_unit
from tests.conftest import Client
from tracker import history
from tracker.db import db
from tracker.outbox import Letter
from tracker.rules.words import Status
from tracker.tasks import Task
from tracker.urgings import Urging

BASE = "/don-doc"


@pytest.fixture(autouse=True)
def day() -> Iterator[time_machine.Traveller]:
    """It is 09:00 of 12 March 2026 in Vietnam."""
    with time_machine.travel("2026-03-12 02:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def tasks(office: Office) -> list[Task]:
    """An overdue and a later task of PKT, an overdue one of VP."""
    plan = make_plan(office)
    return [
        make_task(plan, office.pkt, due_on=date(2026, 3, 6), title="Rà soát chợ"),
        make_task(plan, office.pkt, due_on=date(2026, 6, 30), title="Báo cáo quý"),
        make_task(plan, office.vp, due_on=date(2026, 3, 9), title="Lập danh mục", staff=office.tu),
    ]


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    """The secretariat, signed in."""
    return client.sign_in(office.hoa)


def about(*units) -> str:
    """Return the address of a letter to units."""
    return f"{BASE}/thu?" + "&".join(f"don-vi={unit.id}" for unit in units)


def test_the_units_that_owe_something_stand_with_the_most_overdue_first(hoa, office, tasks):
    make_task(tasks[0].plan, office.vp, due_on=date(2026, 3, 2))
    page = hoa.get(BASE).text
    assert page.index("Văn phòng HĐND và UBND") < page.index("Phòng Kinh tế")
    assert "Phòng Văn hóa" not in page
    assert "Chưa đôn đốc lần nào" in page


def test_of_many_units_those_in_which_nothing_presses_are_folded_away(hoa, office, tasks):
    for number in range(20):
        village = make_unit(office.authority, f"T{number}", f"Thôn {number}")
        make_task(tasks[0].plan, village, due_on=date(2026, 12, 1))
    at_once, folded = hoa.get(BASE).text.split("Đơn vị không có nhiệm vụ quá hạn")
    assert "Phòng Kinh tế" in at_once
    assert "Thôn 1" not in at_once
    assert "Thôn 19" in folded


def test_a_short_list_of_units_stands_whole(hoa, office, tasks):
    make_task(tasks[0].plan, office.vhxh, due_on=date(2026, 12, 1))
    assert "Đơn vị không có nhiệm vụ quá hạn" not in hoa.get(BASE).text


def test_whoever_urges_is_told_that_letters_are_held(hoa, office, tasks):
    hoa.post("/theo-doi/tam-dung", data={"until": "den-khi-mo", "reason": "Sửa phụ lục"})
    for path in (BASE, about(office.pkt)):
        assert "Đang tạm dừng gửi thư nhắc." in hoa.get(path).text


def test_the_letter_names_its_readers_and_ticks_what_presses(hoa, office, tasks):
    page = hoa.get(about(office.pkt, office.vp)).text
    assert "Người nhận: Lê Văn Minh" in page
    assert "Người nhận: Lê Anh Tú, Trần Thị Lan" in page
    assert f'value="t{tasks[0].id}" checked' in page
    assert f'value="t{tasks[1].id}">' in page
    assert "trước ngày 17/03/2026" in page
    assert "Thư đi ngay" in page


def test_one_click_urges_the_chosen_units_and_everybody_gets_one_letter(hoa, office, tasks):
    ticked = [f"t{task.id}" for task in tasks]
    data = {"text": "Báo cáo trước 16:00.", "viec": ticked, "submission_id": "once"}
    for _time in range(2):
        assert hoa.post(about(office.pkt, office.vp), data=data).status_code == 303
    letters = {letter.person_id: letter.facts["task_ids"] for letter in db.session.query(Letter)}
    assert letters == {
        office.minh.id: [tasks[0].id, tasks[1].id],
        office.tu.id: [tasks[2].id], office.lan.id: [tasks[2].id],
    }  # fmt: skip
    page = hoa.get(BASE).text
    assert page.count("Đã đôn đốc 01 lần, gần nhất 12/03/2026 (thư)") == 2
    assert "“Báo cáo trước 16:00.”" in page


def test_the_third_time_is_refused_in_words_and_others_are_urged_all_the_same(hoa, office, tasks):
    for number in "123":
        data = {"text": "Báo cáo.", "viec": [f"t{tasks[0].id}"], "submission_id": number}
        answer = hoa.post(about(office.pkt), data=data)
    assert answer.status_code == 422
    assert "Phòng Kinh tế đã được đôn đốc 02 lần: 09:00 Phạm Thị Hoa; 09:00" in answer.text
    assert "Hôm nay đã gửi thư đôn đốc: 09:00 Phạm Thị Hoa" in answer.text
    data = {"text": "Báo cáo.", "viec": [f"t{task.id}" for task in tasks], "submission_id": "4"}
    assert hoa.post(about(office.pkt, office.vp), data=data).status_code == 303
    page = hoa.get(BASE).text
    assert "đã được đôn đốc 02 lần" in page
    assert db.session.query(Urging).count() == 3


def test_at_night_the_page_says_when_the_letter_goes(hoa, office, tasks, day):
    day.move_to("2026-03-12 14:30Z")
    hoa.sign_in(office.hoa)
    assert "Ban đêm không gửi thư: thư đi lúc 13/03/2026 06:00." in hoa.get(about(office.pkt)).text


def test_an_answer_that_a_unit_owes_is_urged_with_its_tasks(hoa, office, tasks):
    asked = ask_units(make_task(tasks[0].plan, office.vp, title="Góp ý"), office.pkt,
                      collecting=office.vp)  # fmt: skip
    answer = asked.answers[0]
    data = {"text": "Gửi kết quả.", "viec": [f"a{answer.id}", f"t{tasks[0].id}"]}
    assert hoa.post(about(office.pkt), data=data).status_code == 303
    letter = db.session.query(Letter).filter_by(person_id=office.minh.id).one()
    assert letter.facts["answer_ids"] == [answer.id]
    assert history.of("task", asked.id)[-1].changes == {"unit_ids": [office.pkt.id]}
    assert answer.urged_on == date(2026, 3, 12)
    assert db.session.query(Urging).one().nth == 1


def test_a_dead_address_is_named_as_what_stands_in_the_way(hoa, office, tasks):
    data = {"why": "Thư bị trả lại"}
    hoa.post(f"/quan-tri/nguoi-dung/{office.minh.id}/khong-nhan-duoc-thu", data=data)
    assert "Địa chỉ của Lê Văn Minh không nhận được thư" in hoa.get(about(office.pkt)).text
    data = {"text": "Báo cáo.", "viec": [f"t{tasks[0].id}"]}
    answer = hoa.post(about(office.pkt), data=data)
    assert "Phòng Kinh tế không có địa chỉ nào nhận được thư." in answer.text


def test_a_unit_that_nobody_reaches_is_named_with_the_way_out(hoa, office, tasks):
    village = make_unit(office.authority, "T1", "Thôn 1")
    task = make_task(tasks[0].plan, village)
    assert "chưa có hộp thư đơn vị" in hoa.get(about(village)).text
    answer = hoa.post(about(village), data={"text": "Báo cáo.", "viec": [f"t{task.id}"]})
    assert answer.status_code == 422
    assert "Gọi điện rồi ghi nhận cuộc gọi" in answer.text
    village.mailbox = "thon1@binhan.example"
    assert "hộp thư Thôn 1 (thon1@binhan.example)" in hoa.get(about(village)).text


def test_nothing_ticked_or_nothing_said_sends_nothing(hoa, office, tasks):
    assert hoa.post(about(office.pkt), data={"text": "Báo cáo."}).status_code == 422
    data = {"text": " ", "viec": [f"t{tasks[0].id}"]}
    assert hoa.post(about(office.pkt), data=data).status_code == 422
    other = {"text": "Báo cáo.", "viec": [f"t{tasks[2].id}"]}  # of a unit not asked for
    assert hoa.post(about(office.pkt), data=other).status_code == 422
    assert db.session.query(Letter).count() == 0


@pytest.mark.parametrize("query", ["", "don-vi=999999", "don-vi=x", "don-vi=1"])
def test_units_that_owe_nothing_are_not_found(hoa, office, tasks, query: str):
    assert hoa.get(f"{BASE}/thu?{query}").status_code == 404


def test_the_message_can_be_selected_and_carries_a_link_that_opens_nothing_by_itself(
    hoa, office, tasks
):
    page = hoa.get(f"/nhiem-vu/{tasks[0].id}").text
    text = page.split('readonly lang="vi">')[1].split("</textarea>")[0]
    assert text.startswith("Kính gửi Phòng Kinh tế. Đề nghị khẩn trương")
    assert f"http://localhost/nhiem-vu/{tasks[0].id}" in text
    assert "/l/" not in text
    assert 'data-copy="tin-nhan"' in page


def test_a_submitted_task_is_left_out_of_the_message_and_the_form(hoa, office, tasks):
    tasks[0].status = Status.SUBMITTED
    page = hoa.get(about(office.pkt)).text
    assert "Rà soát chợ" not in page
    assert "Báo cáo quý" in page


@pytest.mark.parametrize("who", ["lan", "minh", "tu", "binh", "mai", "son"])
def test_only_the_secretariat_urges(client: Client, office: Office, tasks, who: str):
    client.sign_in(office.people[who])
    assert client.get(BASE).status_code == 403
    assert client.post(about(office.pkt), data={"text": "Báo cáo."}).status_code == 403
    assert "Sao chép nội dung nhắn tin" not in client.get(f"/nhiem-vu/{tasks[0].id}").text


def test_the_list_asks_few_times_whatever_the_number_of_units(hoa, office, tasks, queries):
    for number in range(5):
        make_task(tasks[0].plan, make_unit(office.authority, f"T{number}", f"Thôn {number}"))
    hoa.get(BASE)
    queries.clear()
    assert hoa.get(BASE).status_code == 200
    assert len([one for one in queries if one.startswith("SELECT")]) <= 12


def test_the_letter_asks_as_often_for_many_units_as_for_one(hoa, office, tasks, queries):
    units, counts = [office.pkt], []
    for number in range(4):
        hoa.get(address := about(*units))
        queries.clear()
        assert hoa.get(address).status_code == 200
        counts.append(len(queries))
        units.append(make_unit(office.authority, f"T{number}", f"Thôn {number}"))
        make_task(tasks[0].plan, units[-1])
    assert counts == counts[:1] * 4


def test_the_unit_page_offers_urging_while_the_unit_owes_something(hoa, office, tasks):
    letter = f"/don-doc/thu?don-vi={office.pkt.id}"
    assert letter in hoa.get(f"/don-vi/{office.pkt.id}").text
    tasks[0].status = tasks[1].status = Status.COMPLETED
    tasks[0].outcome = tasks[1].outcome = "met"
    assert letter not in hoa.get(f"/don-vi/{office.pkt.id}").text
    ask_units(make_task(tasks[0].plan, office.vp), office.pkt, collecting=office.vp)
    assert letter in hoa.get(f"/don-vi/{office.pkt.id}").text
