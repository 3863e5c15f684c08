"""What documents have to do with tasks: proof, a request, the word on it, what gives a task."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_login import current_user
from sqlalchemy import Subquery, literal, select, union

from tracker.db import db
from tracker.evidence import Document, Evidence
from tracker.requests import Request
from tracker.rules import N_
from tracker.tasks import Task


class Tie(StrEnum):
    """As what a document belongs to a task."""

    PROOF = "proof"
    REQUEST = "request"
    DECISION = "decision"
    SOURCE = "source"


TIE_LABELS = {
    Tie.PROOF: N_("minh chứng"),
    Tie.REQUEST: N_("kèm theo đề nghị"),
    Tie.DECISION: N_("văn bản cho ý kiến"),
    Tie.SOURCE: N_("văn bản giao"),
}


@dataclass(frozen=True)
class Shown:
    """A document with the tasks that it concerns: tie, id, code, title and year of each."""

    document: Document
    ties: Collection[Any]

    @property
    def tasks(self) -> list[Any]:
        """The tasks, each once."""
        return list({row.id: row for row in self.ties}.values())


def ties() -> Subquery:
    """Return what ties documents to tasks: document_id, task_id, and as what, each pair once a tie.

    A document proves a task, is sent with a request, carries the word on it, or gives the task.
    """
    pairs = (
        (Evidence.document_id, Evidence.task_id, Tie.PROOF),
        (Request.document_id, Request.task_id, Tie.REQUEST),
        (Request.decision_document_id, Request.task_id, Tie.DECISION),
        (Task.source_document_id, Task.id, Tie.SOURCE),
    )
    return union(
        *(
            select(
                document.label("document_id"), task.label("task_id"), literal(tie).label("tie")
            ).where(document.is_not(None))
            for document, task, tie in pairs
        )
    ).subquery()  # fmt: skip


def with_tasks(documents: list[Document]) -> list[Shown]:
    """Return documents with the tasks of the authority that they concern, in one statement."""
    tied = ties()
    rows = (
        select(tied.c.document_id, tied.c.tie, Task.id, Task.code, Task.title, Task.year)
        .join(Task, Task.id == tied.c.task_id)
        .where(Task.authority_id == current_user.authority_id)
        .where(tied.c.document_id.in_([document.id for document in documents]))
        .order_by(Task.year.desc(), Task.position, tied.c.tie)
    )
    found: dict[int, list[Any]] = {}
    for row in db.session.execute(rows):
        found.setdefault(row.document_id, []).append(row)
    return [Shown(document, found.get(document.id, [])) for document in documents]
