"""Fields of Thông báo kết luận: the session and what was concluded in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.documents.office_template import Field, Lines, Rows, Text
from tracker.reports.conclusions import (
    additions,
    chair_of,
    corrected,
    due_of,
    named_units,
    replacing,
    titled,
)
from tracker.reports.office.drafts import Drafted
from tracker.reviews import Conclusion, ConclusionKind, Review
from tracker.rules import N_
from tracker.rules.numbers import long_day
from tracker.units import name_on

Worded = tuple[Conclusion, str]


@dataclass(frozen=True)
class NoticeFacts:
    """A session, and its conclusions with the words that the notice gives them."""

    review: Review
    concluded: Sequence[Worded]


Notice = Drafted[NoticeFacts]


def _of(kind: ConclusionKind) -> Callable[[Notice], list[Worded]]:
    return lambda one: [each for each in one.facts.concluded if each[0].kind == kind]


def _words(kind: ConclusionKind) -> Callable[[Notice], list[str]]:
    return lambda one: [words for _each, words in _of(kind)(one)]


def _collecting(one: Worded) -> str:
    unit = one[0].collecting
    return name_on(unit, one[0].review.held_on) if unit else ""


TASK: tuple[Field[Worded], ...] = (
    Text("don_vi", N_("Đơn vị được giao"), "Phòng Kinh tế", lambda one: named_units(one[0])),
    Text("noi_dung", N_("Nội dung giao"), "Trình danh mục chính sách đề xuất",
         lambda one: corrected(one[0]) or one[0].text),
    Text("phoi_hop", N_("Cơ quan phối hợp"), "Phòng Văn hóa - Xã hội",
         lambda one: one[0].coordinating),
    Text("san_pham", N_("Sản phẩm"), "Báo cáo", lambda one: one[0].deliverable),
    Text("han", N_("Thời hạn"), "trước ngày 31/8/2026", lambda one: due_of(one[0])),
    Text("theo_doi", N_("Đơn vị theo dõi, tổng hợp"), "Văn phòng HĐND và UBND", _collecting),
    Text("ca_cau", N_("Cả câu như mẫu chuẩn"),
         "Phòng Kinh tế: trình danh mục chính sách đề xuất; thời hạn: trước ngày 31/8/2026.",
         lambda one: one[1]),
)  # fmt: skip
FIELDS: tuple[Field[Notice], ...] = (
    Text("phien_hop", N_("Tên phiên họp viết trong câu"),
         "phiên họp đánh giá 06 tháng đầu năm 2026", lambda one: titled(one.facts.review)),
    Text("ngay_hop", N_("Ngày họp"), "ngày 07 tháng 7 năm 2026",
         lambda one: long_day(one.facts.review.held_on)),
    Text("dia_diem", N_("Nơi họp"), "Phòng họp số 1", lambda one: one.facts.review.place),
    Text("chu_tri", N_("Người chủ trì, kèm chức vụ"), "đồng chí Đỗ Quốc Bình, Chủ tịch UBND xã",
         lambda one: chair_of(one.facts.review)),
    Lines("chi_dao_chung", N_("Các ý kiến chỉ đạo chung"),
          ("Các đơn vị nâng cao trách nhiệm người đứng đầu.",), _words(ConclusionKind.GENERAL)),
    Rows("nhiem_vu", N_("Nhiệm vụ giao các đơn vị"), TASK, _of(ConclusionKind.TASK), each="nv"),
    Lines("quyet_dinh", N_("Quyết định đối với nhiệm vụ đang thực hiện"),
          ("Đồng ý gia hạn nhiệm vụ “Rà soát thủ tục” (NV01) đến ngày 31/08/2026.",),
          _words(ConclusionKind.DECISION)),
    Lines("bo_sung", N_("Nội dung bổ sung sau phiên họp"),
          ("Các đơn vị báo cáo trước ngày 20 hằng tháng.",),
          lambda one: additions(one.facts.review)),
    Text("thay_the", N_("Câu thay thế thông báo đã ban hành, để trống khi không có"),
         "Thông báo này thay thế Thông báo số 15/TB-UBND ngày 09/07/2026. Lý do: ghi sót.",
         lambda one: replacing(one.facts.review)),
)  # fmt: skip
