"""Telling of many tasks at once: a sentence for each, and one document that may prove several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.accounts import Person
from tracker.evidence import Document
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.tasks import Task
from tracker.updates.progress import News, add_evidence, no_change, post


class RowsRefused(Exception):
    """What was refused, by the id of the task; the caller undoes all the others, too."""

    def __init__(self, refusals: Mapping[int, Refused]) -> None:
        super().__init__("some rows are refused")
        self.refusals = refusals


@dataclass(frozen=True)
class Row:
    """What is told of one of many tasks: a sentence, or that nothing is new; whether it is proved.

    `is_proved` says that the documents given with all rows are shown as proof of this task.
    """

    task: Task
    text: str = ""
    is_still: bool = False
    is_proved: bool = False


def tell_many(
    rows: Sequence[Row], documents: Sequence[Document], *, by: Person, at: datetime
) -> None:  # fmt: skip
    """Tell of each task what its row says, as one act.

    Raises RowsRefused with the refusal of every row that cannot be taken, tried one by one.
    """
    refusals: dict[int, Refused] = {}
    for row in rows:
        try:
            tell_row(row, documents if row.is_proved else (), by=by, at=at)
        except Refused as refusal:
            refusals[row.task.id] = refusal
    if refusals:
        raise RowsRefused(refusals)


def tell_row(
    row: Row, documents: Sequence[Document], *, by: Person, at: datetime
) -> Event:  # fmt: skip
    """Tell of one task. Refused: a row that says nothing, or two things; and as `post`."""
    if row.is_still and (row.text.strip() or documents):
        raise Refused(N_("Ghi nội dung mới, hoặc chọn “Chưa có thay đổi”, không chọn cả hai."))
    if row.is_still:
        return no_change(row.task, by=by, at=at)
    if row.text.strip():
        return post(row.task, News(row.text, documents=documents), by=by, at=at)
    if documents:
        return add_evidence(row.task, documents, by=by, at=at)
    raise Refused(N_("Ghi một câu về kết quả, hoặc chọn “Chưa có thay đổi”."))
