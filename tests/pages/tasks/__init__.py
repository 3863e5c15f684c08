"""Tests of the pages of tasks."""

from io import BytesIO
from typing import Any

from tracker.pages.tasks.forms import stamp
from tracker.tasks import Task, TaskAnswer, TaskPart


def posted(task: Task, **fields: Any) -> dict[str, Any]:
    """Return what the form on a task's page sends: its version and what was typed."""
    files = {
        name: (BytesIO(content[1]), content[0])
        for name, content in fields.items()
        if isinstance(content, tuple)
    }
    return {"version": str(task.version), **fields, **files}


def beside(given: TaskPart | TaskAnswer, **fields: Any) -> dict[str, Any]:
    """Return what the form of a part or an answer sends: its own version and what was typed."""
    name = "part_id" if isinstance(given, TaskPart) else "answer_id"
    return {"version": str(stamp(given)), name: str(given.id), **fields}
