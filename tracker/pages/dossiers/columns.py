"""The columns of the form as the pages head them, in the order of form II.06."""

from dataclasses import dataclass

from tracker.rules import N_
from tracker.rules.dossiers.counts import LABELS


@dataclass(frozen=True)
class Column:
    """A column: the count it holds, its short header, and its full name read aloud."""

    name: str
    head: str

    @property
    def label(self) -> str:
        """Return the full name, in Vietnamese."""
        return LABELS[self.name]


BEYOND = N_("Ngoài mẫu biểu")
GROUPS: tuple[tuple[str, tuple[Column, ...]], ...] = (
    (
        N_("Tiếp nhận"),
        (
            Column("received", N_("Tổng số")),
            Column("received_online", N_("Trực tuyến")),
            Column("received_direct", N_("Trực tiếp")),
            Column("received_postal", N_("Bưu chính")),
            Column("carried_over", N_("Từ kỳ trước")),
        ),
    ),
    (
        N_("Đã giải quyết"),
        (
            Column("resolved", N_("Tổng số")),
            Column("resolved_early", N_("Trước hạn")),
            Column("resolved_on_time", N_("Đúng hạn")),
            Column("resolved_late", N_("Trễ hạn")),
        ),
    ),
    (
        N_("Đang giải quyết"),
        (
            Column("pending", N_("Tổng số")),
            Column("pending_in_time", N_("Trong hạn")),
            Column("pending_overdue", N_("Trễ hạn")),
        ),
    ),
    (
        BEYOND,
        (
            Column("returned", N_("Hồ sơ trả lại")),
            Column("withdrawn", N_("Công dân rút")),
            Column("supplement_waiting", N_("Chờ bổ sung")),
            Column("apology_sent", N_("Đã xin lỗi")),
            Column("paid_online", N_("Trả phí trực tuyến")),
            Column("online_processed", N_("Giải quyết trực tuyến")),
            Column("eligible_resolved", N_("Thủ tục trực tuyến")),
        ),
    ),
)
COLUMNS = tuple(column for _group, columns in GROUPS for column in columns)
