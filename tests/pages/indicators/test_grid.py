"""The grid of indicators and periods: typed, pasted, or taken from the workbook and looked at."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.cast import Office
from tests.conftest import Client
from tests.pages.indicators.conftest import make_indicator
from tracker.db import db
from tracker.indicators import Indicator, IndicatorValue
from tracker.plans import Plan
from tracker.registers import ItemKind, RegisterItem

D = Decimal
GRID = "/chi-tieu/nhap-nhieu"


def cell(indicator: Indicator, ordinal: int, text: str, *, before: str = "") -> dict[str, str]:
    name = f"o-{indicator.id}-{ordinal}"
    return {name: text, f"cu-{name}": before}


def values() -> dict[str, Decimal | None]:
    return {f"{one.on}": one.value for one in db.session.query(IndicatorValue)}


def boxes(page: str) -> dict[str, str]:
    """Return the cells of a page: name and text."""
    return dict(re.findall(r'dd-cell" name="([^"]+)" value="([^"]*)"', page))


def test_the_person_sees_the_own_indicators_with_what_was_entered(client, office, plan, indicator):
    other = make_indicator(plan, "CT02", lead_unit_id=office.pkt.id)
    make_indicator(plan, "CT03", lead_unit_id=office.vp.id, source_kind="tasks", source="met")
    page = client.sign_in(office.tu).get(GRID).text
    assert set(boxes(page)) == {f"o-{indicator.id}-{number}" for number in (1, 2, 3, 4)}
    assert f"o-{other.id}-1" in client.sign_in(office.hoa).get(GRID).text


def test_who_enters_nothing_has_no_grid(client: Client, office: Office, indicator: Indicator):
    assert client.sign_in(office.quang).get(GRID).status_code == 404
    assert client.post(GRID, data=cell(indicator, 1, "9")).status_code == 404


def test_all_changed_cells_are_saved_at_once(client: Client, office: Office, indicator: Indicator):
    told = cell(indicator, 1, "94,5") | cell(indicator, 2, "190/200")
    assert client.sign_in(office.tu).post(GRID, data=told).status_code == 303
    assert values() == {"2026-03-31": D("94.5"), "2026-06-30": None}
    page = boxes(client.get(GRID).text)
    assert list(page.values())[:2] == ["94,5", "190/200"]


def test_one_wrong_cell_saves_nothing_and_keeps_what_was_typed(client, office, indicator):
    told = cell(indicator, 1, "94,5") | cell(indicator, 2, "nhiều")
    answer = client.sign_in(office.tu).post(GRID, data=told)
    assert answer.status_code == 422
    assert "không phải số" in answer.text
    assert boxes(answer.text)[f"o-{indicator.id}-2"] == "nhiều"
    assert values() == {}


def test_a_cell_changed_by_somebody_else_meanwhile_is_said(client, office, indicator):
    client.sign_in(office.tu).post(GRID, data=cell(indicator, 1, "94"))
    answer = client.post(GRID, data=cell(indicator, 1, "50", before=""))
    assert answer.status_code == 422
    assert "vừa được sửa thành 94" in answer.text
    assert values() == {"2026-03-31": D(94)}


def test_an_emptied_cell_takes_nothing_away_and_says_so(client, office, indicator):
    client.sign_in(office.tu).post(GRID, data=cell(indicator, 1, "94"))
    answer = client.post(GRID, data=cell(indicator, 1, "", before="94"))
    assert (answer.status_code, values()) == (422, {"2026-03-31": D(94)})
    assert "không xóa được số đã nhập" in answer.text
    assert boxes(answer.text)[f"o-{indicator.id}-1"] == "94"


def test_pasted_rows_are_looked_at_before_they_are_saved(client, office, indicator):
    client.sign_in(office.tu)
    answer = client.post(f"{GRID}/xem", data={"rows": "CT01\t812/835\t97,25\n"})
    assert "Xem 02 số liệu thay đổi" in answer.text
    assert list(boxes(answer.text).values())[:2] == ["812/835", "97,25"]
    assert values() == {}


@pytest.mark.parametrize("rows", ["", "CT99\t1", "chỉ tiêu một\t5"])
def test_rows_that_name_no_indicator_are_refused(client, office, indicator, rows: str):
    answer = client.sign_in(office.tu).post(f"{GRID}/xem", data={"rows": rows})
    assert answer.status_code == 422


def test_the_workbook_holds_numbers_and_comes_back_filled(client, office, plan, indicator):
    client.sign_in(office.tu).post(GRID, data=cell(indicator, 1, "36.075/36.466"))
    book = load_workbook(BytesIO(client.get("/chi-tieu/chi-tieu.xlsx").data))
    sheet = book["Số liệu"]
    assert [sheet.cell(5, column).value for column in (1, 7, 8)] == ["CT01", 36075, 36466]
    sheet.cell(5, 7).value, sheet.cell(6, 9).value = 36080, 97.25
    saved = BytesIO()
    book.save(saved)
    saved.seek(0)
    answer = client.post(f"{GRID}/xem", data={"sheet": (saved, "a.xlsx")})
    assert "36.075/36.466 → <b>36.080/36.466</b>" in answer.text
    assert list(boxes(answer.text).values())[:2] == ["36.080/36.466", "97,25"]
    assert len(values()) == 1


def test_a_formula_in_the_workbook_is_refused_with_its_place(client, office, indicator):
    client.sign_in(office.tu).post(GRID, data=cell(indicator, 1, "1/2"))
    book = load_workbook(BytesIO(client.get("/chi-tieu/chi-tieu.xlsx").data))
    book["Số liệu"].cell(5, 7).value = "=1+1"
    saved = BytesIO()
    book.save(saved)
    saved.seek(0)
    answer = client.post(f"{GRID}/xem", data={"sheet": (saved, "a.xlsx")})
    assert answer.status_code == 422
    assert "Dòng 5, cột “Tử số” có công thức" in answer.text


def test_another_file_is_refused(client: Client, office: Office, indicator: Indicator):
    client.sign_in(office.tu)
    answer = client.post(f"{GRID}/xem", data={"sheet": (BytesIO(b"x"), "a.xlsx")})
    assert answer.status_code == 422
    assert "không phải tệp Excel" in answer.text


def test_the_derived_ones_stand_on_a_sheet_of_their_own(client, office, plan: Plan):
    make_indicator(plan, "CT01", source_kind="tasks", source="met")
    book = load_workbook(BytesIO(client.sign_in(office.mai).get("/chi-tieu/chi-tieu.xlsx").data))
    assert book["Tính tự động"].cell(5, 1).value == "CT01"
    assert book["Số liệu"].cell(5, 1).value is None


def test_the_units_stand_ranked_on_the_last_sheet(client, office, plan: Plan):
    make_indicator(plan, "CT01", source_kind="registers", source="news", unit_text="tin")
    for unit, times in ((office.vp, 1), (office.vhxh, 2)):
        for _ in range(times):
            db.session.add(RegisterItem(
                authority_id=plan.authority_id, unit_id=unit.id, kind=ItemKind.NEWS, title="Tin",
                on=date(2026, 2, 2), added_at=datetime(2026, 2, 3, tzinfo=UTC),
            ))  # fmt: skip
    db.session.commit()
    book = load_workbook(BytesIO(client.sign_in(office.mai).get("/chi-tieu/chi-tieu.xlsx").data))
    rows = [[one.value for one in row] for row in book["Theo đơn vị"]["F5:J6"]]
    assert [(row[0], row[1], row[4]) for row in rows] == [
        (1, office.vhxh.name, 2), (2, office.vp.name, 1),
    ]  # fmt: skip
