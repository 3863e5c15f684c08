"""One task of many units: the states of an answer, which answers count, and when it may close."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class AnswerState(StrEnum):
    """What one unit made of its answer; stored, and changed by moves only."""

    SILENT = "silent"
    AT_WORK = "at_work"
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"


# What the unit still has to do something about.
OWED = frozenset({AnswerState.SILENT, AnswerState.AT_WORK, AnswerState.RETURNED})


class Answered(Protocol):
    """Whatever holds one unit's answer: its row now, or the fold of the events up to a day."""

    @property
    def status(self) -> str: ...
    @property
    def asked_on(self) -> date: ...
    @property
    def left_on(self) -> date | None: ...
    @property
    def done_on(self) -> date | None: ...


@dataclass(frozen=True)
class Tally:
    """m/N of a task: how many units are asked, and how many answers were accepted."""

    asked: int = 0
    accepted: int = 0

    @property
    def missing(self) -> int:
        """How many answers are not accepted yet."""
        return self.asked - self.accepted


def is_accepted(answer: Answered, *, on: date) -> bool:
    """Tell whether an answer is accepted and was done by a day."""
    done_on = answer.done_on
    return answer.status == AnswerState.ACCEPTED and done_on is not None and done_on <= on


def counts(answer: Answered, *, on: date) -> bool:
    """Tell whether an answer is among the N of a day.

    A unit counts from the day it was asked until the day it left; what was accepted stays.
    """
    if answer.asked_on > on:
        return False
    return answer.left_on is None or answer.left_on > on or is_accepted(answer, on=on)


def tally(answers: Iterable[Answered], *, on: date) -> Tally:
    """Return m/N of a task's answers on a day."""
    counted = [answer for answer in answers if counts(answer, on=on)]
    return Tally(len(counted), sum(1 for answer in counted if is_accepted(answer, on=on)))


@dataclass(frozen=True)
class Threshold:
    """How many accepted answers let a task be submitted: a number of units, or a percent (1–100).

    Without a value all of them must be accepted.
    """

    value: int | None = None
    is_percent: bool = True

    def least(self, asked: int) -> int:
        """Return how many of the units asked must be accepted; a part of a unit is a whole one."""
        if self.value is None:
            return asked
        if self.is_percent:
            return -(-asked * self.value // 100)
        return min(self.value, asked)

    def is_reached(self, counted: Tally) -> bool:
        """Tell whether enough answers were accepted."""
        return counted.accepted >= self.least(counted.asked)
