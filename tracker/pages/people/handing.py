"""A person's open work passed on: every task with who takes it, in one act."""

from datetime import datetime
from functools import partial
from itertools import chain

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import BooleanField, Field, SelectField, StringField
from wtforms.validators import InputRequired, Length

from tracker import clock, handover
from tracker.access import handing, office
from tracker.accounts import Person, people_in
from tracker.db import db
from tracker.handover import Passing
from tracker.pages.forms import DayField, Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, carry_out
from tracker.pages.people.door import page_of, pages
from tracker.rules import N_
from tracker.rules.words import Role
from tracker.tasks import WORKING_ROLES, Task

NOBODY = "0"


class HandOverForm(Form):
    """When and why; for each task who takes it stands in a field of its own."""

    on = DayField(lazy_gettext("Từ ngày"), validators=[InputRequired()], default=clock.today)
    reason = StringField(
        lazy_gettext("Lý do hoặc số quyết định"), validators=[InputRequired(), Length(max=200)]
    )
    ends_posts = BooleanField(lazy_gettext("Thôi làm việc tại cơ quan: kết thúc mọi chức vụ"))

    def heirs(self, tasks: list[Task]) -> dict[int, Person | None]:
        """Return by task id who was chosen, None for nobody yet."""
        chosen = {task.id: self[name_of(task)].data for task in tasks if name_of(task) in self}
        return {
            task_id: db.session.get(Person, int(person_id)) if person_id != NOBODY else None
            for task_id, person_id in chosen.items()
        }

    def rows(self, tasks: list[Task]) -> list[tuple[Task, Field]]:
        """Return the tasks, each with its field."""
        return [(task, self[name_of(task)]) for task in tasks]


@pages.get("/<int:person_id>/ban-giao")
@audience(Audience.SECRETARIAT_AND_HEADS)
def hand_over(person_id: int) -> str:
    """Show a person's open work, with one successor chosen for all if asked for."""
    return show(person_id)


@pages.post("/<int:person_id>/ban-giao")
@audience(Audience.SECRETARIAT_AND_HEADS)
def pass_on(person_id: int) -> ResponseReturnValue:
    """Pass the work on."""
    today = clock.today()
    person = handing.person_to_see(person_id, by=current_user, on=today)
    form = form_of(handover.work_of(person))
    may_end = office.may_manage(person, by=current_user, on=today)

    def verb(person: Person, at: datetime) -> None:
        how = Passing(
            on=form.on.data or today, to=form.heirs(handover.work_of(person)),
            reason=form.reason.data or "", ends_posts=form.ends_posts.data and may_end,
        )  # fmt: skip
        handover.hand_over(person, how, by=current_user, at=at)

    load = partial(handing.person_to_hand_over, person_id, by=current_user, on=today)
    again = partial(show, person_id)
    back = page_of(person_id)
    return carry_out(form, Act(load, verb, again, back, N_("Đã bàn giao công việc.")))


def show(person_id: int, posted: Form | None = None) -> str:
    """Return the page; a form that could not be taken stands as it was posted."""
    today = clock.today()
    person = handing.person_to_see(person_id, by=current_user, on=today)
    tasks = handover.work_of(person)
    form = posted if isinstance(posted, HandOverForm) else form_of(tasks, fresh=True)
    return render_template(
        "people/hand_over.html", person=person, form=form, rows=form.rows(tasks),
        manages=office.may_manage(person, by=current_user, on=today),
        colleagues=colleagues(tasks, but=person), chosen=request.args.get("nguoi-nhan", ""),
        action=url_for("people.pass_on", person_id=person_id),
    )  # fmt: skip


def form_of(tasks: list[Task], *, fresh: bool = False) -> HandOverForm:
    """Return a form with a field for every task, each offering the people of its unit."""
    people = successors(tasks)

    class Filled(HandOverForm):
        """The form with a field for every task."""

    wanted = request.args.get("nguoi-nhan", NOBODY)
    for task in tasks:
        offered = [(NOBODY, gettext("Chưa có, thủ trưởng phân công sau"))]
        offered += [
            (str(person.id), person.full_name)
            for (unit_id, _), person in people.items()
            if unit_id == task.working_unit_id and person.id != task.staff_id
        ]
        default = wanted if wanted in dict(offered) else NOBODY
        field = SelectField(task.code, choices=options(offered), default=default)
        setattr(Filled, name_of(task), field)
    return Filled(formdata=None) if fresh else Filled()


def successors(tasks: list[Task]) -> dict[tuple[int, int], Person]:
    """Return who works in the units of the tasks today, by unit and person, in order of names."""
    unit_ids = {task.working_unit_id for task in tasks if task.working_unit_id}
    posts = chain.from_iterable(people_in(unit_ids, on=clock.today()).values())
    working = (post for post in posts if Role(post.role) in WORKING_ROLES)
    by_name = sorted(working, key=lambda post: (post.person.sort_key, post.person_id))
    return {(post.unit_id, post.person_id): post.person for post in by_name}


def colleagues(tasks: list[Task], *, but: Person) -> list[tuple[str, str]]:
    """Return the choices of one successor for all."""
    people = {person.id: person.full_name for person in successors(tasks).values()}
    people.pop(but.id, None)
    return [("", gettext("Chọn…")), *((str(one), name) for one, name in people.items())]


def name_of(task: Task) -> str:
    """Return the name of the field in which a task's successor stands."""
    return f"to_{task.id}"
