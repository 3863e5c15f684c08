"""The letter by which the secretariat urges: its words, and what the reader still owes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext
from sqlalchemy import select

from tracker.accounts import Person
from tracker.db import db
from tracker.letters.counted import counted, days_words
from tracker.letters.plan_issued import LISTED, rest
from tracker.letters.plan_issued import matter as task_matter
from tracker.letters.units_urged import matter as answer_matter
from tracker.letters.ways import ways_to_tell
from tracker.letters.written import Envelope, Reader, Written, greeting_of, urging_footer, write
from tracker.outbox import Letter
from tracker.rules import P_
from tracker.rules.answers import OWED
from tracker.rules.numbers import format_day
from tracker.rules.words import OPEN_STATUSES, Status, TimeState
from tracker.tasks import Task, TaskAnswer
from tracker.tasks.counting import Counting, counting_of

TONES = {TimeState.OVERDUE: "over", TimeState.DUE_SOON: "soon"}
STILL = (Status.ASSIGNED, Status.IN_PROGRESS, Status.BLOCKED)


def tasks_urged(person: Reader, letter: Letter) -> Written | None:
    """Write the letter from the work as it stands; None where all of it was sent meanwhile."""
    tasks = tasks_of(letter.facts["task_ids"])
    owed = answers_of(letter.facts.get("answer_ids", []))
    if not tasks and not owed:
        return None
    count = len(tasks) + len(owed)
    year = (tasks or [one.task for one in owed])[0].year
    subject = counted(P_("Đôn đốc %(count)s nhiệm vụ"), count)
    envelope = Envelope(
        person, letter.day, f"[CCHC {year}] {subject}",
        heading=counted(P_("Đề nghị khẩn trương thực hiện %(count)s nhiệm vụ"), count),
        greeting=f"{greeting_of(person, on=letter.day)} {letter.facts['text']}",
    )  # fmt: skip
    parts = (
        (gettext("Nhiệm vụ cần thực hiện"), matters(tasks, person, on=letter.day)),
        (gettext("Phần việc được giao"), [answer_matter(one) for one in owed]),
    )
    left = sum(max(0, len(items) - LISTED) for _words, items in parts)
    return write(
        "digest", envelope, tells=[], sections=[section(*part) for part in parts if part[1]],
        closing=rest(left) if left else None, footer=urging_footer(),
    )  # fmt: skip


def matters(tasks: Sequence[Task], reader: Reader, *, on: date) -> list[dict[str, Any]]:
    """Return tasks as the letter shows them: the last day in time, and the reader's way to tell."""
    countings = {plan.id: counting_of(plan) for plan in {task.plan for task in tasks}}
    return [matter(task, countings[task.plan_id], reader, on=on) for task in tasks]


def matter(task: Task, counting: Counting, reader: Reader, *, on: date) -> dict[str, Any]:
    """Return one task; a mailbox, which many read, only leads to signing in."""
    facts = counting.facts(
        task, strict_before=task.strict_before, deadline_kind=task.deadline_kind
    )  # fmt: skip
    state, days = counting.time_state(facts, on=on), counting.working_days(facts, on=on)
    words = gettext("Cập nhật %(code)s")
    ways = list(ways_to_tell(task, words, reader, on)) if isinstance(reader, Person) else []
    return task_matter(task) | {
        "when": format_day(facts.deadline), "state": days_words(state, days),
        "tone": TONES.get(state, "none"), **({"buttons": ways} if ways else {}),
    }  # fmt: skip


def section(words: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one part of the letter as the template takes it."""
    return {"words": words, "tone": "run", "count": len(items), "items": items[:LISTED]}


def tasks_of(task_ids: list[int]) -> list[Task]:
    """Return those of the tasks that still wait for their unit, the earliest deadline first."""
    rows = select(Task).where(Task.id.in_(task_ids), Task.status.in_(STILL))
    return list(db.session.scalars(rows.order_by(Task.due_on, Task.position)))


def answers_of(answer_ids: list[int]) -> list[TaskAnswer]:
    """Return those of the answers that units still owe, in the order of their tasks' deadlines."""
    rows = select(TaskAnswer).join(Task, Task.id == TaskAnswer.task_id).where(
        TaskAnswer.id.in_(answer_ids), TaskAnswer.left_on.is_(None),
        TaskAnswer.status.in_(OWED), Task.status.in_(OPEN_STATUSES),
    )  # fmt: skip
    return list(db.session.scalars(rows.order_by(Task.due_on, Task.position)))
