"""The table of moves: who may do what from which state, and what must be given."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules import Refused
from tracker.rules.standing import Standing
from tracker.rules.words import BlockedReason, Move, Outcome, Status
from tracker.rules.workflow import MOVES, Case, Given, Obstacle, check, possible_moves

TODAY = date(2026, 11, 20)
TU, LAN, HOA, BINH = 1, 2, 3, 4
HEAD = frozenset({Standing.LEAD_HEAD})
STAFF = frozenset({Standing.LEAD_STAFF})
SECRETARIAT = frozenset({Standing.COORDINATOR, Standing.VERIFIER})
OWN_TASK = frozenset({Standing.COORDINATOR, Standing.LEAD_HEAD})
NOBODY = frozenset()

CLAIM = Given(evidence=1, done_on=TODAY, outcome=Outcome.MET)
OBSTACLE = Obstacle(BlockedReason.WAITING_GUIDANCE, "Sở Nội vụ", TODAY, "Số 15/UBND-VHXH")
BLOCKED = Given(text="Chưa có hướng dẫn về biên chế.", obstacle=OBSTACLE)


def case(status, standing, *, actor=LAN, **more):
    return Case(status=status, standing=standing, actor=actor, today=TODAY, **more)


def waiting(standing=SECRETARIAT, *, actor=HOA, **more):
    more = {"submitted_by": LAN, "reported_outcome": Outcome.MET} | more
    return case(Status.SUBMITTED, standing, actor=actor, **more)


LEADER = frozenset({Standing.LEADER})
MISREAD = ["Sửa lỗi nhập liệu"]
OBJECTION, GIVEN_TO = "Không đồng ý nội dung cập nhật thay", "Giao người thực hiện"
NOTED = ("Ghi nhận cuộc gọi, tin nhắn", "Ghi nhận ý kiến chỉ đạo")
BY_SECRETARIAT = [
    "Gia hạn",
    "Đề nghị đưa ra khỏi kế hoạch",
    "Đưa ra khỏi kế hoạch",
    "Đề nghị điều chỉnh nhiệm vụ",
    "Điều chỉnh nhiệm vụ",
    *MISREAD,
]

BUTTONS = [
    (Status.DRAFT, SECRETARIAT, ["Ban hành"]),
    (Status.DRAFT, HEAD, []),
    (
        Status.ASSIGNED,
        HEAD,
        [
            "Cập nhật tiến độ",
            "Bắt đầu thực hiện",
            "Gửi xác nhận hoàn thành",
            "Báo khó khăn, vướng mắc",
            "Giao người thực hiện",
            OBJECTION,
            "Đề nghị gia hạn",
            "Đề nghị đưa ra khỏi kế hoạch",
        ],
    ),
    (
        Status.IN_PROGRESS,
        SECRETARIAT,
        [
            "Cập nhật thay đơn vị",
            "Gửi xác nhận thay đơn vị",
            "Báo vướng mắc thay đơn vị",
            "Giao người thực hiện",
            "Đôn đốc thực hiện",
            *NOTED,
            *BY_SECRETARIAT,
        ],
    ),
    (Status.IN_PROGRESS, LEADER, ["Gia hạn", "Đưa ra khỏi kế hoạch", "Điều chỉnh nhiệm vụ"]),
    (Status.COMPLETED, LEADER, ["Mở lại"]),
    (Status.IN_PROGRESS, frozenset({Standing.COORDINATING}), ["Gửi phần việc phối hợp"]),
    (
        Status.BLOCKED,
        HEAD,
        [
            "Cập nhật tiến độ",
            "Đã tháo gỡ, tiếp tục thực hiện",
            "Giao người thực hiện",
            OBJECTION,
            "Đề nghị gia hạn",
            "Đề nghị đưa ra khỏi kế hoạch",
        ],
    ),
    (Status.SUBMITTED, HEAD, ["Rút lại", GIVEN_TO, OBJECTION, "Đề nghị đưa ra khỏi kế hoạch"]),
    (
        Status.SUBMITTED,
        frozenset({Standing.VERIFIER}),
        ["Xác nhận hoàn thành", "Xác nhận: đã thực hiện, chưa đạt", "Trả lại, đề nghị bổ sung"],
    ),
    (
        Status.SUBMITTED,
        OWN_TASK,
        ["Rút lại", "Giao người thực hiện", *NOTED, OBJECTION, *BY_SECRETARIAT],
    ),
    (Status.COMPLETED, HEAD, [OBJECTION, "Đề nghị mở lại"]),
    (Status.COMPLETED, SECRETARIAT, ["Đề nghị mở lại", "Mở lại", "Ghi nhận sai", *MISREAD]),
    (Status.CANCELLED, HEAD | SECRETARIAT, []),
    (Status.IN_PROGRESS, NOBODY, []),
]


@pytest.mark.parametrize(("status", "standing", "labels"), BUTTONS)
def test_the_table_draws_the_buttons(status, standing, labels):
    assert [rule.label for rule in possible_moves(status, standing)] == labels


def test_a_plan_may_leave_submitting_to_the_head():
    moves = possible_moves(Status.IN_PROGRESS, STAFF, staff_moves=frozenset())
    assert [rule.move for rule in moves] == [Move.POST, Move.OBJECT]


standings = st.frozensets(st.sampled_from(Standing))


@given(st.sampled_from(Status), standings)
def test_at_most_one_button_is_solid(status, standing):
    assert sum(rule.is_main for rule in possible_moves(status, standing)) <= 1


ALLOWED = [
    (Move.POST, case(Status.ASSIGNED, STAFF), Given(), Status.IN_PROGRESS),
    (Move.POST, case(Status.BLOCKED, STAFF), Given(), None),
    (Move.SUBMIT, case(Status.IN_PROGRESS, HEAD), CLAIM, Status.SUBMITTED),
    (Move.SUBMIT, case(Status.IN_PROGRESS, STAFF), CLAIM, Status.SUBMITTED),
    (
        Move.SUBMIT,
        case(Status.IN_PROGRESS, HEAD),
        replace(CLAIM, evidence=0, text="Quyết định đang chờ ký số."),
        Status.SUBMITTED,
    ),
    (Move.BLOCK, case(Status.ASSIGNED, HEAD), BLOCKED, Status.BLOCKED),
    (Move.UNBLOCK, case(Status.BLOCKED, HEAD), Given(text="Đã rõ."), Status.IN_PROGRESS),
    (Move.VERIFY, waiting(), CLAIM, Status.COMPLETED),
    (
        Move.VERIFY,
        waiting(reported_outcome=Outcome.NOT_MET),
        replace(CLAIM, outcome=Outcome.NOT_MET, text="Chưa đủ 100% hồ sơ."),
        Status.COMPLETED,
    ),
    (Move.SEND_BACK, waiting(), Given(text="Thiếu phụ lục 02."), Status.IN_PROGRESS),
    (Move.WITHDRAW, waiting(HEAD, actor=LAN), Given(), Status.IN_PROGRESS),
]


@pytest.mark.parametrize(("move", "case", "given", "ends"), ALLOWED)
def test_a_move_that_has_all_it_needs_is_allowed(move, case, given, ends):
    assert check(move, case=case, given=given).ends == ends


WORK = case(Status.IN_PROGRESS, HEAD)
REFUSED = [
    (Move.SUBMIT, case(Status.BLOCKED, HEAD), CLAIM, "trạng thái “Vướng mắc”"),
    (Move.VERIFY, case(Status.COMPLETED, SECRETARIAT), CLAIM, "trạng thái “Hoàn thành”"),
    (Move.POST, case(Status.IN_PROGRESS, NOBODY), Given(), "không được phân công"),
    (Move.BLOCK, case(Status.IN_PROGRESS, SECRETARIAT), BLOCKED, "Ghi căn cứ"),
    (Move.SUBMIT, case(Status.IN_PROGRESS, STAFF, staff_moves=frozenset()), CLAIM, "thủ trưởng"),
    (Move.SUBMIT, WORK, replace(CLAIM, evidence=0), "ít nhất 01 minh chứng"),
    (Move.SUBMIT, WORK, replace(CLAIM, evidence=0, text="  chưa   có  "), "ít nhất 10 ký tự"),
    (Move.SUBMIT, WORK, replace(CLAIM, done_on=None), "Nhập ngày hoàn thành thực tế"),
    (Move.SUBMIT, WORK, replace(CLAIM, done_on=TODAY + timedelta(1)), "hôm nay (20/11/2026)"),
    (Move.SUBMIT, WORK, replace(CLAIM, outcome=None), "Chọn kết quả"),
    (Move.SUBMIT, case(Status.IN_PROGRESS, SECRETARIAT), CLAIM, "Ghi căn cứ"),
    (Move.BLOCK, WORK, replace(BLOCKED, text="Vướng"), "ít nhất 10 ký tự"),
    (
        Move.BLOCK,
        WORK,
        replace(BLOCKED, obstacle=replace(OBSTACLE, reason=None)),
        "nguyên nhân vướng mắc",
    ),
    (Move.BLOCK, WORK, replace(BLOCKED, obstacle=replace(OBSTACLE, agency=" ")), "cơ quan"),
    (
        Move.BLOCK,
        WORK,
        replace(BLOCKED, obstacle=replace(OBSTACLE, since_on=None)),
        "ngày bắt đầu vướng mắc",
    ),
    (
        Move.BLOCK,
        WORK,
        replace(BLOCKED, obstacle=replace(OBSTACLE, since_on=TODAY + timedelta(1))),
        "không được sau hôm nay",
    ),
    (Move.BLOCK, WORK, replace(BLOCKED, obstacle=replace(OBSTACLE, document="")), "văn bản"),
    (Move.UNBLOCK, case(Status.BLOCKED, HEAD), Given(), "Ghi nội dung"),
    (Move.VERIFY, waiting(submitted_by=HOA), CLAIM, "Người đã gửi không tự xác nhận"),
    (Move.VERIFY, waiting(OWN_TASK), CLAIM, "Đơn vị không tự xác nhận nhiệm vụ của mình"),
    (Move.SEND_BACK, waiting(OWN_TASK), Given(text="Thiếu phụ lục 02."), "Đơn vị không tự"),
    (Move.VERIFY, waiting(), replace(CLAIM, outcome=None), "Chọn kết quả"),
    (Move.VERIFY, waiting(), replace(CLAIM, outcome=Outcome.NOT_MET), "Ghi rõ lý do"),
    (Move.VERIFY, waiting(reported_outcome=Outcome.NOT_MET), CLAIM, "khác với đơn vị tự đánh giá"),
    (Move.SEND_BACK, waiting(), Given(text="thiếu"), "ít nhất 10 ký tự"),
    (Move.WITHDRAW, waiting(HEAD, actor=BINH), Given(), "Chỉ người đã gửi"),
    (Move.ISSUE, case(Status.DRAFT, SECRETARIAT), Given(decision="12/QĐ"), "số, ký hiệu và ngày"),
]


@pytest.mark.parametrize(("move", "case", "given", "sentence"), REFUSED)
def test_a_refusal_says_what_is_missing(move, case, given, sentence):
    with pytest.raises(Refused) as refused:
        check(move, case=case, given=given)
    assert sentence in str(refused.value)


def test_each_row_is_of_a_known_move_and_leads_somewhere_else_or_nowhere():
    for rule in MOVES:
        assert rule.starts
        assert rule.who
        assert rule.ends not in rule.starts or rule.move is Move.POST


FULL = Given("Đủ mười ký tự trở lên.", 1, TODAY, Outcome.MET, OBSTACLE, "Công văn số 15")
GIVENS = [FULL, FULL, replace(FULL, text="ngắn"), replace(FULL, text="", evidence=0), Given()]
GIVENS += [replace(FULL, outcome=Outcome.NOT_MET), replace(FULL, evidence=0)]
PEOPLE = [(TU, STAFF), (LAN, HEAD), (LAN, HEAD | SECRETARIAT), (HOA, SECRETARIAT), (HOA, OWN_TASK)]
PEOPLE += [(BINH, frozenset({Standing.VERIFIER})), (BINH, NOBODY)]
PLAYED = [Move.SUBMIT, Move.VERIFY, Move.POST, Move.BLOCK, Move.UNBLOCK, Move.SEND_BACK]
PLAYED += [Move.SUBMIT, Move.VERIFY, Move.WITHDRAW]
steps = st.tuples(*map(st.sampled_from, (PLAYED, PEOPLE, GIVENS)))


@given(st.lists(steps, min_size=6, max_size=40))
def test_nothing_is_completed_without_one_who_shows_and_another_who_verifies(steps):
    status, submitted = Status.ASSIGNED, None
    for move, (actor, standing), given_ in steps:
        by, claim = submitted or (None, Given())
        now = Case(status, standing, actor, TODAY, by, claim.outcome)
        try:
            rule = check(move, case=now, given=given_)
        except Refused:
            continue
        if rule.ends is Status.COMPLETED:
            assert status is Status.SUBMITTED
            assert by not in (None, actor)
            assert claim.evidence or len(claim.text) >= 10
            assert Standing.VERIFIER in standing
        if move is Move.SUBMIT:
            submitted = actor, given_
        status = rule.ends or status
        submitted = submitted if status is Status.SUBMITTED else None
