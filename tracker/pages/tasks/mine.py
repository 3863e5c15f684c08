"""Nhiệm vụ của tôi: what is owed today, what comes next, what others owe, the unit at a glance."""

from dataclasses import dataclass

from flask import render_template, request
from flask_login import current_user

from tracker import access, clock, periods, requests
from tracker.accounts import Appointment
from tracker.letters.asked import asked_words
from tracker.pages.guard import Audience, audience
from tracker.pages.nav import desk_of_viewer
from tracker.pages.overview.rule_words import periodic_words
from tracker.pages.tasks.agenda import WATCHED, Agenda, Item, Why, parts_owed, waited_for
from tracker.pages.tasks.door import pages
from tracker.pages.tasks.forms import TaskForm, UpdateForm
from tracker.pages.tasks.panel import UPDATES, update_form
from tracker.rules.words import Role
from tracker.tasks import WORKING_ROLES, Task, moves_open_to
from tracker.tasks.mine import Owed, answers_owed, last_moves, owed_by, parts_around

MOST_TODAY, MOST_SOON = 40, 8


@pages.get("/nhiem-vu-cua-toi")
@audience(Audience.SIGNED_IN)
def mine() -> str:
    """Show what the person owes; `mo` names the task whose form is open in place."""
    return show()


def show(task_id: int | None = None, posted: TaskForm | None = None) -> str:
    """Draw the page, with a form that could not be taken in its task's row."""
    on = clock.today()
    posts = [post for post in current_user.posts(on) if post.role in WORKING_ROLES]
    visible = access.visible_tasks(current_user)
    units = {post.unit_id for post in posts}
    everything = owed_by(units, visible)
    opened = opened_form(everything, task_id, posted)
    scope = scope_of(posts, everything, opened)
    shown = [one for one in everything if not scope.is_own or one.task.staff_id == current_user.id]
    agenda = Agenda(shown, last_moves([one.task for one in shown], WATCHED), on=on)
    parts = parts_around(scope.units, visible)
    return render_template(
        "tasks/mine.html", on=on, scope=scope, agenda=agenda, today=today_of(agenda, opened),
        soon=soon_of(agenda, opened),
        later=len(agenda.of(Why.SOON)) - MOST_SOON, missing=waited_for(parts, scope.units),
        parts=parts_owed(parts, scope.units), answers=answers_owed(scope.units, visible),
        opened=opened, asks=asked_words,
        concern=requests.of_units(scope.units, visible)
        if desk_of_viewer().is_concerned
        else None,
        reports=periods.asked_of(scope.units, on=on) if desk_of_viewer().reports else [],
        unplaced=None if opened and opened.form is posted else posted,
        unit=Agenda(everything, {}, on=on, like=agenda).counts() if everything else None,
        periodic=periodic_rules(agenda), plans=sorted({one.task.plan.title for one in everything}),
    )  # fmt: skip


def periodic_rules(agenda: Agenda) -> list[str]:
    """Return how the plans of an agenda count tasks that come again."""
    return sorted({periodic_words(one.settings) for one in agenda.countings.values()})


def today_of(agenda: Agenda, opened: "Opened | None") -> list[Item]:
    """Return what wants to be done today, as much as one page holds, and the opened task."""
    owed = agenda.today
    further = [item for item in owed[MOST_TODAY:] if opened and item.task is opened.task]
    return owed[:MOST_TODAY] + further


def soon_of(agenda: Agenda, opened: "Opened | None") -> list[Item]:
    """Return what is due next, and the opened task wherever it stands."""
    soon = agenda.of(Why.SOON)
    further = [item for item in soon[MOST_SOON:] if opened and item.task is opened.task]
    return soon[:MOST_SOON] + further


@dataclass(frozen=True)
class Scope:
    """Whose tasks are shown: the person's own, or all of the units the person works in."""

    posts: list[Appointment]
    is_own: bool

    @property
    def units(self) -> set[int]:
        """The units the person works in."""
        return {post.unit_id for post in self.posts}

    @property
    def unit_name(self) -> str:
        """The first of these units by name."""
        return self.posts[0].unit.name if self.posts else ""


def scope_of(posts: list[Appointment], everything: list[Owed], opened: "Opened | None") -> Scope:
    """Return the scope asked for, or the one that shows the opened task.

    Unasked, heads and who is in charge of nothing see the unit, officers their own tasks.
    """
    heads = any(post.role == Role.UNIT_HEAD for post in posts)
    in_charge = any(one.task.staff_id == current_user.id for one in everything)
    chosen = request.args.get("pham-vi", "toi" if in_charge and not heads else "don-vi")
    elsewhere = opened is not None and opened.task.staff_id != current_user.id
    return Scope(posts, is_own=chosen != "don-vi" and not elsewhere)


@dataclass(frozen=True)
class Opened:
    """The task whose form is open in its row."""

    task: Task
    form: UpdateForm


def opened_form(shown: list[Owed], task_id: int | None, posted: TaskForm | None) -> Opened | None:
    """Return the form to open in place: the one posted, or the one that the address names."""
    asked = request.args.get("mo", "")
    for one in shown:
        task = one.task
        if task.id == task_id or (task_id is None and asked and task.code == asked):
            rules = moves_open_to(current_user, task, on=clock.today())
            if any(rule.move in UPDATES for rule in rules):
                form = update_form(task, rules, posted=posted)
                form.back.data = "cua-toi"
                return Opened(task, form.with_ids(task.code))
    return None
