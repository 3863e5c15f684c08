"""What can be done to a task, each with the label that screens show."""

from enum import StrEnum

from tracker.rules import N_


class Move(StrEnum):
    """What can be done to a task; each leaves a dated event."""

    ISSUE = "issue"
    START = "start"
    POST = "post"
    BLOCK = "block"
    UNBLOCK = "unblock"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    VERIFY = "verify"
    SEND_BACK = "send_back"
    REOPEN = "reopen"
    CANCEL = "cancel"
    EXTEND = "extend"
    CHANGE = "change"
    ADD = "add"
    CORRECT = "correct"
    VOID = "void"
    CLOSE = "close"
    NOTE = "note"
    ASSIGN = "assign"
    ANSWER = "answer"
    ASK = "ask"
    RELEASE = "release"
    ACCEPT = "accept"
    RETURN = "return"
    URGE = "urge"
    SET_THRESHOLD = "set_threshold"
    URGE_LEAD = "urge_lead"
    CONTACT = "contact"
    ASK_EXTENSION = "ask_extension"
    ASK_REMOVAL = "ask_removal"
    ASK_CHANGE = "ask_change"
    ASK_REOPENING = "ask_reopening"
    COMMENT = "comment"
    REFUSE = "refuse"
    WITHDRAW_REQUEST = "withdraw_request"
    VERIFY_OCCURRENCE = "verify_occurrence"
    RETURN_OCCURRENCE = "return_occurrence"
    UNDO_OCCURRENCE = "undo_occurrence"
    TRIGGER = "trigger"
    OBJECT = "object"


MOVE_LABELS = {
    Move.OBJECT: N_("Không đồng ý nội dung cập nhật thay"),
    Move.ISSUE: N_("Ban hành"),
    Move.START: N_("Bắt đầu thực hiện"),
    Move.POST: N_("Cập nhật tiến độ"),
    Move.BLOCK: N_("Báo khó khăn, vướng mắc"),
    Move.UNBLOCK: N_("Tiếp tục thực hiện"),
    Move.SUBMIT: N_("Gửi xác nhận hoàn thành"),
    Move.WITHDRAW: N_("Rút lại"),
    Move.VERIFY: N_("Xác nhận hoàn thành"),
    Move.SEND_BACK: N_("Trả lại, đề nghị bổ sung"),
    Move.REOPEN: N_("Mở lại"),
    Move.CANCEL: N_("Đưa ra khỏi kế hoạch"),
    Move.EXTEND: N_("Gia hạn"),
    Move.CHANGE: N_("Điều chỉnh nhiệm vụ"),
    Move.ADD: N_("Bổ sung nhiệm vụ"),
    Move.CORRECT: N_("Sửa lỗi nhập liệu (không tính là gia hạn)"),
    Move.VOID: N_("Ghi nhận sai"),
    Move.CLOSE: N_("Kết thúc kế hoạch"),
    Move.NOTE: N_("Ghi nhận ý kiến chỉ đạo"),
    Move.ASSIGN: N_("Giao người thực hiện"),
    Move.ANSWER: N_("Gửi kết quả của đơn vị"),
    Move.ASK: N_("Giao việc cho các đơn vị"),
    Move.RELEASE: N_("Thôi giao việc cho đơn vị"),
    Move.ACCEPT: N_("Chấp nhận kết quả của đơn vị"),
    Move.RETURN: N_("Trả lại kết quả của đơn vị"),
    Move.URGE: N_("Đôn đốc đơn vị chưa báo cáo"),
    Move.SET_THRESHOLD: N_("Đặt ngưỡng gửi xác nhận"),
    Move.URGE_LEAD: N_("Đôn đốc thực hiện"),
    Move.CONTACT: N_("Ghi nhận cuộc gọi, tin nhắn"),
    Move.ASK_EXTENSION: N_("Đề nghị gia hạn"),
    Move.ASK_REMOVAL: N_("Đề nghị đưa ra khỏi kế hoạch"),
    Move.ASK_CHANGE: N_("Đề nghị điều chỉnh nhiệm vụ"),
    Move.ASK_REOPENING: N_("Đề nghị mở lại"),
    Move.COMMENT: N_("Ghi ý kiến của cơ quan thường trực"),
    Move.REFUSE: N_("Không đồng ý"),
    Move.WITHDRAW_REQUEST: N_("Rút lại đề nghị"),
    Move.VERIFY_OCCURRENCE: N_("Xác nhận kết quả đợt"),
    Move.RETURN_OCCURRENCE: N_("Trả lại kết quả đợt"),
    Move.UNDO_OCCURRENCE: N_("Ghi nhầm, bỏ kết quả đợt"),
    Move.TRIGGER: N_("Ghi ngày phát sinh"),
}
