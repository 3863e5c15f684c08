"""The page of a task's answers: the matrix, exceptions first, with what may be done there."""

from dataclasses import dataclass
from datetime import date

from flask import render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock, workdays
from tracker.accounts import people_in
from tracker.pages.answers.blueprint import pages
from tracker.pages.answers.forms import (
    AskForm,
    ReleaseForm,
    UrgeForm,
    VerdictForm,
    threshold_form,
)
from tracker.pages.answers.message import message_of
from tracker.pages.answers.rows import LOOKS, Around, Place, Row, counted, fitting, rows_of
from tracker.pages.answers.seats import Members, members_of
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks.forms import TaskForm, stamp
from tracker.rules.answers import Tally, Threshold, tally
from tracker.rules.words import Move
from tracker.tasks import Task, documents_of, moves_open_to, threshold_of

MOST_CHARS = 100


@dataclass(frozen=True)
class Matrix:
    """A task's answers on a day, and what the person may do with them."""

    task: Task
    on: date
    rows: list[Row]
    moves: frozenset[Move]

    @property
    def tally(self) -> Tally:
        """m/N."""
        return tally(self.task.answers, on=self.on)

    @property
    def threshold(self) -> Threshold:
        """How many accepted answers let the task be submitted."""
        return threshold_of(self.task)

    @property
    def places(self) -> dict[Place, int]:
        """How many units stand where."""
        return counted(self.rows)

    @property
    def owing(self) -> list[Row]:
        """The rows of the units that still have to send something."""
        return [row for row in self.rows if row.owes]

    @property
    def missing(self) -> list[str]:
        """The names of the units that m/N lacks."""
        gone = {Place.ACCEPTED, Place.LEFT}
        return [row.answer.unit.name for row in self.rows if row.place not in gone]


@pages.get("/cac-don-vi")
@audience(Audience.SIGNED_IN)
def show(task_id: int) -> str:
    """Show the matrix of a task's answers."""
    return draw(task_id)


def draw(task_id: int, posted: TaskForm | None = None) -> str:
    """Draw the page, with a form that could not be taken in its place."""
    task = many_units_task(task_id)
    matrix = matrix_of(task)
    place, text = asked()
    shown = fitting(matrix.rows, place=place, text=text)
    return render_template(
        "answers/matrix.html", matrix=matrix, task=task, shown=shown, place=place, text=text,
        looks=LOOKS, views=views_of(matrix, place), posted=posted, members=open_members(matrix),
        message=message_of(matrix), forms=forms_of(matrix, posted), stamp=stamp,
    )  # fmt: skip


def many_units_task(task_id: int) -> Task:
    """Return a task that is given to many units, or raise NotFound."""
    task = access.task_in_full(task_id, by=current_user)
    if not task.collecting_unit_id or not task.answers:
        raise access.NotFound
    return task


def matrix_of(task: Task) -> Matrix:
    """Return the answers of a task as the signed-in person may see them."""
    on = clock.today()
    around = Around(
        on=on, calendar=workdays.calendar(task.authority_id),
        documents=documents_of([one.id for one in task.answers]),
        posts=people_in([one.unit_id for one in task.answers], on=on),
        readable_units=frozenset(post.unit_id for post in current_user.posts(on)),
        in_know=access.may_see_answers(task, by=current_user, on=on),
    )  # fmt: skip
    rules = moves_open_to(current_user, task, on=on)
    return Matrix(task, on, rows_of(task, around), frozenset(rule.move for rule in rules))


def asked() -> tuple[Place | None, str]:
    """Return the place and the text that the address asks for."""
    word, text = request.args.get("trang-thai", ""), request.args.get("q", "")
    place = Place(word) if word in set(Place) else None
    return place, " ".join(text.split())[:MOST_CHARS]


def open_members(matrix: Matrix) -> Members | None:
    """Return who could join or leave, for whom may say so."""
    may = {Move.ASK, Move.RELEASE} & matrix.moves
    return members_of(matrix.task, on=matrix.on) if may else None


def views_of(matrix: Matrix, place: Place | None) -> list[dict[str, object]]:
    """Return the states to filter by, each with its count and address."""

    def address(wanted: Place | None) -> str:
        query = {"trang-thai": wanted or None}
        return url_for("answers.show", task_id=matrix.task.id, **query)  # type: ignore[arg-type]

    views: list[tuple[Place | None, str, int]] = [(None, gettext("Tất cả"), len(matrix.rows))]
    for one, count in matrix.places.items():
        views.append((one, gettext(LOOKS[one].words), count))
    return [
        {"words": words, "count": count, "active": one == place, "href": address(one)}
        for one, words, count in views
    ]


def forms_of(matrix: Matrix, posted: TaskForm | None) -> dict[str, TaskForm]:
    """Return the forms of the page; the one that could not be taken stands in its place."""
    version = matrix.task.version
    fresh: dict[str, TaskForm] = {
        "decision": VerdictForm(formdata=None, version=version),
        "urge": UrgeForm(formdata=None, version=version),
        "threshold": threshold_form(matrix.task),
        "ask": AskForm(formdata=None, version=version),
        "release": ReleaseForm(formdata=None, version=version),
    }
    return {
        name: (posted if isinstance(posted, type(form)) else form).with_ids(name)
        for name, form in fresh.items()
    }
