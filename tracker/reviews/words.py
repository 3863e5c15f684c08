"""The words of a session: its states, why matters stand on its agenda, kinds of conclusions."""

from enum import StrEnum

from tracker.rules import N_

# How the session's document is cited, with its day, until the notice has its number.
MINUTES = "Biên bản phiên họp"


class ReviewState(StrEnum):
    """A session's life: prepared, under way, ended."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


REVIEW_STATE_LABELS = {
    ReviewState.PLANNED: N_("Đang chuẩn bị"),
    ReviewState.OPEN: N_("Đang họp"),
    ReviewState.CLOSED: N_("Đã kết thúc"),
}


class ItemKind(StrEnum):
    """Why something stands on the agenda."""

    PREVIOUS = "previous"
    BLOCKED = "blocked"
    OVERDUE = "overdue"
    MISSED = "missed"
    SENT_BACK = "sent_back"
    ASKED = "asked"
    INDICATOR = "indicator"
    QUOTA = "quota"
    OTHER = "other"


ITEM_LABELS = {
    ItemKind.PREVIOUS: N_("Kết luận phiên trước"),
    ItemKind.BLOCKED: N_("Vướng mắc"),
    ItemKind.OVERDUE: N_("Quá hạn"),
    ItemKind.MISSED: N_("Đợt chưa có kết quả"),
    ItemKind.SENT_BACK: N_("Trả lại từ 02 lần"),
    ItemKind.ASKED: N_("Đề nghị chờ cho ý kiến"),
    ItemKind.INDICATOR: N_("Chỉ tiêu chậm"),
    ItemKind.QUOTA: N_("Định mức còn thiếu"),
    ItemKind.OTHER: N_("Việc khác"),
}


class ConclusionKind(StrEnum):
    """What a conclusion is: work given, a decision on a task, or general direction."""

    TASK = "task"
    DECISION = "decision"
    GENERAL = "general"


CONCLUSION_LABELS = {
    ConclusionKind.TASK: N_("Giao nhiệm vụ"),
    ConclusionKind.DECISION: N_("Quyết định"),
    ConclusionKind.GENERAL: N_("Chỉ đạo chung"),
}


class ConclusionState(StrEnum):
    """A conclusion is worded while the session is open, and takes effect when it ends."""

    TYPED = "typed"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"


class Ruled(StrEnum):
    """What a decision does to its task."""

    EXTEND = "extend"
    REMOVE = "remove"
    REFUSE = "refuse"


RULED_LABELS = {
    Ruled.EXTEND: N_("Gia hạn"),
    Ruled.REMOVE: N_("Đưa ra khỏi kế hoạch"),
    Ruled.REFUSE: N_("Không đồng ý đề nghị"),
}
