"""The letter to the head of a unit that works on, or answers to, tasks which a document gave."""

from itertools import chain

from flask_babel import gettext
from sqlalchemy import select

from tracker.accounts import Person
from tracker.db import db
from tracker.letters.counted import counted
from tracker.letters.plan_issued import shares_of, told
from tracker.letters.written import Envelope, Written, greeting_of, write
from tracker.outbox import Letter
from tracker.plans import Plan, PlanKind
from tracker.rules import P_
from tracker.rules.numbers import format_day
from tracker.tasks import Task


def tasks_added(person: Person, letter: Letter) -> Written | None:
    """Write the letter from the tasks as they stand; None where none is the person's any more."""
    units = [post.unit_id for post in person.posts(letter.day)]
    shares = shares_of(select(Task).where(Task.id.in_(letter.facts["task_ids"])), units)
    if not shares:
        return None
    tasks = list(chain.from_iterable(shares.values()))
    plan = db.session.get_one(Plan, letter.facts["plan_id"])
    count = len(tasks)
    subject = counted(P_("%(plan)s: bổ sung %(count)s nhiệm vụ"), count, plan=plan.title)
    if plan.kind == PlanKind.OUTSIDE:
        subject = counted(P_("%(count)s nhiệm vụ được giao ngoài kế hoạch"), count)
    envelope = Envelope(
        person, letter.day, f"[CCHC {plan.year}] {subject}",
        heading=counted(P_("Đơn vị được giao thêm %(count)s nhiệm vụ"), count),
        greeting=f"{greeting_of(person, on=letter.day)} {document_words(tasks[0])}",
    )  # fmt: skip
    return write("digest", envelope, tells=[], **told(shares))


def document_words(task: Task) -> str:
    """Return which document gave the tasks."""
    document = task.source_document
    if document is None or document.issued_on is None:
        return ""
    return gettext(
        "Nhiệm vụ được giao theo văn bản số %(number)s ngày %(day)s.",
        number=document.number, day=format_day(document.issued_on),
    )  # fmt: skip
