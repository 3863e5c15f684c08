"""A unit's form of a month: filled in, checked, explained, merged, pasted, read by others."""

import re

import pytest
import time_machine

from tests.cast import Office, make_unit
from tests.conftest import Client
from tests.dossiers.forms import lay, make_fields
from tests.pages.dossiers import form, saved_page
from tracker import dossiers
from tracker.dossiers import DossierField, DossierReason, DossierSheet
from tracker.rules.dossiers import Counts

GOOD = {"received": "1.010", "resolved": 1000, "pending": 10}
DOUBTFUL = {"received": 10, "resolved": 5, "pending": 4}


@pytest.fixture(autouse=True)
def day():
    """It is 10 April 2026."""
    with time_machine.travel("2026-04-10T05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def fields(office: Office) -> list[DossierField]:
    return make_fields(office, "Hộ tịch", "Chứng thực")


@pytest.fixture
def tu(client: Client, office: Office) -> Client:
    return client.sign_in(office.tu)


def url(office: Office, *, unit: str = "vp", month: int = 3) -> str:
    return f"/ho-so/{office.__dict__[unit].id}/2026/{month}"


def kept(office: Office) -> DossierSheet | None:
    return dossiers.sheet_of(office.vp, authority=office.authority, year=2026, month=3)


def saved(office: Office) -> DossierSheet:
    found = kept(office)
    assert found
    return found


def test_the_officer_fills_the_form_in(tu: Client, office: Office, fields):
    note = "không bao gồm hồ sơ đất đai"
    more = {f"hon-{fields[0].id}": "hơn", f"ty-le-{fields[0].id}": "99,01%"}
    data = form({fields[0]: GOOD}, scope_note=note, **more)
    page = saved_page(tu, url(office), data)
    assert "Đã lưu." in page
    (row,) = saved(office).rows
    assert (row.counts.received, row.qualifier, row.stated) == (1010, "hơn", "99.01")
    assert saved(office).scope_note == note
    assert 'value="1.010"' in page
    assert "Lê Anh Tú" in page
    assert "tổng số tiếp nhận 1.010" in page
    assert "tỷ lệ đã công bố 99,01" in page


def test_a_doubt_stands_beside_its_row_until_it_is_explained(tu: Client, office: Office, fields):
    page = saved_page(tu, url(office), form({fields[0]: DOUBTFUL}))
    assert "Còn 01 chỗ cần giải trình." in page
    assert "Tiếp nhận trừ đã giải quyết còn 5, nhưng đang giải quyết 4" in page
    (box,) = re.findall(r'name="(ly-do-[^"]+)"', page)
    data = form({fields[0]: DOUBTFUL}, version=1, **{box: "01 hồ sơ chuyển cấp trên"})
    page = saved_page(tu, url(office), data)
    assert "Còn 01 chỗ" not in page
    assert "01 hồ sơ chuyển cấp trên" in page
    assert DossierReason.query.one().identity == "D4"


def test_the_impossible_is_refused_and_stays_on_the_page(tu: Client, office: Office, fields):
    data = form({fields[0]: {"resolved": 1, "resolved_late": 2}})
    answer = tu.post(url(office), data=data)
    assert answer.status_code == 422
    assert "số liệu không thể có" in answer.text
    assert f'name="o-{fields[0].id}-resolved_late" value="2"' in answer.text
    assert kept(office) is None


@pytest.mark.parametrize("text", ["muoi", "1,5", "-3"])
def test_what_is_no_number_is_said_at_its_cell(tu: Client, office: Office, fields, text: str):
    answer = tu.post(url(office), data=form({fields[0]: {"received": text}}))
    assert answer.status_code == 422
    assert f"“{text}” không phải số nguyên" in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert kept(office) is None


def test_an_empty_form_is_not_kept(tu: Client, office: Office, fields):
    assert tu.post(url(office), data=form({})).status_code == 422
    assert kept(office) is None


def test_a_row_left_empty_is_taken_out(tu: Client, office: Office, fields):
    tu.post(url(office), data=form(dict.fromkeys(fields, GOOD)))
    tu.post(url(office), data=form({fields[1]: GOOD}, version=1))
    assert [row.field_id for row in saved(office).rows] == [fields[1].id]


def test_the_second_of_two_people_sees_both_figures(tu: Client, office: Office, fields):
    lay(office, office.vp, 3, {fields[0]: Counts(received=7, resolved=7, pending=0)})
    data = form({fields[0]: {"received": 9, "resolved": 7, "pending": 2}})
    answer = tu.post(url(office), data=data)
    assert answer.status_code == 409
    assert "Hộ tịch: tổng số tiếp nhận" in answer.text
    assert "Lê Anh Tú vừa sửa mục này" in answer.text
    assert 'name="version" type="hidden" value="1"' in answer.text
    assert saved(office).rows[0].received == 7
    assert tu.post(url(office), data={**data, "version": "1"}).status_code == 303
    assert saved(office).rows[0].received == 9


def test_the_same_form_sent_twice_is_saved_once(tu: Client, office: Office, fields):
    data = form({fields[0]: GOOD}, submission_id="once")
    assert [tu.post(url(office), data=data).status_code for _ in range(2)] == [303, 303]
    assert saved(office).version == 1


def test_a_table_of_excel_fills_the_grid_without_saving(tu: Client, office: Office, fields):
    table = (
        "STT\tLĩnh vực\tTổng\tTrực tuyến\n1\tChứng thực\t1.020\t-\n2\tĐất đai\t5\t5\n"
        "\tTỔNG CỘNG\t1025\t5"
    )
    answer = tu.post(url(office), data=form({fields[0]: GOOD}, paste=table, dan="1"))
    assert f'name="o-{fields[1].id}-received" value="1.020"' in answer.text
    assert f'name="o-{fields[0].id}-received" value="1.010"' in answer.text
    assert 'name="o-0-received" value="1025"' in answer.text
    assert "Không có lĩnh vực: Đất đai." in answer.text
    assert kept(office) is None


def test_lines_without_names_are_of_the_fields_in_order(tu: Client, office: Office, fields):
    answer = tu.post(url(office), data=form({}, paste="5\t1\n6\t2", dan="1"))
    assert f'name="o-{fields[0].id}-received" value="5"' in answer.text
    assert f'name="o-{fields[1].id}-received_online" value="2"' in answer.text


def test_a_row_or_the_whole_grid_is_emptied_without_saving(tu: Client, office: Office, fields):
    data = form(dict.fromkeys(fields, GOOD))
    page = tu.post(url(office), data={**data, "xoa": str(fields[0].id)}).text
    assert f'name="o-{fields[0].id}-received" value=""' in page
    assert f'name="o-{fields[1].id}-received" value="1.010"' in page
    page = tu.post(url(office), data={**data, "xoa": "tat-ca"}).text
    assert 'value="1.010"' not in page
    assert kept(office) is None


def test_the_papers_total_is_held_against_the_rows(tu: Client, office: Office, fields):
    data = form({fields[0]: GOOD, None: {"received": 1011}})
    page = saved_page(tu, url(office), data)
    assert "“tổng số tiếp nhận” ghi 1.011, nhưng các dòng cộng lại là 1.010." in page
    (blocking,) = dossiers.unexplained(office.authority.id, year=2026, months=[3])
    assert blocking.doubt.finding.id == "D6"
    assert "ghi 1.011" in tu.get("/ho-so/can-giai-trinh?nam=2026&ky=Q1").text


def test_the_server_says_what_does_not_hold_while_one_types(tu: Client, office: Office, fields):
    answer = tu.post(f"{url(office)}/kiem-tra", data=form({fields[0]: DOUBTFUL}))
    assert "nhưng đang giải quyết 4" in answer.text
    assert '<span data-sum="received">10</span>' in answer.text
    assert kept(office) is None


def test_others_read_the_form_and_do_not_write_it(client: Client, office: Office, fields):
    lay(office, office.vp, 3, {fields[0]: Counts(received=7)})
    for name in ("quang", "binh", "mai"):
        client.sign_in(office.people[name])
        page = client.get(url(office))
        assert page.status_code == 200
        assert 'name="o-' not in page.text
        assert client.post(url(office), data=form({fields[0]: GOOD}, version=1)).status_code == 404
        assert client.post(f"{url(office)}/kiem-tra").status_code == 404
    assert saved(office).rows[0].received == 7


def test_the_secretariat_fills_in_for_any_unit(client: Client, office: Office, fields):
    client.sign_in(office.hoa)
    assert client.post(url(office), data=form({fields[0]: GOOD})).status_code == 303
    assert saved(office).entered_by is office.hoa


@pytest.mark.parametrize("path", ["2026/13", "2026/0", "1/3"])
def test_a_month_that_no_year_has_is_unknown(tu: Client, office: Office, path: str):
    assert tu.get(f"/ho-so/{office.vp.id}/{path}").status_code == 404


def test_a_group_of_units_has_no_form(tu: Client, office: Office):
    group = make_unit(office.authority, "NHOM", "Các phòng", type_code="nhom")
    assert tu.get(f"/ho-so/{group.id}/2026/3").status_code == 404


def test_a_month_that_has_not_begun_is_refused(tu: Client, office: Office, fields):
    data = form({fields[0]: GOOD})
    answer = tu.post(url(office, month=5), data=data)
    assert answer.status_code == 422
    assert "Chưa đến tháng 05/2026." in answer.text
    assert tu.post(url(office, month=4), data=data).status_code == 303


def test_without_a_catalogue_the_page_says_who_makes_it(client: Client, office: Office):
    assert "Thường trực cải cách hành chính lập danh mục." in (
        client.sign_in(office.tu).get(url(office)).text
    )
    assert 'class="btn" href="/ho-so/linh-vuc"' in client.sign_in(office.hoa).get(url(office)).text
