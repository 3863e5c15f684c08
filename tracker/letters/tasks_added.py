"""The letter to the head of a unit that works on tasks which a document added or gave."""

from flask_babel import gettext
from sqlalchemy import select

from tracker.accounts import Person
from tracker.db import db
from tracker.letters.plan_issued import LISTED, matter, rest, works_on
from tracker.letters.written import Envelope, Written, greeting_of, write
from tracker.outbox import Letter
from tracker.plans import Plan, PlanKind
from tracker.rules.numbers import format_day, two_digits
from tracker.tasks import Task


def tasks_added(person: Person, letter: Letter) -> Written | None:
    """Write the letter from the tasks as they stand; None where none is the person's any more."""
    units = [post.unit_id for post in person.posts(letter.day)]
    tasks = tasks_of(letter.facts["task_ids"], units)
    if not tasks:
        return None
    plan = db.session.get_one(Plan, letter.facts["plan_id"])
    count = two_digits(len(tasks))
    subject = gettext("%(plan)s: bổ sung %(count)s nhiệm vụ", plan=plan.title, count=count)
    if plan.kind == PlanKind.OUTSIDE:
        subject = gettext("%(count)s nhiệm vụ được giao ngoài kế hoạch", count=count)
    envelope = Envelope(
        person, letter.day, f"[CCHC {plan.year}] {subject}",
        heading=gettext("Đơn vị được giao thêm %(count)s nhiệm vụ", count=count),
        greeting=f"{greeting_of(person, on=letter.day)} {document_words(tasks[0])}",
    )  # fmt: skip
    part = {"words": gettext("Nhiệm vụ chủ trì"), "tone": "run"}
    sections = [part | {"items": [matter(task) for task in tasks[:LISTED]]}]
    return write("digest", envelope, tells=[], sections=sections, closing=rest(tasks))


def tasks_of(task_ids: list[int], unit_ids: list[int]) -> list[Task]:
    """Return those of the tasks that the units work on, the earliest deadline first."""
    rows = select(Task).where(Task.id.in_(task_ids), works_on(unit_ids), Task.removed_on.is_(None))
    return list(db.session.scalars(rows.order_by(Task.due_on, Task.position)))


def document_words(task: Task) -> str:
    """Return which document gave the tasks."""
    document = task.source_document
    if document is None or document.issued_on is None:
        return ""
    return gettext(
        "Nhiệm vụ được giao theo văn bản số %(number)s ngày %(day)s.",
        number=document.number, day=format_day(document.issued_on),
    )  # fmt: skip
