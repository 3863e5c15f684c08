"""The plan as an official paper: its form, and its annexes read back as the same plan."""

import io
from datetime import date

import pytest
from docx import Document
from docx.document import Document as Paper
from sqlalchemy import select

from tests.cast import Office, make_task
from tests.figures.test_samples import SAMPLES
from tests.laid import loaded
from tests.pages.indicators.conftest import make_indicator
from tracker.annex import as_json, read_annex
from tracker.db import db
from tracker.documents.official.facts import BLANK
from tracker.documents.plan_annex import to_xlsx
from tracker.documents.plan_annex_docx import to_docx
from tracker.intake import outgoing
from tracker.plans import Plan
from tracker.reports.office import plan_itself
from tracker.tasks import Task

ON = date(2026, 1, 20)
SAME = ("printed_no", "title", "deliverable", "lead", "coordinating", "deadline_text", "area")
READ = ("deadline_kind", "due_on")
WRITERS = {
    "xlsx": lambda plan: to_xlsx(outgoing.annex_of(plan)),
    "docx": lambda plan: to_docx(outgoing.annex_of(plan)),
    "giay.docx": lambda plan: plan_itself(plan, on=ON),
}


def paper(plan: Plan) -> Paper:
    return Document(io.BytesIO(plan_itself(plan, on=ON)))


def told(found: Paper) -> str:
    return "\n".join(line.text for line in found.paragraphs)


def test_an_issued_plan_has_its_number_and_day(office: Office, plan: Plan):
    make_task(plan, office.pkt)
    found = paper(plan)
    head = "\n".join(cell.text for row in found.tables[0].rows for cell in row.cells)
    assert "Số: 05/KH-UBND" in head
    assert "Bình An, ngày 20 tháng 01 năm 2026" in head
    assert "KẾ HOẠCH\nCải cách hành chính năm 2026\n" in told(found)
    assert "(Kèm theo Kế hoạch số 05/KH-UBND ngày 20 tháng 01 năm 2026" in told(found)
    assert "thực hiện 01 nhiệm vụ, 01 nội dung (Phụ lục)" in told(found)


def test_it_holds_what_it_was_issued_with_not_what_was_added_since(office: Office, plan: Plan):
    make_task(plan, office.pkt).removed_on = ON
    make_task(plan, office.pkt, title="Việc thêm").added_on = date(2026, 5, 29)
    found = paper(plan)
    assert "thực hiện 01 nhiệm vụ" in told(found)
    assert "Việc thêm" not in [cell.text for row in found.tables[-1].rows for cell in row.cells]


@pytest.mark.parametrize(
    ("written", "printed"), [("<= 1.5", "≤ 1,5"), (">=98", "≥98"), ("1.500", "1.500")]
)
def test_a_target_is_printed_with_the_signs_of_print(
    office: Office, plan: Plan, written: str, printed: str
):
    make_indicator(plan, "CT01", target_text=written)
    make_task(plan, office.pkt)
    assert printed in [cell.text for cell in paper(plan).tables[-2].rows[1].cells]


def test_a_draft_leaves_them_to_the_clerk(office: Office, plan: Plan):
    plan.doc_number, plan.doc_on = "", None
    head = "\n".join(cell.text for row in paper(plan).tables[0].rows for cell in row.cells)
    assert f"Số: {BLANK}/KH-UBND" in head


def test_a_plan_issued_by_a_decision_is_one(office: Office, plan: Plan):
    plan.doc_number = "769/QĐ-UBND"
    text = told(paper(plan))
    assert "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch cải cách hành chính năm 2026\n" in text
    assert "\nỦY BAN NHÂN DÂN XÃ BÌNH AN\n[Nội dung" in text
    assert "\nTheo đề nghị của Phòng Văn hóa - Xã hội.\nQUYẾT ĐỊNH:\n" in text
    assert "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch" in text
    assert text.count("./.") == 1


def test_empty_columns_are_left_out(office: Office, plan: Plan):
    make_task(plan, office.pkt)
    headers = [cell.text for cell in paper(plan).tables[-1].rows[0].cells]
    assert headers == [
        "TT", "Nội dung, nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian hoàn thành", "Mã số",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["xa_2026", "tinh_2026", "thu_duc_2022"])
@pytest.mark.parametrize("ending", WRITERS)
def test_what_is_written_reads_back_as_the_same_plan(session, name, ending):
    plan = loaded(name)
    known = outgoing.as_json(plan)
    if ending == "giay.docx":  # the paper as it was issued
        rows = select(Task.code).where(Task.plan_id == plan.id, Task.added_on.is_not(None))
        added = set(db.session.scalars(rows))
        known["tasks"] = [one for one in known["tasks"] if one["code"] not in added]
    read = as_json(read_annex(f"ke-hoach.{ending}", WRITERS[ending](plan), year=plan.year))
    assert [one["title"] for one in read["areas"]] == [one["title"] for one in known["areas"]]
    assert [one["title"] for one in read["indicators"]] == [
        one["title"] for one in known["indicators"]
    ]
    assert [[one[key] for key in SAME] for one in read["tasks"]] == [
        [one[key] for key in SAME] for one in known["tasks"]
    ]
    file = SAMPLES / f"plan_{name}.docx"
    first = {
        one["title"]: one for one in as_json(read_annex(file.name, file.read_bytes()))["tasks"]
    }
    for one in read["tasks"]:
        if one["title"] in first:  # those added during the year are in no sample file
            assert [one[key] for key in READ] == [first[one["title"]][key] for key in READ]
