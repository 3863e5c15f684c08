"""Tệp đã lập: made once of frozen figures, served again byte for byte, made anew as a version."""

import io
from collections.abc import Iterator

import openpyxl
import pytest
import time_machine
from docx import Document
from sqlalchemy import text

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.periods.making import FROZEN_AT, first_quarter
from tracker import periods
from tracker.db import db
from tracker.periods import ReportPeriod, audit
from tracker.periods.audit import Wrong
from tracker.plans import Plan

SENT = {"doc_number": "31/BC-UBND", "doc_on": "07/03/2026", "recipients": "UBND tỉnh"}


@pytest.fixture
def quarter(office: Office, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReportPeriod]:
    """The first quarter with frozen figures, on a server without LibreOffice."""
    monkeypatch.setenv("PATH", "")
    with time_machine.travel(FROZEN_AT, tick=False):
        make_task(plan, office.vp)
        found = first_quarter(plan, office)
        periods.freeze(found, by=office.hoa, at=FROZEN_AT)
        db.session.commit()
        yield found


def make(client: Client, quarter: ReportPeriod, **data: str):
    return client.post(f"/bao-cao/ky/{quarter.id}/lap-tep", data=data)


def kept(quarter: ReportPeriod) -> list[periods.SnapshotFile]:
    snapshot = periods.snapshot_of(quarter)
    assert snapshot is not None
    return periods.files_of(snapshot)


def test_files_are_made_kept_and_served_again(client: Client, office: Office, quarter):
    client.sign_in(office.hoa)
    asked = client.get(f"/bao-cao/ky/{quarter.id}/lap-tep").text
    assert "I.3. Về kiểm tra cải cách hành chính" in asked
    assert "Lý do lập lại" not in asked
    assert make(client, quarter).status_code == 303
    word, workbook = kept(quarter)
    address = f"/bao-cao/so-lieu/{word.snapshot_id}/tep"
    first = client.get(f"{address}/{word.file_id}").data
    assert "BÁO CÁO" in [line.text for line in Document(io.BytesIO(first)).paragraphs]
    assert (
        "Thống kê"
        in openpyxl.load_workbook(
            io.BytesIO(client.get(f"{address}/{workbook.file_id}").data)
        ).sheetnames
    )
    page = client.get(f"/bao-cao/ky/{quarter.id}").text
    assert word.file.sha256 in page
    assert "Phạm Thị Hoa" in page
    assert client.get(f"{address}/{word.file_id}").data == first
    assert list(audit.faults()) == []


def test_made_anew_they_are_a_further_version_with_a_reason(client: Client, office, quarter):
    client.sign_in(office.hoa)
    make(client, quarter, submission_id="mot")
    assert make(client, quarter, submission_id="mot").status_code == 303
    assert [one.version for one in kept(quarter)] == [1, 1]
    assert make(client, quarter, submission_id="hai").status_code == 422
    reason = "Bổ sung nội dung kiểm tra."
    assert make(client, quarter, submission_id="ba", reason=reason).status_code == 303
    assert [one.version for one in kept(quarter)] == [1, 1, 2, 2]
    assert reason in client.get(f"/bao-cao/ky/{quarter.id}").text


def test_the_register_names_the_file_that_went_out(client: Client, office: Office, plan, quarter):
    client.sign_in(office.hoa)
    make(client, quarter)
    first = kept(quarter)[0]
    form = f"/bao-cao/ky/{quarter.id}/ghi-so"
    assert first.file.name in client.get(form).text
    client.post(form, data=SENT | {"kind": "report", "made": str(first.file_id)})
    (sent,) = periods.sent_of(plan)
    assert sent.made == first.file
    assert client.get(f"/bao-cao/ky/{quarter.id}").text.count(first.file.name) == 2


def test_a_file_that_was_put_in_anothers_place_is_found(client: Client, office: Office, quarter):
    make(client.sign_in(office.hoa), quarter)
    first, second = kept(quarter)
    swapped = text("UPDATE stored_file SET sha256 = :sha WHERE id = :id")
    db.session.execute(swapped, {"sha": second.file.sha256, "id": first.file_id})
    db.session.commit()
    assert [fault.what for fault in audit.faults()] == [Wrong.FILES]


def test_without_frozen_figures_nothing_is_made(client: Client, office: Office, plan: Plan):
    period = first_quarter(plan, office)
    db.session.commit()
    assert client.sign_in(office.hoa).get(f"/bao-cao/ky/{period.id}/lap-tep").status_code == 404
    assert make(client, period).status_code == 404
