"""Tests of the pages of tasks."""

from io import BytesIO
from typing import Any

from tracker.tasks import Task


def posted(task: Task, **fields: Any) -> dict[str, Any]:
    """Return what the form on a task's page sends: its version and what was typed."""
    files = {
        name: (BytesIO(content[1]), content[0])
        for name, content in fields.items()
        if isinstance(content, tuple)
    }
    return {"version": str(task.version), **fields, **files}
