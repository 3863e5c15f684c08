"""The rows of the table that want a leader's word: where they end, and what each refusal says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.rules import Refused
from tracker.rules.standing import Standing
from tracker.rules.words import Move, Status
from tracker.rules.workflow import Case, Given, Matter, check

TODAY, DUE = date(2026, 6, 20), date(2026, 6, 30)
LATER = DUE + timedelta(31)
REASON = "Sở Nội vụ chưa ban hành hướng dẫn."
HEAD, SECRETARIAT, LEADER = Standing.LEAD_HEAD, Standing.COORDINATOR, Standing.LEADER
FULL = Given(
    text=REASON, decision="45/UBND-VX", decided_on=TODAY, matter=Matter(LATER, 1, asked_by=1)
)


def case(status: Status, standing: Standing, **more) -> Case:
    return Case(status, frozenset({standing}), 1, TODAY, due_on=DUE, **more)


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
