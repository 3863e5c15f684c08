"""Fields of Công văn đôn đốc: the unit, its figures, what it owes."""

from collections.abc import Callable

from tracker.documents.office_template import Field, Group, Rows, Text
from tracker.figures import PlanFigures
from tracker.reports.office.drafts import Drafted, grouped, without_headings
from tracker.reports.office.fields.common import cells, groups
from tracker.reports.owed import Owed
from tracker.reports.owed_words import numbered
from tracker.reports.urging import reply_by, rows_of
from tracker.rules import N_
from tracker.rules.numbers import format_day, format_percent, long_day, two_digits
from tracker.units import name_on

Letter = Drafted[Owed]
TASK = cells(
    ("stt", N_("Số thứ tự"), "1"),
    ("ma", N_("Mã số nhiệm vụ"), "NV01"),
    ("ten", N_("Tên nhiệm vụ"), "Rà soát thủ tục hành chính"),
    ("han", N_("Hạn"), "30/06/2026"),
    ("tinh_trang", N_("Tình trạng"), "Quá hạn 12 ngày làm việc"),
    ("da_don_doc", N_("Những ngày đã đôn đốc"), "02/07/2026"),
)


def _of(told: Callable[[Owed], str]) -> Callable[[Letter], str]:
    return lambda one: told(one.facts)


def _figures(one: Owed) -> PlanFigures:
    return one.figures


UNIT: tuple[Field[Owed], ...] = (
    Text("ten", N_("Tên đơn vị"), "Phòng Kinh tế",
         lambda one: name_on(one.unit, _figures(one).as_of)),
    Text("ma", N_("Mã đơn vị"), "PKT", lambda one: one.unit.code),
)  # fmt: skip
FIELDS: tuple[Field[Letter], ...] = (
    Group("don_vi", N_("Đơn vị được đôn đốc"), UNIT, lambda one: one.facts),
    Text("ke_hoach", N_("Tên kế hoạch"), "Kế hoạch cải cách hành chính năm 2026",
         _of(lambda one: _figures(one).plan.title)),
    Text("nam", N_("Năm"), "2026", _of(lambda one: str(_figures(one).plan.year))),
    Text("so_lieu_den", N_("Ngày của số liệu"), "14/06/2026",
         _of(lambda one: format_day(_figures(one).as_of))),
    Text("chu_tri", N_("Số nhiệm vụ đơn vị chủ trì"), "12",
         _of(lambda one: two_digits(one.led.total))),
    Text("da_thuc_hien", N_("Số nhiệm vụ đã thực hiện"), "09",
         _of(lambda one: two_digits(one.led.executed))),
    Text("ty_le", N_("Tỷ lệ nhiệm vụ đã thực hiện"), "75%",
         _of(lambda one: format_percent(one.led.executed_rate))),
    Text("qua_han", N_("Số quá hạn"), "02", _of(lambda one: two_digits(one.led.overdue))),
    Text("phan_viec", N_("Số phần việc được giao trong nhiệm vụ của đơn vị khác"), "05",
         _of(lambda one: two_digits(one.shares.total))),
    Text("can_thuc_hien", N_("Số nội dung cần khẩn trương thực hiện"), "03 nhiệm vụ, 01 phần việc",
         _of(numbered)),
    Text("so_lan_don_doc", N_("Số lần đã đôn đốc các nội dung này"), "02",
         _of(lambda one: two_digits(one.urged_times))),
    Text("han_tra_loi", N_("Ngày chậm nhất đơn vị gửi báo cáo"), "ngày 10 tháng 7 năm 2026",
         _of(lambda one: long_day(reply_by(one)))),
    Rows("nhiem_vu", N_("Các nội dung cần thực hiện"), TASK,
         lambda one: without_headings(rows_of(one.facts)), each="nv"),
    Rows("nhom_nhiem_vu", N_("Các nội dung cần thực hiện, chia nhóm theo lý do"),
         groups(TASK, each="nv"), lambda one: grouped(rows_of(one.facts)), each="nhom"),
)  # fmt: skip
