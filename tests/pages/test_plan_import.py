"""The pages that take an annex in: upload, review, one row."""

import io
import re
from datetime import date

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.intake.annexes import AT, SAMPLES, annex, complete_commune, csv, sample, taken
from tracker import intake
from tracker.intake import ImportProblem, ImportRow
from tracker.plans import Plan
from tracker.tasks import Task
from tracker.units import Unit

ROW = "1;Rà soát thủ tục;Báo cáo;Phòng Kinh tế;;30/6/2026"
DOUBTFUL = "1;Xây dựng phương án;Phương án;Phòng Địa chính;Bưu điện khu vực;Khi có hướng dẫn"


def send(client: Client, content: bytes, name: str = "phu-luc.csv", **fields: str):
    return client.post(
        "/ke-hoach/nhap", data={"file": (io.BytesIO(content), name), **fields}, buffered=True
    )


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    return client.sign_in(office.hoa)


@pytest.fixture
def draft(office: Office) -> Plan:
    return taken(office, annex(DOUBTFUL))


def problem(plan: Plan, code: str) -> ImportProblem:
    return ImportProblem.query.filter_by(plan_id=plan.id, code=code).one()


def test_an_annex_becomes_a_draft_to_review(hoa: Client):
    answer = send(hoa, (SAMPLES / "plan_xa_2026.docx").read_bytes(), "Phụ lục.docx")
    assert answer.headers["Location"] == "/ke-hoach/xba_2026/nhap-phu-luc"
    assert Task.query.count() == 42
    page = hoa.get(answer.headers["Location"]).text
    assert "Đã lưu dự thảo" in page
    assert "Phụ lục.docx" in page


def test_the_same_post_twice_makes_one_draft(hoa: Client):
    for _ in range(2):
        send(hoa, csv(ROW), submission_id="one")
    assert Plan.query.count() == 1


def test_a_second_upload_brings_the_draft_in_step(hoa: Client, draft: Plan):
    answer = send(hoa, csv(DOUBTFUL, "2;Việc mới;SP;Phòng Kinh tế;;Quý I"))
    assert "thêm 01, đổi 0, bỏ 0" in hoa.get(answer.headers["Location"]).text
    assert (Plan.query.count(), Task.query.count()) == (1, 2)


def test_an_issued_plan_is_only_compared(hoa: Client, office: Office):
    plan = taken(office, annex(ROW))
    plan.state, plan.doc_number, plan.doc_on = "issued", "05/KH-UBND", date(2026, 1, 20)
    page = send(hoa, csv(ROW.replace("30/6", "31/7"))).text
    assert "Kế hoạch đã ban hành nên không đổi gì" in page
    assert "31/7/2026" in page
    assert Task.query.one().due_on == date(2026, 6, 30)


def test_a_file_that_cannot_be_read_is_refused_in_words(hoa: Client):
    answer = send(hoa, b"%PDF-1.7", "phu-luc.docx")
    assert answer.status_code == 422
    assert "phu-luc.docx" in answer.text
    assert Plan.query.count() == 0


def test_the_upload_page_warns_of_secrets(hoa: Client):
    assert "Không tải lên tài liệu chứa bí mật nhà nước" in hoa.get("/ke-hoach/nhap").text


def test_the_review_shows_the_row_as_printed_and_the_choices(hoa: Client, draft: Plan):
    page = hoa.get(f"/ke-hoach/{draft.code}/nhap-phu-luc").text
    assert "Khi có hướng dẫn" in page
    assert "Không có ngày, tính đến hết năm" in page
    assert "Còn 02 chỗ phải xử lý: 01 thời hạn, 01 tên đơn vị." in page


def test_choices_are_saved_in_one_go(hoa: Client, office: Office, draft: Plan):
    deadline, lead, part = (
        problem(draft, code) for code in ("unsure_deadline", "lead_name", "part_name")
    )
    answer = hoa.post(
        f"/ke-hoach/{draft.code}/nhap-phu-luc",
        data={
            "version": draft.version, f"d{deadline.id}": "30/9/2026; 15/12/2026",
            f"c{lead.id}": f"unit-{office.pkt.id}", f"c{part.id}": "outside",
        },
    )  # fmt: skip
    assert answer.status_code == 303
    task = Task.query.one()
    assert (task.due_on, task.lead_unit_id) == (date(2026, 12, 15), office.pkt.id)
    assert "Đã xử lý 03 chỗ" in hoa.get(answer.headers["Location"]).text


def test_a_missing_unit_is_created_there(hoa: Client, office: Office, draft: Plan):
    lead = problem(draft, "lead_name")
    fields = {f"c{lead.id}": "new_unit", f"k{lead.id}": "PDC", f"t{lead.id}": "phong"}
    hoa.post(f"/ke-hoach/{draft.code}/nhap-phu-luc", data={"version": draft.version, **fields})
    made = Unit.query.filter_by(code="PDC").one()
    assert (made.name, made.parent_id) == ("Phòng Địa chính", office.authority.id)
    assert Task.query.one().lead_unit_id == made.id


def test_all_missing_units_are_created_at_once_after_a_look(hoa: Client, office: Office):
    plan = taken(office, annex("1;Việc;SP;Phòng Địa chính;Phòng Đối chiếu, Các thôn;30/6/2026"))
    page = hoa.get(f"/ke-hoach/{plan.code}/nhap-phu-luc").text
    assert "Tạo tất cả 03 đơn vị chưa có" in page
    found = dict(re.findall(r'name="(k\d+)" value="(\w+)"', page))
    assert sorted(found.values()) == ["CT", "PDC", "PDC2"]
    kinds = dict(re.findall(r'name="(t\d+)".*?value="(\w+)" selected', page))
    ticked = dict.fromkeys(re.findall(r'name="(n\d+)" value="1" checked', page), "1")
    assert len(ticked) == 3
    del ticked[next(name for name, code in found.items() if code == "PDC2").replace("k", "n")]
    fields = {"version": plan.version, "tao": "1", **found, **kinds, **ticked}
    hoa.post(f"/ke-hoach/{plan.code}/nhap-phu-luc", data=fields)
    made = {unit.name: unit.type_code for unit in Unit.query if unit.code in found.values()}
    assert len(made) == 2
    assert made["Các thôn"] == "nhom"


def test_a_day_that_no_calendar_has_is_refused_and_stays_typed(hoa: Client, draft: Plan):
    found = problem(draft, "unsure_deadline")
    answer = hoa.post(
        f"/ke-hoach/{draft.code}/nhap-phu-luc",
        data={"version": draft.version, f"d{found.id}": "31/6/2026"},
    )
    assert answer.status_code == 422
    assert 'value="31/6/2026"' in answer.text
    assert problem(draft, "unsure_deadline").is_open


def test_the_second_of_two_editors_is_told(hoa: Client, draft: Plan):
    answer = hoa.post(f"/ke-hoach/{draft.code}/nhap-phu-luc", data={"version": draft.version - 1})
    assert answer.status_code == 409
    assert "người khác" in answer.text


@pytest.mark.parametrize(("stated", "said"), [(1, "Khớp"), (3, "Tệp ghi 3")])
def test_the_counts_that_the_file_states_are_compared(
    hoa: Client, office: Office, stated: int, said: str
):
    plan = taken(office, annex(ROW, f"Tổng cộng: {stated} nhiệm vụ;;;;;"))
    assert f"</svg>{said}</span>" in hoa.get(f"/ke-hoach/{plan.code}/nhap-phu-luc").text


def test_tabs_show_the_rows_they_name(hoa: Client, office: Office):
    plan = taken(office, annex(DOUBTFUL, ROW.replace("1;", "2;")))
    shown = {
        tab: hoa.get(f"/ke-hoach/{plan.code}/nhap-phu-luc?dong={tab}").text.count("<tbody")
        for tab in ("can-xem", "phai-xu-ly", "nen-xem", "da-xu-ly", "tat-ca")
    }
    assert shown == {"can-xem": 1, "phai-xu-ly": 1, "nen-xem": 0, "da-xu-ly": 0, "tat-ca": 2}


def test_a_row_is_mended_by_hand(hoa: Client, office: Office, draft: Plan):
    address = f"/ke-hoach/{draft.code}/nhap-phu-luc/{Task.query.one().id}"
    assert "Khi có hướng dẫn" in hoa.get(address).text
    answer = hoa.post(
        address,
        data={
            "version": draft.version, "title": "Xây dựng phương án mới", "lead": office.pkt.id,
            "collecting": "", "coordinating": "Văn phòng HĐND và UBND\r\n", "days": "30/9/2026",
        },
    )  # fmt: skip
    assert answer.status_code == 303, answer.text
    task = Task.query.one()
    assert (task.title, task.due_on) == ("Xây dựng phương án mới", date(2026, 9, 30))


def test_a_row_is_dropped(hoa: Client, draft: Plan):
    task = Task.query.one()
    address = f"/ke-hoach/{draft.code}/nhap-phu-luc/{task.id}/bo"
    hoa.post(address, data={"version": draft.version})
    assert Task.query.count() == 0


def test_a_dropped_row_is_shown_and_taken_in_again(hoa: Client, office: Office, draft: Plan):
    row = ImportRow.query.one()
    intake.drop(Task.query.one(), by=office.hoa, at=AT)
    assert "Đã bỏ" in hoa.get(f"/ke-hoach/{draft.code}/nhap-phu-luc?dong=tat-ca").text
    hoa.post(f"/ke-hoach/{draft.code}/nhap-phu-luc/da-bo/{row.id}")
    assert Task.query.one().title == "Xây dựng phương án"


@pytest.mark.parametrize("name", ["tu", "lan", "binh", "mai", "son"])
def test_only_the_secretariat_takes_annexes_in(client: Client, office: Office, draft: Plan, name):
    client.sign_in(office.people[name])
    for address in ("/ke-hoach/nhap", f"/ke-hoach/{draft.code}/nhap-phu-luc"):
        assert client.get(address).status_code == 403


def test_the_plan_of_another_authority_is_not_found(hoa: Client, office: Office, draft: Plan):
    other = Unit(type_code="xa", code="XBB", name="UBND xã Bình Bắc")
    Unit.query.session.add(other)
    Unit.query.session.flush()
    other.authority_id = draft.authority_id = other.id
    Task.query.one().authority_id = other.id
    for address in ("nhap-phu-luc", f"nhap-phu-luc/{Task.query.one().id}", "ban-hanh"):
        assert hoa.get(f"/ke-hoach/{draft.code}/{address}").status_code == 404


def test_the_review_asks_the_database_as_often_for_many_rows(
    hoa: Client, office: Office, queries: list[str]
):
    def asked(rows: int, tab: str) -> int:
        lines = (f"{n};Việc số {n};;Sở {n % 9};Đội;Khi có" for n in range(rows))
        address = f"/ke-hoach/{taken(office, annex(*lines)).code}/nhap-phu-luc?dong={tab}"
        queries.clear()
        assert hoa.get(address).status_code == 200
        return sum(statement.startswith("SELECT") for statement in queries)

    for tab in ("can-xem", "tat-ca"):
        assert asked(64, tab) == asked(640, tab) <= 12


def test_the_commune_is_reviewed_page_by_page(hoa: Client, office: Office):
    complete_commune(office)
    plan = taken(office, sample("plan_xa_2026.docx"))
    assert plan.created_at == AT
    page = hoa.get(f"/ke-hoach/{plan.code}/nhap-phu-luc").text
    assert "Còn 06 chỗ phải xử lý: 03 thời hạn, 03 tên đơn vị." in page
