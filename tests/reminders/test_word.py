"""A leader's word in the digests: asked of the secretariat, told to the units once, silence."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tests.requests.making import AT, EXTENSION, asked, by_paper, to_unit
from tracker import letters, outbox, requests
from tracker.db import db
from tracker.outbox import Letter, Told
from tracker.reminders import Item, Section, gather
from tracker.requests import Ruling
from tracker.rules.words import Status
from tracker.tasks import Task

TUESDAY = date(2026, 6, 23)
SEVEN = datetime(2026, 6, 23, 0, 0, tzinfo=UTC)


@pytest.fixture
def task(office: Office) -> Task:
    """A task of the office under way in Tú's hands, due on 30 June."""
    made = make_task(make_plan(office), office.vp, staff=office.tu)
    made.status = Status.IN_PROGRESS
    return made


def told(office: Office, day: date = TUESDAY) -> dict[str, list[Item]]:
    """What each of the cast is told on a day, by first name."""
    db.session.commit()
    found = gather(office.authority.id, day=day)
    names = {person.id: name for name, person in office.people.items()}
    return {names[person_id]: items for person_id, items in found.items() if items}


def sections(items: list[Item]) -> list[str]:
    return [item.section for item in items]


def digest_of(person) -> letters.Written | None:
    outbox.put("digest", person, day=TUESDAY, at=SEVEN)
    db.session.commit()
    letter = db.session.query(Letter).filter_by(person_id=person.id, kind="digest").one()
    return letters.compose(letter, at=SEVEN)


def test_the_secretariat_is_told_of_a_request_and_the_unit_has_silence(session, office, task):
    day = date(2026, 6, 26)
    assert {"tu"} <= told(office, day).keys()
    asked(task, office.lan)
    found = told(office, day)
    assert sections(found["hoa"]) == [Section.ASKED]
    assert not {"lan", "tu"} & found.keys()


def test_the_leader_reads_on_mondays_what_waits_for_a_word(session, office: Office, task: Task):
    made = asked(task, office.lan)
    assert "binh" not in told(office, date(2026, 6, 19))
    (item,) = told(office, date(2026, 6, 29))["binh"]
    assert (item.section, item.stage) == (Section.ASKED, f"long_asked:2026-06-29:{made.id}")


def test_the_letter_of_a_request_says_who_asks_what_and_why(session, office: Office, task: Task):
    request = asked(task, office.lan)
    written = digest_of(office.hoa)
    assert written.subject == "[CCHC 2026] NV01: chờ cho ý kiến"
    assert "Đề nghị gia hạn đến 31/07/2026. Trần Thị Lan: Sở Nội vụ" in written.text
    assert f"Cho ý kiến NV01: http://localhost/de-nghi/{request.id}" in written.text
    assert [item.stage for item in written.tells] == [f"long_asked:2026-06-22:{request.id}"]


def test_who_asked_and_the_officer_are_told_once_what_was_decided(session, office, task: Task):
    request = asked(task, office.lan)
    requests.decide(request, Ruling(by_paper(office)), by=office.hoa, at=AT)
    found = told(office)
    assert {name for name, items in found.items() if Section.DECIDED in sections(items)} == {
        "lan", "tu",
    }  # fmt: skip
    written = digest_of(office.lan)
    assert "Gia hạn đến 31/07/2026. Đỗ Quốc Bình, văn bản số 45/UBND-VX ngày" in written.text
    letter = session.query(Letter).filter_by(person_id=office.lan.id).one()
    tells = next(item.tells for item in found["lan"] if item.section is Section.DECIDED)
    session.add(
        Told(
            person_id=office.lan.id, item=tells.item, item_id=tells.item_id, due_on=tells.due_on,
            stage=tells.stage, letter_id=letter.id, told_at=SEVEN,
        )
    )  # fmt: skip
    assert Section.DECIDED not in sections(told(office).get("lan", []))


def test_both_heads_are_told_that_a_task_moved(session, office: Office, task: Task):
    wish = to_unit(office.pkt.id)
    requests.record_decision(task, wish, by_paper(office), by=office.hoa, at=AT)
    found = told(office)
    moved = {name for name, items in found.items() if Section.MOVED in sections(items)}
    assert moved == {"lan", "minh"}
    subject = digest_of(office.minh).subject
    assert subject == "[CCHC 2026] 01 nhiệm vụ sắp đến hạn, 01 nhiệm vụ chuyển đơn vị"


def test_what_was_decided_long_ago_is_not_told(session, office: Office, task: Task):
    requests.decide(asked(task, office.lan), Ruling(by_paper(office)), by=office.hoa, at=AT)
    later = told(office, date(2026, 7, 8))
    assert all(Section.DECIDED not in sections(items) for items in later.values())


def test_a_letter_speaks_the_persons_language(session, office: Office, task: Task):
    office.hoa.language = "en"
    asked(task, office.lan, EXTENSION)
    assert "Đề nghị gia hạn" not in digest_of(office.hoa).text
