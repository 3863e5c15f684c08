"""The text that a collecting unit pastes into a chat to urge the units."""

from typing import TYPE_CHECKING

from tracker.rules.numbers import format_day

if TYPE_CHECKING:
    from tracker.pages.answers.view import Matrix


def message_of(matrix: "Matrix") -> str:
    """Return the message with the units that owe an answer by name; empty where none does.

    It goes to people in the office's language, whatever the screen's.
    """
    owing = [row.answer.unit.name for row in matrix.owing]
    if not owing:
        return ""
    task = matrix.task
    words = "quá hạn" if task.due_on < matrix.on else "hạn"
    counted = matrix.tally
    return (
        f"{task.code} {task.title} ({words} {format_day(task.due_on)}): "
        f"{counted.accepted}/{counted.asked} đơn vị đã có kết quả. "
        f"Đề nghị các đơn vị sau gửi kết quả: {'; '.join(owing)}."
    )
