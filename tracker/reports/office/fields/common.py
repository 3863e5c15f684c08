"""Fields of every paper: letterhead, text, recipients, signature, as our own layout has them."""

from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import Any

from tracker.documents.office_template import Field, Lines, Rows, Text
from tracker.documents.official import Look, Paragraph
from tracker.documents.official.facts import BLANK
from tracker.documents.official.writing import END
from tracker.reports.office.drafts import Drafted
from tracker.rules import N_

Paper = Drafted[Any]
HEADINGS = frozenset({Look.PART, Look.SECTION})
YES = "x"  # what a field says that is only asked for with if; empty for no


def closed_body(draft: Paper) -> list[Paragraph]:
    """Return the paragraphs of a paper, the last one closed as the decree wants it."""
    body = list(draft.paper.body)
    for last in body[-1:]:
        body[-1] = Paragraph(last.text.rstrip(" .;,") + END, last.look)
    return body


PARAGRAPH: tuple[Field[Paragraph], ...] = (
    Text(
        "chu", N_("Chữ của đoạn"), "Đã thực hiện 61/64 nhiệm vụ, đạt 95,31% kế hoạch.",
        attrgetter("text"),
    ),
    Text(
        "la_de_muc", N_("Có khi đoạn là đề mục; chỉ dùng trong if"), "",
        lambda one: YES if one.look in HEADINGS else "",
    ),
)  # fmt: skip
COMMON: tuple[Field[Paper], ...] = (
    Text(
        "co_quan", N_("Cơ quan ban hành, in hoa, mỗi phần một dòng"),
        "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN", lambda one: "\n".join(one.paper.letterhead.issuer),
    ),
    Text(
        "ten_co_quan", N_("Cơ quan ban hành viết trong câu"), "Ủy ban nhân dân xã Bình An",
        lambda one: one.paper.letterhead.named,
    ),
    Text(
        "so", N_("Số, ký hiệu; để trống phần số cho văn thư"), f"{BLANK}/BC-UBND",
        lambda one: one.paper.letterhead.number,
    ),
    Text("ky_hieu", N_("Ký hiệu"), "BC-UBND", lambda one: one.paper.letterhead.symbol),
    Text("dia_danh", N_("Địa danh"), "Bình An", lambda one: one.paper.letterhead.place),
    Text(
        "ngay", N_("Ngày tháng năm; để trống ngày cho văn thư"),
        f"ngày {BLANK} tháng 6 năm 2026", lambda one: one.paper.letterhead.day,
    ),
    Text(
        "trich_yeu", N_("Trích yếu nội dung"), "Công tác cải cách hành chính 06 tháng đầu năm 2026",
        lambda one: one.paper.about,
    ),
    Lines(
        "kinh_gui", N_("Nơi kính gửi, mỗi nơi một dòng"), ("Sở Nội vụ",),
        lambda one: one.paper.addressees,
    ),
    Rows(
        "noi_dung", N_("Toàn văn phần nội dung như mẫu chuẩn, từng đoạn"), PARAGRAPH,
        closed_body, each="doan",
    ),
    Lines(
        "noi_nhan", N_("Nơi nhận, mỗi nơi một dòng, không có gạch đầu dòng và dấu câu"),
        ("Như trên", "Lãnh đạo UBND xã", "Lưu: VT, VHXH"), lambda one: one.paper.recipients,
    ),
    Lines(
        "chuc_vu", N_("Quyền hạn, chức vụ của người ký, in hoa, từng dòng"),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), lambda one: one.paper.signature.posts,
    ),
    Text(
        "nguoi_ky", N_("Họ tên người ký"), "Đỗ Quốc Bình",
        lambda one: one.paper.signature.name,
    ),
)  # fmt: skip


def cells(*spec: tuple[str, str, str]) -> tuple[Field[Sequence[str]], ...]:
    """Return the fields of a row of an annex: name, meaning and example of each cell in order."""
    return tuple(
        Text(name, words, example, itemgetter(place))
        for place, (name, words, example) in enumerate(spec)
    )


def groups(row: Sequence[Field[Any]], *, each: str) -> tuple[Field[Any], ...]:
    """Return the fields of a group of rows: its heading, and the rows under their own name."""
    return (
        Text("ten", N_("Tên nhóm, kèm số lượng"), "I. Quá hạn: 02 nhiệm vụ", attrgetter("heading")),
        Rows("dong", N_("Các dòng của nhóm"), row, attrgetter("rows"), each=each),
    )
