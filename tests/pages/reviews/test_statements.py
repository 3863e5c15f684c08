"""A session's pages ask the database as much for many matters and conclusions as for a few."""

from datetime import date

import pytest

from tests.cast import Office, make_task
from tests.reviews.making import AT, behind, general, given, opened
from tracker import evidence, history, issuing, reviews
from tracker.db import db
from tracker.evidence import Cited
from tracker.plans import Plan
from tracker.registers import ItemKind, Wanted, set_quota
from tracker.reviews import ConclusionKind, Review, Ruled, Said
from tracker.rules.indicators import Frequency
from tracker.tasks import Task

MOST = 12
SHOWN = {
    "open": ("", "/chieu/1", "/chieu/2", "/chieu/{indicator}", "/chieu/{quota}", "/ket-luan",
             "/ket-luan?viec=2", "/ket-thuc"),
    "closed": ("", "/chieu/2", "/chieu/{indicator}", "/chieu/{quota}", "/ket-luan"),
}  # fmt: skip


def held(office: Office, plan: Plan, count: int) -> list[Review]:
    """Two sessions with many conclusions each: one ended, one under way that looks back on it."""
    later = date(2026, 12, 1)
    for _ in range(count):
        make_task(plan, office.vp)
    open_tasks = [make_task(plan, office.vp, due_on=later) for _ in range(count)]
    behind(plan, office)
    set_quota(plan, Wanted(ItemKind.NEWS, 1, Frequency.QUARTER), by=office.hoa, at=AT)
    history.take(history.GENERAL, plan.id)
    collection = issuing.collection_of(office.authority, year=2026, at=AT)
    history.take(collection.id)
    made = []
    for day in (date(2026, 7, 6), date(2026, 7, 7)):
        spent = {"since": date(2026, 1, 1), "until": date(2026, 6, 30)}
        review = opened(office, plan, held_on=day, **spent)
        made.append(review)
        reviews.propose(review, by=office.hoa, at=AT)
        for item in review.items[1 : count + 1]:
            for said in (given(office), general()):
                reviews.conclude(review, said, by=office.hoa, at=AT, item=item)
        for item in review.items:
            paper = evidence.describe(
                Cited(f"{item.id}/BC", day), authority_id=plan.authority_id, by=None, at=AT
            )
            reviews.attach(item, paper, by=office.hoa, at=AT)
        for task in open_tasks:
            reviews.conclude(
                review, extended(task, date(2026, 12, 10 + day.day)), by=office.hoa, at=AT
            )
        if day.day == 6:
            reviews.close_review(review, by=office.hoa, at=AT)
    db.session.commit()
    return made


@pytest.mark.parametrize("count", [3, 9])
def test_no_page_of_a_session_asks_more_at_any_size(client, office, plan, queries, count):
    pages = [
        (review.state, path, f"/phien-hop/{review.id}{path}".format(**places(review)))
        for review in held(office, plan, count) for path in SHOWN[review.state]
    ]  # fmt: skip
    asked = {}
    client.sign_in(office.hoa)
    client.get("/phien-hop")
    for state, path, address in pages:
        db.session.expunge_all()
        queries.clear()
        assert client.get(address).status_code == 200
        asked[state, path] = sum(1 for one in queries if one.startswith("SELECT"))
    assert {path: number for path, number in asked.items() if number > MOST} == {}


def test_the_list_of_sessions_asks_once_for_all_of_them(client, office, plan, queries):
    held(office, plan, 5)
    client.sign_in(office.hoa)
    client.get("/phien-hop")
    db.session.expunge_all()
    queries.clear()
    client.get("/phien-hop")
    assert sum(1 for one in queries if one.startswith("SELECT")) <= 8


def extended(task: Task, until: date) -> Said:
    return Said(ConclusionKind.DECISION, "Gia hạn", task=task, ruled=Ruled.EXTEND, due_on=until)


def places(review: Review) -> dict[str, int]:
    return {item.kind: place for place, item in enumerate(review.items, start=1)}
