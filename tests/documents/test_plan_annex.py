"""A plan's annex as a workbook and as a Word table."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from tracker.documents import plan_annex, plan_annex_docx
from tracker.documents.plan_annex import AnnexArea, AnnexIndicator, AnnexTask, PlanAnnex

TASK = AnnexTask(
    code="NV01", printed_no="1.10", title="=1+1", deliverable="Báo cáo", lead="Sở Nội vụ",
    coordinating=("Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch"), deadline_text="Quý II",
)  # fmt: skip
ANNEX = PlanAnnex(
    title="Kế hoạch cải cách hành chính năm 2026",
    issued="(Ban hành kèm theo văn bản số 05/KH-UBND ngày 20 tháng 01 năm 2026)",
    areas=(AnnexArea("I", "Cải cách thể chế", (TASK,)),),
    indicators=(AnnexIndicator("Tỷ lệ đúng hạn", "", "%", "≥ 98%", "Sở Nội vụ"),),
)


def test_every_cell_of_the_workbook_is_text():
    book = load_workbook(io.BytesIO(plan_annex.to_xlsx(ANNEX)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=1+1" in {cell.value for cell in cells}
    assert "1.10" in {cell.value for cell in cells}


def test_the_content_is_merged_across_the_columns():
    sheet = load_workbook(io.BytesIO(plan_annex.to_xlsx(ANNEX)))["Nhiệm vụ"]
    assert "B5:J5" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert sheet["B5"].value == "Cải cách thể chế"


def test_the_word_table_stands_on_landscape_a4_with_its_header_repeated():
    paper = Document(io.BytesIO(plan_annex_docx.to_docx(ANNEX)))
    section = paper.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    indicators, tasks = paper.tables
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in (indicators, tasks))
    assert tasks.rows[2].cells[4].text == "Sở Y tế; Sở Văn hóa, Thể thao và Du lịch"


@pytest.mark.parametrize("write", [plan_annex.to_xlsx, plan_annex_docx.to_docx])
def test_a_plan_without_indicators_has_the_tasks_alone(write):
    assert write(PlanAnnex("Kế hoạch năm 2026", "", ANNEX.areas, ()))


def test_control_characters_are_left_out_of_the_word_table():
    task = replace(ANNEX.areas[0].tasks[0], title="Rà\x07 soát")
    annex = replace(
        ANNEX, title="Kế hoạch\x00", areas=(AnnexArea("I\x01", "Thể chế\x0b", (task,)),)
    )
    paper = Document(io.BytesIO(plan_annex_docx.to_docx(annex)))
    assert paper.paragraphs[0].text == "Kế hoạch"
    assert [row.cells[1].text for row in paper.tables[1].rows[1:]] == ["Thể chế", "Rà soát"]
