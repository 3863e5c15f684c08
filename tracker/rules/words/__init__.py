"""The fixed words of the domain, each with the label that screens show."""

from collections.abc import Sequence
from enum import StrEnum

from tracker.rules import N_
from tracker.rules.words.moves import MOVE_LABELS as MOVE_LABELS
from tracker.rules.words.moves import Move as Move

MOST_NAMED = 10


def within_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence: its first letter small."""
    return label[:1].lower() + label[1:]


def first_few(names: Sequence[str]) -> str:
    """Return names in a row for a sentence; of very many the first, and that there are more."""
    return ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")


class Status(StrEnum):
    """What people did with a task; stored, and changed by moves only."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    SUBMITTED = "submitted"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


OPEN_STATUSES = frozenset({Status.ASSIGNED, Status.IN_PROGRESS, Status.BLOCKED, Status.SUBMITTED})

STATUS_LABELS = {
    Status.DRAFT: N_("Dự thảo"),
    Status.ASSIGNED: N_("Mới giao"),
    Status.IN_PROGRESS: N_("Đang thực hiện"),
    Status.BLOCKED: N_("Vướng mắc"),
    Status.SUBMITTED: N_("Chờ xác nhận"),
    Status.COMPLETED: N_("Hoàn thành"),
    Status.CANCELLED: N_("Đưa ra khỏi kế hoạch"),
}


class Outcome(StrEnum):
    """Whether what was carried out meets the requirement; only when completed."""

    MET = "met"
    NOT_MET = "not_met"


OUTCOME_LABELS = {
    Outcome.MET: N_("Hoàn thành"),
    Outcome.NOT_MET: N_("Đã thực hiện, chưa đạt"),
}


class TimeState(StrEnum):
    """Where a task stands against the calendar; always computed."""

    NOT_DUE = "not_due"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    NO_DATE = "no_date"


TIME_STATE_LABELS = {
    TimeState.NOT_DUE: N_("Chưa đến hạn"),
    TimeState.DUE_SOON: N_("Sắp đến hạn"),
    TimeState.OVERDUE: N_("Quá hạn"),
    TimeState.EARLY: N_("Trước hạn"),
    TimeState.ON_TIME: N_("Đúng hạn"),
    TimeState.LATE: N_("Trễ hạn"),
    TimeState.NO_DATE: N_("Chưa xác định hạn"),
}


class Role(StrEnum):
    """What a person is in the authority."""

    STAFF = "staff"
    UNIT_HEAD = "unit_head"
    COORD_MEMBER = "coord_member"
    COORDINATOR = "coordinator"
    STEERING = "steering"
    LEADER = "leader"
    UPPER = "upper"
    AUDITOR = "auditor"
    ADMIN = "admin"


ROLE_LABELS = {
    Role.STAFF: N_("Công chức phụ trách"),
    Role.UNIT_HEAD: N_("Thủ trưởng đơn vị"),
    Role.COORD_MEMBER: N_("Cơ quan phối hợp"),
    Role.COORDINATOR: N_("Cơ quan thường trực"),
    Role.STEERING: N_("Thành viên Ban Chỉ đạo"),
    Role.LEADER: N_("Lãnh đạo"),
    Role.UPPER: N_("Cấp trên"),
    Role.AUDITOR: N_("Kiểm tra"),
    Role.ADMIN: N_("Quản trị"),
}


class BlockedReason(StrEnum):
    """Why a task cannot go on."""

    WAITING_GUIDANCE = "waiting_guidance"
    WAITING_LEGAL_DOC = "waiting_legal_doc"
    WAITING_BUDGET = "waiting_budget"
    WAITING_PARTNER = "waiting_partner"
    SYSTEM_FAULT = "system_fault"
    STAFFING = "staffing"
    REORGANISATION = "reorganisation"
    FORCE_MAJEURE = "force_majeure"
    OTHER = "other"


class Source(StrEnum):
    """Where a task outside the plan comes from; a task of the plan has none."""

    UPPER_LEVEL = "upper_level"
    MEETING = "meeting"
    INSPECTION = "inspection"
    ORDER = "order"


SOURCE_LABELS = {
    Source.UPPER_LEVEL: N_("Cấp trên giao"),
    Source.MEETING: N_("Phiên họp, cuộc họp"),
    Source.INSPECTION: N_("Kiểm tra, thanh tra"),
    Source.ORDER: N_("Ý kiến chỉ đạo"),
}


BLOCKED_REASON_LABELS = {
    BlockedReason.WAITING_GUIDANCE: N_("Chờ hướng dẫn của cấp trên"),
    BlockedReason.WAITING_LEGAL_DOC: N_("Chờ văn bản quy định"),
    BlockedReason.WAITING_BUDGET: N_("Chưa bố trí kinh phí"),
    BlockedReason.WAITING_PARTNER: N_("Chờ cơ quan phối hợp"),
    BlockedReason.SYSTEM_FAULT: N_("Phần mềm, hạ tầng"),
    BlockedReason.STAFFING: N_("Nhân sự"),
    BlockedReason.REORGANISATION: N_("Sắp xếp tổ chức"),
    BlockedReason.FORCE_MAJEURE: N_("Bất khả kháng"),
    BlockedReason.OTHER: N_("Lý do khác"),
}


class DeadlineKind(StrEnum):
    """How a deadline text was read."""

    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"
    MULTI = "multi"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    RELATIVE = "relative"
    EVENT = "event"
    INHERIT = "inherit"
    UNSPECIFIED = "unspecified"
    INVALID = "invalid"


DEADLINE_KIND_LABELS = {
    DeadlineKind.DATE: N_("Ngày cụ thể"),
    DeadlineKind.MONTH: N_("Theo tháng"),
    DeadlineKind.QUARTER: N_("Theo quý"),
    DeadlineKind.HALF: N_("06 tháng"),
    DeadlineKind.YEAR: N_("Cả năm"),
    DeadlineKind.RANGE: N_("Khoảng thời gian"),
    DeadlineKind.MULTI: N_("Nhiều mốc"),
    DeadlineKind.ONGOING: N_("Thường xuyên"),
    DeadlineKind.RECURRING: N_("Định kỳ"),
    DeadlineKind.RELATIVE: N_("Tính từ một sự kiện"),
    DeadlineKind.EVENT: N_("Khi phát sinh"),
    DeadlineKind.INHERIT: N_("Như dòng trên"),
    DeadlineKind.UNSPECIFIED: N_("Chưa xác định"),
    DeadlineKind.INVALID: N_("Không đọc được"),
}


class Stage(StrEnum):
    """A rung of the ladder of reminders; weekly ones are stamped with their day when used."""

    SEVEN_BEFORE = "seven_before"
    TWO_BEFORE = "two_before"
    ON_THE_DAY = "on_the_day"
    ONE_AFTER = "one_after"
    WEEKLY_AFTER = "weekly_after"
    HEAD_WEEKLY = "head_weekly"
    HEAD_OVERDUE = "head_overdue"
    LONG_OVERDUE = "long_overdue"
    LONG_BLOCKED = "long_blocked"
    UNNAMED = "unnamed"
    CHECK_IN = "check_in"
    ANSWERS = "answers"
    PART = "part"
    WAITING = "waiting"
    LONG_WAITING = "long_waiting"
    ASKED = "asked"
    LONG_ASKED = "long_asked"
    QUOTA = "quota"
    VALUES = "values"
    SILENCE = "silence"
    REPORT = "report"
    REPORT_LATE = "report_late"


STAGE_LABELS = {
    Stage.SEVEN_BEFORE: N_("Nhắc trước hạn, lần một"),
    Stage.TWO_BEFORE: N_("Nhắc trước hạn, lần hai"),
    Stage.ON_THE_DAY: N_("Đến hạn hôm nay"),
    Stage.ONE_AFTER: N_("Vừa quá hạn"),
    Stage.WEEKLY_AFTER: N_("Quá hạn, nhắc thứ Hai hằng tuần"),
    Stage.HEAD_WEEKLY: N_("Tổng hợp thứ Hai gửi thủ trưởng"),
    Stage.HEAD_OVERDUE: N_("Quá hạn, báo thủ trưởng"),
    Stage.LONG_OVERDUE: N_("Quá hạn kéo dài"),
    Stage.LONG_BLOCKED: N_("Vướng mắc kéo dài"),
    Stage.UNNAMED: N_("Chưa phân công người phụ trách"),
    Stage.CHECK_IN: N_("Cập nhật định kỳ trước ngày 14"),
    Stage.ANSWERS: N_("Kết quả của các đơn vị chờ chấp nhận"),
    Stage.PART: N_("Phần việc phối hợp chưa gửi"),
    Stage.WAITING: N_("Nhiệm vụ chờ xác nhận"),
    Stage.LONG_WAITING: N_("Chờ xác nhận lâu"),
    Stage.ASKED: N_("Đề nghị chờ cho ý kiến"),
    Stage.LONG_ASKED: N_("Chờ cho ý kiến lâu"),
    Stage.REPORT: N_("Báo cáo của đơn vị sắp đến hạn"),
    Stage.REPORT_LATE: N_("Báo cáo của đơn vị chưa gửi"),
    Stage.VALUES: N_("Số liệu chỉ tiêu"),
    Stage.QUOTA: N_("Chưa đủ định mức tin, bài, sáng kiến"),
    Stage.SILENCE: N_("Thôi nhắc việc quá hạn vừa được cập nhật"),
}
