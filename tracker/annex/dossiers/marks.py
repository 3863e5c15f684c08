"""Rows of a form that are no field: totals, sources, units above their fields, column numbers."""

import re
from functools import lru_cache
from itertools import pairwise

from tracker.rules.fold import fold

# Told by its accents: “Công thương” and “Công chứng” are fields.
_TOTAL = re.compile(
    r"(tổng(?! hợp)( số| cộng)?|cộng|toàn (xã|phường|tỉnh|huyện|quận|thành phố|đơn vị))"
    r"([ :.(].*)?"
)
_BARE_TOTAL = frozenset({"tong cong", "tong so", "tong", "toan tinh", "toan xa", "total"})
_BLOCK = re.compile(
    r"(tren|tu|theo|tai|thuoc)? ?(he thong|phan mem|cong (dich vu|dvc)|csdl|co so du lieu)\b.*"
)
# Told by its capitals: “Phòng cháy, chữa cháy” and “Xã hội” are fields.
_UNIT = re.compile(
    r"(UBND|Ủy ban nhân dân|Uỷ ban nhân dân) \S.*|"
    r"([Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|TP\.?|Sở|"
    r"Phòng|Chi cục|Chi nhánh|Trung tâm|Văn phòng|Ban [Qq]uản lý) [A-ZĐÀ-Ỹ0-9].*"
)
_NUMBERING = re.compile(r"^(\d{1,3}|[IVXivx]{1,5}|[A-Za-zĐđ])\s*[.)]\s*")
_ORDINAL = re.compile(r"\d{1,3}(\.\d{1,3})*\.?|[IVX]{1,5}\.?|[A-ZĐ]\.?")
_REPEATED = 4096  # labels come again in every month and unit
_COLUMN_NUMBER = re.compile(r"[(\[]\s*\d{1,2}\s*[)\]].*|\d{1,2}\s*=.*|[A-H]|\d{1,2}")


@lru_cache(_REPEATED)
def is_total(text: str) -> bool:
    """Tell whether a label names a sum: `TỔNG CỘNG`, `Tổng số`, `Cộng (I+II)`."""
    return _TOTAL.fullmatch(bare(text).casefold()) is not None or fold(text) in _BARE_TOTAL


@lru_cache(_REPEATED)
def is_block(text: str) -> bool:
    """Tell whether a label names a source of figures: `Trên Hệ thống các Bộ`."""
    return _BLOCK.fullmatch(fold(bare(text))) is not None


@lru_cache(_REPEATED)
def is_unit(text: str) -> bool:
    """Tell whether a label standing alone names a unit, above the fields that are its own."""
    return not text.isupper() and _UNIT.fullmatch(bare(text)) is not None


@lru_cache(_REPEATED)
def bare(text: str) -> str:
    """Return a label without the number before it: `1. Đất đai` is `Đất đai`."""
    return _NUMBERING.sub("", text.replace("\n", " ").strip(" :*-–")).strip(" :")


@lru_cache(_REPEATED)
def is_ordinal(text: str) -> bool:
    """Tell whether a label is only a row's number."""
    return _ORDINAL.fullmatch(text.strip()) is not None


def numbers_columns(texts: list[str]) -> bool:
    """Tell whether a row only numbers the columns: `(1) (2) (3)=(4)+(5)`, `A B 1 2`."""
    if len(texts) < 3 or not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    if any(text[:1] in "([" for text in texts):
        return True
    plain = [int(text) for text in texts if text.isdecimal()]
    steps = [later - earlier for earlier, later in pairwise(plain)]
    return len(plain) >= 2 and plain[0] <= 3 and set(steps) == {1}
