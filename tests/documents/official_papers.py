"""Official papers that tests write and open again."""

import io
from dataclasses import replace
from datetime import date

from docx import Document
from docx.document import Document as Paper

from tracker.documents.official import (
    Annex,
    Column,
    Letterhead,
    Look,
    OfficialPaper,
    Paragraph,
    Signature,
    to_docx,
)

HEAD = Letterhead(
    issuer=("ỦY BAN NHÂN DÂN", "XÃ BÌNH AN"), named="Ủy ban nhân dân xã Bình An",
    symbol="UBND-VHXH", place="Bình An", drafted_on=date(2026, 11, 22),
)  # fmt: skip
COLUMNS = (Column("TT", 1, is_centred=True), Column("Nhiệm vụ", 6), Column("Hạn", 2))
ANNEX = Annex("Danh sách", COLUMNS, [["I. Quá hạn: 01"], ["1", "Rà soát thủ tục", "30/06/2026"]])
LETTER = OfficialPaper(
    HEAD, about="đôn đốc thực hiện nhiệm vụ", addressees=("Phòng Kinh tế",),
    body=[Paragraph("Thực hiện Kế hoạch."), Paragraph("Đề nghị báo cáo.")],
    recipients=["Như trên", "Lưu: VT, VHXH"],
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Đỗ Quốc Bình"),
)  # fmt: skip
REPORT = replace(
    LETTER, kind="Báo cáo", about="Kết quả công tác", addressees=("Sở Nội vụ", "Đảng ủy xã"),
    body=[Paragraph("Căn cứ Luật;", Look.BASIS), Paragraph("I. KẾT QUẢ", Look.SECTION),
          Paragraph("Xong.")],
)  # fmt: skip


def opened(told: OfficialPaper) -> Paper:
    return Document(io.BytesIO(to_docx(told)))


def texts(paper: Paper) -> list[str]:
    return [line.text for line in paper.paragraphs if line.text]
