"""The agenda: what the exceptions put there, and how it is ordered."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import Office, make_task
from tests.registers.told import news
from tests.requests.making import REMOVAL, asked
from tests.reviews.making import AT, HELD_ON, behind, general, opened, planned
from tracker import history, reviews
from tracker.db import db
from tracker.plans import Plan
from tracker.registers import ItemKind as ItemKindOf
from tracker.registers import Wanted, drop_quota, set_quota
from tracker.reviews import ItemKind, Matter, Review
from tracker.rules import Refused
from tracker.rules.indicators import Frequency
from tracker.rules.words import Move, Status
from tracker.tasks import Moved, Task, record


def kinds(review: Review) -> list[tuple[str, str]]:
    return [(item.kind, item.task.code if item.task else item.title) for item in review.items]


def blocked(task: Task) -> Task:
    task.status = Status.BLOCKED
    changes = {"blocked_reason": "waiting_guidance", "blocked_since_on": date(2026, 6, 1)}
    record(task, Moved(Move.BLOCK, "Chờ Sở Nội vụ hướng dẫn", changes), by=None, at=AT)
    return task


def test_exceptions_make_the_agenda_each_task_once(office: Office, plan: Plan):
    make_task(plan, office.pkt)
    blocked(make_task(plan, office.vp))
    make_task(plan, office.vp, due_on=date(2026, 12, 1))
    review = planned(office, plan)
    assert reviews.propose(review, by=office.hoa, at=AT) == 2
    assert kinds(review) == [(ItemKind.OVERDUE, "NV01"), (ItemKind.BLOCKED, "NV02")]
    assert [item.unit for item in review.items] == [office.pkt, office.vp]


def test_what_was_sent_back_twice_and_what_is_asked_come_after(office: Office, plan: Plan):
    returned = make_task(plan, office.vp, due_on=date(2026, 12, 1))
    for _ in range(2):
        record(returned, Moved(Move.SEND_BACK, "Thiếu phụ lục"), by=None, at=AT)
    waiting = make_task(plan, office.vp, due_on=date(2026, 12, 1))
    asked(waiting, office.lan, REMOVAL)
    review = planned(office, plan)
    reviews.propose(review, by=office.hoa, at=AT)
    assert kinds(review) == [(ItemKind.SENT_BACK, "NV01"), (ItemKind.ASKED, "NV02")]


def test_proposing_again_adds_only_what_is_new(office: Office, plan: Plan):
    make_task(plan, office.pkt)
    review = planned(office, plan)
    reviews.propose(review, by=office.hoa, at=AT)
    make_task(plan, office.vp)
    assert reviews.propose(review, by=office.hoa, at=AT) == 1
    assert [code for _, code in kinds(review)] == ["NV01", "NV02"]


def three(office: Office, plan: Plan) -> Review:
    review = planned(office, plan)
    for title in ("Một", "Hai", "Ba"):
        reviews.add(review, Matter(title), by=office.hoa, at=AT)
    return review


def titles(review: Review) -> list[str]:
    return [item.title for item in review.items]


def test_matters_change_places(office: Office, plan: Plan):
    review = three(office, plan)
    reviews.move_up(review.items[2], by=office.hoa, at=AT)
    assert titles(review) == ["Một", "Ba", "Hai"]
    reviews.move_down(review.items[0], by=office.hoa, at=AT)
    assert titles(review) == ["Ba", "Một", "Hai"]
    reviews.move_up(review.items[0], by=office.hoa, at=AT)
    assert titles(review) == ["Ba", "Một", "Hai"]


def test_a_matter_goes_to_its_place_at_once(office: Office, plan: Plan):
    review = three(office, plan)
    reviews.move_to(review.items[2], 1, by=office.hoa, at=AT)
    assert titles(review) == ["Ba", "Một", "Hai"]
    reviews.move_to(review.items[0], 99, by=office.hoa, at=AT)
    assert titles(review) == ["Một", "Hai", "Ba"]
    assert [item.position for item in review.items] == [1, 2, 3]
    reviews.move_to(review.items[0], 1, by=office.hoa, at=AT)
    assert [event.move for event in history.of("review", review.id)].count("move_item") == 2


def test_a_matter_taken_off_leaves_no_gap(office: Office, plan: Plan):
    review = three(office, plan)
    reviews.remove(review.items[0], by=office.hoa, at=AT)
    assert [(item.position, item.title) for item in review.items] == [(1, "Hai"), (2, "Ba")]


def test_a_matter_without_words_is_refused(office: Office, plan: Plan):
    review = planned(office, plan)
    with pytest.raises(Refused, match="chọn một nhiệm vụ"):
        reviews.add(review, Matter("  "), by=office.hoa, at=AT)


def test_a_task_put_on_the_agenda_brings_its_words_and_unit(office: Office, plan: Plan):
    task = make_task(plan, office.pkt, due_on=date(2026, 12, 1))
    review = planned(office, plan)
    item = reviews.add(review, Matter("", task=task), by=office.hoa, at=AT)
    assert (item.title, item.unit_id) == (task.title, office.pkt.id)
    assert reviews.face(review, place=1, on=HELD_ON).now.known is not None


def test_every_act_stands_in_the_plans_history(office: Office, plan: Plan):
    review = three(office, plan)
    reviews.remove(review.items[0], by=office.hoa, at=AT)
    events = history.of("review", review.id)
    assert [event.move for event in events] == ["prepare", *["add_item"] * 3, "remove_item"]
    assert {event.chain_id for event in events} == {plan.id}


def test_indicators_behind_and_quotas_missed_close_the_agenda(office: Office, plan: Plan):
    indicator = behind(plan, office)
    quota = set_quota(plan, Wanted(ItemKindOf.NEWS, 1, Frequency.QUARTER), by=office.hoa, at=AT)
    news(office, office.vp, date(2026, 3, 5))
    review = planned(office, plan)
    reviews.propose(review, by=office.hoa, at=AT)
    assert [(item.kind, item.indicator_id, item.quota_id) for item in review.items] == [
        (ItemKind.INDICATOR, indicator.id, None), (ItemKind.QUOTA, None, quota.id),
    ]  # fmt: skip
    first, second = (reviews.face(review, place=place, on=HELD_ON).now for place in (1, 2))
    assert first.stood is not None
    assert (first.stood.reading.value, first.stood.expected) == (Decimal(40), Decimal(60))
    assert first.unit.unit == office.vp
    missed = {one.unit.code: [cell.span.ordinal for cell in one.short] for one in second.short}
    assert (missed["PKT"], missed["VP"]) == ([1, 2], [2])
    assert reviews.propose(review, by=office.hoa, at=AT) == 0


def test_a_quota_taken_away_leaves_its_matter(office: Office, plan: Plan):
    quota = set_quota(plan, Wanted(ItemKindOf.NEWS, 1, Frequency.QUARTER), by=office.hoa, at=AT)
    review = planned(office, plan)
    reviews.propose(review, by=office.hoa, at=AT)
    drop_quota(quota, by=office.hoa, at=AT)
    db.session.expire_all()
    line = reviews.face(review, place=1, on=HELD_ON).now
    assert (line.item.title, line.item.quota, line.short) == (
        "Mỗi đơn vị ít nhất 01 tin, bài mỗi quý", None, (),
    )  # fmt: skip


def test_a_session_prepared_early_looks_back_on_what_was_held_meanwhile(office: Office, plan: Plan):
    first = opened(office, plan)
    following = planned(office, plan, held_on=HELD_ON, title="Phiên họp tháng 8")
    reviews.propose(following, by=office.hoa, at=AT)
    assert (following.previous, following.items) == (None, [])
    reviews.conclude(first, general(), by=office.hoa, at=AT)
    reviews.close_review(first, by=office.hoa, at=AT)
    reviews.propose(following, by=office.hoa, at=AT)
    assert following.previous is first
    assert [item.title for item in following.items] == ["Kết luận phiên họp trước, ngày 07/07/2026"]
    third = opened(office, plan, held_on=HELD_ON)
    reviews.conclude(third, general(), by=office.hoa, at=AT)
    reviews.close_review(third, by=office.hoa, at=AT)
    reviews.open_review(following, by=office.hoa, at=AT)
    assert following.previous is third
