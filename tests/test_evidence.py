"""Evidence: a document is cited by number and day or given as a file, and may prove many tasks."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tests.papers import PDF
from tracker import evidence, files
from tracker.evidence import Cited, Decision
from tracker.rules import Refused

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
NOTICE = Cited("04/TB-VP", date(2026, 2, 27), "Văn phòng", "Thông báo kết luận đối thoại")


def cite(office: Office, cited: Cited = NOTICE, **more) -> evidence.Document:
    return evidence.describe(cited, authority_id=office.authority.id, by=office.tu, at=AT, **more)


def test_a_document_is_found_without_accents(session, office: Office):
    assert "thong bao ket luan doi thoai" in cite(office).search_key


@pytest.mark.parametrize(
    ("cited", "sentence"),
    [
        (Cited(abstract="Biên bản"), "Ghi số, ký hiệu và ngày"),
        (Cited("04/TB-VP"), "Ghi ngày của văn bản 04/TB-VP"),
        (Cited("04/TB-VP", date(2026, 3, 2)), "không được sau ngày hôm nay"),
    ],
)
def test_a_document_needs_a_number_with_its_day_or_a_file(session, office, cited, sentence):
    with pytest.raises(Refused, match=sentence):
        cite(office, cited)


def test_a_file_alone_is_enough_and_lends_its_name(session, office: Office):
    file = files.store("Ảnh hội nghị.pdf", PDF, authority_id=office.authority.id, by=None, at=AT)
    assert cite(office, Cited(), file=file).abstract == "Ảnh hội nghị.pdf"


def test_one_document_proves_many_tasks_and_each_once(session, office: Office):
    plan, notice = make_plan(office), cite(office)
    one, two = make_task(plan, office.vp), make_task(plan, office.pkt)
    for task in (one, one, two):
        evidence.add(task, document=notice, by=office.tu, at=AT)
    assert [len(evidence.of_task(task.id)) for task in (one, two)] == [1, 1]


def test_a_document_of_another_authority_proves_nothing(session, office: Office):
    task, notice = make_task(make_plan(office), office.vp), cite(office)
    notice.authority_id = office.pkt.id
    with pytest.raises(ValueError, match="own authority"):
        evidence.add(task, document=notice, by=office.tu, at=AT)


def test_a_document_taken_away_stays_for_other_tasks(session, office: Office):
    task, notice = make_task(make_plan(office), office.vp), cite(office)
    evidence.add(task, document=notice, by=office.tu, at=AT)
    evidence.remove(task, document=notice)
    assert evidence.of_task(task.id) == []
    assert session.get(evidence.Document, notice.id) is notice


def test_a_decision_tells_the_history_who_decided_when_and_by_which_document(session, office):
    document = cite(office, Cited("12/QĐ-UBND", date(2026, 2, 27), signer="Đỗ Quốc Bình"))
    assert "do quoc binh" in document.search_key
    assert Decision(office.binh, date(2026, 2, 27), document).as_changes() == {
        "decider_id": office.binh.id,
        "decided_on": "2026-02-27",
        "decision": "12/QĐ-UBND",
        "decision_document_id": document.id,
    }
