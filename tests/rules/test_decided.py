"""The rows of the table that want a leader's word: every move × role × state, and what is given."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from tracker.rules import Refused
from tracker.rules.standing import Standing
from tracker.rules.words import OPEN_STATUSES, Move, Status
from tracker.rules.workflow import ON_REQUESTS, Case, Given, Matter, check, possible_moves

TODAY, DUE = date(2026, 6, 20), date(2026, 6, 30)
LATER = DUE + timedelta(31)
REASON = "Sở Nội vụ chưa ban hành hướng dẫn."
HEAD, SECRETARIAT, LEADER = Standing.LEAD_HEAD, Standing.COORDINATOR, Standing.LEADER
DONE = frozenset({Status.COMPLETED})
GOING_ON = OPEN_STATUSES - {Status.SUBMITTED}
FULL = Given(
    text=REASON, decision="45/UBND-VX", decided_on=TODAY, matter=Matter(LATER, 1, asked_by=1)
)

WHO = {
    Move.ASK_EXTENSION: ({HEAD}, GOING_ON),
    Move.EXTEND: ({LEADER, SECRETARIAT}, OPEN_STATUSES),
    Move.ASK_REMOVAL: ({HEAD, SECRETARIAT}, OPEN_STATUSES),
    Move.CANCEL: ({LEADER, SECRETARIAT}, OPEN_STATUSES),
    Move.ASK_CHANGE: ({SECRETARIAT}, OPEN_STATUSES),
    Move.CHANGE: ({LEADER, SECRETARIAT}, OPEN_STATUSES),
    Move.ASK_REOPENING: ({HEAD, SECRETARIAT}, DONE),
    Move.REOPEN: ({LEADER, SECRETARIAT}, DONE),
    Move.VOID: ({SECRETARIAT}, DONE),
    Move.REFUSE: ({LEADER, SECRETARIAT}, frozenset(Status) - {Status.DRAFT}),
    Move.COMMENT: ({SECRETARIAT}, frozenset(Status) - {Status.DRAFT}),
    Move.WITHDRAW_REQUEST: ({HEAD, SECRETARIAT}, frozenset(Status) - {Status.DRAFT}),
}


def case(status: Status, standing: Standing, **more) -> Case:
    return Case(status, frozenset({standing}), 1, TODAY, due_on=DUE, **more)


@pytest.mark.parametrize("move", WHO)
def test_a_move_is_open_to_its_people_in_its_states_and_to_nobody_else(move: Move):
    people, states = WHO[move]
    for standing, status in product(Standing, Status):
        try:
            check(move, case=case(status, standing), given=FULL)
        except Refused:
            assert standing not in people or status not in states, (standing, status)
        else:
            assert standing in people, (standing, status)
            assert status in states, (standing, status)


@pytest.mark.parametrize("move", WHO)
def test_the_buttons_are_those_that_the_check_lets_through(move: Move):
    people, states = WHO[move]
    for standing, status in product(Standing, Status):
        drawn = possible_moves(status, frozenset({standing}))
        drawn += possible_moves(status, frozenset({standing}), table=ON_REQUESTS)
        offered = move in {rule.move for rule in drawn}
        assert offered is (standing in people and status in states), (standing, status)


@pytest.mark.parametrize("staff", [Standing.LEAD_STAFF, Standing.COORDINATING, Standing.VERIFIER])
def test_an_officer_asks_for_nothing_and_decides_nothing(staff: Standing):
    drawn = {rule.move for status in Status for rule in possible_moves(status, frozenset({staff}))}
    assert not drawn & WHO.keys()


ENDS = [
    (Move.EXTEND, Status.BLOCKED, None),
    (Move.CANCEL, Status.IN_PROGRESS, Status.CANCELLED),
    (Move.CHANGE, Status.ASSIGNED, None),
    (Move.REOPEN, Status.COMPLETED, Status.IN_PROGRESS),
    (Move.VOID, Status.COMPLETED, None),
]


@pytest.mark.parametrize(("move", "starts", "ends"), ENDS)
def test_where_a_move_ends(move: Move, starts: Status, ends: Status | None):
    assert check(move, case=case(starts, SECRETARIAT), given=FULL).ends == ends


OPEN, BARE = Status.IN_PROGRESS, replace(FULL, decision="", decided_on=None)
OWN = replace(BARE, matter=replace(FULL.matter, is_secretariats=True))


def with_matter(**more) -> Given:
    return replace(FULL, matter=replace(FULL.matter, **more))


REFUSED = [
    (Move.ASK_EXTENSION, OPEN, HEAD, with_matter(due_on=None), "Nhập hạn mới"),
    (Move.ASK_EXTENSION, OPEN, HEAD, with_matter(due_on=DUE), "sau hạn hiện tại (30/06/2026)"),
    (Move.ASK_EXTENSION, OPEN, HEAD, replace(FULL, text="chậm"), "ít nhất 10 ký tự"),
    (Move.EXTEND, OPEN, LEADER, BARE, "số, ký hiệu và ngày của quyết định"),
    (Move.EXTEND, OPEN, SECRETARIAT, BARE, "do lãnh đạo quyết định"),
    (Move.CANCEL, OPEN, LEADER, BARE, "số, ký hiệu và ngày của quyết định"),
    (Move.CANCEL, OPEN, SECRETARIAT, OWN, "số, ký hiệu và ngày của quyết định"),
    (Move.CHANGE, OPEN, LEADER, with_matter(new_facts=0), "Chưa có nội dung nào thay đổi"),
    (Move.CHANGE, OPEN, SECRETARIAT, BARE, "do lãnh đạo quyết định"),
    (Move.REOPEN, Status.COMPLETED, SECRETARIAT, BARE, "do lãnh đạo quyết định"),
    (Move.REOPEN, Status.COMPLETED, LEADER, replace(BARE, text=""), "ít nhất 10 ký tự"),
    (Move.VOID, Status.COMPLETED, SECRETARIAT, BARE, "do lãnh đạo quyết định"),
    (Move.REFUSE, OPEN, SECRETARIAT, BARE, "do lãnh đạo quyết định"),
    (Move.COMMENT, OPEN, SECRETARIAT, replace(FULL, text=" "), "Ghi nội dung"),
    (Move.WITHDRAW_REQUEST, OPEN, HEAD, with_matter(asked_by=2), "Chỉ người đã đề nghị"),
]


@pytest.mark.parametrize(("move", "status", "standing", "given", "sentence"), REFUSED)
def test_a_refusal_says_what_is_missing(move, status, standing, given, sentence):
    with pytest.raises(Refused) as refused:
        check(move, case=case(status, standing), given=given)
    assert sentence in str(refused.value)


LET_THROUGH = [
    (Move.EXTEND, OPEN, LEADER, BARE, {"is_day_decided": False}),
    (Move.EXTEND, OPEN, SECRETARIAT, OWN, {"is_day_decided": False}),
    (Move.CHANGE, OPEN, LEADER, BARE, {}),
    (Move.REOPEN, Status.COMPLETED, LEADER, BARE, {}),
    (Move.REOPEN, Status.COMPLETED, SECRETARIAT, OWN, {}),
    (Move.VOID, Status.COMPLETED, SECRETARIAT, OWN, {}),
    (Move.REFUSE, OPEN, LEADER, BARE, {}),
]


@pytest.mark.parametrize(("move", "status", "standing", "given", "more"), LET_THROUGH)
def test_what_needs_no_document(move, status, standing, given, more):
    assert check(move, case=case(status, standing, **more), given=given).move is move
