"""Writers that wait for one another: all get through, or are told and keep what they typed."""

import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from flask.testing import FlaskClient

from tests.cast import make_task
from tests.races.ground import Ground, holding, wait_for
from tracker import clock, history
from tracker.accounts import submissions
from tracker.db import begin_write, db
from tracker.history import Chain, Entry
from tracker.tasks import Task

TEXT = "Đã rà soát 12 thủ tục."
IMPATIENT = {"connect_args": {"options": "-c lock_timeout=50ms"}}
QUICK_TO_SEE = {"connect_args": {"options": "-c deadlock_timeout=100ms"}}


def told(browser: FlaskClient, task: Task, text: str = TEXT):
    """Return the post by which somebody tells how a task goes."""
    data = {"version": str(task.version), "text": text}
    return partial(browser.post, f"/nhiem-vu/{task.id}/cap-nhat", data=data)


def handed_over(ground: Ground):
    """Return the post by which Tú's work passes to Lan."""
    tu, lan, task = ground.person("tu"), ground.person("lan"), ground.tasks[0]
    data = {"on": "12/03/2026", "reason": "Nghỉ hưu từ tháng này", f"to_{task.id}": str(lan.id)}
    return partial(ground.browser("hoa").post, f"/quan-tri/nguoi-dung/{tu.id}/ban-giao", data=data)


def merged(ground: Ground):
    """Return the post by which the economics room is merged into the office."""
    pkt, vp = ground.tasks[1].lead_unit_id, ground.tasks[0].lead_unit_id
    way, hoa = f"/quan-tri/don-vi/sap-xep?units={pkt}&heir={vp}", ground.browser("hoa")
    names = re.findall(r'name="((?:task|person)_\d+)"', hoa.get(way).text)
    data = dict.fromkeys(names, str(vp)) | {"on": "12/03/2026", "number": "30/QĐ", "head_id": "moi"}
    return partial(hoa.post, way, data=data)


@pytest.mark.parametrize(("act", "place"), [(handed_over, 0), (merged, 1)])
def test_who_tells_while_the_task_changes_hands_keeps_the_text(ground: Ground, act, place):
    task = ground.tasks[place]
    answers = ground.meet(act(ground), told(ground.browser("lan" if place == 0 else "minh"), task))
    assert [one.status_code for one in answers] == [303, 409]
    assert TEXT in answers[1].text


@pytest.mark.parametrize(("act", "place"), [(handed_over, 0), (merged, 1)])
def test_a_task_told_of_first_changes_hands_after_it(ground: Ground, act, place):
    task, browser = ground.tasks[place], ground.browser("tu" if place == 0 else "quang")
    answers = ground.meet(told(browser, task), act(ground))
    assert [one.status_code for one in answers] == [302, 303]
    assert [event.move for event in history.of("task", task.id)][1:3] == ["start", "post"]
    task = ground.tasks[place]
    lan, vp = ground.person("lan").id, ground.tasks[0].lead_unit_id
    assert (task.staff_id, task.lead_unit_id)[place] == (lan, vp)[place]
    assert not list(history.faults())


def check_bulk(ground: Ground, *, count: int, writers: int) -> None:
    """Urge many tasks at once while others tell of theirs: everybody gets through."""
    plan, tasks = ground.plan, ground.tasks
    history.take(plan.id)
    tasks += [make_task(plan, tasks[0].lead_unit, staff=ground.person("tu")) for _ in range(count)]
    db.session.commit()
    hoa = ground.browser("hoa")
    chosen = {"viec": "urge", "nhiem-vu": [str(task.id) for task in tasks[-count:]]}
    page = hoa.post("/nhiem-vu/hang-loat", data=chosen).location
    hoa.post(page, data={"text": "Báo cáo trước 16:00."})
    posts = [told(ground.browser("tu"), task) for task in tasks[-writers:]]
    db.session.rollback()
    with ThreadPoolExecutor(writers + 1) as pool:
        bulk = pool.submit(hoa.post, f"{page}/thuc-hien")
        answers = [one.result() for one in [pool.submit(post) for post in posts]]
    assert [bulk.result().status_code, *(one.status_code for one in answers)] == [303] + [
        302
    ] * writers
    assert not list(history.faults())


def test_others_get_through_while_many_tasks_are_changed(ground: Ground):
    check_bulk(ground, count=30, writers=4)


@pytest.mark.long
def test_others_get_through_while_500_tasks_are_changed(ground: Ground):
    check_bulk(ground, count=500, writers=8)


def test_who_waits_too_long_is_told_and_keeps_what_was_typed(ground: Ground):
    task, plan_id = ground.tasks[0], ground.plan.id
    way = f"/nhiem-vu/{task.id}"
    typed = {"version": str(task.version), "text": TEXT, "submission_id": "one"}
    with ground.settled(SQLALCHEMY_ENGINE_OPTIONS=IMPATIENT, WTF_CSRF_ENABLED=True):
        tu = ground.browser("tu")
        typed["csrf_token"] = hidden(tu.get(way).text)["csrf_token"]
        with holding(ground.url, plan_id):
            answer = tu.post(f"{way}/cap-nhat", data=typed)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
        assert "Nội dung vừa nhập còn nguyên" in answer.text
        kept = hidden(answer.text)
        assert (kept["text"], kept["submission_id"]) == (TEXT, "one")
        assert tu.post(f"{way}/cap-nhat", data=kept).status_code == 302


def hidden(page: str) -> dict[str, str]:
    """Return the fields that a page holds: hidden ones, and texts."""
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    fields += [(b, a) for a, b in re.findall(r'value="([^"]*)" type="hidden" name="(\w+)"', page)]
    return dict(fields + re.findall(r'name="(\w+)" rows="4">\n(.*)</textarea>', page))


def test_who_is_in_a_deadlock_is_told_and_keeps_what_was_typed(ground: Ground):
    """No door takes chains out of their order; somebody at the database's console may."""
    plan_id = ground.plan.id
    with ground.settled(SQLALCHEMY_ENGINE_OPTIONS=QUICK_TO_SEE), ThreadPoolExecutor(1) as pool:
        post = handed_over(ground)
        db.session.rollback()
        with holding(ground.url, plan_id) as holder:
            begun = pool.submit(post)
            wait_for(holder.waiting)
            holder.want(history.GENERAL)
        answer = begun.result()
    assert answer.status_code == 503
    assert "Nghỉ hưu từ tháng này" in answer.text
    assert ground.tasks[0].staff_id == ground.person("tu").id


def test_two_first_acts_of_a_chain_are_both_kept(ground: Ground):
    def act() -> None:
        with ground.app.app_context():
            begin_write()
            history.take(77)
            history.record(Entry("test", 1, "note"), chain_id=77, by=None, at=clock.now())
            db.session.commit()

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(act) for _time in range(8)]:
            done.result()
    assert db.session.get_one(Chain, 77).seq == 8
    assert not list(history.faults())


def test_a_form_posted_twice_at_once_is_spent_once_whatever_it_changes(ground: Ground):
    def spend() -> bool:
        with ground.app.app_context():
            begin_write()
            is_first = submissions.spend("one", by=ground.person("tu"), at=clock.now())
            db.session.commit()
            return is_first

    with ThreadPoolExecutor(4) as pool:
        assert sum(one.result() for one in [pool.submit(spend) for _time in range(8)]) == 1


def test_a_plan_that_comes_up_while_one_waits_is_taken_too(ground: Ground):
    wanted = [{1}, {1, 2}, {1, 2}]
    history.begin_on(lambda: wanted.pop(0))
    taken = db.session.info["chains"]
    assert {1, 2} <= set(taken)
