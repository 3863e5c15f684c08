"""Who may open which page of the sessions, and a session to try: a part of the access table."""

from collections.abc import Callable
from typing import Any

from tests.reviews.making import AT, HELD_ON
from tracker.accounts import Person
from tracker.db import db
from tracker.pages.guard import Audience
from tracker.reviews import (
    AgendaItem,
    Conclusion,
    ConclusionKind,
    ItemKind,
    Review,
    ReviewState,
)
from tracker.tasks import Task

TABLE = {
    Audience.COMMITTEE: """
        reviews.begin reviews.close reviews.closing reviews.conclude reviews.conclusion
        reviews.correct reviews.hear reviews.latest reviews.listing reviews.one reviews.paper
        reviews.reopen reviews.reword reviews.screen reviews.take_back
    """,
    Audience.SECRETARIAT: """
        reviews.add reviews.create reviews.drop reviews.edit reviews.item reviews.new
        reviews.number reviews.propose reviews.save reviews.save_item reviews.step
    """,
}


def entry(name: str) -> Callable[[Any], object]:
    """Return what finds the record that a parameter stands for."""
    return lambda records: records.entries[name]


PARAMETERS = {
    "review_id": entry("review_id"),
    "reviews.item_id": entry("matter_id"),
    "conclusion_id": entry("conclusion_id"),
    "place": lambda _records: 1,
}


def lay(task: Task, chair: Person) -> dict[str, int]:
    """Lay a session on a task's plan, with a matter and a conclusion; return their ids."""
    review = Review(
        authority_id=task.authority_id, plan=task.plan, title=task.title, held_on=HELD_ON,
        chair=chair, state=ReviewState.OPEN,
    )  # fmt: skip
    item = AgendaItem(review=review, position=1, kind=ItemKind.OTHER, title=task.title, task=task)
    conclusion = Conclusion(
        review=review, item=item, position=1, kind=ConclusionKind.GENERAL, text=task.title,
        typed_by=chair, typed_at=AT,
    )  # fmt: skip
    db.session.add_all([review, item, conclusion])
    db.session.commit()
    return {"review_id": review.id, "matter_id": item.id, "conclusion_id": conclusion.id}
