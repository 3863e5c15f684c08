"""Conclusions: typed, tried, reworded, taken back; what they do when the session ends."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.cast import Office, make_plan, make_task, make_unit
from tests.requests.making import EXTENSION, asked
from tests.reviews.making import AT, HELD_ON, general, given, opened, planned
from tracker import reviews
from tracker.db import db
from tracker.evidence import Document
from tracker.figures import figures_of
from tracker.outbox import Letter
from tracker.plans import Plan
from tracker.requests import RemovalReason, State
from tracker.reviews import ConclusionKind, ConclusionState, ReviewState, Ruled, Said
from tracker.rules import Refused
from tracker.rules.words import Source, Status
from tracker.tasks import Task

REASON = "Chờ hướng dẫn của Sở Nội vụ đến hết tháng 8."


def close(review, office: Office) -> None:
    reviews.close_review(review, by=office.hoa, at=AT)


def decides(task: Task | None, ruled: Ruled | None, **more: object) -> Said:
    return Said(ConclusionKind.DECISION, REASON, task=task, ruled=ruled, **more)  # type: ignore[arg-type]


def test_a_task_is_given_when_the_session_ends_and_not_before(office: Office, plan: Plan):
    review = opened(office, plan)
    made = reviews.conclude(review, given(office), by=office.hoa, at=AT)
    assert db.session.scalars(select(Task)).all() == []
    assert db.session.scalars(select(Letter)).all() == []
    close(review, office)
    (task,) = made.tasks
    assert (task.code, task.lead_unit, task.due_on) == ("NK01", office.pkt, date(2026, 8, 31))
    assert (task.source, task.added_on) == (Source.MEETING, HELD_ON)
    assert task.title == "Trình danh mục chính sách đề xuất"
    assert (made.state, review.state) == (ConclusionState.TAKEN, ReviewState.CLOSED)


def test_it_never_counts_in_the_plan(office: Office, plan: Plan):
    make_task(plan, office.vp)
    review = opened(office, plan)
    reviews.conclude(review, given(office), by=office.hoa, at=AT)
    close(review, office)
    assert figures_of(plan, as_of=HELD_ON).counts().total == 1


def test_several_units_get_a_task_each(office: Office, plan: Plan):
    review = opened(office, plan)
    said = given(office, units=(office.pkt, office.vp))
    made = reviews.conclude(review, said, by=office.hoa, at=AT)
    close(review, office)
    assert {task.lead_unit for task in made.tasks} == {office.pkt, office.vp}
    assert all(task.collecting_unit_id is None for task in made.tasks)


def test_several_units_answer_to_one_task(office: Office, plan: Plan):
    other = make_unit(office.authority, "TC", "Trung tâm Phục vụ hành chính công")
    review = opened(office, plan)
    said = given(office, units=(office.pkt, other), collecting=office.vp)
    made = reviews.conclude(review, said, by=office.hoa, at=AT)
    close(review, office)
    (task,) = made.tasks
    assert (task.lead_unit, task.collecting_unit_id) == (office.vp, office.vp.id)
    assert [answer.unit for answer in task.answers] == [office.pkt, other]
    assert figures_of(task.plan, as_of=HELD_ON).answers[task.id].keys() == {office.pkt.id, other.id}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"units": ()}, "ít nhất một đơn vị"),
        ({"due_text": "31/02/2026"}, "không có trong lịch"),
        ({"fixed_on": date(2025, 1, 1)}, "hạn không được trước ngày"),
    ],
)
def test_what_cannot_become_a_task_is_refused_at_once(office: Office, plan: Plan, more, why):
    review = opened(office, plan)
    with pytest.raises(Refused, match=why):
        reviews.conclude(review, given(office, **more), by=office.hoa, at=AT)


def test_an_extension_that_was_asked_for_is_granted_by_the_chair(office: Office, plan: Plan):
    task = make_task(plan, office.vp, due_on=date(2026, 7, 15))
    request = asked(task, office.lan, EXTENSION)
    review = opened(office, plan)
    said = decides(task, Ruled.EXTEND, due_on=date(2026, 8, 31))
    made = reviews.conclude(review, said, by=office.hoa, at=AT)
    assert (request.state, task.due_on) == (State.ASKED, date(2026, 7, 15))
    close(review, office)
    assert (request.state, request.decider, made.request) == (State.APPROVED, office.binh, request)
    assert (task.due_on, request.decided_on) == (date(2026, 8, 31), HELD_ON)
    assert request.decision_document.cited == "Biên bản phiên họp ngày 07/07/2026"


def test_a_day_left_out_is_the_one_asked_for(office: Office, plan: Plan):
    task = make_task(plan, office.vp, due_on=date(2026, 7, 15))
    asked(task, office.lan, EXTENSION)
    review = opened(office, plan)
    made = reviews.conclude(review, decides(task, Ruled.EXTEND), by=office.hoa, at=AT)
    assert made.due_on == date(2026, 7, 31)
    close(review, office)
    assert task.due_on == date(2026, 7, 31)


def test_a_removal_takes_the_task_out_from_the_day_of_the_session(office: Office, plan: Plan):
    task = make_task(plan, office.vp)
    review = opened(office, plan)
    said = decides(task, Ruled.REMOVE, why=RemovalReason.NO_LONGER_NEEDED)
    reviews.conclude(review, said, by=office.hoa, at=AT)
    close(review, office)
    assert (task.status, task.removed_on) == (Status.CANCELLED, HELD_ON)
    assert figures_of(plan, as_of=HELD_ON).counts().total == 0


def test_what_is_asked_may_be_refused(office: Office, plan: Plan):
    task = make_task(plan, office.vp, due_on=date(2026, 7, 15))
    request = asked(task, office.lan, EXTENSION)
    review = opened(office, plan)
    reviews.conclude(review, decides(task, Ruled.REFUSE), by=office.binh, at=AT)
    reviews.close_review(review, by=office.binh, at=AT)
    assert (request.state, task.due_on) == (State.REFUSED, date(2026, 7, 15))


def test_decisions_that_cannot_be_are_refused_at_once(office: Office, plan: Plan):
    task = make_task(plan, office.vp, due_on=date(2026, 12, 1))
    review = opened(office, plan)
    for said, why in (
        (decides(None, Ruled.EXTEND), "Chọn nhiệm vụ"),
        (decides(task, None), "Chọn gia hạn"),
        (decides(task, Ruled.EXTEND, due_on=date(2026, 8, 1)), "Hạn mới phải sau"),
        (decides(task, Ruled.EXTEND), "Nhập hạn mới"),
        (decides(task, Ruled.REMOVE), "lý do đưa ra"),
        (decides(task, Ruled.REFUSE), "không có đề nghị"),
        (Said(ConclusionKind.GENERAL, " "), "Ghi nội dung kết luận"),
    ):
        with pytest.raises(Refused, match=why), db.session.begin_nested():
            reviews.conclude(review, said, by=office.hoa, at=AT)


def test_words_may_change_until_the_session_ends(office: Office, plan: Plan):
    review = opened(office, plan)
    made = reviews.conclude(review, given(office), by=office.hoa, at=AT)
    version = made.version
    reviews.reword(made, general(), by=office.binh, at=AT)
    assert (made.kind, made.units, made.due_text) == (ConclusionKind.GENERAL, [], "")
    assert (made.typed_by, made.version) == (office.binh, version + 1)
    close(review, office)
    with pytest.raises(Refused, match="đang diễn ra"):
        reviews.reword(made, general("Khác"), by=office.hoa, at=AT)


def test_one_taken_back_has_no_effect(office: Office, plan: Plan):
    review = opened(office, plan)
    made = reviews.conclude(review, given(office), by=office.hoa, at=AT)
    reviews.take_back(made, by=office.hoa, at=AT)
    close(review, office)
    assert (review.standing, made.tasks) == ([], [])


def test_one_that_cannot_take_effect_any_more_is_named(office: Office, plan: Plan):
    task = make_task(plan, office.vp, due_on=date(2026, 7, 15))
    review = opened(office, plan)
    reviews.conclude(review, general(), by=office.hoa, at=AT)
    said = decides(task, Ruled.EXTEND, due_on=date(2026, 8, 31))
    reviews.conclude(review, said, by=office.hoa, at=AT)
    task.due_on = date(2026, 9, 30)
    with pytest.raises(Refused, match=r"Kết luận 2 .*Hạn mới phải sau"):
        close(review, office)


def test_nothing_is_concluded_before_the_session_begins(office: Office, plan: Plan):
    review = planned(office, plan)
    with pytest.raises(Refused, match="đang diễn ra"):
        reviews.conclude(review, general(), by=office.hoa, at=AT)


def test_the_number_of_the_paper_comes_later_and_reaches_all(office: Office, plan: Plan):
    review = opened(office, plan)
    made = reviews.conclude(review, given(office), by=office.hoa, at=AT)
    close(review, office)
    source = db.session.get_one(Document, made.tasks[0].source_document_id)
    assert source.cited == "Biên bản phiên họp ngày 07/07/2026"
    reviews.number_paper(review, number="15/TB-UBND", on=HELD_ON, by=office.hoa, at=AT)
    assert source.cited == "15/TB-UBND ngày 07/07/2026"
    assert review.has_number


def test_the_next_session_tells_what_became_of_the_last(office: Office, plan: Plan):
    review = opened(office, plan)
    reviews.conclude(review, given(office), by=office.hoa, at=AT)
    reviews.conclude(review, general(), by=office.hoa, at=AT)
    close(review, office)
    following = planned(office, plan, held_on=date(2026, 9, 7), title="Phiên họp quý III")
    assert following.previous is review
    reviews.propose(following, by=office.hoa, at=AT)
    lines = reviews.followed(review, on=date(2026, 9, 7))
    assert reviews.done_of(lines) == (0, 1)
    assert len(lines[0].overdue_ids) == 1
    assert following.items[0].kind == "previous"


def test_a_session_needs_a_leader_and_a_plan_in_force(office: Office, plan: Plan):
    setting = reviews.Setting("Phiên họp", HELD_ON, office.hoa)
    with pytest.raises(Refused, match="trong số lãnh đạo"):
        reviews.plan_review(plan, setting, by=office.hoa, at=AT)
    draft = make_plan(office, year=2027, state="draft")
    setting = reviews.Setting("Phiên họp", HELD_ON, office.binh)
    with pytest.raises(Refused, match="chưa ban hành"):
        reviews.plan_review(draft, setting, by=office.hoa, at=AT)


def test_it_begins_on_its_day(office: Office, plan: Plan):
    review = planned(office, plan, held_on=date(2026, 8, 1))
    with pytest.raises(Refused, match="đến ngày họp"):
        reviews.open_review(review, by=office.hoa, at=AT)


def test_a_session_decides_once_on_a_task(office: Office, plan: Plan):
    task = make_task(plan, office.vp, due_on=date(2026, 7, 15))
    review = opened(office, plan)
    extends = decides(task, Ruled.EXTEND, due_on=date(2026, 8, 31))
    made = reviews.conclude(review, extends, by=office.hoa, at=AT)
    removes = decides(task, Ruled.REMOVE, why=RemovalReason.NO_LONGER_NEEDED)
    with pytest.raises(Refused, match="NV01 đã có quyết định ở kết luận 1"):
        reviews.conclude(review, removes, by=office.binh, at=AT)
    reviews.reword(made, removes, by=office.hoa, at=AT)
    assert made.ruled == Ruled.REMOVE
