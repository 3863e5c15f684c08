"""What is known of each kind of paper: its name, its fields, what its sample looks like."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tracker.documents.office_template import Field
from tracker.documents.office_template.sample import Sample, SampleTable
from tracker.documents.plan_annex import INDICATOR_COLUMNS, TASK_COLUMNS
from tracker.reports import urging
from tracker.reports.amendment_paper import COLUMNS as AMENDMENT_COLUMNS
from tracker.reports.conclusions import KIND as NOTICE
from tracker.reports.office.drafts import TemplateKind
from tracker.reports.office.fields import letter, notice, plan, report
from tracker.reports.office.fields.common import COMMON
from tracker.reports.periodic import annexes, statistics
from tracker.reports.periodic.paper import KIND as REPORT
from tracker.reports.plan_paper import (
    DECISION,
    INDICATOR_SHARES,
    PLAN,
    TASK_SHARES,
    columns_of,
)
from tracker.rules import N_


@dataclass(frozen=True)
class Kind:
    """A kind of paper: its name on the page, its fields, and its sample."""

    key: TemplateKind
    words: str
    fields: Sequence[Field[Any]]
    sample: Sample


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            TemplateKind.REPORT, N_("Báo cáo công tác cải cách hành chính"),
            (*COMMON, *report.FIELDS),
            Sample(REPORT, is_addressed=True, tables=(
                SampleTable("Tình hình thực hiện nhiệm vụ", annexes.TASK_COLUMNS, "nhom_nhiem_vu",
                            "phu_luc.nhiem_vu"),
                SampleTable("Kết quả thực hiện theo nội dung và theo đơn vị",
                            annexes.FIGURE_COLUMNS, "nhom_ket_qua", "phu_luc.ket_qua"),
                SampleTable("Kết quả thực hiện chỉ tiêu", annexes.INDICATOR_COLUMNS, "chi_tieu",
                            "phu_luc.chi_tieu", is_optional=True),
                SampleTable("Tình hình tiếp nhận, giải quyết hồ sơ thủ tục hành chính",
                            annexes.DOSSIER_COLUMNS, "ho_so", "phu_luc.ho_so", is_optional=True),
                SampleTable("Biểu thống kê", statistics.COLUMNS, "nhom_thong_ke",
                            "phu_luc.thong_ke"),
            )),
        ),
        Kind(
            TemplateKind.LETTER, N_("Công văn đôn đốc"), (*COMMON, *letter.FIELDS),
            Sample("", is_addressed=True, tables=(
                SampleTable("Danh sách nhiệm vụ cần khẩn trương thực hiện", urging.COLUMNS,
                            "nhom_nhiem_vu"),
            )),
        ),
        Kind(
            TemplateKind.NOTICE, N_("Thông báo kết luận"), (*COMMON, *notice.FIELDS),
            Sample(NOTICE),
        ),
        Kind(
            TemplateKind.PLAN, N_("Kế hoạch, Quyết định ban hành kế hoạch"),
            (*COMMON, *plan.PLAN),
            Sample(PLAN[0], tables=(
                SampleTable("Danh mục chỉ tiêu", columns_of(INDICATOR_COLUMNS, INDICATOR_SHARES),
                            "chi_tieu", "phu_luc.chi_tieu", is_optional=True),
                SampleTable("Danh mục nhiệm vụ", columns_of(TASK_COLUMNS, TASK_SHARES),
                            "nhom_nhiem_vu", "phu_luc.nhiem_vu"),
            )),
        ),
        Kind(
            TemplateKind.AMENDMENTS, N_("Quyết định điều chỉnh, bổ sung kế hoạch"),
            (*COMMON, *plan.AMENDMENTS),
            Sample(DECISION[0], tables=(
                SampleTable("Nội dung điều chỉnh, bổ sung", AMENDMENT_COLUMNS, "nhom_dieu_chinh"),
            )),
        ),
    )
}  # fmt: skip
