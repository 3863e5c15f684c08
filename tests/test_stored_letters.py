"""Digests of 1, 2 and 300 items, text and HTML, as stored; `STORE=1` stores them anew."""

import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import letters, outbox
from tracker.accounts import Person
from tracker.db import db
from tracker.letters import Written
from tracker.outbox import Letter
from tracker.plans import Plan
from tracker.rules.words import Move, Status
from tracker.tasks import Moved, Task, record

STORED = Path(__file__).parent / "stored"
MONDAY = date(2026, 11, 30)
SEVEN = datetime(2026, 11, 30, 0, 0, tzinfo=UTC)
FRIDAY = MONDAY - timedelta(days=3)
# What a digest may not carry: nothing is fetched, and old phones lay out tables alone.
NOT_IN_MAIL = re.compile(
    r"<(img|script|link|video|iframe|svg|form|input)|url\(|src=|flex|grid|float|position:"
)


def under_way(plan: Plan, office: Office, **fields: object) -> Task:
    """A task of VP that is being worked on."""
    made = make_task(plan, office.vp, **fields)
    made.status = Status.IN_PROGRESS
    return made


def one_item(office: Office) -> Person:
    """Tú's first letter: a task late since Friday."""
    title = "Rà soát, công bố danh mục thủ tục hành chính thuộc phạm vi giải quyết"
    under_way(make_plan(office), office, due_on=FRIDAY, title=title, staff=office.tu)
    return office.tu


def two_items(office: Office) -> Person:
    """Lan's letter: what Tú let go late is new, what was due on Thursday she was told on Friday."""
    plan = make_plan(office)
    late = under_way(plan, office, due_on=FRIDAY, title="Lập danh mục", staff=office.tu)
    record(late, Moved(Move.POST, "Đang xin ý kiến"), by=office.tu, at=SEVEN - timedelta(days=5))
    under_way(plan, office, due_on=MONDAY - timedelta(days=4), title="Gửi báo cáo quý IV")
    read(office.lan, day=FRIDAY)
    return office.lan


def three_hundred_items(office: Office) -> Person:
    """Lan's letter in a bad year: late and due, her own and Tú's, half of it told before."""
    plan = make_plan(office)
    title = "Rà soát, đơn giản hóa thủ tục hành chính lĩnh vực số"
    for number in range(300):
        staff = office.tu if number % 3 else None
        due_on = MONDAY + timedelta(days=number % 14 - 11)
        under_way(plan, office, due_on=due_on, title=f"{title} {number + 1}", staff=staff)
    read(office.lan, day=FRIDAY, half=True)
    return office.lan


def read(person: Person, *, day: date, half: bool = False) -> None:
    """Let a person have read a letter of an earlier day, or only half of today's."""
    written = digest_of(person, MONDAY if half else day)
    letter = db.session.query(Letter).filter_by(person_id=person.id).one()
    tells = written.tells[: len(written.tells) // (2 if half else 1)]
    letter.tells, letter.day = [one.plain() for one in tells], day
    outbox.claims.write_told(letter, at=SEVEN - timedelta(days=3))


def digest_of(person: Person, day: date) -> Written:
    """Return a person's digest of a day as it would go out."""
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    outbox.put("digest", person, day=day, at=at)
    db.session.commit()
    letter = db.session.query(Letter).filter_by(person_id=person.id, day=day).one()
    written = letters.compose(letter, at=at)
    assert written is not None
    return written


def plain(text: str) -> str:
    """Return a letter without the ids of its links, which differ from run to run."""
    return re.sub(r"/(l|nhiem-vu)/[0-9-]+", r"/\1/ID", text)


SITUATIONS = {"1": one_item, "2": two_items, "300": three_hundred_items}


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_digest_is_as_stored(office: Office, name: str):
    person = SITUATIONS[name](office)
    written = digest_of(person, MONDAY)
    for suffix, said in (("txt", f"{written.subject}\n\n{written.text}"), ("html", written.html)):
        path = STORED / f"digest_{name}.{suffix}"
        if os.environ.get("STORE"):
            path.write_text(plain(said), encoding="utf-8")
        assert plain(said) == path.read_text(encoding="utf-8"), path
    assert len(written.html.encode()) < 90_000  # mail programs cut a letter off at 102 KB


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_stored_digest_fetches_nothing_and_needs_no_young_phone(name: str):
    page = (STORED / f"digest_{name}.html").read_text(encoding="utf-8")
    assert NOT_IN_MAIL.findall(page) == []


def test_what_is_new_stands_on_top_of_the_whole_letter(office: Office):
    text = digest_of(two_items(office), MONDAY).text
    new, known = text.index("Mới so với thư trước"), text.index("Đã nhắc, còn chờ xử lý")
    assert new < text.index("NV01") < known < text.index("NV02")


def test_a_first_letter_has_sections_alone(office: Office):
    text = digest_of(one_item(office), MONDAY).text
    assert "Mới so với" not in text
    assert "Quá hạn (01)" in text
