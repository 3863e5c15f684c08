"""Tasks given to many units: each answer as of a day, the fold of the events, and m/N."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from tracker.figures.states import Log
from tracker.rules.answers import AnswerState, is_accepted, tally
from tracker.rules.percents import percent
from tracker.rules.progress import punctuality
from tracker.rules.words import Move, TimeState


@dataclass
class AnswerOn:
    """One unit's answer as the events up to a day tell it."""

    asked_on: date
    status: str = AnswerState.SILENT
    left_on: date | None = None
    done_on: date | None = None
    due_on: date | None = None

    def take(self, status: AnswerState, done_on: date | None) -> None:
        """Let an event set the state."""
        self.status, self.done_on = status, done_on


Answers = dict[int, AnswerOn]


def fold_answers(log: Log, *, as_of: date) -> dict[int, Answers]:
    """Return the answers of each task on a day: by task id, then by unit id.

    An acceptance takes effect for each answer on the day on which it was done, whatever the others
    of the same event.
    """
    voided = {made.voids_id for made in log if made.voids_id is not None}
    folded: dict[int, Answers] = {}
    for made in log:
        if made.move in TAKE and made.on <= as_of and made.id not in voided:
            TAKE[made.move](folded.setdefault(made.record_id, {}), made, as_of)
    return {task_id: answers for task_id, answers in folded.items() if answers}


def _ask(answers: Answers, made: Row[Any], _as_of: date) -> None:
    due_on = made.changes.get("answer_due_on")
    for unit_id in made.changes["unit_ids"]:
        held = answers.setdefault(unit_id, AnswerOn(made.on))
        held.left_on = None
        held.due_on = date.fromisoformat(due_on) if due_on else None


def _release(answers: Answers, made: Row[Any], _as_of: date) -> None:
    for unit_id in made.changes["unit_ids"]:
        if unit_id in answers:
            answers[unit_id].left_on = made.on


def _answer(answers: Answers, made: Row[Any], _as_of: date) -> None:
    done_on = made.changes.get("done_on")
    if made.changes["unit_id"] in answers:
        state = AnswerState.SENT if done_on else AnswerState.AT_WORK
        held = answers[made.changes["unit_id"]]
        held.take(state, date.fromisoformat(done_on) if done_on else None)


def _accept(answers: Answers, made: Row[Any], as_of: date) -> None:
    for unit_id, text in made.changes["accepted"]:
        done_on = date.fromisoformat(text)
        if unit_id in answers and done_on <= as_of:
            answers[unit_id].take(AnswerState.ACCEPTED, done_on)


def _return(answers: Answers, made: Row[Any], _as_of: date) -> None:
    for unit_id in made.changes["unit_ids"]:
        if unit_id in answers:
            answers[unit_id].take(AnswerState.RETURNED, None)


def _pass_on(answers: Answers, made: Row[Any], _as_of: date) -> None:
    """Let the heir of a unit answer in its place."""
    source = made.changes.get("answer_from_id")
    if source in answers:
        answers[made.changes["answer_unit_id"]] = answers.pop(source)


TAKE: dict[str, Callable[[Answers, Row[Any], date], None]] = {
    Move.ASK: _ask,
    Move.RELEASE: _release,
    Move.ANSWER: _answer,
    Move.ACCEPT: _accept,
    Move.RETURN: _return,
    Move.CHANGE: _pass_on,
}


def describe(answers: Answers, *, due_on: date, as_of: date) -> dict[str, Any]:
    """Return how many units were asked, and answered early, on time or late, against a due day."""
    done = [one.done_on for one in answers.values() if is_accepted(one, on=as_of)]
    states = Counter(punctuality(day, due_on) for day in done if day is not None)
    counted = tally(answers.values(), on=as_of)
    rate = percent(counted.accepted, counted.asked)
    return {
        "asked": counted.asked,
        "answered": counted.accepted,
        "early": states[TimeState.EARLY],
        "on_time": states[TimeState.ON_TIME],
        "late": states[TimeState.LATE],
        "not_answered": counted.missing,
        "past_due": due_on < as_of,
        "answered_rate": None if rate is None else str(rate),
    }
