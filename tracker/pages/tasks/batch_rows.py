"""The rows of the batch update: what was typed in each, and how it stands on the page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from flask import request
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from tracker import access
from tracker.pages.limits import id_typed
from tracker.pages.tasks.agenda import WATCHED, Agenda, Item
from tracker.pages.tasks.forms import DocumentForm
from tracker.rules.words import Role, Status
from tracker.tasks import Task
from tracker.tasks.mine import Owed, last_moves, last_sentences, owed_by
from tracker.updates import Row

TICKED, TEXT, STILL, VERSION, REPEAT = "chon", "cau-", "nguyen-", "phien-", "nhu-ky-truoc"
WHOSE, UNIT = "pham-vi", "don-vi"
MOST = 200
AT_LEAD = frozenset({Role.STAFF, Role.UNIT_HEAD, Role.COORDINATOR})
CAN_BE_TOLD = frozenset({Status.ASSIGNED, Status.IN_PROGRESS, Status.BLOCKED})


class BatchForm(DocumentForm):
    """The document of many updates at once; the rows are read from what was posted."""

    version = None  # type: ignore[assignment]  # each row has its own
    takes_text_first = True


@dataclass(frozen=True)
class Typed:
    """What was typed in one row; `refused` says why it could not be taken."""

    task_id: int
    version: int = 0
    text: str = ""
    is_still: bool = False
    is_ticked: bool = False
    refused: str = ""

    @property
    def counts(self) -> bool:
        """Whether the row is meant at all."""
        return bool(self.is_ticked or self.is_still or self.text.strip())

    def row_of(self, task: Task) -> Row:
        """Return what it tells of its task."""
        return Row(task, self.text, is_still=self.is_still, is_proved=self.is_ticked)


def typed_rows(form: MultiDict[str, str]) -> dict[int, Typed]:
    """Return the rows of a posted page by task; names that no row has are left out."""
    ticked = {number for text in form.getlist(TICKED) if (number := id_typed(text))}
    versions = {id_typed(name.removeprefix(VERSION)) for name in form if name.startswith(VERSION)}
    return {
        task_id: Typed(
            task_id,
            version=id_typed(form.get(f"{VERSION}{task_id}", "")),
            text=form.get(f"{TEXT}{task_id}", "").strip(),
            is_still=f"{STILL}{task_id}" in form,
            is_ticked=task_id in ticked,
        )
        for task_id in (ticked | versions) - {0}
    }


def repeated(rows: dict[int, Typed], wanted: str) -> dict[int, Typed]:
    """Return the rows with their last sentence put in: in one row, or in all ticked ones.

    What somebody has typed stays.
    """
    ticked = {key for key, row in rows.items() if row.is_ticked}
    chosen = {id_typed(wanted)} if id_typed(wanted) else ticked
    empty = [key for key in chosen & rows.keys() if not rows[key].text]
    last = last_sentences(empty)
    return rows | {key: replace(rows[key], text=last.get(key, ""), is_still=False) for key in empty}


@dataclass(frozen=True)
class Line:
    """A task on the page with what was typed in its row."""

    item: Item
    typed: Typed

    @property
    def task(self) -> Task:
        """The task itself."""
        return self.item.task


def lines_of(typed: Mapping[int, Typed], *, on: date) -> list[Line]:
    """Return the tasks that a person can tell of, and those in which something was typed."""
    posts = [post for post in current_user.posts(on) if post.role in AT_LEAD]
    visible = access.visible_tasks(current_user)
    everything = owed_by({post.unit_id for post in posts}, visible)
    owed = [one for one in everything if shown(one, typed)]
    agenda = Agenda(owed[:MOST], last_moves([one.task for one in owed[:MOST]], WATCHED), on=on)
    return [
        Line(item, with_version(typed.get(item.task.id, Typed(item.task.id)), item.task))
        for item in agenda.items
    ]


def with_version(typed: Typed, task: Task) -> Typed:
    """Return a row that is drawn from the task as it stands now, unless it has its version."""
    return typed if typed.version else replace(typed, version=task.version)


def shown(one: Owed, typed: Mapping[int, Typed]) -> bool:
    """Tell whether a task stands on the page: the own ones, or with `don-vi` the unit's."""
    task = one.task
    if task.id in typed:
        return True
    wide = request.args.get(WHOSE) == UNIT
    return task.status in CAN_BE_TOLD and (wide or task.staff_id == current_user.id)
