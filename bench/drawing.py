"""B: a page's own template drawn again from what it was given, kept in memory."""

import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace
from typing import Any

from flask import Flask, before_render_template

from bench.commune import BASE, Visitor

# What the frame asks the database for: the person, and how many tasks wait.
ASKED = ("viewer", "nav_items", "own_pages", "flashes")
ONE_TIME = re.compile(r'name="(?:csrf_token|submission_id)" value="[^"]*"')


@contextmanager
def drawing(visitor: Visitor, path: str) -> Iterator[Callable[[], str]]:
    """Yield a function that draws a page's template: no request, session or SQL, no counting.

    Raises ValueError where what it draws is not what the page showed.
    """
    app = visitor.app
    shown, name, values = once(visitor, path)
    template = app.jinja_env.get_template(name)

    def draw() -> str:
        return template.render(values)

    with app.test_request_context(path, base_url=BASE):
        if ONE_TIME.sub("", draw()) != ONE_TIME.sub("", shown):
            raise ValueError(f"{path} is not drawn as it was shown")
        yield draw


def once(visitor: Visitor, path: str) -> tuple[str, str, dict[str, Any]]:
    """Return a page as shown, its template and the values that it was given."""
    given: dict[str, dict[str, Any]] = {}

    def keep(app: Flask, template: Any, context: dict[str, Any], **_rest: Any) -> None:
        known = app.jinja_env.globals
        asked = {name: known[name]() for name in ASKED}
        given[template.name] = {name: remembered(value) for name, value in context.items()} | {
            name: lambda value=value: value for name, value in asked.items()
        }

    with before_render_template.connected_to(keep, visitor.app):
        shown = visitor.get(path).decode()
    ((name, values),) = given.items()
    return shown, name, values


def remembered(value: Any) -> Any:
    """Return an object of the pages with everything it would count when asked counted already."""
    if not type(value).__module__.startswith("tracker.pages") or isinstance(value, type):
        return value
    facts = {}
    for name in dir(value):
        if not name.startswith("_"):
            fact = getattr(value, name)
            facts[name] = answers(fact) if inspect.ismethod(fact) else fact
    return SimpleNamespace(**facts)


def answers(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that asks only once for the same arguments."""
    told: dict[tuple[Any, ...], Any] = {}

    def answer(*args: Any, **named: Any) -> Any:
        key = (*map(key_of, args), *((name, key_of(one)) for name, one in named.items()))
        if key not in told:
            told[key] = method(*args, **named)
        return told[key]

    return answer


def key_of(value: Any) -> Any:
    """Return what tells an argument apart; records live as long as the page, some have no hash."""
    return value if isinstance(value, (str, int, date, type(None))) else id(value)
