"""The letter to a unit's head when a plan is issued: what the unit leads, what it has to answer."""

import re
from typing import Any

from flask_babel import gettext
from sqlalchemy import ColumnElement, or_, select

from tracker.accounts import Person
from tracker.db import db
from tracker.letters.written import Envelope, Written, greeting_of, link_to, write
from tracker.outbox import Letter
from tracker.plans import Plan
from tracker.rules.numbers import format_day, two_digits
from tracker.tasks import Task, TaskAnswer

LISTED = 10
DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def plan_issued(person: Person, letter: Letter) -> Written | None:
    """Write the letter from the plan as it stands; None where nothing is the units' any more."""
    plan = db.session.get_one(Plan, letter.facts["plan_id"])
    units = [post.unit_id for post in person.posts(letter.day)]
    led, asked = tasks_of(plan, units), tasks_asked(plan, units)
    if not led and not asked:
        return None
    count = two_digits(len(led) + len(asked))
    subject = gettext("%(plan)s: %(count)s nhiệm vụ được giao", plan=plan.title, count=count)
    envelope = Envelope(
        person, letter.day, f"[CCHC {plan.year}] {subject}",
        heading=gettext("Đơn vị được giao %(count)s nhiệm vụ", count=count),
        greeting=f"{greeting_of(person, on=letter.day)} {issued_words(plan)}",
    )  # fmt: skip
    parts = ((gettext("Nhiệm vụ chủ trì"), led), (gettext("Phần việc được giao"), asked))
    sections = [
        {"words": words, "tone": "run", "count": len(tasks),
         "items": [matter(task) for task in tasks[:LISTED]]}
        for words, tasks in parts if tasks
    ]  # fmt: skip
    left = sum(max(0, len(tasks) - LISTED) for _, tasks in parts)
    return write("digest", envelope, tells=[], sections=sections, closing=rest(left))


def tasks_of(plan: Plan, unit_ids: list[int]) -> list[Task]:
    """Return what the units work on in a plan, the earliest deadline first."""
    rows = select(Task).where(
        Task.plan_id == plan.id, works_on(unit_ids), Task.removed_on.is_(None)
    )
    return list(db.session.scalars(rows.order_by(Task.due_on, Task.position)))


def works_on(unit_ids: list[int]) -> ColumnElement[bool]:
    """Return what holds of the tasks that some units work on, a group's under its collector."""
    return or_(
        Task.collecting_unit_id.in_(unit_ids),
        Task.collecting_unit_id.is_(None) & Task.lead_unit_id.in_(unit_ids),
    )


def tasks_asked(plan: Plan, unit_ids: list[int]) -> list[Task]:
    """Return the tasks of groups to which the units answer, but do not work on otherwise."""
    answers = Task.answers.any(TaskAnswer.unit_id.in_(unit_ids))
    elsewhere = Task.collecting_unit_id.is_(None) | Task.collecting_unit_id.not_in(unit_ids)
    rows = select(Task).where(
        Task.plan_id == plan.id, answers, elsewhere, Task.removed_on.is_(None)
    )  # fmt: skip
    return list(db.session.scalars(rows.order_by(Task.due_on, Task.position)))


def issued_words(plan: Plan) -> str:
    """Return which decision issued the plan."""
    if not plan.doc_number or plan.doc_on is None:
        return gettext("%(plan)s đã được ban hành.", plan=plan.title)
    return gettext(
        "%(plan)s đã được ban hành theo văn bản số %(number)s ngày %(day)s.",
        plan=plan.title, number=plan.doc_number, day=format_day(plan.doc_on),
    )  # fmt: skip


def matter(task: Task) -> dict[str, Any]:
    """Return one task with its deadline as printed."""
    href = link_to("tasks.one", task_id=task.id)
    return {
        "when": format_day(task.due_on), "state": said_beside(task), "tone": "none",
        "code": task.code, "title": task.title, "remark": "",
        "buttons": [{"words": gettext("Xem %(code)s", code=task.code), "href": href}],
    }  # fmt: skip


def said_beside(task: Task) -> str:
    """Return the deadline as printed, unless all it says is the day that stands above it."""
    days = [tuple(map(int, found)) for found in DAY.findall(task.deadline_text)]
    due = task.due_on
    return "" if days == [(due.day, due.month, due.year)] else task.deadline_text


def rest(left: int) -> dict[str, Any] | None:
    """Return the way to the tasks that the letter has no room for."""
    if not left:
        return None
    words = gettext("Còn %(count)s nhiệm vụ khác.", count=two_digits(left))
    link = {"words": gettext("Xem tất cả"), "href": link_to("tasks.mine")}
    return {"words": words, "link": link}
