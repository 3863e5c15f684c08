"""The buttons of a digest: what its reader may do about a task, and where that is done."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext

from tracker.accounts import Person
from tracker.letters import duties
from tracker.letters.beside import way_beside
from tracker.letters.written import link_to
from tracker.links import Grant
from tracker.reminders import Item, Section
from tracker.reminders.items import Duty
from tracker.rules.words import Role
from tracker.tasks import Task

OF_THE_UNIT = frozenset({Role.STAFF, Role.UNIT_HEAD, Role.COORDINATOR})


def ways_on(item: Item, person: Person, day: date) -> list[dict[str, str]]:
    """Return words and address of each button of a task or duty in a person's digest."""
    if isinstance(item.task, Duty):
        return duties.ways_on(item.task)
    return ways_on_task(item, person, day)


def ways_on_task(item: Item, person: Person, day: date) -> list[dict[str, str]]:
    """Return the buttons of a task."""
    task = item.own_task
    if item.request is not None:
        is_asked = item.section is Section.ASKED
        words = gettext("Cho ý kiến %(code)s") if is_asked else gettext("Xem %(code)s")
        href = link_to("requests.one", request_id=item.request.id)
        return [{"words": words % {"code": task.code}, "href": href}]
    if item.beside:
        return [way_beside(task, item.beside)]
    if item.section is Section.WAITING:
        words = gettext("Xác nhận %(code)s", code=task.code)
        return [{"words": words, "href": link_to("tasks.one", task_id=task.id)}]
    found = list(ways_of_the_unit(item, person, day))
    if found:
        return found
    words = gettext("Xem %(code)s", code=task.code)
    return [{"words": words, "href": link_to("tasks.one", task_id=task.id)}]


def ways_of_the_unit(item: Item, person: Person, day: date) -> Iterator[dict[str, str]]:
    """Yield what the unit that works on the task may do."""
    came_back = item.section is Section.RETURNED
    words = gettext("Bổ sung %(code)s") if came_back else gettext("Cập nhật %(code)s")
    yield from ways_to_tell(item.own_task, words, person, day)


def ways_to_tell(task: Task, words: str, person: Person, day: date) -> Iterator[dict[str, str]]:
    """Yield how somebody of the unit that works on a task tells of it; `words` name the update.

    Who is in charge updates by the link, without signing in; so does a head as long as nobody is.
    A head gives it to an officer, after signing in.
    """
    held = {post.role for post in person.posts(day) if post.unit_id == task.working_unit_id}
    in_charge = task.staff_id == person.id and bool(held & OF_THE_UNIT)
    heads = Role.UNIT_HEAD in held
    if in_charge or (heads and task.staff_id is None):
        yield {"words": words % {"code": task.code}, "href": update_link(task, person, day)}
    if heads and not in_charge:
        words = gettext("Chuyển %(code)s cho …", code=task.code)
        yield {"words": words, "href": link_to("tasks.hand_on", task_id=task.id)}


def update_link(task: Task, person: Person, day: date) -> str:
    """Return the address of a person's own update of a task; it is sealed when the letter goes."""
    grant = Grant(person.id, task.id, task.staff_id or 0, day)
    return link_to("by_link.show", token=str(grant))
