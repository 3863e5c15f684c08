"""Công văn đôn đốc: what the letter to a unit says, opened again from the file."""

import io
from datetime import UTC, date, datetime

import pytest
from docx import Document
from docx.document import Document as Paper

from tests.cast import Office, ask_units, make_plan, make_task
from tracker import reminders, updates
from tracker.documents.official.facts import BLANK
from tracker.figures import figures_of
from tracker.plans import Plan, PlanState
from tracker.reminders import Round
from tracker.reports import file_name
from tracker.reports import office as papers
from tracker.rules import Refused
from tracker.rules.numbers import two_digits_of
from tracker.units import Unit
from tracker.updates import News
from tracker.urgings import Act, Reach

AT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
DUE, TODAY, LATER = date(2026, 3, 6), date(2026, 3, 12), date(2026, 12, 1)


def letter(plan: Plan, unit: Unit, on: date = TODAY) -> Paper:
    return Document(io.BytesIO(papers.letter(plan, unit, as_of=on)))


def told(paper: Paper) -> str:
    return "\n".join(line.text for line in paper.paragraphs)


def cells(paper: Paper, table: int) -> str:
    found = [cell for row in paper.tables[table].rows for cell in row.cells]
    return "\n".join(cell.text for cell in found)


def test_a_few_tasks_stand_in_the_letter(office: Office, plan: Plan):
    make_task(plan, office.pkt, due_on=DUE, title="Rà soát thủ tục.")
    make_task(plan, office.pkt, due_on=LATER)
    paper = letter(plan, office.pkt)
    text = told(paper)
    assert "Kính gửi: Phòng Kinh tế\n" in text
    assert (
        "Thực hiện Kế hoạch cải cách hành chính năm 2026 (văn bản số 05/KH-UBND ngày 20 tháng 01"
        " năm 2026), Phòng Kinh tế được giao chủ trì 02 nhiệm vụ. Tính đến ngày 12/03/2026, đã"
        " thực hiện 0/2 nhiệm vụ, đạt tỷ lệ 0%; còn 02 nhiệm vụ: chưa đến hạn 01, quá hạn 01."
    ) in text
    assert "còn 01 nhiệm vụ cần khẩn trương thực hiện:" in text
    assert (
        "1. Rà soát thủ tục (NV01), hạn 06/03/2026: quá hạn 04 ngày làm việc; chưa báo cáo lần nào."
    ) in text
    assert len(paper.sections) == 1


def test_it_asks_for_an_answer_within_five_working_days(office: Office, plan: Plan):
    make_task(plan, office.pkt, due_on=DUE)
    text = told(letter(plan, office.pkt))
    assert "gửi Phòng Văn hóa - Xã hội để tổng hợp chậm nhất ngày 19 tháng 3 năm 2026./." in text


def test_head_and_end_are_those_of_the_authority(office: Office, plan: Plan):
    make_task(plan, office.pkt, due_on=DUE)
    paper = letter(plan, office.pkt)
    assert f"Số: {BLANK}/UBND-VHXH" in cells(paper, 0)
    assert "V/v đôn đốc thực hiện nhiệm vụ cải cách hành chính năm 2026" in cells(paper, 0)
    assert f"Bình An, ngày {BLANK} tháng 3 năm 2026" in cells(paper, 0)
    assert cells(paper, 1).splitlines() == [
        "Nơi nhận:", "- Như trên;", "- Lãnh đạo UBND xã (để báo cáo);",
        "- Phòng Văn hóa - Xã hội (để theo dõi);", "- Lưu: VT, VHXH.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đỗ Quốc Bình",
    ]  # fmt: skip


def test_the_secretariats_own_room_answers_to_the_authority(office: Office, plan: Plan):
    make_task(plan, office.vhxh, due_on=DUE)
    paper = letter(plan, office.vhxh)
    assert "gửi Ủy ban nhân dân xã Bình An chậm nhất" in told(paper)
    assert "(để theo dõi)" not in cells(paper, 1)


def test_more_tasks_stand_in_an_annex(office: Office, plan: Plan):
    for number in range(4):
        make_task(plan, office.pkt, due_on=DUE, title=f"Việc {number}")
    for _ in range(2):
        make_task(plan, office.pkt, due_on=TODAY)
    paper = letter(plan, office.pkt)
    assert (
        "còn 06 nhiệm vụ cần khẩn trương thực hiện (nhiệm vụ quá hạn: 04; nhiệm vụ sắp đến hạn:"
        " 02); danh sách tại Phụ lục kèm theo."
    ) in told(paper)
    rows = [[cell.text for cell in row.cells] for row in paper.tables[-1].rows]
    assert rows[0] == ["TT", "Mã số", "Nhiệm vụ", "Hạn", "Tình trạng", "Đã đôn đốc"]
    assert (rows[1][0], rows[6][0]) == ("I. Nhiệm vụ quá hạn: 04", "II. Nhiệm vụ sắp đến hạn: 02")
    assert rows[2] == [
        "1", "NV01", "Việc 0", "06/03/2026", "Quá hạn 04 ngày làm việc; chưa báo cáo lần nào", "",
    ]  # fmt: skip
    assert [row[0] for row in rows[7:]] == ["5", "6"]


def test_the_figures_are_those_of_the_day(office: Office, plan: Plan):
    make_task(plan, office.pkt, due_on=DUE)
    make_task(plan, office.pkt, due_on=LATER)
    counts = figures_of(plan, as_of=TODAY).by_collecting()[office.pkt.id]
    fraction = two_digits_of(counts.executed, counts.total)
    assert f"đã thực hiện {fraction} nhiệm vụ" in told(letter(plan, office.pkt))


def test_shares_in_the_tasks_of_others_are_told_apart(office: Office, plan: Plan):
    task = make_task(plan, office.vp, due_on=DUE, coordinating=(office.pkt,))
    ask_units(task, office.pkt, collecting=office.vp)
    text = told(letter(plan, office.pkt))
    assert "Phòng Kinh tế được giao 02 phần việc trong nhiệm vụ của đơn vị khác." in text
    assert "Tính đến ngày 12/03/2026, phần việc được giao: đã xong 0/2, quá hạn" in text
    assert "còn 02 phần việc cần khẩn trương thực hiện:" in text
    assert "quá hạn 04 ngày làm việc, chưa gửi kết quả của đơn vị; chưa báo cáo lần nào." in text
    assert "quá hạn 04 ngày làm việc, chưa gửi phần phối hợp." in text


def test_earlier_urgings_are_named(office: Office, plan: Plan):
    task = make_task(plan, office.pkt, due_on=DUE)
    assert "đôn đốc 01 lần" not in told(letter(plan, office.pkt))
    now = Round(Act("1", "Khẩn trương."))
    reminders.urge(task, now, to=Reach((office.minh,)), by=office.hoa, at=AT)
    text = told(letter(plan, office.pkt))
    assert "Các nội dung trên đã được đôn đốc 01 lần (ngày 12/03/2026)." in text


def test_what_was_never_urged_is_not_said_to_have_been(office: Office, plan: Plan):
    task, _other = (make_task(plan, office.pkt, due_on=DUE) for _ in range(2))
    for act in "12":
        now = Round(Act(act, "Khẩn trương."))
        reminders.urge(task, now, to=Reach((office.minh,)), by=office.hoa, at=AT)
    text = told(letter(plan, office.pkt))
    assert "Trong đó, 01/02 nội dung đã được đôn đốc 02 lần (ngày 12/03/2026)." in text


def test_a_unit_that_answers_is_not_called_silent(office: Office, plan: Plan):
    task = make_task(plan, office.pkt, due_on=DUE)
    updates.post(task, News("Đang lấy ý kiến."), by=office.minh, at=AT)
    assert "lần nào" not in told(letter(plan, office.pkt))


@pytest.mark.parametrize("on", [date(2026, 1, 21), date(2025, 12, 1)])
def test_a_unit_that_owes_nothing_is_refused(office: Office, plan: Plan, on: date):
    make_task(plan, office.pkt, due_on=LATER)
    with pytest.raises(Refused, match="Phòng Kinh tế không có nhiệm vụ nào cần đôn đốc"):
        papers.letter(plan, office.pkt, as_of=on)


def test_the_authority_does_not_urge_itself(office: Office, plan: Plan):
    make_task(plan, office.authority, due_on=DUE)
    with pytest.raises(Refused, match="Chọn đơn vị trực thuộc"):
        papers.letter(plan, office.authority, as_of=TODAY)


@pytest.mark.parametrize(
    ("state", "why"), [(PlanState.DRAFT, "chưa ban hành"), (PlanState.CLOSED, "đã kết thúc")]
)
def test_only_a_plan_in_force_is_urged_on(office: Office, state: PlanState, why: str):
    plan = make_plan(office, state=state)
    make_task(plan, office.pkt, due_on=DUE)
    with pytest.raises(Refused, match=why):
        papers.letter(plan, office.pkt, as_of=TODAY)


def test_titles_may_hold_anything(office: Office, plan: Plan):
    make_task(plan, office.pkt, due_on=DUE, title="Rà\x0b soát <b>&\nthủ tục;")
    assert "1. Rà soát <b>& thủ tục (NV01)" in told(letter(plan, office.pkt))


def test_the_file_is_named_without_accents(office: Office, plan: Plan):
    name = file_name(plan, office.pkt, as_of=TODAY)
    assert name == "cong-van-don-doc-pkt-xabinhan_2026-2026-03-12.docx"
