"""Names of units as cells list them; a name may hold a comma or `và` of its own."""

import re
from functools import lru_cache

from tracker.annex.marks import without_notes
from tracker.rules.fold import fold

# The words with which a unit's name begins, folded. "Xã hội" ends a name, never begins one.
_KINDS = (
    "so|phong|ban|van phong|vp|ubnd|uy ban|hdnd|hoi dong|cong an|ca|trung tam|tt|thanh tra|"
    "chi cuc|cuc|tong cuc|bo|tram|doan|hoi|lien doan|lien minh|truong|thue|kho bac|bao hiem|"
    "toa an|vien|dang uy|tinh uy|thanh uy|huyen uy|cap uy|mttq|mat tran|buu dien|dai|bao|thon|"
    "to|pho|chu tich|giam doc|thu truong|chanh|cong ty|cong chuc|doi|ngan hang|dien luc|hat|"
    "don vi|co quan|cac|tat ca|xa(?! hoi)|phuong|dac khu|khu pho|quy|benh vien|nha"
)
_BEGINS = re.compile(rf"(?:{_KINDS})(?![a-z])")
_SHORT_NAME = re.compile(r"[A-ZĐ]{2,}[A-ZĐ0-9&/.-]*(?:\s|$)|[A-ZĐ]{1,3}\.\s?\S")
_JOINTS = re.compile(r"(\s*[,/]\s*|\s+(?:và|&|cùng)\s+)")
_ONE_OFFICE = re.compile(r"(?:HĐND|ĐBQH|[Hh]ội đồng nhân dân)$")
_ONE_OFFICE_MORE = re.compile(r"UBND|HĐND|U[ỷy] ban nhân dân|Ủy ban nhân dân")
_BULLET = re.compile(r"^\s*(?:[-–—•+*]|\d{1,2}[.)])\s*")
_COORDINATING = re.compile(
    r"[;,.\n(]*\s*\b(?:(?:cơ quan|đơn vị) )?phối hợp(?: với)?\s*:?\s*", re.IGNORECASE
)
_LEAD = re.compile(r"^\s*(?:(?:cơ quan|đơn vị) )?chủ trì\s*:\s*", re.IGNORECASE)
_LEADS = re.compile(r"[\s,]*\(?\b(?:là )?(?:(?:cơ quan|đơn vị) )?chủ trì\)?(?=[;,\n]|$)", re.I)
_GROUP = re.compile(
    r"(?:cac|tat ca|toan the|moi|tung|100%)\b.*|(?:ubnd|uy ban nhan dan) (?:cac|cap|\d+)\b.*|"
    r"(?:thu truong|chu tich ubnd|giam doc) (?:cac|cap)\b.*|"
    r"\d{2,} (?:xa|phuong|thon|don vi|dia phuong)\b.*|(?:so|phong|ban), (?:so|phong|ban)?.*|"
    r"(?:cap xa|dia phuong|thon|to dan pho)\b.*"
)


@lru_cache(maxsize=2048)
def split_names(text: str) -> tuple[str, ...]:
    """Return the units named in a cell: `Sở Văn hóa, Thể thao và Du lịch, Sở Y tế` gives two."""
    names = [name for item in text.split(";") for line in _lines(item) for name in _parted(line)]
    return tuple(name for found in names if (name := without_notes(found.strip(" ,.:"))))


def names_several(text: str) -> bool:
    """Say whether a lead cell names more than one unit."""
    return len(split_names(text)) > 1


@lru_cache(maxsize=2048)
def is_group(text: str) -> bool:
    """Say whether a lead is a group of units: `Các thôn`, `UBND các xã, phường, đặc khu`."""
    return _GROUP.fullmatch(fold(text)) is not None


@lru_cache(maxsize=2048)
def part_lead(text: str) -> tuple[str, str]:
    """Part `Chủ trì: A; phối hợp: B` or `A chủ trì, phối hợp với B`; else all is the lead."""
    leads = _LEADS.search(text)
    if leads:
        lead, coordinating = text[: leads.start()], _COORDINATING.sub("; ", text[leads.end() :])
    elif found := _COORDINATING.search(text):
        lead, coordinating = text[: found.start()], text[found.end() :]
    else:
        lead, coordinating = text, ""
    return _LEAD.sub("", lead).strip(" ;,\n"), coordinating.strip(" ;,)\n")


def _lines(item: str) -> list[str]:
    lines: list[str] = []
    for line in item.split("\n"):
        words = _BULLET.sub("", line).strip()
        # A name broken over two lines goes on with words that begin no name.
        if lines and words == line.strip() and not _begins(words):
            lines[-1] = f"{lines[-1]} {words}"
        elif words:
            lines.append(words)
    return lines


def _parted(line: str) -> list[str]:
    tokens = _JOINTS.split(line)
    names = [tokens[0]]
    for joint, part in zip(tokens[1::2], tokens[2::2], strict=True):
        if _begins(part) and not _goes_on(names[-1], part):
            names.append(part)
        else:
            names[-1] = f"{names[-1]}{joint}{part}"
    return names


def _begins(part: str) -> bool:
    if _SHORT_NAME.match(part):
        return True
    if not part[:1].isupper() and not part.startswith(("các ", "tất cả ")):
        return False
    return _BEGINS.match(fold(part)) is not None


def _goes_on(before: str, part: str) -> bool:
    """`Văn phòng HĐND và UBND` is one office."""
    return bool(_ONE_OFFICE.search(before.rstrip()) and _ONE_OFFICE_MORE.match(part))
