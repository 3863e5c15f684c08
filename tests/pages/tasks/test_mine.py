"""Nhiệm vụ của tôi: what is owed today, in place; what comes next; what others owe."""

from datetime import date

import pytest
import time_machine

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.pages.tasks import beside, posted
from tracker import clock, updates, verification
from tracker.plans import Plan, PlanState
from tracker.rules.words import Outcome
from tracker.tasks import Task, TaskOccurrence, TaskPart
from tracker.updates import Claim, News, Share

URL = "/nhiem-vu-cua-toi"
CLAIM = Claim(date(2026, 3, 10), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))


def section(page: str, title: str) -> str:
    """Return the card of a page that has a title."""
    return next(part for part in page.split("<section")[1:] if title in part)


def look(client: Client, url: str = URL) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.text


def test_with_nothing_to_do_it_says_so(client: Client, office: Office):
    page = look(client.sign_in(office.tu))
    assert "Hôm nay không có việc phải làm." in page
    assert "Không còn nhiệm vụ nào sắp đến hạn." in page


@pytest.mark.parametrize("who", ["binh", "mai", "son"])
def test_who_works_on_no_task_is_shown_the_list(client: Client, office: Office, who: str):
    assert "Đồng chí xem tình hình chung" in look(client.sign_in(office.people[who]))


def test_overdue_work_comes_first(client: Client, office: Office, plan: Plan):
    late = make_task(plan, office.vp, staff=office.tu, due_on=date(2026, 3, 6))
    later = make_task(plan, office.vp, staff=office.tu, due_on=date(2026, 6, 30))
    page = look(client.sign_in(office.tu))
    today, soon = section(page, "Cần làm hôm nay"), section(page, "Sắp đến hạn")
    assert late.code in today
    assert "Quá hạn 04 ngày làm việc" in today
    assert later.code in soon
    assert later.code not in today


def test_an_officer_sees_the_own_tasks_a_head_the_units(client, office: Office, plan: Plan):
    own = make_task(plan, office.vp, staff=office.tu, title="Việc của Tú")
    others = make_task(plan, office.vp, title="Việc chưa giao")
    elsewhere = make_task(plan, office.pkt, title="Việc phòng khác")
    assert [t.title in look(client.sign_in(office.tu)) for t in (own, others, elsewhere)] == [
        True, False, False,
    ]  # fmt: skip
    head = look(client.sign_in(office.lan))
    assert [t.title in head for t in (own, others, elsewhere)] == [True, True, False]
    assert others.title in look(client.sign_in(office.tu), f"{URL}?pham-vi=don-vi")


def test_who_is_in_charge_of_nothing_sees_the_unit(client, office: Office, plan: Plan):
    task = make_task(plan, office.vp, title="Việc chưa giao")
    client.sign_in(office.tu)
    assert task.title in look(client)
    assert task.title not in look(client, f"{URL}?pham-vi=toi")


def test_what_came_back_shows_why_and_opens_in_place(client, office: Office, task: Task):
    updates.submit(task, CLAIM, by=office.tu, at=clock.now())
    why = "Còn thiếu kết luận của 02 đơn vị."
    verification.send_back(task, reason=why, by=office.hoa, at=clock.now())
    page = look(client.sign_in(office.tu))
    assert why in section(page, "Cần làm hôm nay")
    assert "Bổ sung, gửi lại" in page
    opened = look(client, f"{URL}?mo={task.code}")
    assert f'action="/nhiem-vu/{task.id}/cap-nhat"' in opened
    assert why in opened


def test_a_row_opens_with_the_whole_form_and_comes_back(client, office: Office, task: Task):
    page = look(client.sign_in(office.tu), f"{URL}?mo={task.code}")
    for words in ("Tình hình", "Một câu về kết quả", "Văn bản minh chứng", "Lưu cập nhật"):
        assert words in page
    data = posted(task, text="Đã họp", back="cua-toi")
    answer = client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=data)
    assert answer.location == URL
    assert "Đã lưu cập nhật." in look(client)


def test_a_colleagues_task_opens_in_the_units_list(client, office: Office, plan: Plan):
    other = make_task(plan, office.vp, staff=office.lan, title="Việc của Lan")
    page = look(client.sign_in(office.tu), f"{URL}?mo={other.code}")
    assert f'action="/nhiem-vu/{other.id}/cap-nhat"' in page


def test_another_units_task_does_not_open(client: Client, office: Office, task: Task):
    page = look(client.sign_in(office.quang), f"{URL}?mo={task.code}")
    assert f'action="/nhiem-vu/{task.id}/cap-nhat"' not in page


def test_a_missed_occurrence_is_owed_today(client: Client, office: Office, task: Task):
    task.occurrences = [
        TaskOccurrence(due_on=date(2026, 1, 25), done_on=date(2026, 1, 24)),
        TaskOccurrence(due_on=date(2026, 2, 25)),
        TaskOccurrence(due_on=date(2026, 6, 25)),
    ]
    today = section(look(client.sign_in(office.tu)), "Cần làm hôm nay")
    assert "Đợt 2/3 chưa ghi kết quả" in today


def test_a_check_in_is_asked_for_until_it_is_answered(client, office: Office, task: Task):
    task.deadline_kind = "recurring"
    client.sign_in(office.tu)
    assert "Cập nhật định kỳ" in section(look(client), "Cần làm hôm nay")
    client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=posted(task, no_change="1"))
    assert "Cập nhật định kỳ" not in look(client)


def test_what_waits_for_others_is_told_and_may_be_withdrawn(client, office, waiting_task: Task):
    page = section(look(client.sign_in(office.lan)), "Chờ người khác")
    assert "Chờ xác nhận từ 12/03" in page
    assert f"/nhiem-vu/{waiting_task.id}/rut-lai" in page


def test_missing_parts_are_counted_once_some_have_come(client, office: Office, task: Task):
    task.parts.append(TaskPart(position=1, text="Phòng Văn hóa - Xã hội", unit_id=office.vhxh.id))
    share = Share(task.parts[0], "Đã gửi số liệu.", date(2026, 3, 10))
    assert "gửi phần phối hợp" not in look(client.sign_in(office.tu))
    updates.give_part(task, share, by=office.quang, at=clock.now())
    page = look(client)
    assert "Chờ 01 đơn vị gửi phần phối hợp" in page
    assert "01/02 đơn vị đã gửi" in page


def test_a_coordinating_unit_sees_the_part_it_owes(client: Client, office: Office, task: Task):
    page = section(look(client.sign_in(office.quang)), "Phối hợp")
    assert task.code in page
    data = beside(task.parts[0], text="Đã gửi", done_on="10/3/2026")
    answer = client.post(f"/nhiem-vu/{task.id}/phan-phoi-hop", data=data)
    assert answer.status_code == 302
    assert task.code not in look(client)


def test_the_unit_at_a_glance(client: Client, office: Office, plan: Plan):
    done, _ = make_task(plan, office.vp, staff=office.tu), make_task(plan, office.vp)
    updates.submit(done, CLAIM, by=office.tu, at=clock.now())
    verdict = verification.Verdict(Outcome.MET)
    verification.accept(done, verdict, by=office.hoa, at=clock.now())
    glance = section(look(client.sign_in(office.tu)), "tính đến 12/03/2026")
    assert ">1/2</a>" in glance
    assert "50%" in glance
    assert "thuc-hien=VP" in glance


def test_closed_plans_owe_nothing(client: Client, office: Office):
    task = make_task(make_plan(office, state=PlanState.CLOSED), office.vp, staff=office.tu)
    assert task.title not in look(client.sign_in(office.tu))


def test_the_page_asks_as_much_for_few_as_for_many(client, office, plan, queries):
    client.sign_in(office.lan)
    asked = []
    for _ in range(2):
        for _ in range(15):
            make_task(plan, office.vp, staff=office.tu, coordinating=(office.pkt,))
        queries.clear()
        look(client)
        asked.append(len([one for one in queries if one.startswith("SELECT")]))
    assert asked[0] == asked[1] <= 8


def test_more_overdue_work_than_a_page_holds_leads_to_its_list(client, office, plan: Plan):
    late = date(2026, 3, 2)
    tasks = [make_task(plan, office.vp, staff=office.tu, due_on=late) for _ in range(43)]
    page = look(client.sign_in(office.tu))
    assert "Còn 03 việc khác cần làm" in page
    assert page.count("Chưa có thay đổi") == 40
    assert 'name="situation"' in look(client, f"{URL}?mo={tasks[42].code}")


def test_many_tasks_show_the_nearest_and_lead_to_the_rest(client, office: Office, plan: Plan):
    tasks = [make_task(plan, office.vp, staff=office.tu) for _ in range(11)]
    page = look(client.sign_in(office.tu))
    assert "Còn 03 nhiệm vụ đến hạn sau" in page
    with time_machine.travel(clock.now()):
        assert tasks[10].code in look(client, f"{URL}?mo={tasks[10].code}")


def test_every_part_that_is_owed_can_be_reached(client: Client, office: Office, plan: Plan):
    tasks = [make_task(plan, office.vp, coordinating=(office.pkt,)) for _ in range(7)]
    page = section(look(client.sign_in(office.quang)), "Phối hợp")
    assert "và 02 phần việc khác</summary>" in page
    assert all(f'href="/nhiem-vu/{task.id}#h-buoc"' in page for task in tasks)
