"""Hồ sơ TTHC: a period's figures, those beside it, who has not entered, and what is behind them."""

import io

import openpyxl
import pytest
import time_machine

from tests.cast import Office
from tests.conftest import Client
from tests.dossiers.forms import lay, make_fields
from tracker.annex.dossiers import of_months, read_dossiers
from tracker.dossiers import DossierField, Typed
from tracker.rules.dossiers import Counts

MARCH = Counts(received=100, resolved=90, resolved_late=9, pending=10)


@pytest.fixture(autouse=True)
def day():
    """It is 10 April 2026."""
    with time_machine.travel("2026-04-10T05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def fields(office: Office) -> list[DossierField]:
    fields = make_fields(office, "Hộ tịch", "Chứng thực")
    lay(office, office.vp, 3, {fields[0]: MARCH})
    lay(office, office.pkt, 2, {fields[1]: Counts(received=50, resolved=50)})
    lay(office, office.vp, 3, {fields[0]: Counts(received=80, resolved=60)}, year=2025)
    return fields


def test_the_last_month_entered_is_shown_with_those_beside_it(client, office: Office, fields):
    page = client.sign_in(office.quang).get("/ho-so").text
    assert "Hồ sơ TTHC: Tháng 03 năm 2026" in page
    assert "Tỷ lệ đã giải quyết trên tổng số tiếp nhận" in page
    assert "90%" in page
    assert "90/100" in page
    assert "60/80" in page
    assert "50/50" in page


@pytest.mark.parametrize("key", ["Q2", "H1", "Y"])
def test_a_period_that_goes_on_says_so_on_page_and_in_workbook(client, office, fields, key: str):
    lay(office, office.vp, 4, {fields[0]: MARCH})
    client.sign_in(office.tu)
    page = client.get(f"/ho-so?ky={key}&nam=2026")
    assert page.status_code == 200
    assert "Kỳ chưa kết thúc: số liệu mới đến tháng 04." in page.text
    remark = rows_in(client.get(f"/ho-so/ho-so.xlsx?ky={key}&nam=2026"))[1][0]
    assert "Kỳ chưa kết thúc: số liệu mới đến tháng 04." in remark
    assert "đã nhập đủ" not in remark


def test_a_month_that_goes_on_is_shown_only_when_asked_for(client: Client, office: Office, fields):
    lay(office, office.vp, 4, {fields[0]: Counts(received=1)})
    assert "Tháng 03 năm 2026" in client.sign_in(office.tu).get("/ho-so").text
    assert "Kỳ chưa kết thúc" in client.get("/ho-so?ky=M04&nam=2026").text
    assert "Kỳ chưa kết thúc" not in client.get("/ho-so?ky=M03&nam=2026").text


def rows_in(answer) -> list[tuple]:
    return list(openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0].values)


def test_who_has_not_entered_is_named(client: Client, office: Office, fields):
    page = client.sign_in(office.hoa).get("/ho-so?ky=Q1&nam=2026").text
    assert "Chưa nhập: 02 đơn vị" in page
    assert f'href="/ho-so/{office.pkt.id}/2026/3"' in page
    assert f'href="/ho-so/{office.pkt.id}/2026/2"' not in page


def test_units_and_the_table_of_both(client: Client, office: Office, fields):
    client.sign_in(office.mai)
    page = client.get("/ho-so?ky=Q1&nam=2026&xem=don-vi").text
    assert page.index("Văn phòng HĐND và UBND</a></th>") < page.index("Phòng Kinh tế</a></th>")
    page = client.get("/ho-so?ky=Q1&nam=2026&xem=bang&cot=received").text
    cells = page[page.index("<tbody>") :]
    assert '<td class="dd-num">100</td><td class="dd-num">–</td>' in cells


def test_one_units_fields_stand_alone(client: Client, office: Office, fields):
    page = client.sign_in(office.tu).get(f"/ho-so?ky=Q1&nam=2026&don-vi={office.pkt.id}").text
    assert '<th scope="row">Chứng thực</th>' in page
    assert '<th scope="row">Hộ tịch</th>' not in page


def test_a_rate_leads_to_the_counts_behind_it(client: Client, office: Office, fields):
    client.sign_in(office.binh)
    page = client.get("/ho-so/ty-le?chi-so=resolved&ky=Q1&nam=2026").text
    assert "Văn phòng HĐND và UBND" in page
    assert '<td class="dd-num">140</td><td class="dd-num">150</td>' in page
    page = client.get(f"/ho-so/ty-le?chi-so=resolved&ky=Q1&nam=2026&don-vi={office.vp.id}").text
    assert f'href="/ho-so/{office.vp.id}/2026/3"' in page
    assert client.get("/ho-so/ty-le?chi-so=nothing").status_code == 404


@pytest.mark.parametrize("query", ["ky=Q5", "nam=1", "don-vi=999999", "don-vi=x"])
def test_what_nobody_has_is_unknown(client: Client, office: Office, query: str):
    assert client.sign_in(office.tu).get(f"/ho-so?{query}").status_code == 404


def test_before_the_first_form_the_page_says_so(client: Client, office: Office):
    page = client.sign_in(office.tu).get("/ho-so").text
    assert "Hồ sơ TTHC: Tháng 03 năm 2026" in page
    assert "Chưa có số liệu nào của kỳ này." in page


def test_the_workbook_holds_numbers(client: Client, office: Office, fields):
    answer = client.sign_in(office.tu).get("/ho-so/ho-so.xlsx?ky=Q1&nam=2026")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.data)).active.values)
    assert rows[0][0] == "Hồ sơ TTHC: Quý I năm 2026 · Toàn cơ quan"
    assert rows[1][0] == (
        "Chưa nhập (tháng): Văn phòng HĐND và UBND (01, 02); Phòng Kinh tế (03). Chưa tính phần "
        "chưa nêu: giải quyết trễ hạn (Phòng Kinh tế); tổng số đang giải quyết (Phòng Kinh tế)."
    )
    assert rows[4][:2] == ("Hộ tịch", 100)
    assert rows[6][:2] == ("Tổng cộng", 150)
    rates = list(openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[1].values)
    assert rates[4] == ("Tỷ lệ đã giải quyết trên tổng số tiếp nhận", 140, 150, 93.33, 0)
    answer = client.get("/ho-so/ho-so.xlsx?ky=Q1&nam=2026&xem=bang&cot=received")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.data)).active.values)
    assert rows[4] == ("Văn phòng HĐND và UBND", 100, None)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_workbook_of_a_month_is_read_back_as_it_was_entered(client, office, fields, language):
    every = Counts(
        received=100, received_online=60, received_direct=25, received_postal=11, carried_over=4,
        resolved=90, resolved_early=50, resolved_on_time=33, resolved_late=7, pending=6,
        pending_in_time=5, pending_overdue=1, returned=3, withdrawn=1, supplement_waiting=2,
        apology_sent=8, paid_online=49, online_processed=58, eligible_resolved=70,
    )  # fmt: skip
    lay(office, office.vp, 4, {fields[0]: every, fields[1]: MARCH})
    query = f"ky=M04&nam=2026&don-vi={office.vp.id}"
    client.sign_in(office.tu).post("/ngon-ngu", data={"language": language})
    answer = client.get(f"/ho-so/ho-so.xlsx?{query}")
    found = read_dossiers("ho-so.xlsx", answer.data)
    assert {row.period for row in found.rows} == {of_months(2026, 4, 4)}
    assert [total.name for total in found.totals] == [{"vi": "Tổng cộng", "en": "Total"}[language]]
    assert [(row.field, row.counts) for row in found.rows] == [
        ("Hộ tịch", every),
        ("Chứng thực", MARCH),
    ]


def test_the_page_asks_as_often_however_much_there_is(client, office, fields, queries):
    client.sign_in(office.tu).get("/ho-so?ky=Y&nam=2026")
    queries.clear()
    client.get("/ho-so?ky=Y&nam=2026")
    before = len(queries)
    for month in range(4, 10):
        lay(office, office.vp, month, dict.fromkeys(fields, MARCH))
    client.get("/ho-so?ky=Y&nam=2026")
    queries.clear()
    client.get("/ho-so?ky=Y&nam=2026")
    assert len(queries) == before


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("", 8),
        ("?ky=Q1&nam=2026&xem=don-vi", 8),
        ("?ky=Q1&nam=2026&xem=bang", 9),
        ("?ky=Q1&nam=2026&don-vi={unit}", 12),
    ],
)
def test_the_page_asks_seldom(client: Client, office: Office, fields, queries, query, most: int):
    path = f"/ho-so{query}".format(unit=office.vp.id)
    client.sign_in(office.tu).get(path)
    queries.clear()
    client.get(path)
    assert len([one for one in queries if one.startswith("SELECT")]) <= most


def test_a_year_that_goes_on_is_held_to_the_same_months_of_the_last(client, office, fields):
    lay(office, office.vp, 11, {fields[0]: Counts(received=900, resolved=900)}, year=2025)
    page = client.sign_in(office.tu).get("/ho-so?ky=Y&nam=2026").text
    assert "Năm 2026, đến tháng 03" in page
    assert "Năm 2025, đến tháng 03" in page
    assert "60/80" in page


def test_a_word_before_the_figures_is_said_beside_the_sums(client, office: Office, fields):
    lay(office, office.vp, 2, {fields[0]: Typed(Counts(received=2000), qualifier="hơn")})
    page = client.sign_in(office.tu).get("/ho-so?ky=Q1&nam=2026").text
    assert "Có số liệu kèm chữ “hơn” (Hộ tịch)." in page


def test_a_unit_that_leaves_its_total_unsaid_takes_no_part_in_the_rate(client, office, fields):
    lay(office, office.pkt, 3, {fields[0]: Counts(resolved=500)})
    page = client.sign_in(office.tu).get("/ho-so?ky=M03&nam=2026").text
    assert "Chưa tính phần chưa nêu: tổng số tiếp nhận (Phòng Kinh tế)" in page
    assert "90/100" in page
    assert "chưa tính 01 dòng chưa nêu đủ" in page
    assert "590/100" not in page
    page = client.get("/ho-so/ty-le?chi-so=resolved&ky=M03&nam=2026").text
    assert "chưa nêu đủ, không tính" in page
    told = rows_in(client.get("/ho-so/ho-so.xlsx?ky=M03&nam=2026"))[1][0]
    assert "tổng số tiếp nhận (Phòng Kinh tế)" in told
