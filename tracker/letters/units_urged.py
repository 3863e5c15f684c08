"""The letter by which units are urged that have not answered a task given to many."""

from typing import Any

from flask_babel import gettext
from sqlalchemy import select

from tracker.db import db
from tracker.letters.written import (
    Envelope,
    Reader,
    Written,
    greeting_of,
    link_to,
    units_of,
    urging_footer,
    write,
)
from tracker.outbox import Letter
from tracker.rules.answers import OWED
from tracker.rules.numbers import format_day
from tracker.rules.words import OPEN_STATUSES
from tracker.tasks import Task, TaskAnswer


def units_urged(person: Reader, letter: Letter) -> Written | None:
    """Write the letter from the answers as they stand; None where the units have answered since."""
    task = db.session.get_one(Task, letter.facts["task_id"])
    owing = owed(task, units_of(person, on=letter.day))
    if not owing or task.status not in OPEN_STATUSES:
        return None
    collecting = task.collecting_unit.name if task.collecting_unit else task.lead_text
    names = ", ".join(one.unit.name for one in owing)
    about = gettext(
        "%(collecting)s đề nghị %(units)s gửi kết quả thực hiện nhiệm vụ dưới đây.",
        collecting=collecting, units=names,
    )  # fmt: skip
    subject = gettext("%(code)s: đề nghị gửi kết quả của đơn vị", code=task.code)
    envelope = Envelope(
        person, letter.day, f"[CCHC {task.year}] {subject}",
        heading=gettext("Đơn vị chưa gửi kết quả"),
        greeting=f"{greeting_of(person, on=letter.day)} {about}",
    )  # fmt: skip
    part = {"words": gettext("Phần việc được giao"), "tone": "over"}
    sections = [part | {"items": [matter(one) for one in owing]}]
    return write(
        "digest", envelope, tells=[], sections=sections, closing=None, footer=urging_footer()
    )


def owed(task: Task, unit_ids: list[int]) -> list[TaskAnswer]:
    """Return the answers that some units still owe to a task."""
    rows = select(TaskAnswer).where(
        TaskAnswer.task_id == task.id, TaskAnswer.unit_id.in_(unit_ids),
        TaskAnswer.left_on.is_(None), TaskAnswer.status.in_(OWED),
    )  # fmt: skip
    return list(db.session.scalars(rows.order_by(TaskAnswer.id)))


def matter(answer: TaskAnswer) -> dict[str, Any]:
    """Return one answer as the letter shows it."""
    task = answer.task
    reason = answer.return_note
    remark = gettext("Trả lại: %(reason)s", reason=reason) if reason else ""
    return {
        "when": format_day(answer.due), "state": answer.unit.name, "tone": "over",
        "code": task.code, "title": task.title, "remark": remark,
        "buttons": [{
            "words": gettext("Gửi kết quả %(code)s", code=task.code),
            "href": link_to("tasks.one", task_id=task.id),
        }],
    }  # fmt: skip
