"""What the form above the list offers: each choice with how many tasks it would show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from flask import url_for
from flask_babel import gettext

from tracker.plans import ContentArea
from tracker.rules import N_
from tracker.rules.flags import FLAG_LABELS
from tracker.rules.fold import by_given_name, sort_key
from tracker.rules.words import DEADLINE_KIND_LABELS, SOURCE_LABELS, DeadlineKind, Source
from tracker.tasks.facets import ANY, Fit
from tracker.tasks.filters import DUE_LABELS, STATE_LABELS, TaskFilters
from tracker.tasks.lists import Listed
from tracker.tasks.traits import TRAIT_LABELS, Order
from tracker.units import Unit

NOBODY = "0"
COLUMNS = (
    (Order.CODE, N_("Mã")),
    (Order.TITLE, N_("Nhiệm vụ")),
    (Order.LEAD, N_("Cơ quan chủ trì")),
    (Order.DUE, N_("Hạn")),
    (Order.STATE, N_("Trạng thái")),
    (Order.TOLD, N_("Cập nhật")),
)


@dataclass(frozen=True)
class Choice:
    """One value of a field, its words and how many tasks it would show."""

    value: str
    words: str
    count: int = 0


Choices = dict[str, list[Choice]]


def choices_of(
    fit: Fit, units: Mapping[int, Unit], areas: Mapping[int, ContentArea], tasks: Iterable[Listed]
) -> Choices:
    """Return the choices of every field that some task answers to, the labelled ones always."""
    by_code = {unit.code: unit.name for unit in units.values()}
    titles = {area.code: f"{area.numeral}. {area.title}" for area in areas.values()}
    people = _names(tasks)
    found = {
        "state": _labelled(STATE_LABELS.items(), fit.counts["state"]),
        "due": _labelled(DUE_LABELS.items(), fit.counts["due"]),
        "traits": _labelled(TRAIT_LABELS.items(), fit.counts["traits"]),
        "flag": _flags(fit.counts["flag"]),
        "kind": _known(fit.counts["kind"], _kind_words),
        "source": _known(fit.counts["source"], _source_words),
        "area": [Choice(code, words, fit.counts["area"][code]) for code, words in titles.items()],
    }
    for name in ("lead", "worker", "partner"):
        known = _known(fit.counts[name], lambda code: by_code.get(code, ""))
        found[name] = sorted(known, key=lambda choice: sort_key(choice.words))
    for name in ("officer", "leader"):
        known = _known(fit.counts[name], lambda key: people.get(key, ""))
        found[name] = sorted(known, key=lambda choice: sort_key(by_given_name(choice.words)))
    return found


def _flags(counts: Mapping[str, int]) -> list[Choice]:
    labels = {ANY: gettext("Có dấu hiệu bất kỳ")} | {
        str(flag): gettext(words) for flag, words in FLAG_LABELS.items()
    }
    return [Choice(value, words, counts.get(value, 0)) for value, words in labels.items()]


def _kind_words(kind: str) -> str:
    return gettext(DEADLINE_KIND_LABELS[DeadlineKind(kind)])


def _source_words(source: str) -> str:
    return gettext(SOURCE_LABELS[Source(source)])


def _names(tasks: Iterable[Listed]) -> dict[str, str]:
    names = {NOBODY: gettext("Chưa giao")}
    for task in tasks:
        names[str(task.row.staff_id or NOBODY)] = task.row.staff_name or names[NOBODY]
        names[str(task.row.leader_id or NOBODY)] = task.row.leader_name or names[NOBODY]
    return names


def _labelled(labels: Iterable[tuple[str, str]], counts: Mapping[str, int]) -> list[Choice]:
    return [Choice(value, gettext(words), counts[value]) for value, words in labels]


def _known(counts: Mapping[str, int], words_of: Callable[[str], str]) -> list[Choice]:
    named = [(value, words_of(value), count) for value, count in counts.items()]
    return [Choice(*one) for one in named if one[1]]


@dataclass(frozen=True)
class Column:
    """The head of a column: the address that sorts by it, and how it is sorted now."""

    words: str
    href: str
    direction: str = ""


def columns_of(filters: TaskFilters) -> list[Column]:
    """Return the heads of the columns; a second click turns the order, a third gives it up."""
    return [_column(filters, order, gettext(words)) for order, words in COLUMNS]


def _column(filters: TaskFilters, order: Order, words: str) -> Column:
    is_sorted = filters.order is order
    after = replace(filters, order=order, is_turned=is_sorted, page=1)
    if is_sorted and filters.is_turned:
        after = replace(after, order=Order.PLAN, is_turned=False)
    direction = ("descending" if filters.is_turned else "ascending") if is_sorted else ""
    return Column(words, url_for("tasks.listing", **after.to_query()), direction)
