"""A session's pages ask the database as much for many matters and conclusions as for a few."""

from datetime import date

import pytest

from tests.cast import Office, make_task
from tests.reviews.making import AT, general, given, opened
from tracker import evidence, history, issuing, reviews
from tracker.db import db
from tracker.evidence import Cited
from tracker.plans import Plan
from tracker.reviews import Review

MOST = {"": 25, "/chieu/1": 27, "/chieu/2": 27, "/ket-luan": 14, "/ket-luan?viec=2": 14,
        "/ket-thuc": 14}  # fmt: skip


def held(office: Office, plan: Plan, count: int) -> Review:
    """A session under way that looks back on one that has ended, both with many conclusions."""
    for _ in range(count):
        make_task(plan, office.vp)
    history.take(history.GENERAL, plan.id)
    collection = issuing.collection_of(office.authority, year=2026, at=AT)
    history.take(collection.id)
    for day in (date(2026, 7, 6), date(2026, 7, 7)):
        review = opened(office, plan, held_on=day)
        reviews.propose(review, by=office.hoa, at=AT)
        for item in review.items[1 : count + 1]:
            for said in (given(office), general()):
                reviews.conclude(review, said, by=office.hoa, at=AT, item=item)
            cited = Cited(f"{item.id}/BC", day)
            paper = evidence.describe(cited, authority_id=plan.authority_id, by=None, at=AT)
            reviews.attach(item, paper, by=office.hoa, at=AT)
        if day.day == 6:
            reviews.close_review(review, by=office.hoa, at=AT)
    db.session.commit()
    return review


@pytest.mark.parametrize("count", [3, 9])
def test_as_many_statements_at_any_size(client, office, plan, queries, count):
    review_id = held(office, plan, count).id
    client.sign_in(office.hoa)
    client.get("/phien-hop")
    asked = {}
    for path in MOST:
        db.session.expunge_all()
        queries.clear()
        assert client.get(f"/phien-hop/{review_id}{path}").status_code == 200
        asked[path] = len(queries)
    assert {path: asked[path] for path, most in MOST.items() if asked[path] > most} == {}
