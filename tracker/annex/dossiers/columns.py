"""The words of header cells and the column of the form that each names (`domain.md` §4.1)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tracker.annex.marks import without_notes
from tracker.rules.fold import fold

LONGEST = 160


class Group(StrEnum):
    """The three parts of the form; a header without its own takes that of the column before."""

    RECEIVED = "received"
    RESOLVED = "resolved"
    PENDING = "pending"


class Role(StrEnum):
    """What a column holds that is no count of the form."""

    NUMBER = "number"
    FIELD = "field"
    UNIT = "unit"
    PERIOD = "period"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    MONTH = "month"
    YEAR = "year"
    SCOPE = "scope"
    QUALIFIER = "qualifier"
    INCLUDES_EARLY = "includes_early"
    STATED = "stated"
    SOURCE = "source"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    CLAIMED = "claimed"
    WHAT = "what"
    CAME_IN = "came_in"  # received within the period, all channels
    DIRECT_AND_POSTAL = "direct_and_postal"  # column (5) of the form
    IN_TIME = "in_time"  # early and on time together
    NOTE = "note"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header names: a count of `rules.dossiers.Counts`, or a `Role`; and its group."""

    name: str
    group: Group | None = None


# Headers of machine-made files, as they are.
_ENGLISH = {
    "place": Role.UNIT, "unit": Role.UNIT, "units": Role.UNIT, "field_vi": Role.FIELD,
    "field": Role.FIELD,
    "period_label": Role.PERIOD, "period": Role.PERIOD, "period_start": Role.FIRST_DAY,
    "period_end": Role.LAST_DAY, "month": Role.MONTH, "year": Role.YEAR, "scope": Role.SCOPE,
    "qualifier": Role.QUALIFIER, "on_time_includes_early": Role.INCLUDES_EARLY,
    "stated_pct": Role.STATED, "numerator": Role.NUMERATOR, "denominator": Role.DENOMINATOR,
    "claimed": Role.CLAIMED, "what": Role.WHAT, "published": Role.SOURCE,
    "source_seed": Role.SOURCE, "received": "received", "received_total": "received",
    "resolved_total": "resolved", "resolved": "resolved", "pending_total": "pending",
    "pending": "pending", "scope_note": Role.SCOPE,
}  # fmt: skip
_ENGLISH |= {
    name: name
    for name in (
        "received_online", "received_direct", "received_postal", "carried_over",
        "resolved_early", "resolved_on_time", "resolved_late", "pending_in_time",
        "pending_overdue", "returned", "withdrawn", "supplement_waiting", "apology_sent",
        "paid_online", "online_processed", "eligible_resolved",
    )
}  # fmt: skip
_GROUPS = (
    (
        Group.PENDING,
        r"dang (giai quyet|xu ly|thu ly)|chua (giai quyet|xu ly)|con ton|ton cuoi|\bpending\b",
    ),
    (
        Group.RESOLVED,
        r"(da|duoc) (giai quyet|xu ly|tra)|giai quyet xong|ket qua giai quyet"
        r"|\b(resolved|processed)\b",
    ),
    (Group.RECEIVED, r"tiep nhan|nhan trong ky|ho so nhan|so nhan|\breceived\b"),
    (Group.RESOLVED, r"giai quyet|xu ly"),
)
_RESOLVED, _PENDING = Group.RESOLVED, Group.PENDING
# In this order: the first whose words stand in the lowest header (or, where marked, in all of it).
_LEAVES: tuple[tuple[str, str], ...] = (
    (Role.STATED, r"(ty|ti) (le|trong)|%|phan tram|\b(percent|rate)\b"),
    ("apology_sent", r"xin loi|apolog"),
    ("paid_online", r"thanh toan|\bpaid\b"),
    ("eligible_resolved", r"thu tuc (duoc )?cung cap truc tuyen|offered online"),
    ("returned", r"tra lai|tu choi|khong du dieu kien|khong tiep nhan|\breturned\b"),
    ("withdrawn", r"\brut\b|\bwithdrawn\b"),
    ("supplement_waiting", r"bo sung|tam dung|\bsupplement"),
    ("carried_over", r"(tu )?ky truoc|chuyen (sang|qua)|ton dau|dau ky|carried over"),
    (Role.DIRECT_AND_POSTAL, r"truc tiep.*buu chinh|buu chinh.*truc tiep"),
    ("received_postal", r"buu chinh|bcci|buu dien|by post\b"),
    ("received_direct", r"truc tiep|tai (quay|bo phan)|in person"),
    (
        Role.IN_TIME,
        r"truoc( han)?( va|,|/)? ?dung han|dung( han)?( va|,|/)? ?truoc han|som va dung",
    ),
    ("resolved_early", r"truoc (thoi )?han|som han|\bearly\b"),
    ("resolved_late", r"(tre|qua|cham|khong dung|ngoai) (thoi )?han|\btre\b|\blate\b"),
    ("resolved_on_time", r"(dung|trong|con) (thoi )?han|on time|in time|within the due date"),
    ("received_online", r"truc tuyen|qua mang|online|toan trinh|mot phan|dvc"),
    (Role.CAME_IN, r"trong ky|trong thang|trong quy|phat sinh|\bmoi\b"),
)
_ROLES = (
    (Role.NUMBER, r"s ?tt|so tt|tt|so thu tu|no"),
    (Role.NUMERATOR, r"tu so"),
    (Role.DENOMINATOR, r"mau so"),
    (Role.CLAIMED, r"(ty|ti) le (cong bo|da neu|da cong bo|trong bao cao)"),
    (Role.SOURCE, r"nguon( .*)?"),
    (Role.FIELD, r"(ten |cac )?linh vuc.*|nhom thu tuc.*|nganh,? linh vuc.*"),
    (Role.MONTH, r"thang( bao cao)?"),
    (Role.YEAR, r"nam( bao cao)?"),
    (Role.FIRST_DAY, r"tu ngay|ngay bat dau"),
    (Role.LAST_DAY, r"den ngay|ngay ket thuc"),
    (Role.PERIOD, r"ky( bao cao| so lieu)?|thoi gian|thoi ky"),
    (Role.SCOPE, r"pham vi.*"),
    (Role.UNIT, r"(ten )?(don vi|co quan|dia phuong|xa,? ?phuong.*|ubnd.*|noi tiep nhan)"
     r"( (bao cao|hanh chinh|giai quyet|tiep nhan|thuc hien))?"),
    (Role.WHAT, r"noi dung|chi so"),
    (Role.NOTE, r"ghi chu.*|ma( .*)?|ten (thu tuc|tthc).*|thu tuc( hanh chinh)?"),
)  # fmt: skip
_COMPILED_GROUPS = tuple((group, re.compile(words)) for group, words in _GROUPS)
_COMPILED_LEAVES = tuple((name, re.compile(words)) for name, words in _LEAVES)
_COMPILED_ROLES = tuple((name, re.compile(words)) for name, words in _ROLES)
_TOTAL = re.compile(r"\b(tong|cong|so luong|so ho so|ho so|total)\b")
_PENDING_LEAVES = {"resolved_late": "pending_overdue", "resolved_on_time": "pending_in_time"}
_BESIDE = frozenset(
    {
        "eligible_resolved",
        "returned",
        "withdrawn",
        "supplement_waiting",
        "apology_sent",
        "paid_online",
        Role.STATED,
    }
)


@lru_cache(maxsize=2048)
def meaning_of(texts: tuple[str, ...], before: Group | None) -> Meaning | None:
    """Return what a column's headers name, from the highest to the lowest, or None.

    `before` is the group of the columns to its left; accents, case and footnotes do not matter.
    """
    words = [_words(text) for text in texts]
    lowest = words[-1] if words else ""
    if not lowest or len(lowest) > LONGEST:
        return None
    if (name := _ENGLISH.get(texts[-1].strip().casefold())) is not None:
        return Meaning(name)
    for role, pattern in _COMPILED_ROLES:
        if pattern.fullmatch(lowest):
            return Meaning(role)
    return _count(words, before)


def _count(words: list[str], before: Group | None) -> Meaning | None:
    whole = " ".join(words)
    lowest = words[-1]
    own = _group(lowest) or _group(whole)
    group = own or before
    leaf = _leaf(lowest)
    if leaf == "received_online" and group is Group.RESOLVED:
        return Meaning("online_processed", group)
    if leaf is None:
        is_total = own is not None or (group is not None and _TOTAL.search(lowest) is not None)
        return Meaning(group, own) if is_total and group else None
    if group is _PENDING:
        leaf = _PENDING_LEAVES.get(leaf, leaf)
    if leaf == Role.CAME_IN and group is not Group.RECEIVED:
        return Meaning(group, own) if group and own else None
    is_of_group = leaf not in _BESIDE
    return Meaning(leaf, own if is_of_group else None)


def _leaf(words: str) -> str | None:
    return next((name for name, pattern in _COMPILED_LEAVES if pattern.search(words)), None)


def _group(words: str) -> Group | None:
    return next((group for group, pattern in _COMPILED_GROUPS if pattern.search(words)), None)


def _words(text: str) -> str:
    bare = re.sub(r"[^a-z0-9%,/_ ]+", " ", fold(without_notes(text)))
    return " ".join(bare.split())
