"""The secretariat's blocks in the report: kept for a period, offered to the next."""

from datetime import UTC, datetime

from tests.cast import Office, make_plan, make_task
from tests.reports.periodic.opening import opened, told
from tracker import history
from tracker.documents.official.facts import TO_BE_WRITTEN
from tracker.plans import Plan
from tracker.reports import periodic
from tracker.reports.periodic.outline import ADDRESSEES, RECIPIENTS
from tracker.reports.periodic.texts import keep_texts, kept_for, version_of

AT = datetime(2026, 3, 6, 2, 0, tzinfo=UTC)


def write(plan: Plan, office: Office, code: str, **texts: str) -> list[str]:
    period = periodic.period_of(plan, code)
    blocks = {block.replace("_", "-"): text for block, text in texts.items()}
    return keep_texts(plan, period, blocks, by=office.hoa, at=AT)


def test_a_block_stands_in_its_section_after_the_figures(office: Office, plan: Plan):
    make_task(plan, office.pkt)
    assert write(plan, office, "2026-Q1", kiem_tra="Đã kiểm tra\r\n\n 02  đơn vị.") == ["kiem-tra"]
    text = told(opened(plan, "2026-Q1"))
    assert "3. Về kiểm tra cải cách hành chính\nĐã kiểm tra\n02 đơn vị.\n4. Về" in text


def test_what_nobody_wrote_is_seen_in_the_draft(office: Office, plan: Plan):
    text = told(opened(plan, "2026-Q1"))
    assert f"V. KIẾN NGHỊ, ĐỀ XUẤT\n{TO_BE_WRITTEN}\n" in text


def test_a_block_is_kept_for_next_time_and_not_for_before(office: Office, plan: Plan):
    write(plan, office, "2026-H1", kien_nghi="Đề nghị tập huấn.")
    assert "Đề nghị tập huấn." in told(opened(plan, "2026-Q3"))
    assert "Đề nghị tập huấn." not in told(opened(plan, "2026-Q1"))
    following = make_plan(office, year=2027)
    assert "Đề nghị tập huấn." in told(opened(following, "2027-Q1"))


def test_one_that_was_emptied_stays_empty(office: Office, plan: Plan):
    write(plan, office, "2026-Q1", kien_nghi="Đề nghị tập huấn.")
    assert write(plan, office, "2026-H1", kien_nghi=" ") == ["kien-nghi"]
    assert "Đề nghị tập huấn." not in told(opened(plan, "2026-Q3"))


def test_the_same_text_again_is_no_change(office: Office, plan: Plan):
    write(plan, office, "2026-Q1", kien_nghi="Đề nghị tập huấn.")
    period = periodic.period_of(plan, "2026-Q1")
    before = version_of(plan, period)
    assert write(plan, office, "2026-Q1", kien_nghi="Đề nghị  tập huấn.\n") == []
    assert version_of(plan, period) == before
    write(plan, office, "2026-Q1", kien_nghi="Không có.")
    assert version_of(plan, period) > before
    moves = [made.changes for made in history.of("report_text", plan.id)]
    assert moves == [{"period": "2026-Q1", "blocks": ["kien-nghi"]}] * 2
    assert kept_for(plan, period)["kien-nghi"].is_own


def test_the_addressees_and_recipients_are_the_secretariats(office: Office, plan: Plan):
    usual = opened(plan, "2026-Q1").tables[1].rows[0].cells[0].text
    assert usual.splitlines()[1:] == [
        "- Lãnh đạo UBND xã;", "- Các cơ quan, đơn vị liên quan;", "- Lưu: VT, VHXH.",
    ]  # fmt: skip
    given = {ADDRESSEES: "UBND tỉnh\nSở Nội vụ", RECIPIENTS: "Như trên\nLưu: VT"}
    keep_texts(plan, periodic.period_of(plan, "2026-Q1"), given, by=office.hoa, at=AT)
    paper = opened(plan, "2026-Q1")
    assert "Kính gửi:" in told(paper)
    assert paper.tables[1].rows[0].cells[0].text.splitlines()[1:] == ["- Như trên;", "- Lưu: VT."]
