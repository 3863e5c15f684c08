"""The amendments of a plan as a paper: what was decided in some days, or waits for a decision."""

import io
from datetime import UTC, date, datetime

import pytest
from docx import Document

from tests.cast import Office, make_task
from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.reports.amendment_paper import decided, waiting
from tracker.reports.office import amendments
from tracker.requests.facts import Kind, RemovalReason, Request, State
from tracker.rules import Refused

AT = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
SINCE, UNTIL = date(2026, 1, 20), date(2026, 3, 31)
GROUND = "Chưa có hướng dẫn của sở."


@pytest.fixture
def ask(office: Office, plan: Plan):
    """Return what lays a request on a task of its own."""

    def lay(kind: Kind, *, on: date | None = None, **wanted: object) -> Request:
        task = make_task(plan, office.pkt)
        made = Request(
            authority_id=plan.authority_id, plan_id=plan.id, task_id=task.id, kind=kind,
            state=State.APPROVED if on else State.ASKED, reason=GROUND, wanted=wanted,
            due_on=task.due_on, asked_by_id=office.minh.id, asked_at=AT, decided_on=on,
        )  # fmt: skip
        db.session.add(made)
        db.session.flush()
        return made

    return lay


def rows(made) -> tuple[str, list[list[str]]]:
    paper = Document(io.BytesIO(amendments(made)))
    text = "\n".join(line.text for line in paper.paragraphs)
    return text, [[cell.text for cell in row.cells] for row in paper.tables[-1].rows]


def test_what_was_decided_stands_by_kind_with_old_and_new(office: Office, plan: Plan, ask):
    ask(Kind.EXTENSION, on=date(2026, 3, 1), due_on="2026-09-30")
    ask(Kind.REMOVAL, on=date(2026, 3, 2), why=RemovalReason.NOT_OCCURRED)
    ask(Kind.CHANGE, on=date(2026, 3, 3), lead_unit_id=office.vp.id, title="Tên mới")
    added = make_task(plan, office.vhxh, title="Việc thêm")
    added.added_on = date(2026, 3, 4)
    text, found = rows(decided(plan, since=SINCE, until=UNTIL))
    assert "Về việc điều chỉnh, bổ sung Kế hoạch cải cách hành chính năm 2026" in text
    assert (
        "ban hành kèm theo văn bản số 05/KH-UBND ngày 20 tháng 01 năm 2026: bổ sung 01 nhiệm vụ;"
        " đưa ra khỏi kế hoạch 01 nhiệm vụ; điều chỉnh thời hạn 01 nhiệm vụ; điều chỉnh nội dung,"
        " cơ quan chủ trì 01 nhiệm vụ (Phụ lục kèm theo)."
    ) in text
    assert [row[0] for row in found[1::2]] == [
        "I. Bổ sung: 01 nhiệm vụ", "II. Đưa ra khỏi kế hoạch: 01 nhiệm vụ",
        "III. Điều chỉnh thời hạn: 01 nhiệm vụ",
        "IV. Điều chỉnh nội dung, cơ quan chủ trì: 01 nhiệm vụ",
    ]  # fmt: skip
    changed = [row[5] for row in found[2::2]]
    assert changed == [
        "Hạn 30/06/2026", "Không phát sinh trong kỳ", "Hạn 30/09/2026",
        "Cơ quan chủ trì: Văn phòng HĐND và UBND; Nhiệm vụ: Tên mới",
    ]  # fmt: skip
    assert found[6][4] == "Hạn 30/06/2026"
    assert found[6][6] == "Chưa có hướng dẫn của sở"


def test_what_waits_is_the_draft_of_its_decision(office: Office, plan: Plan, ask):
    ask(Kind.EXTENSION, due_on="2026-09-30")
    ask(Kind.EXTENSION, on=date(2026, 3, 1), due_on="2026-10-30")
    _, found = rows(waiting(plan, on=UNTIL))
    assert [row[5] for row in found[2:]] == ["Hạn 30/09/2026"]


def test_a_removal_that_no_request_tells_of_is_there_once(office: Office, plan: Plan, ask):
    asked = ask(Kind.REMOVAL, on=date(2026, 3, 2), why=RemovalReason.MERGED)
    gone = make_task(plan, office.vp, title="Việc bỏ")
    gone.removed_on = asked.task.removed_on = date(2026, 3, 2)
    _, found = rows(decided(plan, since=SINCE, until=UNTIL))
    assert [row[2] for row in found[2:]] == ["Rà soát thủ tục", "Việc bỏ"]


def test_other_days_and_reopenings_are_left_out(office: Office, plan: Plan, ask):
    ask(Kind.EXTENSION, on=date(2026, 4, 1), due_on="2026-09-30")
    ask(Kind.REOPENING, on=date(2026, 3, 1))
    with pytest.raises(Refused, match="Không có nội dung"):
        rows(decided(plan, since=SINCE, until=UNTIL))


def test_a_draft_has_no_amendments(office: Office, plan: Plan):
    plan.state = PlanState.DRAFT
    with pytest.raises(Refused, match="chưa ban hành"):
        rows(decided(plan, since=SINCE, until=UNTIL))
