"""An annex read again after issuing: its new rows can be added by a document, as they are read."""

import io
import re
from html import unescape

from tests.cast import Office
from tests.conftest import Client
from tests.intake.annexes import annex, csv, taken
from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.tasks import Task

OLD = "1;Rà soát thủ tục;Báo cáo;Phòng Kinh tế;;30/6/2026"
NEW = "2;Sơ kết 6 tháng;Báo cáo;Văn phòng HĐND và UBND;Phòng Kinh tế;Trước ngày 15/7"


def in_force(office: Office) -> Plan:
    plan = taken(office, annex(OLD))
    plan.state, plan.doc_number, plan.issued_on = PlanState.ISSUED, "05/KH", plan.period_from
    plan.coordinator_unit_id = office.vhxh.id
    for task in Task.query:
        task.status = "assigned"
    db.session.commit()
    return plan


def differing(hoa: Client) -> str:
    file = (io.BytesIO(csv(OLD, NEW)), "phu-luc.csv")
    return hoa.post("/ke-hoach/nhap", data={"file": file}).text


INPUT = re.compile(r'<input[^>]*name="(rows-[^"]+)"[^>]*value="([^"]*)"')
TEXTAREA = re.compile(r'<textarea[^>]*name="(rows-[^"]+)"[^>]*>\s*([^<]*)</textarea>')
SELECT = re.compile(r'<select[^>]*name="(rows-[^"]+)"[^>]*>(.*?)</select>', re.DOTALL)


def fields_of(page: str) -> dict[str, str]:
    """Return what the browser would send of the form of new rows, no box ticked."""
    form = page[page.index("/bo-sung") :]
    fields = dict(INPUT.findall(form)) | dict(TEXTAREA.findall(form))
    for name, body in SELECT.findall(form):
        fields[name] = next(iter(re.findall(r'selected value="([^"]*)"', body)), "0")
    fields = {name: text for name, text in fields.items() if not name.endswith("left_out")}
    return {name: unescape(text) for name, text in fields.items()}


def test_new_rows_are_offered_as_they_are_read(client: Client, office: Office):
    in_force(office)
    fields = fields_of(differing(client.sign_in(office.hoa)))
    assert fields["rows-0-title"] == "Sơ kết 6 tháng"
    assert fields["rows-0-lead"] == str(office.vp.id)
    assert fields["rows-0-seen"] == "2026-07-15"
    assert "rows-1-title" not in fields


def test_they_are_added_by_the_document_with_what_is_printed(client: Client, office: Office):
    plan = in_force(office)
    hoa = client.sign_in(office.hoa)
    document = {"doc_number": "31/QĐ", "doc_on": "20/3/2026", "decider": str(office.binh.id)}
    answer = hoa.post(f"/ke-hoach/{plan.code}/bo-sung", data=fields_of(differing(hoa)) | document)
    assert answer.status_code == 303
    task = Task.query.filter_by(code="NV02").one()
    assert (task.printed_no, task.due_on.isoformat()) == ("2", "2026-07-15")
    assert task.printed["Thời gian hoàn thành"] == "Trước ngày 15/7"
    assert task.area_id == plan.areas[0].id


def test_a_closed_plan_takes_none(client: Client, office: Office):
    in_force(office).state = PlanState.CLOSED
    page = differing(client.sign_in(office.hoa))
    assert "Sơ kết 6 tháng" in page
    assert "/bo-sung" not in page
