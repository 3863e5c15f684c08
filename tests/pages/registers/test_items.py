"""Tin, bài and Sáng kiến: units enter theirs, the secretariat for all; proof is linked or kept."""

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from sqlalchemy import select

from tests.cast import Office
from tests.conftest import Client
from tests.papers import PDF
from tests.registers.told import LINK, initiative, news
from tracker.db import db
from tracker.registers import RegisterItem

NEWS = "/so-theo-doi/tin-bai?nam=2026"


def told(office: Office, **fields: object) -> dict[str, object]:
    """Return what the form of a news item sends."""
    usual = {"unit": office.vp.id, "title": "Ra quân số hóa", "on": "05/02/2026", "link": LINK}
    return usual | fields


def items() -> list[RegisterItem]:
    return list(db.session.scalars(select(RegisterItem).order_by(RegisterItem.id)))


def test_an_officer_enters_a_news_item_of_the_own_unit(client: Client, office: Office):
    answer = client.sign_in(office.tu).post(NEWS, data=told(office))
    assert (answer.status_code, answer.location) == (303, "/so-theo-doi/tin-bai?nam=2026")
    (item,) = items()
    assert (item.unit_id, item.added_by_id, item.link) == (office.vp.id, office.tu.id, LINK)
    page = client.get(NEWS).text
    assert "Ra quân số hóa" in page
    assert f'href="{LINK}" rel="noopener noreferrer"' in page


def test_another_unit_is_not_found_and_the_secretariat_enters_for_any(
    client: Client, office: Office
):
    data = told(office, unit=office.pkt.id)
    assert client.sign_in(office.tu).post(NEWS, data=data).status_code == 404
    assert client.sign_in(office.binh).post(NEWS, data=data).status_code == 403
    assert client.sign_in(office.hoa).post(NEWS, data=data).status_code == 303
    assert [item.unit_id for item in items()] == [office.pkt.id]


def test_a_form_posted_twice_enters_once(client: Client, office: Office):
    data = told(office, submission_id="mot-lan")
    client.sign_in(office.tu)
    assert [client.post(NEWS, data=data).status_code for _ in range(2)] == [303, 303]
    assert len(items()) == 1


def test_a_refusal_stands_in_the_form_with_what_was_typed(client: Client, office: Office):
    answer = client.sign_in(office.tu).post(NEWS, data=told(office, link="ftp://a"))
    assert answer.status_code == 422
    assert "Liên kết phải bắt đầu bằng" in answer.text
    assert 'value="Ra quân số hóa"' in answer.text
    assert client.post(NEWS, data=told(office, link="")).status_code == 422


def test_a_file_is_proof_and_its_unit_and_overseers_may_open_it(client: Client, office: Office):
    data = told(office, link="", doc_file=(io.BytesIO(PDF), "tin.pdf"))
    assert client.sign_in(office.tu).post(NEWS, data=data).status_code == 303
    (item,) = items()
    path = f"/tep/{item.document.file_id}"
    assert client.get(path).status_code == 200
    assert client.sign_in(office.mai).get(path).status_code == 200
    assert client.sign_in(office.quang).get(path).status_code == 404
    assert "Có văn bản kèm theo" in client.get(NEWS).text


@pytest.mark.parametrize(("query", "times"), [("&thang=2", 1), ("&thang=3", 0), ("&don-vi=%s", 1)])
def test_the_list_is_narrowed(client: Client, office: Office, query: str, times: int):
    item = news(office, office.vp, on=office.tu.created_at.date().replace(month=2))
    query = query % office.vp.id if "%" in query else query
    page = client.sign_in(office.binh).get(NEWS + query).text
    assert page.count(item.title) == times


def test_an_item_is_corrected_unless_somebody_was_first(client: Client, office: Office):
    item = news(office, office.vp, on=office.tu.created_at.date())
    path, data = f"/so-theo-doi/muc/{item.id}", told(office, title="Ngày hội số")
    data["version"] = item.version
    assert client.sign_in(office.tu).post(path, data=data).status_code == 303
    stale = client.post(path, data=data | {"title": "Khác"})
    assert stale.status_code == 409
    assert "vừa sửa mục này" in stale.text
    assert items()[0].title == "Ngày hội số"
    assert client.sign_in(office.quang).get(path).status_code == 404


def test_a_void_item_leaves_the_list_but_keeps_its_story(client: Client, office: Office):
    item = news(office, office.vp, on=office.tu.created_at.date())
    path = f"/so-theo-doi/muc/{item.id}"
    data = {"huy-version": item.version, "huy-reason": ""}
    client.sign_in(office.tu)
    assert client.post(f"{path}/huy", data=data).status_code == 422
    done = client.post(f"{path}/huy", data=data | {"huy-reason": "Nhập hai lần"})
    assert done.status_code == 303
    assert item.title not in client.get(NEWS).text.split("<main")[1].split("<form")[0]
    page = client.get(path).text
    assert "Mục này đã hủy" in page
    assert "“Nhập hai lần”" in page


def test_initiatives_tell_who_recognised_them(client: Client, office: Office):
    initiative(office, office.vp, office.tu.created_at.date())
    page = client.sign_in(office.lan).get("/so-theo-doi/sang-kien?nam=2026").text
    assert "Hội đồng sáng kiến xã" in page
    data = told(office, title="Tổ lưu động", link="", recognised_by="UBND xã")
    answer = client.post("/so-theo-doi/sang-kien", data=data)
    assert answer.status_code == 303
    assert items()[1].recognised_by == "UBND xã"


def test_workbooks_hold_days_and_numbers_as_such(client: Client, office: Office):
    day = office.tu.created_at.date()
    news(office, office.vp, on=day)
    client.sign_in(office.tu)
    data = {"unit": office.vp.id, "title": "=1+1", "since": "01/02/2026", "until": "05/02/2026",
            "sent": "36.466", "valid": "30.000", "satisfied": "27.000"}  # fmt: skip
    assert client.post("/so-theo-doi/khao-sat?nam=2026", data=data).status_code == 303
    row = first_row(client.get("/so-theo-doi/xuat/tin-bai.xlsx?nam=2026").data)
    assert row[0] == day
    row = first_row(client.get("/so-theo-doi/xuat/khao-sat.xlsx?nam=2026").data)
    assert row == ("=1+1", office.vp.name, date(2026, 2, 1), date(2026, 2, 5),
                   36466, 30000, 27000, 90, "")  # fmt: skip


def first_row(content: bytes) -> tuple:
    row = list(openpyxl.load_workbook(io.BytesIO(content)).active.values)[4]
    return tuple(one.date() if isinstance(one, datetime) else one for one in row)


def test_the_workbook_holds_what_the_list_shows(client: Client, office: Office):
    news(office, office.vp, on=office.tu.created_at.date())
    answer = client.sign_in(office.binh).get("/so-theo-doi/xuat/tin-bai.xlsx?nam=2026")
    sheet = zipfile.ZipFile(io.BytesIO(answer.data)).read("xl/worksheets/sheet1.xml").decode()
    assert re.search("Ra quân số hóa", sheet)
    empty = client.get("/so-theo-doi/xuat/tin-bai.xlsx?nam=2025")
    assert "Ra quân" not in str(
        zipfile.ZipFile(io.BytesIO(empty.data)).read("xl/worksheets/sheet1.xml")
    )
    for sheet in ("sang-kien", "phieu-xin-loi", "thu-tuc", "khao-sat", "dinh-muc"):
        assert client.get(f"/so-theo-doi/xuat/{sheet}.xlsx").status_code == 200
