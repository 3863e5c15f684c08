"""Thông báo kết luận: what the notice says, opened again from the file."""

import io
from datetime import date, timedelta

import pytest
from docx import Document
from docx.document import Document as Paper

from tests.cast import Office, make_task
from tests.reviews.making import AT, general, given, opened, planned
from tracker import reviews
from tracker.documents.official.facts import BLANK
from tracker.plans import Plan
from tracker.reports import office as papers
from tracker.requests import RemovalReason
from tracker.reviews import ConclusionKind, Fix, Review, Ruled, Said
from tracker.rules import Refused


def notice(review: Review) -> Paper:
    return Document(io.BytesIO(papers.notice(review)))


def told(paper: Paper) -> list[str]:
    return [line.text for line in paper.paragraphs if line.text]


def cells(paper: Paper, table: int) -> str:
    found = [cell for row in paper.tables[table].rows for cell in row.cells]
    return "\n".join(cell.text for cell in found)


@pytest.fixture
def review(office: Office, plan: Plan) -> Review:
    """A session with a conclusion of each kind."""
    review = opened(office, plan)
    task = make_task(plan, office.vp, due_on=date(2026, 7, 15), title="Rà soát thủ tục.")
    rules = {"task": task, "ruled": Ruled.EXTEND, "due_on": date(2026, 8, 31)}
    extends = Said(ConclusionKind.DECISION, "Chờ hướng dẫn của Sở Nội vụ", **rules)  # type: ignore[arg-type]
    for said in (given(office, units=(office.pkt, office.vp)), extends, general()):
        reviews.conclude(review, said, by=office.hoa, at=AT)
    return review


def test_each_kind_has_its_section(review: Review):
    lines = told(notice(review))
    assert lines[3:] == [
        "I. CHỈ ĐẠO CHUNG",
        "1. Các đơn vị nâng cao trách nhiệm người đứng đầu.",
        "II. NHIỆM VỤ GIAO CÁC ĐƠN VỊ",
        "1. Văn phòng HĐND và UBND, Phòng Kinh tế: trình danh mục chính sách đề xuất; sản phẩm:"
        " báo cáo; thời hạn: trước ngày 31/8/2026.",
        "III. QUYẾT ĐỊNH ĐỐI VỚI NHIỆM VỤ ĐANG THỰC HIỆN",
        "1. Đồng ý gia hạn nhiệm vụ “Rà soát thủ tục” (NV01) đến ngày 31/08/2026. Chờ hướng dẫn"
        " của Sở Nội vụ.",
        "Ủy ban nhân dân xã Bình An thông báo để các đơn vị biết, thực hiện; kết quả cập nhật"
        " trên hệ thống theo dõi nhiệm vụ./.",
    ]


def test_it_begins_with_day_place_and_chair(review: Review):
    assert told(notice(review))[:3] == [
        "THÔNG BÁO",
        "Kết luận của đồng chí Đỗ Quốc Bình, Chủ tịch UBND xã tại phiên họp đánh giá 6 tháng đầu"
        " năm 2026",
        "Ngày 07 tháng 7 năm 2026, tại Phòng họp số 1, đồng chí Đỗ Quốc Bình, Chủ tịch UBND xã chủ"
        " trì phiên họp đánh giá 6 tháng đầu năm 2026. Sau khi nghe báo cáo và ý kiến thảo luận,"
        " đồng chí Đỗ Quốc Bình kết luận như sau:",
    ]


def test_head_and_recipients_are_the_authoritys(review: Review):
    paper = notice(review)
    assert f"Số: {BLANK}/TB-UBND" in cells(paper, 0)
    end = cells(paper, 1).splitlines()
    assert "- Thành viên Ban Chỉ đạo;" in end
    assert "- Phòng Kinh tế;" in end
    assert "- Lưu: VT, VHXH." in end


def test_removals_and_refusals_are_told_apart(office: Office, plan: Plan):
    review = opened(office, plan)
    task = make_task(plan, office.vp, title="Rà soát thủ tục")
    said = Said(
        ConclusionKind.DECISION, "Không còn phù hợp với quy định mới.", task=task,
        ruled=Ruled.REMOVE, why=RemovalReason.NO_LONGER_NEEDED,
    )  # fmt: skip
    reviews.conclude(review, said, by=office.hoa, at=AT)
    line = told(notice(review))[4]
    assert line.startswith("1. Đồng ý đưa nhiệm vụ “Rà soát thủ tục” (NV01) ra khỏi kế hoạch. Kh")


def test_without_conclusions_there_is_no_notice(office: Office, plan: Plan):
    for review in (planned(office, plan), opened(office, plan)):
        with pytest.raises(Refused, match="chưa có kết luận"):
            papers.notice(review)


def test_number_and_day_stand_there_once_the_clerk_gave_them(office: Office, review: Review):
    reviews.close_review(review, by=office.hoa, at=AT)
    day = date(2026, 7, 9)
    later = AT + timedelta(days=3)
    reviews.number_paper(review, number="15/TB-UBND", on=day, by=office.hoa, at=later)
    head = cells(notice(review), 0)
    assert "Số: 15/TB-UBND" in head
    assert "Bình An, ngày 09 tháng 7 năm 2026" in head


def test_what_the_words_say_is_not_said_again(office: Office, plan: Plan):
    review = opened(office, plan)
    text = "Giao Phòng Kinh tế chủ trì, phối hợp VP trình đề án trước ngày 15/8"
    said = Said(
        ConclusionKind.TASK, text, units=(office.pkt,), due_text="trước ngày 15/8",
        coordinating="Văn phòng HĐND và UBND",
    )  # fmt: skip
    reviews.conclude(review, said, by=office.hoa, at=AT)
    assert told(notice(review))[4] == f"1. {text}."
    reviews.close_review(review, by=office.hoa, at=AT)
    (task,) = review.standing[0].tasks
    assert task.coordinating_text == ["Văn phòng HĐND và UBND"]


def test_a_replacing_notice_says_what_it_replaces_and_why(office: Office, review: Review):
    reviews.close_review(review, by=office.hoa, at=AT)
    reviews.number_paper(review, number="15/TB-UBND", on=date(2026, 7, 7), by=office.hoa, at=AT)
    word = review.standing[2]
    fixed, added, why = "Các đơn vị báo cáo hằng tháng", "Giao ban hằng quý", "Ghi sót thời hạn"
    for text, conclusion in ((fixed, word), (added, None)):
        reviews.correct(review, Fix(text, why, conclusion), by=office.hoa, at=AT)
    paper = notice(review)
    lines = told(paper)
    assert lines[4] == "1. Các đơn vị báo cáo hằng tháng."
    assert lines[9:12] == [
        "IV. NỘI DUNG BỔ SUNG",
        "1. Giao ban hằng quý.",
        "Thông báo này thay thế Thông báo số 15/TB-UBND ngày 07/07/2026. Lý do: Ghi sót thời hạn.",
    ]
    assert f"Số: {BLANK}/TB-UBND" in cells(paper, 0)


def test_a_decision_in_whole_words_stands_alone_and_who_collects_gets_the_notice(
    office: Office, plan: Plan
):
    review, task = opened(office, plan), make_task(plan, office.vp, due_on=date(2026, 7, 15))
    words = f"Đồng ý gia hạn nhiệm vụ {task.code} đến ngày 31/8/2026, không gia hạn thêm"
    rules = {"task": task, "ruled": Ruled.EXTEND, "due_on": date(2026, 8, 31)}
    decided = Said(ConclusionKind.DECISION, words, **rules)  # type: ignore[arg-type]
    asked = given(office, units=(office.pkt, office.vp), collecting=office.vp)
    for said in (decided, asked):
        reviews.conclude(review, said, by=office.hoa, at=AT)
    paper = notice(review)
    assert f"1. {words}." in told(paper)
    assert "- Văn phòng HĐND và UBND;" in cells(paper, 1).splitlines()
