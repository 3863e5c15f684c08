"""What the report says of late tasks, decisions, tasks given by others, dossiers and registers."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office, make_task
from tests.dossiers.forms import lay, make_fields
from tests.periods.making import paper
from tests.reports.periodic.opening import opened, rows, told
from tracker import history, registers, requests, updates
from tracker.evidence import Decision
from tracker.plans import Plan
from tracker.registers import Item
from tracker.requests import Kind, Ruling, Wanted, Wish
from tracker.rules.dossiers import Counts
from tracker.rules.words import BlockedReason
from tracker.rules.workflow import Obstacle
from tracker.updates import News

AT = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)


@pytest.fixture
def task(plan: Plan, office: Office):
    """A task of the economics room that was due before the cut-off."""
    return make_task(plan, office.pkt, due_on=date(2026, 2, 27), title="Rà soát thủ tục.")


def test_what_is_late_is_named_with_its_unit_and_day(office: Office, plan: Plan, task):
    text = told(opened(plan, "2026-Q1"))
    assert (
        "2. Tồn tại, hạn chế\nQuá hạn 01 nhiệm vụ, gồm:\n"
        "- Rà soát thủ tục (NV01; Phòng Kinh tế), hạn 27/02/2026.\n"
    ) in text
    assert "đơn vị còn nhiệm vụ quá hạn: Phòng Kinh tế 01" in text
    assert "IV. PHƯƠNG HƯỚNG" in text
    assert "Tiếp tục thực hiện 01 nhiệm vụ còn lại của Kế hoạch, trước hết là 01 nhiệm vụ" in text


def test_very_many_late_tasks_are_left_to_the_annex(office: Office, plan: Plan, task):
    for _ in range(10):
        make_task(plan, office.pkt, due_on=date(2026, 2, 27))
    text = told(opened(plan, "2026-Q1"))
    assert "Quá hạn 11 nhiệm vụ; danh sách tại Phụ lục I." in text
    assert "- Rà soát" not in text


def test_what_is_blocked_is_told_with_why_and_whom_it_waits_for(office: Office, plan: Plan, task):
    history.take(plan.id)
    wait = Obstacle(BlockedReason.WAITING_GUIDANCE, "Sở Tư pháp", date(2026, 3, 2), "15/UBND")
    updates.block(task, News("Chờ văn bản hướng dẫn của sở."), obstacle=wait, by=office.minh, at=AT)
    text = told(opened(plan, "2026-Q1"))
    assert "hạn 27/02/2026: chờ hướng dẫn của cấp trên (Sở Tư pháp).\n" in text
    assert "3. Nguyên nhân\nChờ hướng dẫn của cấp trên: 01 nhiệm vụ.\n" in text
    assert "Đề nghị Sở Tư pháp hướng dẫn, tháo gỡ để thực hiện: Rà soát thủ tục.\n" in text


def test_what_was_decided_in_the_period_is_counted(office: Office, plan: Plan, task):
    history.take(plan.id)
    for is_granted, day in (
        (False, date(2026, 2, 10)), (True, date(2026, 2, 11)), (True, date(2026, 3, 9)),
    ):  # fmt: skip
        at = datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)
        wish = Wish(Kind.EXTENSION, "Chờ hướng dẫn.", Wanted(due_on=day + timedelta(days=90)))
        request = requests.ask(task, wish, by=office.minh, at=at)
        word = Decision(office.binh, day, paper(office, "9/QĐ-UBND", day))
        ruling = Ruling(word, is_granted, note="Đã bàn trong giao ban.")
        requests.decide(request, ruling, by=office.binh, at=at)
    told_now = told(opened(plan, "2026-Q1"))
    assert "lãnh đạo đã cho phép gia hạn 01 nhiệm vụ; không đồng ý 01 đề nghị." in told_now


def test_dossiers_stand_in_a_sentence_and_an_annex(session, office: Office, plan: Plan):
    plan.areas[0].title = "Cải cách thủ tục hành chính"
    (field,) = make_fields(office, "Đất đai")
    counts = Counts(
        received=1204, carried_over=4, received_online=1000, received_direct=200, resolved=1200,
        resolved_early=1100, resolved_on_time=97, resolved_late=3, pending=4, pending_in_time=4,
        pending_overdue=0, received_postal=0,
    )  # fmt: skip
    lay(office, office.vp, 1, {field: counts})
    report = opened(plan, "2026-Q1")
    assert (
        "Tiếp nhận 1.204 hồ sơ; đã giải quyết 1.200: trước hạn 1.100, đúng hạn 97, trễ hạn 03"
        " (Đất đai: 03); đang giải quyết 04: trong hạn 04, trễ hạn 0 (chi tiết tại Phụ lục III)."
    ) in told(report)
    assert rows(report, 3)[-1][1:3] == ["Tổng cộng", "1.204"]


def test_the_sentence_says_which_unit_it_leaves_out(office: Office, plan: Plan):
    plan.areas[0].title = "Cải cách thủ tục hành chính"
    (field,) = make_fields(office, "Đất đai")
    lay(office, office.vp, 1, {field: Counts(received=9, resolved=8)})
    lay(office, office.pkt, 1, {field: Counts(resolved=5)})
    words = told(opened(plan, "2026-Q1"))
    assert "Tiếp nhận 09 hồ sơ; đã giải quyết 13" in words
    assert "Chưa tính: tổng số tiếp nhận của 01 đơn vị chưa nêu (Phòng Kinh tế)." in words


def test_the_registers_of_the_period_are_counted(office: Office, plan: Plan):
    history.take(history.GENERAL)
    for day in (date(2026, 2, 2), date(2026, 2, 3)):
        item = Item("Tin về một cửa", day, link="https://binhan.example/tin")
        registers.add_news(office.vp, item, by=office.lan, at=AT)
    assert "Trong kỳ có 02 tin, bài tuyên truyền" in told(opened(plan, "2026-Q1"))
    assert "tin, bài tuyên truyền" not in told(opened(plan, "2026-Q3"))
