"""Fields of the plan as a paper, and of the decision that amends it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.documents.office_template import Field, Group, Rows, Text
from tracker.documents.plan_annex import PlanAnnex
from tracker.plans import Plan
from tracker.reports.amendment_paper import Amendments
from tracker.reports.office.drafts import Cells, Drafted, grouped, without_headings
from tracker.reports.office.fields.common import cells, groups
from tracker.reports.plan_paper import indicator_rows, task_rows
from tracker.rules import N_
from tracker.rules.numbers import format_day, two_digits


@dataclass(frozen=True)
class PlanFacts:
    """A plan and what its annex prints."""

    plan: Plan
    annex: PlanAnnex


PlanDraft = Drafted[PlanFacts]
AmendmentDraft = Drafted[Amendments]
TASK = cells(
    ("stt", N_("Số thứ tự"), "1"),
    ("ten", N_("Tên nhiệm vụ"), "Rà soát thủ tục hành chính"),
    ("san_pham", N_("Sản phẩm"), "Báo cáo"),
    ("don_vi", N_("Cơ quan chủ trì"), "Văn phòng HĐND và UBND"),
    ("phoi_hop", N_("Cơ quan phối hợp"), "Phòng Kinh tế"),
    ("han", N_("Thời gian hoàn thành"), "Quý II/2026"),
    ("van_ban", N_("Văn bản giao nhiệm vụ"), "Quyết định số 12/QĐ-UBND"),
    ("cap_trinh", N_("Cấp trình"), "UBND xã"),
    ("ghi_chu", N_("Ghi chú"), ""),
    ("ma", N_("Mã số nhiệm vụ"), "NV01"),
)
INDICATOR = cells(
    ("stt", N_("Số thứ tự"), "1"),
    ("ten", N_("Tên chỉ tiêu"), "Tỷ lệ hồ sơ giải quyết đúng hạn"),
    ("cach_tinh", N_("Cách tính"), "Hồ sơ đúng hạn/tổng hồ sơ đã giải quyết"),
    ("don_vi_tinh", N_("Đơn vị tính"), "%"),
    ("muc_giao", N_("Mức giao"), "Từ 95% trở lên"),
    ("theo_doi", N_("Cơ quan theo dõi"), "Văn phòng HĐND và UBND"),
)
AMENDED = cells(
    ("stt", N_("Số thứ tự"), "1"),
    ("ma", N_("Mã số nhiệm vụ"), "NV01"),
    ("ten", N_("Tên nhiệm vụ"), "Rà soát thủ tục hành chính"),
    ("don_vi", N_("Cơ quan chủ trì"), "Văn phòng HĐND và UBND"),
    ("theo_ke_hoach", N_("Theo kế hoạch"), "Hạn 30/06/2026"),
    ("dieu_chinh", N_("Nội dung điều chỉnh"), "Hạn 31/08/2026"),
    ("ly_do", N_("Lý do, căn cứ"), "Chờ hướng dẫn của Sở Nội vụ"),
)


def _amended(one: AmendmentDraft) -> Iterator[Cells]:
    yield from (row for annex in one.paper.annexes for row in annex.rows)


def _place_of_tasks(one: PlanDraft) -> str:
    return "Phụ lục II" if one.facts.annex.indicators else "Phụ lục"


def _itself(one: PlanDraft) -> PlanDraft:
    return one


ANNEXES: tuple[Field[PlanDraft], ...] = (
    Text("chi_tieu", N_("Phụ lục chỉ tiêu; trống khi không có"), "Phụ lục I",
         lambda one: "Phụ lục I" if one.facts.annex.indicators else ""),
    Text("nhiem_vu", N_("Phụ lục nhiệm vụ"), "Phụ lục II", _place_of_tasks),
)  # fmt: skip
PLAN: tuple[Field[PlanDraft], ...] = (
    Text("ke_hoach", N_("Tên kế hoạch"), "Kế hoạch cải cách hành chính năm 2026",
         lambda one: one.facts.plan.title),
    Text("nam", N_("Năm"), "2026", lambda one: str(one.facts.plan.year)),
    Text("han_cuoi", N_("Ngày cuối của kế hoạch"), "31/12/2026",
         lambda one: format_day(one.facts.plan.period_to)),
    Text("so_chi_tieu", N_("Số chỉ tiêu"), "10",
         lambda one: two_digits(len(one.facts.annex.indicators))),
    Text("so_nhiem_vu", N_("Số nhiệm vụ"), "64",
         lambda one: two_digits(sum(len(area.tasks) for area in one.facts.annex.areas))),
    Group("phu_luc", N_("Số của từng phụ lục như trong nội dung"), ANNEXES, _itself),
    Rows("chi_tieu", N_("Các chỉ tiêu"), INDICATOR,
         lambda one: indicator_rows(one.facts.annex), each="ct"),
    Rows("nhiem_vu", N_("Các nhiệm vụ"), TASK,
         lambda one: without_headings(task_rows(one.facts.annex.areas)), each="nv"),
    Rows("nhom_nhiem_vu", N_("Các nhiệm vụ theo nội dung của kế hoạch"), groups(TASK, each="nv"),
         lambda one: grouped(task_rows(one.facts.annex.areas)), each="nhom"),
)  # fmt: skip
AMENDMENTS: tuple[Field[AmendmentDraft], ...] = (
    Text("ke_hoach", N_("Tên kế hoạch"), "Kế hoạch cải cách hành chính năm 2026",
         lambda one: one.facts.plan.title),
    Text("nam", N_("Năm"), "2026", lambda one: str(one.facts.plan.year)),
    Text("so_ke_hoach", N_("Số, ký hiệu văn bản ban hành kế hoạch"), "12/QĐ-UBND",
         lambda one: one.facts.plan.doc_number),
    Rows("dieu_chinh", N_("Các nhiệm vụ điều chỉnh, bổ sung"), AMENDED,
         lambda one: without_headings(_amended(one)), each="nv"),
    Rows("nhom_dieu_chinh", N_("Các nhiệm vụ điều chỉnh, chia nhóm"), groups(AMENDED, each="nv"),
         lambda one: grouped(_amended(one)), each="nhom"),
)  # fmt: skip
