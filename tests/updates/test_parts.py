"""A coordinating unit gives its part and nothing more."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import history, updates
from tracker.rules import Refused
from tracker.rules.words import Status
from tracker.tasks import Task
from tracker.updates import Share

AT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
DAY = date(2026, 3, 10)


@pytest.fixture
def task(session, office: Office) -> Task:
    """A task of the office (VP) with the economics room at its side."""
    return make_task(make_plan(office), office.vp, coordinating=(office.pkt,))


def test_a_coordinating_unit_gives_its_part_and_the_state_stays(task: Task, office: Office):
    part = task.parts[0]
    updates.give_part(task, Share(part, "Đã gửi số liệu 05 thôn.", DAY), by=office.quang, at=AT)
    assert (part.note, part.done_on) == ("Đã gửi số liệu 05 thôn.", DAY)
    assert (part.given_by_id, part.given_at) == (office.quang.id, AT)
    assert task.status == Status.ASSIGNED
    assert history.of("task", task.id)[-1].changes == {"part_id": part.id, "done_on": "2026-03-10"}


@pytest.mark.parametrize("who", ["tu", "lan", "hoa", "binh", "mai", "son"])
def test_nobody_else_gives_the_part(task: Task, office: Office, who: str):
    with pytest.raises(Refused, match="Chỉ Phòng Kinh tế"):
        updates.give_part(task, Share(task.parts[0], "Xong", DAY), by=office.people[who], at=AT)


@pytest.mark.parametrize(("text", "day"), [(" ", DAY), ("Xong", date(2026, 3, 13))])
def test_a_part_needs_words_and_a_real_day(task: Task, office: Office, text: str, day: date):
    with pytest.raises(Refused):
        updates.give_part(task, Share(task.parts[0], text, day), by=office.minh, at=AT)
