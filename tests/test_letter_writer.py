"""Who writes many letters reads each authority once a minute, and keeps only the last one."""

from datetime import UTC, date, datetime

from tests.cast import Office, make_person, make_plan, make_task, make_unit
from tracker import letters, outbox
from tracker.accounts import Person
from tracker.db import db
from tracker.letters import Writer
from tracker.outbox import Letter
from tracker.rules.words import Role

SEVEN = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)  # on a Tuesday in Vietnam


def write(writer: Writer, person: Person) -> letters.Written | None:
    """Let a writer compose a person's digest."""
    outbox.put("digest", person, day=date(2026, 12, 1), at=SEVEN)
    db.session.commit()
    letter = db.session.query(Letter).filter_by(person_id=person.id).one()
    return writer.compose(letter, at=SEVEN)


def late_tasks(office: Office) -> None:
    """Let each room be late with a task."""
    plan = make_plan(office)
    for unit in (office.vp, office.pkt):
        make_task(plan, unit, due_on=date(2026, 11, 30))


def test_an_authority_is_gathered_once_a_minute_for_all_its_letters(
    office: Office, session, queries: list[str]
):
    late_tasks(office)
    writer = Writer()
    assert write(writer, office.lan) is not None
    queries.clear()
    assert write(writer, office.minh) is not None
    assert not any("FROM task" in one for one in queries)


def test_only_the_authority_of_the_last_letter_is_kept_in_memory(office: Office):
    late_tasks(office)
    writer = Writer()
    write(writer, office.lan)
    other = make_unit(office.authority, "XKH", "UBND xã Khác", type_code="xa")
    other.authority_id = other.id
    stranger = make_person("la", "Người Lạ", unit=other, role=Role.UNIT_HEAD)
    write(writer, stranger)
    assert list(writer.people) == [stranger.id]
    assert {authority_id for authority_id, _day in writer.gathered} == {other.id}
