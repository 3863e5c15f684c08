"""What a session looks back on: the frozen figures of its period, or those of its last day."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.cast import Office, make_plan, make_task
from tests.periods.making import CUT_OFF, FROZEN_AT, OPENED_AT, complete, first_quarter
from tests.registers.told import news
from tests.reviews.making import AT, HELD_ON, behind, opened, planned
from tracker import history, periods, reviews
from tracker.db import db
from tracker.pages.reviews.words import stood
from tracker.plans import Plan
from tracker.registers import ItemKind, Wanted, drop_quota, set_quota
from tracker.reviews import Looked, Review
from tracker.reviews.looking import Back, look_back
from tracker.rules import Refused
from tracker.rules.indicators import Frequency
from tracker.rules.quotas import Cell
from tracker.tasks import Task


@pytest.fixture
def tasks(office: Office, plan: Plan) -> list[Task]:
    """Two tasks, the first done in February."""
    days = date(2026, 2, 20), date(2026, 12, 1)
    made = [make_task(plan, office.vp, staff=office.tu, due_on=day) for day in days]
    complete(made[0], office, done_on=date(2026, 2, 10), at=OPENED_AT + timedelta(days=15))
    return made


@pytest.fixture
def quarter(office: Office, plan: Plan, tasks: list[Task]) -> periods.ReportPeriod:
    """The first quarter."""
    return first_quarter(plan, office)


def looked(review: Review, *, on: date = HELD_ON) -> Looked:
    return look_back(Back(review, on=on))


def test_a_frozen_period_gives_its_frozen_figures(office: Office, plan: Plan, quarter, tasks):
    periods.freeze(quarter, by=office.hoa, at=FROZEN_AT)
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=FROZEN_AT + timedelta(days=3))
    review = planned(office, plan, period=quarter)
    found = looked(review)
    assert (found.as_of, found.frozen_at) == (CUT_OFF, FROZEN_AT)
    assert (found.counts.executed, found.counts.total) == (1, 2)


def test_figures_that_are_not_frozen_are_of_the_last_day(office: Office, plan: Plan, quarter):
    review = planned(office, plan, period=quarter)
    assert (looked(review).as_of, looked(review).frozen_at) == (CUT_OFF, None)
    january = planned(office, plan, since=date(2026, 1, 1), until=date(2026, 1, 31))
    found = looked(january)
    assert (found.as_of, found.counts.executed) == (date(2026, 1, 31), 0)
    assert str(january.looks_back_on) == "Từ ngày 01/01/2026 đến ngày 31/01/2026"
    year = planned(office, plan, since=date(2026, 1, 1), until=date(2026, 12, 31))
    assert looked(year).as_of == HELD_ON


def test_figures_of_a_session_stand_once_it_has_ended(office: Office, plan: Plan, tasks):
    indicator = behind(plan, office)
    quota = set_quota(plan, Wanted(ItemKind.NEWS, 1, Frequency.QUARTER), by=office.hoa, at=AT)
    review = opened(office, plan)
    reviews.propose(review, by=office.hoa, at=AT)
    before = seen(review, on=HELD_ON)
    assert [bool(one.stood or one.short) for one in before].count(True) == 2
    reviews.close_review(review, by=office.hoa, at=AT)
    later = AT + timedelta(days=3)
    complete(tasks[1], office, done_on=date(2026, 7, 1), at=later)
    indicator.values[0].value, indicator.target = Decimal(99), Decimal(10)
    news(office, office.pkt, date(2026, 3, 5))
    drop_quota(quota, by=office.hoa, at=later)
    db.session.expire_all()
    assert seen(review, on=date(2026, 8, 1)) == before


@dataclass(frozen=True)
class Seen:
    """What the chair's screen shows of the figures beside a matter."""

    looked: Looked
    stood: tuple[object, ...]
    short: list[tuple[int, list[Cell]]]


def seen(review: Review, *, on: date) -> list[Seen]:
    faced = [reviews.face(review, place=place + 1, on=on) for place in range(len(review.items))]
    return [
        Seen(
            one.looked, tuple(vars(stood(one.now.stood)).values()) if one.now.stood else (),
            [(told.unit.id, told.short) for told in one.now.short],
        )
        for one in faced
    ]  # fmt: skip


def test_a_period_belongs_to_the_plan_and_its_days_follow(office: Office, plan: Plan, quarter):
    other = make_plan(office, year=2027)
    day = date(2026, 1, 1)
    for on, more, why in (
        (other, {"period": quarter}, "không thuộc kế hoạch"),
        (plan, {"period": quarter, "since": day, "until": day}, "không cả hai"),
        (plan, {"since": day}, "đủ từ ngày"),
        (plan, {"since": HELD_ON, "until": day}, "từ ngày không được sau"),
    ):
        with pytest.raises(Refused, match=why):
            planned(office, on, **more)


def test_the_history_names_the_period(office: Office, plan: Plan, quarter):
    review = planned(office, plan, period=quarter)
    (event,) = history.of("review", review.id)
    assert event.changes["period"] == "2026-Q1"
