"""Every move × what a person is to the task × state, and every need of every row of the table."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules import Refused
from tracker.rules.standing import Standing
from tracker.rules.words import OPEN_STATUSES, BlockedReason, Move, Outcome, Status
from tracker.rules.workflow import (
    MOVES,
    ON_OCCURRENCES,
    ON_PLANS,
    ON_REQUESTS,
    STAFF_MOVES,
    Case,
    Given,
    Matter,
    MoveRule,
    Need,
    Obstacle,
    check,
    possible_moves,
)

TABLES = (MOVES, ON_REQUESTS, ON_OCCURRENCES, ON_PLANS)
ROWS = [rule for table in TABLES for rule in table]
TODAY, DUE = date(2026, 6, 20), date(2026, 6, 30)
TOMORROW = TODAY + timedelta(1)
ACTOR, OTHER = 1, 2

OFFICER, HEAD, SECRETARIAT = Standing.LEAD_STAFF, Standing.LEAD_HEAD, Standing.COORDINATOR
VERIFIER, LEADER, PARTNER = Standing.VERIFIER, Standing.LEADER, Standing.COORDINATING
ANSWERING, COLLECTING, CONVENING = Standing.ANSWERING, Standing.COLLECTING, Standing.CONVENING
DRAFT, DONE = frozenset({Status.DRAFT}), frozenset({Status.COMPLETED})
NEW, BLOCKED = frozenset({Status.ASSIGNED}), frozenset({Status.BLOCKED})
AT_WORK, WAITING = NEW | {Status.IN_PROGRESS}, frozenset({Status.SUBMITTED})
GOING_ON, OPEN, ISSUED = AT_WORK | BLOCKED, OPEN_STATUSES, frozenset(Status) - DRAFT

# As the office says it (T1–T15), apart from how the program writes it down.
WHO = {
    Move.ISSUE: ({SECRETARIAT}, DRAFT),
    Move.START: ({OFFICER, HEAD}, NEW),
    Move.POST: ({OFFICER, HEAD, SECRETARIAT}, GOING_ON),
    Move.BLOCK: ({OFFICER, HEAD, SECRETARIAT}, AT_WORK),
    Move.UNBLOCK: ({OFFICER, HEAD, SECRETARIAT}, BLOCKED),
    Move.SUBMIT: ({OFFICER, HEAD, SECRETARIAT}, AT_WORK),
    Move.WITHDRAW: ({OFFICER, HEAD, SECRETARIAT}, WAITING),
    Move.VERIFY: ({VERIFIER}, WAITING),
    Move.SEND_BACK: ({VERIFIER}, WAITING),
    Move.ASSIGN: ({HEAD, SECRETARIAT}, OPEN),
    Move.URGE_LEAD: ({SECRETARIAT}, GOING_ON),
    Move.CONTACT: ({SECRETARIAT}, OPEN),
    Move.NOTE: ({PARTNER, SECRETARIAT}, OPEN),
    Move.OBJECT: ({OFFICER, HEAD}, OPEN | DONE),
    Move.ANSWER: ({ANSWERING}, OPEN),
    Move.ACCEPT: ({COLLECTING}, OPEN),
    Move.RETURN: ({COLLECTING}, OPEN),
    Move.URGE: ({COLLECTING, CONVENING}, OPEN),
    Move.ASK: ({CONVENING}, OPEN),
    Move.RELEASE: ({CONVENING}, OPEN),
    Move.SET_THRESHOLD: ({CONVENING}, OPEN),
    Move.ASK_EXTENSION: ({HEAD}, GOING_ON),
    Move.EXTEND: ({LEADER, SECRETARIAT}, OPEN),
    Move.ASK_REMOVAL: ({HEAD, SECRETARIAT}, OPEN),
    Move.CANCEL: ({LEADER, SECRETARIAT}, OPEN),
    Move.ASK_CHANGE: ({SECRETARIAT}, OPEN),
    Move.CHANGE: ({LEADER, SECRETARIAT}, OPEN),
    Move.ASK_REOPENING: ({HEAD, SECRETARIAT}, DONE),
    Move.REOPEN: ({LEADER, SECRETARIAT}, DONE),
    Move.VOID: ({SECRETARIAT}, DONE),
    Move.REFUSE: ({LEADER, SECRETARIAT}, ISSUED),
    Move.COMMENT: ({SECRETARIAT}, ISSUED),
    Move.WITHDRAW_REQUEST: ({HEAD, SECRETARIAT}, ISSUED),
    Move.CORRECT: ({SECRETARIAT}, OPEN | DONE),
    Move.ADD: ({LEADER, SECRETARIAT}, DRAFT),
    Move.CLOSE: ({LEADER, SECRETARIAT}, OPEN),
    Move.VERIFY_OCCURRENCE: ({VERIFIER}, GOING_ON),
    Move.RETURN_OCCURRENCE: ({VERIFIER}, GOING_ON),
    Move.UNDO_OCCURRENCE: ({OFFICER, HEAD, SECRETARIAT}, GOING_ON),
    Move.TRIGGER: ({OFFICER, HEAD, SECRETARIAT}, GOING_ON),
}
# Nothing of a task is lacking: whatever a row asks for is given with this.
FULL = Given(
    text="Sở Nội vụ chưa ban hành hướng dẫn.", evidence=1, done_on=TODAY, outcome=Outcome.MET,
    obstacle=Obstacle(BlockedReason.WAITING_GUIDANCE, "Sở Nội vụ", TODAY, "15/UBND-VX"),
    basis="Công văn số 15", decision="45/UBND-VX", decided_on=TODAY,
    matter=Matter(DUE + timedelta(31), 1, asked_by=ACTOR),
)  # fmt: skip
SAME_PERSONS = {rule.move for rule in ROWS if Need.SAME_PERSON in rule.needs}


def case(move: Move, status: Status, *standing: Standing, **more) -> Case:
    """Return the case of an actor who stands in no other way."""
    submitted_by = ACTOR if move in SAME_PERSONS else OTHER
    known = {"submitted_by": submitted_by, "reported_outcome": Outcome.MET, "due_on": DUE}
    return Case(status, frozenset(standing), ACTOR, TODAY, **(known | more))


def is_allowed(move: Move, case: Case, given: Given = FULL) -> bool:
    """Tell whether the table lets a move through; what it says instead is a sentence."""
    said = ""
    try:
        check(move, case=case, given=given)
    except Refused as refused:
        said = str(refused)
    assert not said or said.endswith(".")
    return not said


def test_the_matrix_knows_every_move():
    assert WHO.keys() == set(Move) == {rule.move for rule in ROWS}


@pytest.mark.parametrize("move", Move)
def test_a_move_is_open_to_its_people_in_its_states_and_to_nobody_else(move: Move):
    people, states = WHO[move]
    for standing, status in product(Standing, Status):
        expected = standing in people and status in states
        assert is_allowed(move, case(move, status, standing)) is expected, (standing, status)


@pytest.mark.parametrize("move", Move)
def test_the_buttons_are_those_that_the_check_lets_through(move: Move):
    people, states = WHO[move]
    for standing, status in product(Standing, Status):
        drawn = {
            rule.move
            for table in TABLES
            for rule in possible_moves(status, frozenset({standing}), table=table)
        }
        assert (move in drawn) is (standing in people and status in states), (standing, status)


@given(st.sampled_from(Move), st.sampled_from(Status), st.frozensets(st.sampled_from(Standing)))
def test_who_stands_in_several_ways_may_what_one_of_them_may(move, status, standings):
    people, states = WHO[move]
    expected = bool(standings & people) and status in states
    assert is_allowed(move, case(move, status, *standings)) is expected


@pytest.mark.parametrize("move", sorted(STAFF_MOVES))
def test_a_plan_may_leave_the_officer_only_to_propose(move: Move):
    for status in Status:
        assert not is_allowed(move, case(move, status, OFFICER, staff_moves=frozenset()))


OBSTACLES = [
    replace(FULL.obstacle, **lacking)
    for lacking in (
        {"reason": None}, {"agency": " "}, {"since_on": None}, {"since_on": TOMORROW},
        {"document": ""},
    )
]  # fmt: skip
UNDECIDED = [{"decision": " "}, {"decided_on": None}]
# What is given and what is so, with one thing lacking.
LACKING = {
    Need.WORDS: [{"text": " "}],
    Need.REASON: [{"text": ""}, {"text": "  quá   ngắn "}],
    Need.OBSTACLE: [{"text": "Vướng"}, *({"obstacle": one} for one in OBSTACLES)],
    Need.EVIDENCE: [{"evidence": 0, "text": "  chưa   có  "}],
    Need.DONE_ON: [{"done_on": None}, {"done_on": TOMORROW}],
    Need.OUTCOME: [{"outcome": None}],
    Need.CHANGED_OUTCOME: [{"text": "", "reported_outcome": Outcome.NOT_MET}],
    Need.DECISION: UNDECIDED,
    Need.BASIS: [{"basis": " "}],
    Need.OTHER_PERSON: [{"submitted_by": ACTOR}],
    Need.SAME_PERSON: [{"submitted_by": OTHER}],
    Need.NEW_DUE_ON: [
        {"matter": replace(FULL.matter, due_on=None)},
        {"matter": replace(FULL.matter, due_on=DUE)},
    ],
    Need.DAY_BY_DECISION: UNDECIDED,
    Need.LEADERS_WORD: UNDECIDED,
    Need.NEW_FACTS: [{"matter": replace(FULL.matter, new_facts=0)}],
    Need.ASKER: [{"matter": replace(FULL.matter, asked_by=OTHER)}],
}
OF_THE_CASE = frozenset({"submitted_by", "reported_outcome"})


def test_every_need_can_lack():
    assert LACKING.keys() == set(Need) == {need for rule in ROWS for need in rule.needs}


def name(rule: MoveRule) -> str:
    """Return a row as a test is called by it."""
    return "-".join((rule.number, rule.move, *sorted(rule.who), rule.outcome or ""))


@pytest.mark.parametrize("rule", ROWS, ids=name)
def test_a_row_is_let_through_with_all_it_needs_and_refused_without_any_of_it(rule: MoveRule):
    full = replace(FULL, outcome=rule.outcome or Outcome.MET)
    for status, standing in product(rule.starts, rule.who):
        assert check(rule.move, case=case(rule.move, status, standing), given=full) is rule
        for need in rule.needs:
            for lacking in LACKING[need]:
                told = {key: it for key, it in lacking.items() if key not in OF_THE_CASE}
                stands = {key: it for key, it in lacking.items() if key in OF_THE_CASE}
                there = case(rule.move, status, standing, **stands)
                assert not is_allowed(rule.move, there, replace(full, **told)), (need, lacking)
