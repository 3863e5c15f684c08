"""The list of tasks and the dashboard against their own templates, and as plans grow and add up."""

from collections.abc import Iterator

from bench.commune import TASKS, Visitor, commune
from bench.drawing import drawing
from bench.measure import Row, compared

LIST, DASHBOARD, MINE, WAITING = "/nhiem-vu", "/tong-quan", "/nhiem-vu-cua-toi", "/cho-xac-nhan"
SECRETARIAT, HEAD = "hoa", "lan"
MANY = 10 * TASKS
COMMUNES = 3321


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    with (
        commune() as small,
        commune(tasks=MANY) as large,
        commune(others=COMMUNES - 1) as crowded,
    ):
        here, there = Visitor(small, SECRETARIAT), Visitor(large, SECRETARIAT)
        yield from against_template(here, LIST, f"list of {TASKS} tasks", goal=3)
        yield against_smaller(there, here, LIST, f"list, {MANY} tasks / {TASKS}", goal=10)
        yield from against_template(here, DASHBOARD, f"dashboard of {TASKS} tasks", goal=3)
        yield against_smaller(there, here, DASHBOARD, f"dashboard, {MANY} tasks / {TASKS}")
        yield from against_template(Visitor(small, HEAD), MINE, "a head's own tasks")
        crowd = Visitor(crowded, SECRETARIAT)
        for path, words in ((DASHBOARD, "dashboard"), (LIST, "list")):
            what = f"{words}, among {COMMUNES} plans / alone"
            yield against_smaller(crowd, here, path, what, goal=1.2)


def against_template(
    visitor: Visitor, path: str, what: str, *, goal: float | None = None
) -> Iterator[Row]:
    """Yield a page against its own template drawn from memory, and its CPU."""
    with drawing(visitor, path) as draw:
        found = compared(lambda: visitor.get(path), draw)
    yield Row(f"{what} / its template", found.ratio, "×", goal, remark=found.remark)
    yield Row(f"{what}: CPU", found.first * 1000, "ms")


def against_smaller(
    large: Visitor, small: Visitor, path: str, what: str, *, goal: float | None = None
) -> Row:
    """Return a page of one database against the same page of another."""
    found = compared(lambda: large.get(path), lambda: small.get(path))
    return Row(what, found.ratio, "×", goal, remark=found.remark)
