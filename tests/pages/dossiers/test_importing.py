"""Statistics from a file: looked at first, taken whole, replaced with the difference shown."""

import re
from io import BytesIO

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.annex.dossiers.make import BOTH, CIVIL, LAND, MONTH, form
from tests.cast import Office
from tests.conftest import Client
from tests.dossiers.forms import lay, make_fields
from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.dossiers import DossierField, DossierRow, DossierSheet
from tracker.dossiers.fields import field_named
from tracker.files import StoredFile
from tracker.files.held import HeldFile
from tracker.rules.dossiers import Counts

ADDRESS = "/ho-so/nhap-tep"
UNIT = "Đơn vị báo cáo: Văn phòng HĐND và UBND"
CONTENT = form([LAND, CIVIL, BOTH], titles=(UNIT, MONTH))


@pytest.fixture
def fields(office: Office) -> list[DossierField]:
    made = make_fields(office, "Đất đai", "Hộ tịch")
    db.session.commit()
    return made


def send(client: Client, person: Person, **posted: object) -> TestResponse:
    return client.sign_in(person).post(
        ADDRESS, data={"month": "0", "year": "2026", "unit_id": "0", "viec": "xem"} | posted
    )  # fmt: skip


def look(client: Client, person: Person, content: bytes = CONTENT, **posted: object) -> str:
    file = (BytesIO(content), "bieu.xlsx")
    answer = send(client, person, file=file, **posted)
    assert answer.status_code == 200, answer.text
    return answer.text


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def take(client: Client, person: Person, page: str, **posted: object) -> TestResponse:
    kept = {name: hidden(page, name) for name in ("file", "stamp", "submission_id")}
    return send(client, person, **kept, viec="nhan", **posted)


def test_looking_shows_what_is_new_and_writes_nothing(
    office: Office, client: Client, fields: list[DossierField]
):
    page = look(client, office.hoa)
    assert "Văn phòng HĐND và UBND, tháng 03/2026" in page
    assert "2 lĩnh vực mới" in page
    assert "tổng số tiếp nhận 100" in page
    assert db.session.scalar(select(func.count(DossierSheet.id))) == 0


def test_what_was_looked_at_is_taken_with_its_file(
    office: Office, client: Client, fields: list[DossierField]
):
    answer = take(client, office.hoa, look(client, office.hoa))
    assert (answer.status_code, answer.location) == (303, "/ho-so?ky=M03&nam=2026")
    sheet = db.session.scalars(select(DossierSheet)).one()
    assert {row.field.name: row.received for row in sheet.rows} == {"Đất đai": 100, "Hộ tịch": 50}
    kept = db.session.get_one(StoredFile, sheet.file_id)
    assert (kept.name, sheet.entered_by) == ("bieu.xlsx", office.hoa)
    assert db.session.scalar(select(func.count(HeldFile.id))) == 0


def test_a_double_click_takes_once(office: Office, client: Client, fields: list[DossierField]):
    page = look(client, office.hoa)
    assert [take(client, office.hoa, page).status_code for _ in range(2)][:1] == [303]
    again = look(client, office.hoa)
    assert "1 biểu không khác số liệu đang có" in again
    assert 'value="nhan"' not in again
    sheet = db.session.scalars(select(DossierSheet)).one()
    assert [event.move for event in history.of("dossier_sheet", sheet.id)].count("enter") == 1


def test_importing_again_shows_old_and_new_and_what_is_gone(
    office: Office, client: Client, fields: list[DossierField]
):
    (trade,) = make_fields(office, "Công thương")
    lay(office, office.vp, 3, {fields[0]: Counts(received=99), trade: Counts(received=7)})
    db.session.commit()
    page = look(client, office.hoa)
    assert "tổng số tiếp nhận: 99 → 100" in page
    assert "không còn trong tệp" in page
    take(client, office.hoa, page)
    names = [row.field.name for row in db.session.scalars(select(DossierRow))]
    assert sorted(names) == ["Hộ tịch", "Đất đai"]


def test_what_changed_meanwhile_is_shown_before_anything_is_taken(
    office: Office, client: Client, fields: list[DossierField]
):
    page = look(client, office.hoa)
    lay(office, office.vp, 3, {fields[0]: Counts(received=99)})
    db.session.commit()
    answer = take(client, office.hoa, page)
    assert answer.status_code == 409
    assert "vừa thay đổi" in answer.text
    assert "99 → 100" in answer.text
    assert take(client, office.hoa, answer.text).status_code == 303


def test_an_unknown_field_is_matched_by_the_secretariat(
    office: Office, client: Client, fields: list[DossierField]
):
    odd = form([(1, "Địa chính", *LAND[2:])], titles=(UNIT, MONTH))
    page = look(client, office.hoa, odd)
    assert "“Địa chính”" in page
    assert 'value="nhan"' not in page
    chosen = {"linh-vuc-dia chinh": str(fields[0].id), "file": hidden(page, "file")}
    again = send(client, office.hoa, **chosen).text
    assert take(client, office.hoa, again, **{"linh-vuc-dia chinh": chosen["linh-vuc-dia chinh"]})
    assert field_named(office.authority.id, "Địa chính") == fields[0]


def test_only_the_secretariat_adds_a_field(
    office: Office, client: Client, fields: list[DossierField]
):
    odd = form([(1, "Nông nghiệp", *LAND[2:])], titles=(UNIT, MONTH))
    added = {"linh-vuc-nong nghiep": "-1"}
    assert "Thêm thành lĩnh vực mới" not in look(client, office.tu, odd)
    assert 'value="nhan"' not in look(client, office.tu, odd, **added)
    page = look(client, office.hoa, odd, **added)
    take(client, office.hoa, page, **added)
    assert field_named(office.authority.id, "Nông nghiệp") is not None


def test_a_unit_enters_its_own_figures_and_nobody_elses(
    office: Office, client: Client, fields: list[DossierField]
):
    assert take(client, office.tu, look(client, office.tu)).status_code == 303
    page = look(client, office.quang)
    assert "đồng chí không nhập số liệu của đơn vị này" in page
    answer = send(
        client, office.quang, viec="nhan", file=hidden(page, "file"), stamp=hidden(page, "stamp")
    )
    assert answer.status_code == 422
    assert db.session.scalars(select(DossierSheet)).one().entered_by == office.tu


def test_a_pasted_table_is_read_and_the_month_chosen(
    office: Office, client: Client, fields: list[DossierField]
):
    text = "Lĩnh vực\tTiếp nhận\tĐã giải quyết\nĐất đai\t12\t10\n"
    page = send(client, office.tu, text=text).text
    assert "Tệp không ghi tháng" in page
    # Tú works for one unit alone: it is the one.
    own = str(office.vp.id)
    page = send(client, office.tu, text=text, month="4", unit_id=own).text
    posted = {name: hidden(page, name) for name in ("stamp", "submission_id")}
    answer = send(client, office.tu, text=text, month="4", unit_id=own, **posted, viec="nhan")
    assert answer.location == "/ho-so?ky=M04&nam=2026"
    assert db.session.scalars(select(DossierRow)).one().received == 12


def test_impossible_figures_are_not_taken(
    office: Office, client: Client, fields: list[DossierField]
):
    wrong = list(LAND)
    wrong[2] = -1
    page = look(client, office.hoa, form([wrong], titles=(UNIT, MONTH)))
    assert "Có số liệu không thể có (D7)" in page
    assert 'value="nhan"' not in page


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7", "tệp PDF"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "(.xls)")],
)
def test_a_file_that_cannot_be_read_is_told_at_its_field(
    office: Office, client: Client, content: bytes, words: str
):
    answer = send(client, office.hoa, file=(BytesIO(content), "a.xls"))
    assert answer.status_code == 422
    assert words in answer.text
    assert db.session.scalar(select(func.count(HeldFile.id))) == 0


def test_nothing_given_is_told(office: Office, client: Client):
    answer = send(client, office.hoa)
    assert (answer.status_code, "Chọn một tệp hoặc dán bảng" in answer.text) == (422, True)
