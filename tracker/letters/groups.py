"""The parts of a digest in their order: what each is called, its tone, how it is counted."""

from typing import NamedTuple

from tracker.reminders import Section
from tracker.rules import N_, P_


class Group(NamedTuple):
    """The head of a part of the letter, its tone, and its count as the subject names it."""

    words: str
    tone: str
    counted: str


GROUPS = {
    Section.ESCALATED: Group(
        N_("Quá hạn kéo dài"), "over", P_("%(count)s nhiệm vụ quá hạn kéo dài"),
    ),
    Section.BLOCKED: Group(N_("Vướng mắc kéo dài"), "block", P_("%(count)s nhiệm vụ vướng mắc")),
    Section.HEADLESS: Group(
        N_("Đơn vị chưa có thủ trưởng nhận thư"), "over",
        P_("%(count)s nhiệm vụ của đơn vị chưa có thủ trưởng"),
    ),
    Section.UNIT_OVERDUE: Group(N_("Quá hạn tại đơn vị"), "over", P_("%(count)s nhiệm vụ quá hạn")),
    Section.OVERDUE: Group(N_("Quá hạn"), "over", P_("%(count)s nhiệm vụ quá hạn")),
    Section.MISSED: Group(
        N_("Đợt chưa có kết quả"), "soon", P_("%(count)s đợt chưa có kết quả"),
    ),
    Section.DUE: Group(N_("Sắp đến hạn"), "soon", P_("%(count)s nhiệm vụ sắp đến hạn")),
    Section.CHECK_IN: Group(
        N_("Cập nhật định kỳ, trước ngày 14"), "soon",
        P_("%(count)s nhiệm vụ cần cập nhật định kỳ"),
    ),
    Section.RETURNED: Group(N_("Trả lại, cần bổ sung"), "over", P_("%(count)s nhiệm vụ trả lại")),
    Section.WAITING: Group(N_("Chờ xác nhận"), "wait", P_("%(count)s nhiệm vụ chờ xác nhận")),
    Section.ASKED: Group(N_("Chờ cho ý kiến"), "wait", P_("%(count)s đề nghị chờ cho ý kiến")),
    Section.OBJECTED: Group(
        N_("Đơn vị không đồng ý nội dung cập nhật thay"),
        "over",
        P_("%(count)s ý kiến không đồng ý"),
    ),
    Section.DECIDED: Group(N_("Đã có ý kiến"), "run", P_("%(count)s đề nghị đã có ý kiến")),
    Section.ENTERED: Group(
        N_("Đã cập nhật thay đơn vị"), "soon", P_("%(count)s nhiệm vụ được cập nhật thay"),
    ),
    Section.MOVED: Group(N_("Chuyển đơn vị"), "run", P_("%(count)s nhiệm vụ chuyển đơn vị")),
    Section.NEW: Group(N_("Mới giao"), "run", P_("%(count)s nhiệm vụ mới giao")),
    Section.UNNAMED: Group(
        N_("Chưa có công chức phụ trách"), "none", P_("%(count)s nhiệm vụ chưa có người phụ trách"),
    ),
    Section.REPORTS: Group(
        N_("Báo cáo của đơn vị chưa gửi"), "soon", P_("%(count)s báo cáo của đơn vị chưa gửi"),
    ),
    Section.VALUES: Group(
        N_("Số liệu chỉ tiêu chưa nhập"), "soon", P_("%(count)s chỉ tiêu chưa nhập số liệu"),
    ),
    Section.QUOTAS: Group(
        N_("Chưa đủ định mức tin, bài, sáng kiến"), "over", P_("%(count)s định mức chưa đủ"),
    ),
    Section.PARTS: Group(N_("Phần việc phối hợp"), "none", P_("%(count)s phần việc phối hợp")),
}  # fmt: skip
