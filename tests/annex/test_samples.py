"""The six sample annexes say what their CSV says a careful reader finds in them."""

import csv
from functools import cache
from pathlib import Path

import pytest

from tracker.annex import AnnexDraft, Code, Severity, as_json, read_annex
from tracker.rules.fold import fold

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = [
    (plan, kind) for plan in ("thu_duc_2022", "xa_2026", "tinh_2026") for kind in ("docx", "xlsx")
]
# The working file shortens three leads; aliases are matched later, not here.
SHORT_LEADS = {
    "VP HĐND&UBND": "Văn phòng HĐND và UBND",
    "Phòng VH-XH": "Phòng Văn hóa - Xã hội",
    "TT PVHCC": "Trung tâm Phục vụ hành chính công",
}
pytestmark = pytest.mark.parametrize(("plan", "kind"), FILES)


@cache
def draft_of(plan: str, kind: str) -> AnnexDraft:
    path = SAMPLES / f"plan_{plan}.{kind}"
    return read_annex(path.name, path.read_bytes())


@cache
def records(plan: str, kind: str, record_type: str) -> list[dict[str, str]]:
    with (SAMPLES / f"plan_{plan}.csv").open(encoding="utf-8-sig") as opened:
        found = [row for row in csv.DictReader(opened) if row["record_type"] == record_type]
    found = [row for row in found if not (kind == "docx" and row.get("added_on"))]
    places = (
        []
        if record_type != "nhiem_vu"
        else [area["code"] for area in records(plan, kind, "noi_dung")]
    )
    if record_type == "nhiem_vu":
        found.sort(key=lambda row: (places.index(row["parent_code"]), int(row["xlsx_row"])))
    return found


def test_areas_are_those_of_the_csv(plan: str, kind: str) -> None:
    read = [(area.numeral, fold(area.title)) for area in draft_of(plan, kind).areas]
    told = [(row["stt"], fold(row["title_vi"])) for row in records(plan, kind, "noi_dung")]
    assert read == told


def test_tasks_stand_in_their_areas_and_places(plan: str, kind: str) -> None:
    codes = [row["code"] for row in records(plan, kind, "noi_dung")]
    for task, row in told_tasks(plan, kind):
        assert codes[task.area - 1] == row["parent_code"]
        assert task.printed_no == (row.get(f"{kind}_stt") or row["stt"].partition(".")[2])
        if row.get("docx_table"):
            place = (row["xlsx_sheet"], row["xlsx_row"])
            place = place if kind == "xlsx" else (row["docx_table"], row["docx_row"])
            assert (str(task.sheet), str(task.row)) == place


def test_texts_of_tasks_are_those_of_the_csv(plan: str, kind: str) -> None:
    for task, row in told_tasks(plan, kind):
        assert task.title == row["title_vi"]
        assert task.deliverable == row["product_or_measure_vi"]
        assert SHORT_LEADS.get(task.lead, task.lead) == row["lead_unit_vi"]
        assert "; ".join(task.coordinating) == row["coordinating_vi"]


def test_deadlines_are_read_as_the_csv_reads_them(plan: str, kind: str) -> None:
    for task, row in told_tasks(plan, kind):
        days = "|".join(day.isoformat() for day in task.reading.due_on)
        assert (task.reading.kind, days) == (row["deadline_kind"], row["due_dates"])
        assert task.reading.needs_review == (row["deadline_needs_review"] == "Y")
        # What Excel made of "T11/2026" keeps no trace of the typing.
        if "Excel made it" not in row["xlsx_mess"] or kind == "docx":
            assert task.deadline_text == row["deadline_text"]


def test_indicators_are_those_of_the_csv(plan: str, kind: str) -> None:
    told = records(plan, kind, "chi_tieu")
    read = draft_of(plan, kind).indicators
    assert [indicator.title for indicator in read] == [row["title_vi"] for row in told]
    assert [indicator.unit for indicator in read] == [row["indicator_unit"] for row in told]
    assert [indicator.lead for indicator in read] == [row["lead_unit_vi"] for row in told]
    for indicator, row in zip(read, told, strict=True):
        assert row["indicator_target"].replace(".", ",") in indicator.target_text


def test_a_clean_annex_raises_no_error_and_no_doubt_about_its_counts(plan: str, kind: str) -> None:
    problems = draft_of(plan, kind).problems
    assert not [problem for problem in problems if problem.severity == Severity.ERROR]
    assert Code.COUNT not in {problem.code for problem in problems}


def test_the_year_comes_from_the_title(plan: str, kind: str) -> None:
    draft = draft_of(plan, kind)
    assert draft.year == int(plan[-4:])
    assert "cải cách hành chính" in draft.title.lower()


def test_json_has_the_promised_keys(plan: str, kind: str) -> None:
    found = as_json(draft_of(plan, kind))
    assert {"year", "indicators", "areas", "tasks", "problems"} <= found.keys()
    assert {
        "area", "sheet", "row", "printed_no", "title", "deliverable", "lead", "coordinating",
        "deadline_text", "deadline_kind", "due_on", "needs_review",
    } <= found["tasks"][0].keys()  # fmt: skip
    assert all({"severity", "message"} <= problem.keys() for problem in found["problems"])


def told_tasks(plan: str, kind: str):
    return zip(draft_of(plan, kind).tasks, records(plan, kind, "nhiem_vu"), strict=True)
