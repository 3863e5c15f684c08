"""What may be done to a task: the table of moves, the buttons it draws and the checks."""

from tracker.rules import N_, Refused
from tracker.rules.standing import Standing
from tracker.rules.words import MOVE_LABELS, STATUS_LABELS, Move, Outcome, Status
from tracker.rules.workflow.decided import ON_REQUESTS
from tracker.rules.workflow.needs import STAFF_MOVES, Case, Given, Matter, Obstacle, check_needs
from tracker.rules.workflow.occurrences import ON_OCCURRENCES
from tracker.rules.workflow.of_plan import ON_PLANS
from tracker.rules.workflow.row import MoveRule, Need
from tracker.rules.workflow.table import MOVES

__all__ = [
    "MOVES",
    "ON_OCCURRENCES",
    "ON_PLANS",
    "ON_REQUESTS",
    "STAFF_MOVES",
    "Case",
    "Given",
    "Matter",
    "MoveRule",
    "Need",
    "Obstacle",
    "check",
    "possible_moves",
]


def possible_moves(
    status: Status,
    standing: frozenset[Standing],
    *,
    staff_moves: frozenset[Move] = STAFF_MOVES,
    table: tuple[MoveRule, ...] = MOVES,
) -> tuple[MoveRule, ...]:
    """Return the rows a person may use on a task in this state, in the order of the table.

    They are the buttons of the page; at most one of them is the solid one. `table` is that of
    moves, or `ON_REQUESTS` for what may be done with an open request.
    """
    found: dict[tuple[Move, Outcome | None], MoveRule] = {}
    for rule in table:
        if status in rule.starts and _may(rule, standing, staff_moves):
            found.setdefault((rule.move, rule.outcome), rule)
    return tuple(found.values())


def check(move: Move, *, case: Case, given: Given) -> MoveRule:
    """Return the row of the table that allows the move, or raise Refused saying why not.

    `rule.ends` is the state to set; None leaves it as it is.
    """
    every = (*MOVES, *ON_REQUESTS, *ON_OCCURRENCES, *ON_PLANS)
    rows = [rule for rule in every if rule.move == move and case.status in rule.starts]
    if not rows:
        raise Refused(
            N_("Không thực hiện được “%(move)s”: nhiệm vụ đang ở trạng thái “%(status)s”."),
            move=MOVE_LABELS[move],
            status=STATUS_LABELS[case.status],
        )
    mine = [rule for rule in rows if _may(rule, case.standing, case.staff_moves)]
    if not mine:
        raise _not_yours(move, case.standing)
    rule = next((rule for rule in mine if rule.outcome in (None, given.outcome)), None)
    if rule is None:
        raise Refused(N_("Chọn kết quả: đạt yêu cầu hoặc chưa đạt."))
    check_needs(rule.needs, case=case, given=given)
    return rule


def _may(rule: MoveRule, standing: frozenset[Standing], staff_moves: frozenset[Move]) -> bool:
    if rule.move in staff_moves and Standing.LEAD_STAFF in standing:
        standing = standing | {Standing.LEAD_HEAD}
    return bool(rule.who & standing)


def _not_yours(move: Move, standing: frozenset[Standing]) -> Refused:
    own_work = standing & {Standing.LEAD_STAFF, Standing.LEAD_HEAD, Standing.COORDINATOR}
    if move in (Move.VERIFY, Move.SEND_BACK) and own_work:
        return Refused(
            N_(
                "Đơn vị không tự xác nhận nhiệm vụ của mình;"
                " đơn vị được giao xác nhận trong kế hoạch sẽ xác nhận."
            )
        )
    if move in STAFF_MOVES and Standing.LEAD_STAFF in standing:
        return Refused(
            N_("Việc này do thủ trưởng đơn vị thực hiện. Ghi đề nghị trong phần cập nhật tiến độ.")
        )
    return Refused(
        N_("Đồng chí không được phân công “%(move)s” với nhiệm vụ này."), move=MOVE_LABELS[move]
    )
