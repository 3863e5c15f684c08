"""The letter to a unit's head when a plan is issued: what the unit leads, what it has to answer."""

import re
from typing import Any

from flask_babel import gettext
from sqlalchemy import Select, or_, select

from tracker.accounts import Person
from tracker.db import db
from tracker.letters.counted import counted
from tracker.letters.written import Envelope, Written, greeting_of, link_to, write
from tracker.outbox import Letter
from tracker.plans import Plan
from tracker.rules import P_
from tracker.rules.numbers import format_day
from tracker.tasks import Task, TaskAnswer

Shares = dict[str, list[Task]]

LISTED = 10
DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def plan_issued(person: Person, letter: Letter) -> Written | None:
    """Write the letter from the plan as it stands; None where nothing is the units' any more."""
    plan = db.session.get_one(Plan, letter.facts["plan_id"])
    units = [post.unit_id for post in person.posts(letter.day)]
    shares = shares_of(select(Task).where(Task.plan_id == plan.id), units)
    if not shares:
        return None
    count = sum(map(len, shares.values()))
    subject = counted(P_("%(plan)s: %(count)s nhiệm vụ được giao"), count, plan=plan.title)
    envelope = Envelope(
        person, letter.day, f"[CCHC {plan.year}] {subject}",
        heading=counted(P_("Đơn vị được giao %(count)s nhiệm vụ"), count),
        greeting=f"{greeting_of(person, on=letter.day)} {issued_words(plan)}",
    )  # fmt: skip
    return write("digest", envelope, tells=[], **told(shares))


def shares_of(rows: Select[Task], unit_ids: list[int]) -> Shares:
    """Return what units work on and what of groups they answer to, by name of the share.

    The earliest deadline stands first; a share without tasks is left out.
    """
    works = or_(
        Task.collecting_unit_id.in_(unit_ids),
        Task.collecting_unit_id.is_(None) & Task.lead_unit_id.in_(unit_ids),
    )
    answers = Task.answers.any(TaskAnswer.unit_id.in_(unit_ids) & TaskAnswer.left_on.is_(None))
    in_order = rows.where(Task.removed_on.is_(None)).order_by(Task.due_on, Task.position)
    led = list(db.session.scalars(in_order.where(works)))
    asked = [task for task in db.session.scalars(in_order.where(answers)) if task not in led]
    named = {gettext("Nhiệm vụ chủ trì"): led, gettext("Phần việc được giao"): asked}
    return {words: tasks for words, tasks in named.items() if tasks}


def told(shares: Shares) -> dict[str, Any]:
    """Return the sections of the shares as the template takes them, and the way to the rest."""
    sections = [
        {"words": words, "tone": "run", "count": len(tasks),
         "items": [matter(task) for task in tasks[:LISTED]]}
        for words, tasks in shares.items()
    ]  # fmt: skip
    left = sum(max(0, len(tasks) - LISTED) for tasks in shares.values())
    return {"sections": sections, "closing": rest(left) if left else None}


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


def rest(left: int) -> dict[str, Any]:
    """Return the way to the tasks that the letter has no room for."""
    words = counted(P_("Còn %(count)s nhiệm vụ khác."), left)
    link = {"words": gettext("Xem tất cả"), "href": link_to("tasks.mine")}
    return {"words": words, "link": link}
