"""The rows of the table over a task of many units: deciding on answers, urging, who is asked."""

from tracker.rules import N_
from tracker.rules.standing import Standing
from tracker.rules.words import Move
from tracker.rules.workflow.row import OPEN, MoveRule, Need

COLLECTING = frozenset({Standing.COLLECTING})
CONVENING = frozenset({Standing.CONVENING})

GATHERED: tuple[MoveRule, ...] = (
    MoveRule("T2", Move.ACCEPT, OPEN, None, COLLECTING, N_("Chấp nhận kết quả")),
    MoveRule("T2", Move.RETURN, OPEN, None, COLLECTING, N_("Trả lại kết quả"), (Need.REASON,)),
    MoveRule(
        "T2", Move.URGE, OPEN, None, COLLECTING | CONVENING, N_("Đôn đốc đơn vị chưa báo cáo")
    ),
    MoveRule("T2", Move.ASK, OPEN, None, CONVENING, N_("Bổ sung đơn vị")),
    MoveRule("T2", Move.RELEASE, OPEN, None, CONVENING, N_("Thôi giao việc cho đơn vị")),
    MoveRule("T2", Move.SET_THRESHOLD, OPEN, None, CONVENING, N_("Đặt ngưỡng gửi xác nhận")),
)
