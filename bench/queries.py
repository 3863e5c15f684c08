"""How many statements every page sends, and whether that stays the same as the database grows."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask, url_for
from sqlalchemy import select
from werkzeug.routing import Rule

from bench.commune import BASE, TASKS, Visitor, commune, statements
from bench.measure import Row
from bench.pages import HEAD, MANY, SECRETARIAT
from tracker.accounts import Person
from tracker.db import db
from tracker.plans import Plan
from tracker.tasks import Task

# Lists and dashboards are what shows many records; any other page shows one.
LISTS = {"overview.show", "tasks.listing", "tasks.mine", "tasks.waiting"}
LISTS |= {"people.listing", "plans.listing", "units.listing", "urging.show"}
MOST, MOST_OF_ONE = 8, 12
OTHERS = 30
# Who asks: the first of them to whom a page opens.
VISITORS = (SECRETARIAT, HEAD, "son")


@dataclass(frozen=True)
class Page:
    """A page that opened: its address, and how many statements it sent."""

    endpoint: str
    path: str
    count: int

    @property
    def goal(self) -> int:
        """How many statements it may send."""
        return MOST if self.endpoint in LISTS else MOST_OF_ONE


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    with commune() as small:
        found = counted(small)
    for page in sorted(found.values(), key=lambda page: (page.goal, page.path)):
        yield Row(f"statements of {page.path}", page.count, "", page.goal)
    sizes = (
        (f"{MANY} tasks", {"tasks": MANY}),
        (f"{OTHERS + 1} plans", {"others": OTHERS}),
    )
    for words, size in sizes:
        with commune(**size) as large:
            grown = counted(large)
        more = [page.path for name, page in found.items() if grown[name].count != page.count]
        what = f"pages that send more or less with {words}"
        yield Row(what, len(more), "", 0, remark=" ".join(more) or f"as with {TASKS} and one")


def counted(app: Flask) -> dict[str, Page]:
    """Return every page that opens to somebody, by endpoint."""
    visitors = [Visitor(app, login) for login in VISITORS]
    with app.test_request_context(base_url=BASE):
        known = arguments()
        paths = {
            rule.endpoint: url_for(rule.endpoint, **{name: known[name] for name in rule.arguments})
            for rule in app.url_map.iter_rules()
            if is_asked_for(rule) and rule.arguments <= known.keys()
        }
    found = {}
    for endpoint, path in paths.items():
        opened = (who for who in visitors if who.asked(path)[0] == 200)
        for visitor in opened:
            sent = statements(app, lambda: visitor.get(path))  # noqa: B023 -- called at once
            found[endpoint] = Page(endpoint, path, len(sent))
            break
    return found


def is_asked_for(rule: Rule) -> bool:
    """Tell whether a rule is a page: not a file, and not what programs ask."""
    return "GET" in (rule.methods or ()) and not rule.endpoint.startswith(("static", "health."))


def arguments() -> dict[str, object]:
    """Return the records that addresses name, by the name of the argument."""
    person = db.session.scalars(select(Person).filter_by(login="tu")).one()
    task = db.session.scalars(select(Task).filter_by(staff_id=person.id).order_by(Task.id)).first()
    assert task is not None
    plan = db.session.get_one(Plan, task.plan_id)
    return {
        "task_id": task.id, "person_id": person.id, "unit_id": task.lead_unit_id, "code": plan.code,
    }  # fmt: skip
