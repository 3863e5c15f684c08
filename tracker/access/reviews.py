"""The committee's sessions for the doors: who reads and who types, and loading them to be changed.

The secretariat prepares and types, the session's chair types, too; other leaders, the committee and
auditors read. Nobody else knows of a session; its tasks are seen as tasks.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from tracker import history
from tracker.access import NotFound, roles, visible_documents
from tracker.accounts import Person
from tracker.db import db
from tracker.evidence import Document
from tracker.periods import ReportPeriod
from tracker.plans import Plan, PlanState
from tracker.reviews import (
    GIVEN,
    TOLD,
    AgendaItem,
    AgendaPaper,
    Conclusion,
    Correction,
    Review,
)
from tracker.rules.words import OPEN_STATUSES, Role
from tracker.tasks import Task


def visible_reviews(by: Person) -> Select[Review]:
    """Return the query of the sessions of a person's authority; doors let readers only in."""
    return select(Review).where(Review.authority_id == by.authority_id)


def latest_reviews(*, by: Person) -> list[Review]:
    """Return the sessions of a person's authority, the last one first."""
    rows = visible_reviews(by).options(
        joinedload(Review.plan), joinedload(Review.chair), joinedload(Review.paper),
        joinedload(Review.period),
        selectinload(Review.conclusions).options(
            joinedload(Conclusion.request),
            selectinload(Conclusion.tasks).joinedload(Task.plan),
        ),
        selectinload(Review.items),
    )  # fmt: skip
    return list(db.session.scalars(rows.order_by(Review.held_on.desc(), Review.id.desc())))


def review_to_see(review_id: int, *, by: Person) -> Review:
    """Return a session of the person's authority with its agenda, or raise NotFound."""
    return _found(
        visible_reviews(by).where(Review.id == review_id).options(
            *_headed(),
            selectinload(Review.items).options(
                joinedload(AgendaItem.task), joinedload(AgendaItem.unit),
                joinedload(AgendaItem.papers),
            ),
            selectinload(Review.conclusions).options(*TOLD, GIVEN),
        )
    )  # fmt: skip


def review_on_screen(review_id: int, *, by: Person) -> Review:
    """Return the same without what the chair's screen does not show of every matter."""
    return _found(
        visible_reviews(by).where(Review.id == review_id).options(
            *_headed(),
            selectinload(Review.items).options(
                joinedload(AgendaItem.task), joinedload(AgendaItem.quota)
            ),
            selectinload(Review.conclusions).options(*TOLD),
        )
    )  # fmt: skip


def papers_of(item: AgendaItem, *, by: Person, on: date) -> list[Document]:
    """Return the documents laid with a matter that a person may read, in one query."""
    laid = select(AgendaPaper.document_id).where(AgendaPaper.item_id == item.id)
    rows = visible_documents(by, on=on).where(Document.id.in_(laid))
    return list(db.session.scalars(rows.order_by(Document.id)))


def _headed() -> tuple[ExecutableOption, ...]:
    """Return what is loaded beside a session and the last one: a handful of rows in one query."""
    previous = joinedload(Review.previous)
    return (
        joinedload(Review.plan), joinedload(Review.chair), joinedload(Review.period),
        joinedload(Review.paper), joinedload(Review.replaced), previous,
        joinedload(Review.corrections).joinedload(Correction.typed_by),
        previous.joinedload(Review.corrections).joinedload(Correction.typed_by),
    )  # fmt: skip


def _found(rows: Select[Review]) -> Review:
    found: Review | None = db.session.scalars(rows).unique().one_or_none()
    if found is None:
        raise NotFound
    return found


def review_to_change(review_id: int, *, by: Person) -> Review:
    """Begin writing, take the chains of all that a session may touch and return it as it stands.

    Its conclusions give tasks outside the plan and decide on tasks of any plan not in draft.
    """
    review_to_see(review_id, by=by)
    history.begin_on(lambda: chains_of(by.authority_id))
    return review_to_see(review_id, by=by)


def chains_of(authority_id: int) -> set[int]:
    """Return the ids of the general chain and of those of an authority's plans."""
    rows = select(Plan.id).where(
        Plan.authority_id == authority_id, Plan.state != PlanState.DRAFT
    )  # fmt: skip
    return {history.GENERAL, *db.session.scalars(rows)}


def item_of(review: Review, item_id: int) -> AgendaItem:
    """Return a matter of a session's agenda, or raise NotFound."""
    for item in review.items:
        if item.id == item_id:
            return item
    raise NotFound


def conclusion_of(review: Review, conclusion_id: int) -> Conclusion:
    """Return a conclusion of a session, or raise NotFound."""
    for conclusion in review.conclusions:
        if conclusion.id == conclusion_id:
            return conclusion
    raise NotFound


def periods_of(plans: Collection[Plan]) -> list[ReportPeriod]:
    """Return the reporting periods of some plans, the latest first."""
    rows = select(ReportPeriod).where(ReportPeriod.plan_id.in_([plan.id for plan in plans]))
    newest_first = (ReportPeriod.until.desc(), ReportPeriod.since.desc(), ReportPeriod.id)
    return list(db.session.scalars(rows.order_by(*newest_first)))


def may_prepare(by: Person, *, on: date) -> bool:
    """Tell whether a person prepares sessions and their agendas."""
    return Role.COORDINATOR in roles(by, on=on)


def may_type(review: Review, *, by: Person, on: date) -> bool:
    """Tell whether a person takes conclusions down: the secretariat, and who chairs as a leader."""
    chairs = review.chair_id == by.id and Role.LEADER in roles(by, on=on)
    return chairs or may_prepare(by, on=on)


def tasks_to_decide(review: Review) -> list[Task]:
    """Return the open tasks of a session's authority on which it may decide, its own plan first."""
    rows = (
        select(Task).join(Plan, Plan.id == Task.plan_id)
        .where(Task.authority_id == review.authority_id, Plan.state == PlanState.ISSUED,
               Task.status.in_(OPEN_STATUSES))
        .order_by(Task.plan_id != review.plan_id, Task.plan_id, Task.position)
    )  # fmt: skip
    return list(db.session.scalars(rows))
