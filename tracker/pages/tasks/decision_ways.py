"""The ways from a task to the pages on which a leader's word is asked for, given or recorded."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from tracker.requests import ASKS, EFFECT_MOVES, Kind, Request
from tracker.rules import N_
from tracker.rules.words import MOVE_LABELS, Move
from tracker.tasks import Task

SLUGS = {
    Kind.EXTENSION: ("gia-han", "calendar-plus"),
    Kind.REMOVAL: ("dua-ra", "ban"),
    Kind.CHANGE: ("dieu-chinh", "arrows-exchange"),
    Kind.REOPENING: ("mo-lai", "arrow-back-up"),
}
RECORD_WORDS = {
    Kind.EXTENSION: N_("Gia hạn"),
    Kind.REMOVAL: N_("Đưa ra khỏi kế hoạch"),
    Kind.CHANGE: N_("Điều chỉnh nhiệm vụ"),
    Kind.REOPENING: N_("Mở lại"),
}


@dataclass(frozen=True)
class Way:
    """A button that leads to a page; of which kind of request, if any."""

    words: str
    icon: str
    href: str
    kind: Kind | None = None


@dataclass(frozen=True)
class Ways:
    """Where a person may go from a task: to ask, and to decide or record."""

    asks: list[Way]
    decisions: list[Way]

    def __bool__(self) -> bool:
        return bool(self.asks or self.decisions)

    @property
    def out_of_plan(self) -> Way | None:
        """The way to the task's removal: asked for, else decided or recorded."""
        both = (way for way in (*self.asks, *self.decisions) if way.kind is Kind.REMOVAL)
        return next(both, None)


def ways_of(task: Task, moves: Collection[Move], asked: Collection[Request]) -> Ways:
    """Return the ways open to a person; what is asked already is not asked again."""
    waiting = {request.kind for request in asked if request.is_open}
    asks = [
        _way("requests.ask", task, kind, MOVE_LABELS[move])
        for kind, move in ASKS.items()
        if move in moves and kind not in waiting
    ]
    decisions = [
        _way("requests.record", task, kind, RECORD_WORDS[kind])
        for kind, move in EFFECT_MOVES.items()
        if move in moves
    ]
    if Move.VOID in moves:
        href = url_for("requests.void", task_id=task.id)
        decisions.append(Way(gettext(MOVE_LABELS[Move.VOID]), "history", href))
    return Ways(asks, decisions)


def _way(endpoint: str, task: Task, kind: Kind, words: str) -> Way:
    slug, icon = SLUGS[kind]
    return Way(gettext(words), icon, url_for(endpoint, task_id=task.id, kind=slug), kind)
