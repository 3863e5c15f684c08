"""Letters: what they say, to whom, in which language; compared with what an office expects."""

import re
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes

import pytest

from tests.cast import Office, make_plan, make_task
from tests.issuing.papers import paper
from tracker import letters, links, outbox
from tracker.db import db
from tracker.delivery.message import Sender, parcel_of
from tracker.outbox import Letter
from tracker.rules.words import Status
from tracker.tasks import Task, TaskAnswer

TUESDAY = date(2026, 12, 1)
SEVEN = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)


@pytest.fixture
def tasks(office: Office) -> list[Task]:
    """Two tasks of VP in Tú's hands: one overdue since Monday, one due on Thursday."""
    plan = make_plan(office)
    made = [
        make_task(
            plan, office.vp, due_on=date(2026, 11, 30), title="Lập danh mục", staff=office.tu
        ),
        make_task(plan, office.vp, due_on=date(2026, 12, 3), title="Gửi báo cáo", staff=office.tu),
    ]
    for task in made:
        task.status = Status.IN_PROGRESS
    db.session.commit()
    return made


def letter_to(person, kind: str = "digest", **facts) -> Letter:
    """A letter of Tuesday, waiting."""
    outbox.put(kind, person, day=TUESDAY, at=SEVEN, facts=facts)
    db.session.commit()
    return db.session.query(Letter).filter_by(person_id=person.id, kind=kind).one()


def test_the_digest_counts_in_its_subject_and_lists_the_oldest_first(office: Office, tasks):
    written = letters.compose(letter_to(office.tu), at=SEVEN)
    assert written is not None
    assert written.address == "tu@binhan.example"
    assert written.subject == "[CCHC 2026] 01 nhiệm vụ quá hạn, 01 nhiệm vụ sắp đến hạn"
    assert "Kính gửi đồng chí Lê Anh Tú, Văn phòng HĐND và UBND." in written.text
    assert written.text.index("NV01 Lập danh mục") < written.text.index("NV02 Gửi báo cáo")
    assert "30/11/2026, quá hạn 01 ngày làm việc\n" in written.text
    grant = f"{office.tu.id}-{tasks[1].id}-{office.tu.id}-{TUESDAY.toordinal()}"
    assert f"Cập nhật NV02: http://localhost/l/{grant}\n" in written.text
    assert {item.stage for item in written.tells} == {"one_after", "two_before"}


def test_a_single_task_is_named_in_the_subject(office: Office, tasks):
    tasks[0].status, tasks[0].outcome = Status.COMPLETED, "met"
    db.session.commit()
    written = letters.compose(letter_to(office.tu), at=SEVEN)
    assert written.subject == "[CCHC 2026] NV02 đến hạn 03/12/2026 (còn 02 ngày làm việc)"


def test_a_digest_with_nothing_left_to_tell_is_not_written(office: Office, tasks):
    letter = letter_to(office.tu)
    for task in tasks:
        task.status = Status.SUBMITTED
    db.session.commit()
    assert letters.compose(letter, at=SEVEN) is None


@pytest.mark.parametrize("later", [timedelta(hours=11), timedelta(days=1)])
def test_a_digest_that_is_late_is_left_to_the_next_working_day(office: Office, tasks, later):
    assert letters.compose(letter_to(office.tu), at=SEVEN + later) is None


def test_a_head_is_offered_to_hand_on_what_has_an_officer(office: Office, tasks):
    written = letters.compose(letter_to(office.lan), at=SEVEN)
    assert f"Chuyển NV01 cho …: http://localhost/nhiem-vu/{tasks[0].id}/giao-nguoi" in written.text
    assert "/l/" not in written.text + written.html


def test_a_head_may_do_both_while_nobody_is_in_charge(office: Office, tasks):
    tasks[0].staff_id = None
    db.session.commit()
    written = letters.compose(letter_to(office.lan), at=SEVEN)
    assert f"Cập nhật NV01: http://localhost/l/{office.lan.id}-{tasks[0].id}-0-" in written.text
    assert "Chuyển NV01 cho …" in written.text


def test_who_stands_in_for_a_missing_head_only_looks(office: Office, tasks):
    tasks[0].staff_id = None
    office.lan.is_enabled = False
    db.session.commit()
    written = letters.compose(letter_to(office.hoa), at=SEVEN)
    assert f"Xem NV01: http://localhost/nhiem-vu/{tasks[0].id}\n" in written.text


def test_what_came_back_is_to_be_completed(office: Office, tasks):
    tasks[0].returned_count = 1
    db.session.commit()
    assert (
        "Bổ sung NV01: http://localhost/l/" in letters.compose(letter_to(office.tu), at=SEVEN).text
    )


def test_a_link_is_good_only_in_the_letter_that_went_out(app, office: Office, tasks):
    letter = letter_to(office.tu)
    written = letters.compose(letter, at=SEVEN)
    letter.subject, letter.text, letter.html = written.subject, written.text, written.html
    letter.address = written.address
    sender = Sender("Đôn Đốc <a@localhost>", "a@localhost", "localhost")
    packed = message_from_bytes(parcel_of(letter, sender=sender, at=SEVEN).content)
    for part in packed.get_payload():
        text = part.get_payload(decode=True).decode()
        tokens = re.findall(r"/l/([\w.-]+)", text)
        assert len(tokens) == 2
        assert all(links.opened(token) for token in tokens)
    kept = re.findall(r"/l/([\w.-]+)", letter.text + letter.html)
    assert not any(links.opened(token) for token in kept)


def test_somebody_who_may_not_sign_in_any_more_gets_nothing(office: Office, tasks):
    letter = letter_to(office.tu)
    office.tu.is_enabled = False
    db.session.commit()
    assert letters.compose(letter, at=SEVEN) is None


def test_the_letter_of_an_issued_plan_lists_what_the_unit_leads(office: Office, tasks):
    letter = letter_to(office.lan, "plan_issued", plan_id=tasks[0].plan_id)
    written = letters.compose(letter, at=SEVEN)
    assert "02 nhiệm vụ được giao" in written.subject
    assert "số 05/KH-UBND ngày 20/01/2026" in written.text
    assert "NV01" in written.html
    assert written.tells == []


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("30/11/2026", "  30/11/2026\n"),
        ("Trước 30/11/2026", "  30/11/2026\n"),
        ("Tháng 11/2026", "  30/11/2026, Tháng 11/2026\n"),
        ("Từ 01/3/2026 đến 30/11/2026", "  30/11/2026, Từ 01/3/2026 đến 30/11/2026\n"),
    ],
)
def test_an_issued_plans_letter_says_a_day_once(office: Office, tasks, printed: str, said: str):
    tasks[0].deadline_text, tasks[0].due_on = printed, date(2026, 11, 30)
    db.session.commit()
    letter = letter_to(office.lan, "plan_issued", plan_id=tasks[0].plan_id)
    assert said in letters.compose(letter, at=SEVEN).text


def test_the_letter_of_an_issued_plan_lists_what_a_unit_of_a_group_must_answer(office: Office):
    task = make_task(make_plan(office), office.vp, title="Họp thôn")
    task.collecting_unit_id = office.vhxh.id
    task.answers = [TaskAnswer(unit_id=office.pkt.id, asked_on=date(2026, 1, 20))]
    db.session.commit()
    told, other = (
        letters.compose(letter_to(who, "plan_issued", plan_id=task.plan_id), at=SEVEN)
        for who in (office.minh, office.lan)
    )
    assert "Phần việc được giao (01)" in told.text
    assert "Họp thôn" in told.text
    assert other is None


def test_a_letter_speaks_the_persons_language(office: Office, tasks):
    office.tu.language = "en"
    db.session.commit()
    written = letters.compose(letter_to(office.tu), at=SEVEN)
    assert 'lang="en"' in written.html
    assert "Kính gửi" not in written.text


def test_added_tasks_are_told_with_their_document(office: Office, tasks):
    document = paper(office)
    for task in tasks:
        task.source_document_id = document.id
    ids = [task.id for task in tasks]
    letter = letter_to(office.lan, "tasks_added", plan_id=tasks[0].plan_id, task_ids=ids)
    written = letters.compose(letter, at=SEVEN)
    assert written.subject == (
        "[CCHC 2026] Kế hoạch cải cách hành chính năm 2026: bổ sung 02 nhiệm vụ"
    )
    assert "theo văn bản số 31/QĐ-UBND ngày 15/05/2026." in written.text
    assert "NV01 Lập danh mục" in written.text


def test_nobody_is_told_of_added_tasks_of_others(office: Office, tasks):
    ids = [task.id for task in tasks]
    letter = letter_to(office.minh, "tasks_added", plan_id=tasks[0].plan_id, task_ids=ids)
    assert letters.compose(letter, at=SEVEN) is None


def test_an_urging_says_the_secretariats_words_and_what_is_still_open(office: Office, tasks):
    ids = [task.id for task in tasks]
    tasks[1].status = Status.SUBMITTED
    letter = letter_to(office.lan, "tasks_urged", task_ids=ids, text="Báo cáo trước 16:00.")
    written = letters.compose(letter, at=SEVEN)
    assert written.subject == "[CCHC 2026] Đôn đốc 01 nhiệm vụ"
    assert "Báo cáo trước 16:00." in written.text
    assert tasks[0].title in written.text
    assert tasks[1].title not in written.text


def test_an_urging_says_how_late_the_work_is_and_leads_straight_to_its_update(office, tasks):
    task = tasks[0]
    task.lead_unit_id, task.staff_id, task.due_on = office.vp.id, None, date(2026, 2, 28)
    letter = letter_to(office.lan, "tasks_urged", task_ids=[task.id], text="Báo cáo.")
    text = letters.compose(letter, at=SEVEN).text
    assert "02/03/2026, quá hạn" in text  # the 28th is a Saturday
    assert f"Cập nhật {task.code}: http://localhost/l/{office.lan.id}-{task.id}-" in text


def test_an_urging_that_was_answered_before_it_went_out_is_not_sent(office: Office, tasks):
    for task in tasks:
        task.status = Status.SUBMITTED
    ids = [task.id for task in tasks]
    letter = letter_to(office.lan, "tasks_urged", task_ids=ids, text="Báo cáo trước 16:00.")
    assert letters.compose(letter, at=SEVEN) is None


@pytest.mark.parametrize(
    ("kind", "facts", "one", "two"),
    [
        ("plan_issued", {}, "01 task assigned", "02 tasks assigned"),
        ("tasks_added", {}, "01 task added", "02 tasks added"),
        ("tasks_urged", {"text": "!"}, "01 task to get on with", "02 tasks to get on with"),
    ],
)
def test_one_task_is_no_tasks_in_english(office: Office, tasks, kind, facts, one, two):
    office.lan.language = "en"
    facts = {"plan_id": tasks[0].plan_id, "task_ids": [task.id for task in tasks], **facts}
    assert two in letters.compose(letter_to(office.lan, kind, **facts), at=SEVEN).subject
    db.session.delete(tasks.pop())
    db.session.commit()
    letter = letter_to(office.lan, kind, **(facts | {"task_ids": [tasks[0].id]}))
    written = letters.compose(letter, at=SEVEN)
    assert one in written.subject
    assert "01 tasks" not in written.text
