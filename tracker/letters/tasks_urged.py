"""The letter by which the secretariat urges: its words, and the tasks that are still open."""

from flask_babel import gettext
from sqlalchemy import select

from tracker.accounts import Person
from tracker.db import db
from tracker.letters.plan_issued import told
from tracker.letters.written import Envelope, Written, greeting_of, write
from tracker.outbox import Letter
from tracker.rules.numbers import two_digits
from tracker.rules.words import Status
from tracker.tasks import Task

STILL = (Status.ASSIGNED, Status.IN_PROGRESS, Status.BLOCKED)


def tasks_urged(person: Person, letter: Letter) -> Written | None:
    """Write the letter from the tasks as they stand; None where all were submitted meanwhile."""
    tasks = tasks_of(letter.facts["task_ids"])
    if not tasks:
        return None
    count = two_digits(len(tasks))
    subject = gettext("Đôn đốc %(count)s nhiệm vụ", count=count)
    envelope = Envelope(
        person, letter.day, f"[CCHC {tasks[0].year}] {subject}",
        heading=gettext("Đề nghị khẩn trương thực hiện %(count)s nhiệm vụ", count=count),
        greeting=f"{greeting_of(person, on=letter.day)} {letter.facts['text']}",
    )  # fmt: skip
    return write("digest", envelope, tells=[], **told({gettext("Nhiệm vụ cần thực hiện"): tasks}))


def tasks_of(task_ids: list[int]) -> list[Task]:
    """Return those of the tasks that still wait for their unit, the earliest deadline first."""
    rows = select(Task).where(Task.id.in_(task_ids), Task.status.in_(STILL))
    return list(db.session.scalars(rows.order_by(Task.due_on, Task.position)))
