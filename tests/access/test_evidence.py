"""Who reads evidence: those who work on the task, who verify, lead or inspect; nobody else."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_person, make_plan, make_task
from tests.papers import PDF
from tracker import access, evidence, files
from tracker.evidence import Cited, Document
from tracker.rules.words import Role
from tracker.tasks import Task

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
ON = date(2026, 3, 1)
EVERYBODY = ("lan", "tu", "minh", "quang", "hoa", "binh", "vinh", "mai", "son", "khach")


@pytest.fixture
def cast(office: Office) -> Office:
    """The commune with a member of the committee and an officer of the police."""
    for key, unit, role in (
        ("vinh", office.authority, Role.STEERING),
        ("khach", office.vhxh, Role.UPPER),
    ):
        office.people[key] = make_person(key, key, unit=unit, role=role)
    return office


def prove(office: Office, *, restricted: bool = False) -> tuple[Task, Document]:
    task = make_task(make_plan(office), office.vp, coordinating=(office.pkt,))
    file = files.store("a.pdf", PDF, authority_id=office.authority.id, by=office.tu, at=AT)
    notice = evidence.describe(
        Cited(is_restricted=restricted), authority_id=task.authority_id, by=office.tu, at=AT,
        file=file,
    )  # fmt: skip
    evidence.add(task, document=notice, by=office.tu, at=AT)
    return task, notice


def readers(office: Office, task: Task, document: Document) -> set[str]:
    found = set()
    for key in EVERYBODY:
        try:
            access.file_to_see(document.file_id, by=office.people[key], on=ON)
        except access.NotFound:
            assert not access.evidence_to_see(task, by=office.people[key], on=ON)
        else:
            assert access.evidence_to_see(task, by=office.people[key], on=ON)
            found.add(key)
    return found


def test_units_at_work_secretariat_leaders_and_auditors_read_evidence(session, cast: Office):
    expected = {"lan", "tu", "minh", "quang", "hoa", "binh", "vinh", "mai"}
    assert readers(cast, *prove(cast)) == expected


def test_a_restricted_document_is_not_for_coordinating_units_and_the_committee(session, cast):
    assert readers(cast, *prove(cast, restricted=True)) == {"lan", "tu", "hoa", "binh", "mai"}


def test_a_unit_with_no_part_reads_nothing(session, cast: Office):
    task, document = prove(cast)
    task.parts[0].unit_id = None
    session.flush()
    assert not {"minh", "quang"} & readers(cast, task, document)


def test_the_designated_verifier_reads_the_evidence_of_the_secretariats_own_task(session, cast):
    task, document = prove(cast, restricted=True)
    task.lead_unit_id = cast.vhxh.id
    session.flush()
    assert {"lan", "tu", "hoa"} <= readers(cast, task, document)


def test_the_files_of_another_authority_are_not_found(session, cast: Office):
    _, document = prove(cast)
    document.authority_id = cast.pkt.id
    session.flush()
    with pytest.raises(access.NotFound):
        access.file_to_see(document.file_id, by=cast.hoa, on=ON)


def test_only_a_document_that_one_may_read_can_be_shown_elsewhere(session, cast: Office):
    task, document = prove(cast)
    assert access.document_to_show(document.id, by=cast.tu, on=ON) == document
    task.parts[0].unit_id = None
    session.flush()
    with pytest.raises(access.NotFound):
        access.document_to_show(document.id, by=cast.quang, on=ON)
