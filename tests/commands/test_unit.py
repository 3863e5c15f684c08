"""Units from Excel: everything goes in or nothing, a second time changes nothing."""

import json
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import Workbook

from tests.cast import Office
from tracker.db import db
from tracker.units import Unit, matching, members

ON = date(2026, 3, 1)
HEADER = ["Mã", "Tên đơn vị", "Tên viết tắt", "Loại", "Cấp trên", "Tên gọi khác", "Nhóm"]
ROWS = [
    ["AP001", "UBND phường An Phú", "", "Phường", "SNV", "", "XPDK"],
    ["SNV", "Sở  Nội vụ", "", "sở", "AP", "SNV; so noi vu", ""],
    ["AP", "UBND tỉnh An Phú", "", "tinh", "", "", ""],
    ["XPDK", "UBND các xã, phường, đặc khu", "", "Nhóm đơn vị", "AP", "", ""],
]


def book(folder: Path, *rows: list[str]) -> str:
    """Write a workbook whose list begins under a title."""
    made = Workbook()
    made.active.append(["Danh sách đơn vị"])
    for row in (HEADER, *rows):
        made.active.append(row)
    made.save(folder / "units.xlsx")
    return str(folder / "units.xlsx")


def run(app: Flask, *words: str):
    return app.test_cli_runner().invoke(args=["unit", "import", *words])


def test_a_list_makes_an_authority_with_its_units(app, session, tmp_path):
    answer = run(app, book(tmp_path, *ROWS), "--json")
    assert answer.exit_code == 0, answer.stderr
    assert json.loads(answer.stdout)["added"] == ["AP", "SNV", "XPDK", "AP001"]
    units = {unit.code: unit for unit in session.query(Unit)}
    assert units["SNV"].name == "Sở Nội vụ"
    assert units["AP001"].parent_id == units["SNV"].id
    assert {unit.authority_id for unit in units.values()} == {units["AP"].id}
    assert members(units["XPDK"], on=ON) == [units["AP001"]]
    assert matching.match("so noi vu", authority_id=units["AP"].id, on=ON) is units["SNV"]


def test_the_same_list_again_changes_nothing(app, session, tmp_path):
    file = book(tmp_path, *ROWS)
    run(app, file)
    again = json.loads(run(app, file, "--json").stdout)
    assert (again["added"], len(again["unchanged"])) == ([], 4)


def test_a_dry_run_writes_nothing(app, session, tmp_path):
    assert run(app, book(tmp_path, *ROWS), "--dry-run").exit_code == 0
    assert session.query(Unit).count() == 0


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["TYT", "Trạm Y tế", "", "bệnh viện", "XBA", "", ""], "không có loại đơn vị"),
        (["TYT", "Trạm Y tế", "", "phong", "ABC", "", ""], "không có đơn vị cấp trên"),
        (["TYT", "Trạm Y tế", "", "phong", "XBA", "", "ABC"], "không có nhóm"),
        (["VP", "Phòng Nội vụ", "", "phong", "XBA", "", ""], "Đổi tên đơn vị tại"),
        (["TYT", "Trạm Y tế", "", "phong", "XBA", "", "VP"], "nhóm đơn vị"),
    ],
)
def test_a_bad_row_is_named_and_nothing_goes_in(app, office: Office, tmp_path, row, told):
    db.session.commit()
    good = ["CAX", "Công an xã", "", "phong", "XBA", "", ""]
    answer = run(app, book(tmp_path, good, row))
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert told in answer.stderr
    assert db.session.query(Unit).filter_by(code="CAX").count() == 0


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"<html></html>"])
def test_a_file_that_is_no_workbook_is_refused(app, session, tmp_path, content):
    file = tmp_path / "units.xlsx"
    file.write_bytes(content)
    answer = run(app, str(file))
    assert answer.exit_code == 2
    assert "units.xlsx" in answer.stderr


def test_a_workbook_without_the_list_is_refused(app, session, tmp_path):
    Workbook().save(tmp_path / "empty.xlsx")
    answer = run(app, str(tmp_path / "empty.xlsx"))
    assert answer.exit_code == 2
    assert "Mã, Tên đơn vị, Loại" in answer.stderr


def test_a_list_brings_mailboxes_and_names_the_row_that_has_none_of_sorts(app, session, tmp_path):
    header = [*HEADER[:6], "Hộp thư đơn vị"]
    rows = [[*row[:6], "snv@anphu.example" if row[0] == "SNV" else ""] for row in ROWS]
    made = Workbook()
    for row in (header, *rows):
        made.active.append(row)
    made.save(tmp_path / "boxes.xlsx")
    assert run(app, str(tmp_path / "boxes.xlsx")).exit_code == 0
    assert session.query(Unit).filter_by(code="SNV").one().mailbox == "snv@anphu.example"
    made.active.append(["PKT", "Phòng Kinh tế", "", "phòng", "AP", "", "phòng kinh tế"])
    made.save(tmp_path / "boxes.xlsx")
    answer = run(app, str(tmp_path / "boxes.xlsx"))
    assert answer.exit_code != 0
    assert "“phòng kinh tế” không phải địa chỉ thư" in answer.stderr
