"""The digest as a whole: its text as stored, its English counts, its length."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import letters, outbox
from tracker.db import db
from tracker.letters.digest import subject_of
from tracker.outbox import Letter
from tracker.reminders import Section, gather
from tracker.rules.words import Status
from tracker.tasks import Task

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


def digest_to(person) -> letters.Written:
    """A person's digest of Tuesday."""
    outbox.put("digest", person, day=TUESDAY, at=SEVEN)
    db.session.commit()
    written = letters.compose(
        db.session.query(Letter).filter_by(person_id=person.id).one(), at=SEVEN
    )
    assert written is not None
    return written


def test_the_text_of_a_digest_is_as_stored(office: Office, tasks):
    grant = "http://localhost/l/{0}-{1}-{0}-{2}".format
    first, second = (grant(office.tu.id, task.id, TUESDAY.toordinal()) for task in tasks)
    stored = f"""\
Đồng chí có 02 việc cần làm

Kính gửi đồng chí Lê Anh Tú, Văn phòng HĐND và UBND. Trong Kế hoạch cải cách hành chính năm 2026, \
các việc dưới đây đang chờ đồng chí.

Quá hạn (01)

* NV01 Lập danh mục
  30/11/2026, quá hạn 01 ngày làm việc
  Sản phẩm: Báo cáo
  Cập nhật NV01: {first}

Sắp đến hạn (01)

* NV02 Gửi báo cáo
  03/12/2026, còn 02 ngày làm việc
  Sản phẩm: Báo cáo
  Cập nhật NV02: {second}

--
Mỗi ngày làm việc nhiều nhất một thư; việc đã cập nhật chỉ nhắc lại khi đến mốc sau.
Nhiệm vụ của tôi: http://localhost/nhiem-vu-cua-toi
Tùy chọn nhắc việc: http://localhost/tai-khoan/nhac-viec
Thư tự động, không trả lời thư này. Cần hỗ trợ, hỏi cơ quan thường trực.
Đôn Đốc · UBND xã Bình An · Thứ Ba, ngày 01/12/2026"""
    assert digest_to(office.tu).text == stored


def test_a_long_digest_stays_under_what_mail_programs_cut_off_and_names_every_task(
    office: Office, tasks
):
    for number in range(298):
        made = make_task(
            tasks[0].plan, office.vp, due_on=date(2026, 11, 30), title="Rà soát " * 12,
            staff=office.tu,
        )  # fmt: skip
        made.status = Status.IN_PROGRESS if number else Status.BLOCKED
    db.session.commit()
    written = digest_to(office.tu)
    assert len(written.html.encode()) < 60_000
    assert "Quá hạn (299)" in written.text
    assert "\n289 việc khác: NV12, NV13, NV14, " in written.text
    for part in (written.text, written.html):
        assert all(f"NV{number:02d}" in part for number in range(1, 301))
        assert "http://localhost/nhiem-vu-cua-toi" in part
    assert len(written.tells) == 300


def test_english_counts_one_and_several(office: Office, tasks):
    office.tu.language = office.lan.language = "en"
    make_task(tasks[0].plan, office.vp, due_on=date(2026, 11, 24), title="Công khai")
    db.session.commit()
    to_tu, to_lan = (digest_to(who) for who in (office.tu, office.lan))
    assert to_tu.subject == "[CCHC 2026] 01 task overdue, 01 task due soon"
    assert "You have 02 things to do" in to_tu.text
    assert "01 working day overdue" in to_tu.text
    assert to_lan.subject.startswith("[CCHC 2026] 02 tasks overdue")


def test_a_subject_names_three_counts_and_the_rest_in_one_number(office: Office, tasks):
    sections = (
        Section.DUE, Section.NEW, Section.OVERDUE, Section.UNIT_OVERDUE, Section.RETURNED,
        Section.PARTS,
    )  # fmt: skip
    first = gather(office.authority.id, day=TUESDAY)[office.tu.id][0]
    subject = subject_of([replace(first, section=one) for one in sections])
    assert subject == (
        "[CCHC 2026] 02 nhiệm vụ quá hạn, 01 nhiệm vụ sắp đến hạn, 01 nhiệm vụ trả lại, "
        "02 việc khác"
    )


def test_a_digest_of_two_plans_names_both(office: Office, tasks):
    plan = make_plan(office, year=2027)
    make_task(plan, office.vp, due_on=date(2026, 11, 27), staff=office.tu)
    db.session.commit()
    written = digest_to(office.tu)
    assert written.subject.startswith("[CCHC 2026, 2027] 02 nhiệm vụ quá hạn")
    assert "năm 2026; Kế hoạch cải cách hành chính năm 2027, các việc" in written.text
