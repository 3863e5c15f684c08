"""A row of the table of moves, and the groups of people and states that rows are written in."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.standing import Standing
from tracker.rules.words import Move, Outcome, Status


class Need(StrEnum):
    """What a move asks of the person who makes it."""

    WORDS = "words"
    REASON = "reason"
    OBSTACLE = "obstacle"
    EVIDENCE = "evidence"
    DONE_ON = "done_on"
    OUTCOME = "outcome"
    CHANGED_OUTCOME = "changed_outcome"
    DECISION = "decision"
    BASIS = "basis"
    OTHER_PERSON = "other_person"
    SAME_PERSON = "same_person"
    NEW_DUE_ON = "new_due_on"
    DAY_BY_DECISION = "day_by_decision"
    LEADERS_WORD = "leaders_word"
    NEW_FACTS = "new_facts"
    ASKER = "asker"


@dataclass(frozen=True)
class MoveRule:
    """A row of the table: a move from some states to one (None: the state stays).

    `number` is the row of the state machine, `who` the standings that may, `label` the words on
    the button, `is_main` whether it is the one solid button; `outcome` tells the two ways to
    verify apart.
    """

    number: str
    move: Move
    starts: frozenset[Status]
    ends: Status | None
    who: frozenset[Standing]
    label: str
    needs: tuple[Need, ...] = ()
    outcome: Outcome | None = None
    is_main: bool = False


UNIT = frozenset({Standing.LEAD_STAFF, Standing.LEAD_HEAD})
HEAD = frozenset({Standing.LEAD_HEAD})
LEADER = frozenset({Standing.LEADER})
SECRETARIAT = frozenset({Standing.COORDINATOR})
VERIFIER = frozenset({Standing.VERIFIER})
PARTNER = frozenset({Standing.COORDINATING})
ANSWERING = frozenset({Standing.ANSWERING})

ASSIGNED = frozenset({Status.ASSIGNED})
AT_WORK = frozenset({Status.ASSIGNED, Status.IN_PROGRESS})
BLOCKED = frozenset({Status.BLOCKED})
SUBMITTED = frozenset({Status.SUBMITTED})
OPEN = AT_WORK | BLOCKED | SUBMITTED
COMPLETED = frozenset({Status.COMPLETED})
