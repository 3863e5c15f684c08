"""Fields of Báo cáo: the period, the figures, the outline's sections, the tables of its annexes."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tracker.clock import VIETNAM
from tracker.documents.office_template import Field, Group, Lines, Rows, Text
from tracker.reports.office.drafts import Cells, Drafted, grouped, without_headings
from tracker.reports.office.fields.common import YES, cells, groups
from tracker.reports.periodic.annexes import (
    DOSSIERS,
    FIGURES,
    INDICATORS,
    STATISTICS,
    TASKS,
    WRITERS,
    named,
)
from tracker.reports.periodic.facts import ReportFacts
from tracker.reports.periodic.outline import Section, outline
from tracker.reports.periodic.paper import period_words, told_in
from tracker.rules import N_
from tracker.rules.numbers import format_day, format_percent, two_digits, two_digits_of
from tracker.rules.progress import Counts

Report = Drafted[ReportFacts]
TASK = cells(
    ("stt", N_("Số thứ tự"), "1"),
    ("ma", N_("Mã số nhiệm vụ"), "NV01"),
    ("ten", N_("Tên nhiệm vụ"), "Rà soát thủ tục hành chính"),
    ("don_vi", N_("Cơ quan chủ trì"), "Văn phòng HĐND và UBND"),
    ("han", N_("Hạn"), "30/06/2026"),
    ("ngay_xong", N_("Ngày hoàn thành thực tế"), "25/06/2026"),
    ("tinh_trang", N_("Tình trạng"), "Trước hạn"),
)
FIGURE = cells(
    ("stt", N_("Số thứ tự"), "I"),
    ("ten", N_("Nội dung hoặc đơn vị"), "Cải cách thủ tục hành chính"),
    ("tong_so", N_("Tổng số nhiệm vụ"), "12"),
    ("da_thuc_hien", N_("Số đã thực hiện"), "11"),
    ("ty_le", N_("Tỷ lệ đã thực hiện"), "91,67%"),
    ("dat", N_("Số hoàn thành, đạt yêu cầu"), "10"),
    ("chua_dat", N_("Số đã thực hiện, chưa đạt"), "1"),
    ("con_lai", N_("Số chưa đến hạn; khi kế hoạch đã kết thúc: chưa thực hiện"), "1"),
    ("qua_han", N_("Số quá hạn"), "0"),
    ("truoc_han", N_("Số xong trước hạn"), "4"),
    ("dung_han", N_("Số xong đúng hạn"), "6"),
    ("tre_han", N_("Số xong trễ hạn"), "1"),
)
INDICATOR = cells(
    ("stt", N_("Số thứ tự"), "1"),
    ("ten", N_("Tên chỉ tiêu"), "Tỷ lệ hồ sơ giải quyết đúng hạn"),
    ("don_vi_tinh", N_("Đơn vị tính"), "%"),
    ("muc_giao", N_("Mức giao"), "Từ 95% trở lên"),
    ("ket_qua", N_("Kết quả"), "98,93%"),
    ("so_lieu", N_("Tử số và mẫu số"), "36.076/36.466"),
    ("danh_gia", N_("Đánh giá"), "Đạt"),
    ("theo_doi", N_("Cơ quan theo dõi"), "Văn phòng HĐND và UBND"),
)
DOSSIER = cells(
    ("stt", N_("Số thứ tự"), "1"),
    ("linh_vuc", N_("Lĩnh vực"), "Hộ tịch"),
    ("tiep_nhan", N_("Số hồ sơ tiếp nhận"), "1.204"),
    ("truc_tuyen", N_("Tiếp nhận trực tuyến"), "1.100"),
    ("truc_tiep", N_("Tiếp nhận trực tiếp"), "90"),
    ("buu_chinh", N_("Tiếp nhận qua bưu chính"), "4"),
    ("ky_truoc", N_("Kỳ trước chuyển sang"), "10"),
    ("da_giai_quyet", N_("Số đã giải quyết"), "1.190"),
    ("truoc_han", N_("Giải quyết trước hạn"), "900"),
    ("dung_han", N_("Giải quyết đúng hạn"), "285"),
    ("tre_han", N_("Giải quyết trễ hạn"), "5"),
    ("dang_giai_quyet", N_("Số đang giải quyết"), "14"),
    ("con_trong_han", N_("Đang giải quyết, trong hạn"), "13"),
    ("qua_han", N_("Đang giải quyết, đã trễ hạn"), "1"),
)
STATISTIC = cells(
    ("stt", N_("Số thứ tự"), "1.1"),
    ("ten", N_("Chỉ tiêu thống kê"), "Số nhiệm vụ đề ra trong kế hoạch"),
    ("don_vi_tinh", N_("Đơn vị tính"), "Nhiệm vụ"),
    ("so_lieu", N_("Số liệu"), "64"),
    ("ghi_chu", N_("Ghi chú"), ""),
)
# The sections that every report has, by the key of their text; those of a plan's contents are
# its own and stand in the whole text.
SECTIONS = {
    "van_ban": ("van-ban", N_("Ban hành kế hoạch, văn bản chỉ đạo, điều hành")),
    "ke_hoach": ("ke-hoach", N_("Kết quả thực hiện kế hoạch")),
    "kiem_tra": ("kiem-tra", N_("Kiểm tra cải cách hành chính")),
    "tuyen_truyen": ("tuyen-truyen", N_("Thông tin, tuyên truyền")),
    "cap_tren": ("cap-tren", N_("Thực hiện nhiệm vụ cấp trên giao")),
    "khao_sat": ("khao-sat", N_("Khảo sát, đối thoại, sáng kiến")),
    "noi_bat": ("noi-bat", N_("Kết quả nổi bật")),
    "ton_tai": ("ton-tai", N_("Tồn tại, hạn chế")),
    "nguyen_nhan": ("nguyen-nhan", N_("Nguyên nhân")),
    "phuong_huong": ("phuong-huong", N_("Phương hướng, nhiệm vụ thời gian tới")),
    "kien_nghi": ("kien-nghi", N_("Kiến nghị, đề xuất")),
}
EXAMPLE_LINES = ("Đã thực hiện 61/64 nhiệm vụ, đạt 95,31% kế hoạch.",)


def _counted(told: Callable[[Counts], str]) -> Callable[[Report], str]:
    return lambda one: told(one.facts.figures.counts())


def _rows(key: str) -> Callable[[Report], Sequence[Cells]]:
    """Return what gives the rows of an annex as printed; none where it is left out."""
    return lambda one: WRITERS[key](one.facts).rows if named(one.facts, key) else ()


def _named(key: str) -> Callable[[Report], str]:
    return lambda one: named(one.facts, key)


def _flat(key: str) -> Callable[[Report], Iterable[Cells]]:
    return lambda one: without_headings(_rows(key)(one))


def _part_of_figures(place: int) -> Callable[[Report], Iterable[Cells]]:
    """Return what gives the figures by content (0) or by unit (1), without the sum of all."""

    def rows(one: Report) -> Sequence[Cells]:
        found = grouped(_rows(FIGURES)(one))[place].rows
        return [row for row in found if row[1] != "Tổng cộng"]

    return rows


def _section(block: str) -> Callable[[Report], list[str]]:
    def told(one: Report) -> list[str]:
        found: Sequence[Section] = [
            section for part in outline(one.facts) for section in part.sections
            if section.block == block
        ]  # fmt: skip
        return [text for section in found for text in told_in(section, one.facts)]

    return told


def _frozen_at(one: Report) -> str:
    at = one.facts.frozen_at
    return f"{at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" if at else ""


def _themselves(one: Report) -> Any:
    return one


PERIOD: tuple[Field[Report], ...] = (
    Text(
        "ky", N_("Kỳ báo cáo viết trong câu"), "06 tháng đầu năm 2026",
        lambda one: period_words(one.facts.period),
    ),
    Text("nam", N_("Năm"), "2026", lambda one: str(one.facts.period.year)),
    Text(
        "tu_ngay", N_("Ngày đầu của kỳ"), "15/12/2025",
        lambda one: format_day(one.facts.period.since),
    ),
    Text(
        "den_ngay", N_("Ngày cuối của kỳ"), "14/06/2026",
        lambda one: format_day(one.facts.period.until),
    ),
    Text("so_lieu_den", N_("Ngày của số liệu"), "14/06/2026",
         lambda one: format_day(one.facts.as_of)),
    Text("chot_luc", N_("Lúc chốt số liệu; trống khi chưa chốt"), "16:30 ngày 18/06/2026",
         _frozen_at),
    Text("ke_hoach", N_("Tên kế hoạch"), "Kế hoạch cải cách hành chính năm 2026",
         lambda one: one.facts.head.title),
    Text("da_ket_thuc", N_("Có khi kế hoạch đã kết thúc; chỉ dùng trong if"), "",
         lambda one: YES if one.facts.is_closed else ""),
)  # fmt: skip
FIGURES_OF_PLAN: tuple[Field[Report], ...] = (
    Text("tong_so", N_("Tổng số nhiệm vụ của kế hoạch"), "64",
         _counted(lambda one: two_digits(one.total))),
    Text("da_thuc_hien", N_("Số nhiệm vụ đã thực hiện"), "61",
         _counted(lambda one: two_digits(one.executed))),
    Text("da_thuc_hien_tren_tong_so", N_("Số đã thực hiện trên tổng số"), "61/64",
         _counted(lambda one: two_digits_of(one.executed, one.total))),
    Text("ty_le", N_("Tỷ lệ nhiệm vụ đã thực hiện"), "95,31%",
         _counted(lambda one: format_percent(one.executed_rate))),
    Text("dat", N_("Số hoàn thành, đạt yêu cầu"), "58", _counted(lambda one: two_digits(one.met))),
    Text("ty_le_dat", N_("Tỷ lệ hoàn thành, đạt yêu cầu"), "90,63%",
         _counted(lambda one: format_percent(one.met_rate))),
    Text("chua_dat", N_("Số đã thực hiện, chưa đạt"), "03",
         _counted(lambda one: two_digits(one.executed_not_met))),
    Text("chua_thuc_hien", N_("Số chưa thực hiện"), "03",
         _counted(lambda one: two_digits(one.not_executed))),
    Text("ty_le_chua_thuc_hien", N_("Tỷ lệ chưa thực hiện"), "4,69%",
         _counted(lambda one: format_percent(one.not_executed_rate))),
    Text("chua_den_han", N_("Số chưa đến hạn"), "02",
         _counted(lambda one: two_digits(one.not_due))),
    Text("qua_han", N_("Số quá hạn"), "01", _counted(lambda one: two_digits(one.overdue))),
    Text("truoc_han", N_("Số xong trước hạn"), "20", _counted(lambda one: two_digits(one.early))),
    Text("dung_han", N_("Số xong đúng hạn"), "38", _counted(lambda one: two_digits(one.on_time))),
    Text("tre_han", N_("Số xong trễ hạn"), "03", _counted(lambda one: two_digits(one.late))),
)  # fmt: skip
SECTION_FIELDS: tuple[Field[Report], ...] = tuple(
    Lines(name, words, EXAMPLE_LINES, _section(block)) for name, (block, words) in SECTIONS.items()
)
ANNEXES: tuple[Field[Report], ...] = tuple(
    Text(name, words, example, _named(key)) for name, key, words, example in (
        ("nhiem_vu", TASKS, N_("Phụ lục nhiệm vụ"), "Phụ lục I"),
        ("ket_qua", FIGURES, N_("Phụ lục kết quả theo nội dung, đơn vị"), "Phụ lục II"),
        ("chi_tieu", INDICATORS, N_("Phụ lục chỉ tiêu; trống khi không có"), "Phụ lục III"),
        ("ho_so", DOSSIERS, N_("Phụ lục hồ sơ; trống khi không có"), "Phụ lục IV"),
        ("thong_ke", STATISTICS, N_("Phụ lục biểu thống kê"), "Phụ lục V"),
    )
)  # fmt: skip
FIELDS: tuple[Field[Report], ...] = (
    *PERIOD,
    *FIGURES_OF_PLAN,
    Group("phu_luc", N_("Số của từng phụ lục như trong nội dung"), ANNEXES, _themselves),
    Group("muc", N_("Từng mục của đề cương, mỗi mục là danh sách các đoạn"), SECTION_FIELDS,
          _themselves),
    Rows("nhiem_vu", N_("Các nhiệm vụ, theo tình trạng"), TASK, _flat(TASKS), each="nv"),
    Rows("nhom_nhiem_vu", N_("Các nhiệm vụ chia nhóm theo tình trạng"), groups(TASK, each="nv"),
         lambda one: grouped(_rows(TASKS)(one)), each="nhom"),
    Rows("nhom_ket_qua", N_("Kết quả theo nội dung, theo đơn vị và tổng cộng"),
         groups(FIGURE, each="kq"), lambda one: grouped(_rows(FIGURES)(one)), each="nhom"),
    Rows("theo_noi_dung", N_("Kết quả theo nội dung của kế hoạch"), FIGURE, _part_of_figures(0),
         each="nd"),
    Rows("theo_don_vi", N_("Kết quả theo đơn vị chủ trì"), FIGURE, _part_of_figures(1), each="dv"),
    Rows("chi_tieu", N_("Các chỉ tiêu"), INDICATOR, _rows(INDICATORS), each="ct"),
    Rows("ho_so", N_("Hồ sơ thủ tục hành chính theo lĩnh vực, dòng cuối là tổng cộng"), DOSSIER,
         _rows(DOSSIERS), each="hs"),
    Rows("thong_ke", N_("Biểu thống kê"), STATISTIC, _flat(STATISTICS), each="tk"),
    Rows("nhom_thong_ke", N_("Biểu thống kê chia theo phần"), groups(STATISTIC, each="tk"),
         lambda one: grouped(_rows(STATISTICS)(one)), each="nhom"),
)  # fmt: skip
