"""The words of header cells and the field each column holds (`domain.md` §1.4)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tracker.annex.marks import without_notes
from tracker.rules.fold import fold


class Field(StrEnum):
    """What a column of an annex can hold."""

    NUMBER = "number"
    CODE = "code"
    AREA = "area"
    TITLE = "title"
    PRODUCT = "product"
    LEAD = "lead"
    LEAD_AND_COORDINATING = "lead_and_coordinating"
    COORDINATING = "coordinating"
    DEADLINE = "deadline"
    START = "start"
    END = "end"
    PERIOD = "period"  # a column per quarter or month, marked with x
    BUDGET = "budget"
    BASIS = "basis"
    LEVEL = "level"
    RESPONSIBLE = "responsible"
    PROGRESS = "progress"
    NOTE = "note"
    PERSON = "person"
    INDICATOR = "indicator"
    TARGET = "target"
    UNIT = "unit"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The field a header names; of two columns with one field the lower `rank` has it."""

    field: Field
    rank: int = 0


_OFFICE = (
    r"((co quan|don vi|cq|dv|bo phan|phong ban|to chuc|dia phuong|noi|ban nganh|nganh|ca nhan) ?)+"
)
_DOES = (
    r"(thuc hien|tham muu|chiu trach nhiem|theo doi|duoc giao|phu trach|dau moi|trien khai|"
    r"xu ly|bao cao)"
)
# In this order: the first that fits names the column.
_PATTERNS: tuple[tuple[Field, int, str], ...] = (
    (Field.NUMBER, 0, r"(s ?tt|so tt|tt|so thu tu|thu tu|stt .{1,12}|so)"),
    (Field.PERSON, 0, r".*(ho va ten|ho ten|chuc vu|chuc danh|ngay sinh|so dien thoai).*"),
    (Field.NOTE, 0, r"ghi chu.*"),
    (Field.CODE, 0, r"(ma|ma so|ma hieu|ky hieu)( .{1,15})?"),
    (Field.UNIT, 0, r"(don vi tinh|dvt|dv tinh|don vi do)( .*)?"),
    (Field.MEASURE, 0, r".*(cach tinh|cong thuc|phuong phap (tinh|do)|cach do|cach xac dinh).*"),
    (Field.BUDGET, 0, r"noi dung chi|khoan (chi|muc).*|so luong|dinh muc.*"),
    (Field.BUDGET, 0, r".*(kinh phi|du toan|thanh tien|don gia|nguon von|so tien|muc chi).*"),
    (Field.LEAD_AND_COORDINATING, 0, r".*chu tri.*phoi hop.*"),
    (Field.COORDINATING, 0, r".*phoi hop.*"),
    (Field.LEAD, 0, r".*chu tri.*"),
    (Field.BASIS, 0, r"(can cu|van ban|nguon giao|so( ky hieu)? van ban|co so phap ly)( .*)?"),
    (Field.BASIS, 1, r"theo (van ban|nghi quyet|quyet dinh|chi dao).*"),
    (Field.LEVEL, 0, r"(cap|tham quyen) ?(trinh|ban hanh|phe duyet|quyet dinh|ky)?( .*)?"),
    (Field.START, 0, r".*(bat dau|khoi cong)|tu( ngay)?|ngay giao.*"),
    (Field.END, 0, r".*ket thuc|den( ngay)?"),
    (
        Field.RESPONSIBLE,
        0,
        r"(lanh dao|nguoi|chuyen vien|can bo|cong chuc|thu truong|dong chi)( .*)?",
    ),
    (Field.PROGRESS, 0, r"(tinh hinh|tinh trang|trang thai|ket qua den|muc do|ty le)( .*)?"),
    (Field.PROGRESS, 0, r"(ket qua|tien do) (da )?thuc hien.*"),
    (Field.LEAD, 1, rf"{_OFFICE}(chinh )?{_DOES}.*"),
    (Field.LEAD, 2, rf"(phan cong|trach nhiem|dau moi)( .*)?|{_OFFICE}"),
    (
        Field.DEADLINE,
        0,
        r".*(thoi gian|thoi han|han hoan thanh|han xu ly|moc thoi|thoi diem|t ?g (hoan|thuc)).*",
    ),
    (Field.DEADLINE, 0, r"han( .*)?|ngay (hoan thanh|den han).*"),
    (Field.DEADLINE, 1, r"(tien do|lo trinh|hoan thanh|ke hoach thoi gian)( .*)?"),
    (Field.PRODUCT, 0, r".*(san pham|dau ra).*"),
    (Field.PRODUCT, 1, r"(yeu cau |du kien )?ket qua( .*)?"),
    (Field.TARGET, 0, r"(chi tieu|muc|ke hoach|phan dau) ?(duoc )?(giao|phan dau|can dat|dat).*"),
    (Field.TARGET, 0, r"(chi tieu|ke hoach|muc tieu|phan dau)( den)?( het)? nam.*"),
    (Field.TARGET, 1, r"(muc tieu|muc|phan dau|gia tri|ke hoach|chi so)( .*)?|nam 20\d\d"),
    (Field.AREA, 0, r"(linh vuc|nhom nhiem vu|nhom noi dung|nhom|mang|truc|chuyen de)( .*)?"),
    (Field.AREA, 0, r"noi dung (cchc|cai cach.*|lon)|nhiem vu (lon|chung)"),
    (
        Field.INDICATOR,
        0,
        r"(?!.*nhiem vu)(ten |cac |noi dung |danh muc )*(chi tieu|tieu chi|chi so)( .*)?",
    ),
    (Field.TITLE, 0, r".*(nhiem vu|cong viec|hoat dong|dau viec) cu the.*"),
    (Field.TITLE, 1, r"noi dung,? (nhiem vu|cong viec).*|nhiem vu.*|.*(cong viec|hoat dong).*"),
    (Field.TITLE, 1, r".*(nhiem vu|dau viec|ten viec|de an|du an).*"),
    (Field.TITLE, 2, r".*noi dung.*|giai phap.*|viec"),
)
_COMPILED = tuple((field, rank, re.compile(words)) for field, rank, words in _PATTERNS)
_PERIOD = re.compile(r"(quy ([1-4]|iv|i{1,3})|q\.? ?([1-4]|iv|i{1,3})|thang \d{1,2}|t ?\d{1,2})")
_SIGNS = re.compile(r"[^a-z0-9/ ]+")
LONGEST_HEADER = 90


@lru_cache(maxsize=4096)
def meaning_of(text: str) -> Meaning | None:
    """Return what a header cell names, or None; accents, case, notes and signs do not matter."""
    if not text or len(text) > LONGEST_HEADER:
        return None
    words = " ".join(_SIGNS.sub(" ", fold(without_notes(text))).replace("/", " ").split())
    if _is_period(words):
        return Meaning(Field.PERIOD)
    for field, rank, pattern in _COMPILED:
        if pattern.fullmatch(words):
            return Meaning(field, rank)
    return None


def _is_period(words: str) -> bool:
    return _PERIOD.fullmatch(words) is not None
