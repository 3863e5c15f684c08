"""Mẫu văn bản: a template is checked, tried, put in force and taken out by the secretariat."""

import io
from datetime import date

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.documents.word_files import opened, template
from tracker.plans import Plan
from tracker.reports.office import PaperTemplate

PAGE = "/mau-van-ban/cong-van"
GOOD = template("Gửi {{ don_vi.ten }}: {{ can_thuc_hien }} < & >")


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    return client.sign_in(office.hoa)


@pytest.fixture
def letter(office: Office, plan: Plan) -> str:
    """The address of the letter to a unit that is late."""
    make_task(plan, office.pkt, due_on=date(2026, 2, 27))
    return f"/don-vi/{office.pkt.id}/cong-van?ke-hoach={plan.code}&ngay=12/03/2026"


def give(client: Client, content: bytes, name: str = "Mẫu công văn.docx", **fields: str):
    data = {"file": (io.BytesIO(content), name), **fields}
    return client.post(PAGE, data=data, buffered=True)


def lines(answer) -> list[str]:
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    return [one.text for one in opened(answer.data).paragraphs]


def kept() -> PaperTemplate:
    return PaperTemplate.query.one()


def test_every_kind_begins_with_the_standard_layout(hoa: Client):
    page = hoa.get("/mau-van-ban").text
    assert page.count("Mẫu chuẩn</span>") == 5
    for kind in ("bao-cao", "cong-van", "thong-bao", "ke-hoach", "dieu-chinh"):
        assert f'href="/mau-van-ban/{kind}"' in page
        one = hoa.get(f"/mau-van-ban/{kind}").text
        assert "Cơ quan chưa có mẫu riêng" in one
        assert "<code>ten_co_quan</code>" in one
    assert hoa.get("/mau-van-ban/thu-moi").status_code == 404


def test_a_template_is_kept_tried_put_in_force_and_taken_out(hoa: Client, letter: str):
    assert give(hoa, GOOD).headers["Location"] == PAGE
    made = kept()
    page = hoa.get(PAGE).text
    assert "Mẫu công văn.docx" in page
    assert "Không áp dụng" in page
    assert lines(hoa.get(f"/mau-van-ban/{made.id}/dien-thu.docx")) == [
        "Gửi Phòng Kinh tế: 03 nhiệm vụ, 01 phần việc < & >"
    ]
    assert "khẩn trương thực hiện" in "".join(lines(hoa.get(letter)))
    hoa.post(f"/mau-van-ban/{made.id}/ap-dung")
    assert "Đang áp dụng" in hoa.get(PAGE).text
    assert lines(hoa.get(letter)) == ["Gửi Phòng Kinh tế: 01 nhiệm vụ < & >"]
    assert "khẩn trương thực hiện" in "".join(lines(hoa.get(f"{letter}&mau=chuan")))
    unit = hoa.get(letter.replace("/cong-van", "")).text
    assert "mau=chuan" in unit
    hoa.post(f"/mau-van-ban/{made.id}/thoi-ap-dung")
    assert "khẩn trương thực hiện" in "".join(lines(hoa.get(letter)))
    assert hoa.get(f"/mau-van-ban/{made.id}/mau.docx").data == GOOD


def test_what_is_wrong_is_listed_with_its_place_and_nothing_is_kept(hoa: Client):
    answer = give(hoa, template("Kính gửi", "{{ ten_don_vi }}", table=[["{{ ''.__class__ }}"]]))
    assert answer.status_code == 422
    assert "Mẫu chưa nhận được: 2 chỗ cần sửa" in answer.text
    assert "Đoạn 2</span>" in answer.text
    assert "có phải “don_vi.ten”?" in answer.text
    assert "Bảng 1, hàng 1, ô 1</span>" in answer.text
    assert PaperTemplate.query.count() == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"%PDF-1.7", "PDF"), (b"", "không có nội dung"), (b"PK\x03\x04x", "bị hỏng")],
)
def test_a_file_that_is_no_template_is_refused_in_words(hoa: Client, content: bytes, said: str):
    answer = give(hoa, content)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Chọn một tệp" in hoa.post(PAGE).text


def test_the_same_post_twice_keeps_one(hoa: Client):
    for _ in range(2):
        assert give(hoa, GOOD, submission_id="one").status_code == 303
    assert PaperTemplate.query.count() == 1


def test_the_sample_is_taken_as_it_is(hoa: Client):
    sample = hoa.get(f"{PAGE}/mau-de-sua.docx")
    assert give(hoa, sample.data).status_code == 303


def test_the_places_are_told_in_english_too(hoa: Client, office: Office):
    office.hoa.language = "en"
    page = give(hoa, template("{{ tyle }}", "{{ don_v.ten }}")).text
    assert "Paragraph 2</span>" in page
    assert "there is no field “don_v.ten”; did you mean “don_vi.ten”?" in page
