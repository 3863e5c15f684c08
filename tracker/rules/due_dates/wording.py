"""Brings a deadline text as offices write it to one canonical spelling without accents."""

import re
import unicodedata

from tracker.rules.fold import fold

# Read on the accented text: without accents "sáu tháng" and "sau tháng" are one.
_NUMBER_WORDS = {"một": "1", "hai": "2", "ba": "3", "bốn": "4", "sáu": "6", "chín": "9"}
_MONTH_WORDS = {
    "giêng": "1",
    "một": "1",
    "hai": "2",
    "ba": "3",
    "tư": "4",
    "sáu": "6",
    "bảy": "7",
    "tám": "8",
    "chín": "9",
    "mười": "10",
    "mười một": "11",
    "mười hai": "12",
    "chạp": "12",
}
_QUARTER_WORDS = {"một": "1", "hai": "2", "ba": "3", "bốn": "4", "tư": "4"}


def _any_of(words: dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SPOKEN: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = (
    (re.compile(rf"(?<=\btháng )(?:{_any_of(_MONTH_WORDS)})\b(?! lần)"), _MONTH_WORDS),
    (re.compile(rf"(?<=\bquý )(?:{_any_of(_QUARTER_WORDS)})\b(?! lần)"), _QUARTER_WORDS),
    (
        re.compile(rf"\b(?:{_any_of(_NUMBER_WORDS)})(?= (?:lần|tháng|quý|tuần|năm)\b)"),
        _NUMBER_WORDS,
    ),
)

NUMERAL = r"(?:iv|i{1,3}|v|0?[1-9])"
_TIME_WORD = r"(?:quy|q|thang|t|th|nam|ngay|tuan|lan|den|moi|i{1,3}|iv)(?![a-z])"
_PAPER = (
    "quyet dinh|qd|ke hoach|kh|cong van|thong bao|nghi quyet|nq|chi thi|to trinh|van ban"
    "|ket luan|luat|thong tu|nghi dinh|chuong trinh"
)
_JOIN = r" ?(?:,|;|va|&|\+|-|den|toi) ?"

# Applied in this order to the folded text.
_SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"[‐-―−~]|\.{2,}|->|→", "-"),
    (r"\((?:muoi|hai|ba|bon|nam|sau|bay|tam|chin|mot|lam| )+\)", " "),
    (r"[()\[\]{}*]", " , "),
    (r" ?/ ?", "/"),
    (r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ t][0-9:.]+)?", r"\3/\2/\1"),
    # hours and week-days say nothing about the day
    (r"\b[0-9]{1,2} ?(?:h|gio)(?: ?[0-5][0-9])?(?: ?phut)?\b(?! ke)", " "),
    (r"\b[0-9]{1,2}:[0-5][0-9]\b(?!/)", " "),
    (r"\bthu (?:[2-7]|hai|ba|tu|nam|sau|bay)\b|\bchu nhat\b", " "),
    (r"\b(thang|ngay|nam)(?=[0-9])", r"\1 "),
    (r"\bmung\b", "ngay"),
    (r"\bngay ngay\b", "ngay"),
    # numbers of documents, then the day they were signed
    (rf"\b[0-9]+(?:/[0-9]{{4}})?[/-](?!{_TIME_WORD})[a-z][a-z0-9&/-]*", " so_vb "),
    (r"\bso_vb ,? ?(?:ngay )?[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}", "so_vb"),
    (r"\bso_vb ,? ?ngay [0-9]{1,2} thang [0-9]{1,2} nam [0-9]{4}", "so_vb"),
    (
        rf"\b(?:theo|tai|can cu|thuc hien) (?:{_PAPER})(?: so)?(?: so_vb| [0-9]+)?,? ?ngay "
        r"[0-9]{1,2}(?:[/.-][0-9]{1,2}[/.-]| thang [0-9]{1,2} nam )[0-9]{4}",
        "theo van ban",
    ),
    # quarters: quí, Q.II, quý II/III, quý II, III
    (rf"\b(?:qu[yi]|q)\.? ?(?={NUMERAL}\b)", "quy "),
    (r"(?<=\bquy )(i{1,3}|iv)/(?=(?:i{1,3}|iv)\b)", r"\1, "),
    (rf"(?<=\bquy )({NUMERAL})({_JOIN})(?={NUMERAL}\b(?![/.][0-9]{{1,2}}\b))", r"\1\2quy "),
    (rf"(?<=\bquy )({NUMERAL})({_JOIN})(?={NUMERAL}\b(?![/.][0-9]{{1,2}}\b))", r"\1\2quy "),
    # months: T6, th.6, thg 6, tháng 3, 9 and 6/2023
    (r"\bt(?:h|hg)?\.? ?(?=[0-9]{1,2}\b)", "thang "),
)
_MONTH_LIST = re.compile(
    rf"(\bthang [0-9]{{1,2}}(?:/[0-9]{{4}})?)({_JOIN})"
    r"(?=[0-9]{1,2}\b(?![/.-][0-9]{1,2}\b)(?! ?(?:lan|ngay|thang|tuan|quy)\b))"
)
_MONTH_OF_YEAR = re.compile(
    r"(?<![0-9/.-])(?<!thang )(?<!quy )([0-9]{1,2})[/.-]([0-9]{4})\b(?![/.-][0-9])"
)
_RULES = tuple((re.compile(pattern), spelling) for pattern, spelling in _SPELLINGS)


def canonical(text: str) -> str:
    """Return the text folded, each way of writing brought to one; citations as `so_vb`.

    `Q.II, III/2023` becomes `quy ii, quy iii/2023`, `T6/2023` and `6/2023` `thang 6/2023`.
    """
    spoken = unicodedata.normalize("NFKC", text).lower().replace("\u2044", "/")
    for pattern, digits in _SPOKEN:
        spoken = _with_digits(spoken, pattern=pattern, digits=digits)
    plain = fold(spoken)
    for rule, spelling in _RULES:
        plain = rule.sub(spelling, plain)
    plain = _list_out_months(_MONTH_OF_YEAR.sub(r"thang \1/\2", plain))
    return " ".join(plain.split()).strip(" .,;:-")


def _with_digits(spoken: str, *, pattern: re.Pattern[str], digits: dict[str, str]) -> str:
    return pattern.sub(lambda found: digits[found[0]], spoken)


def _list_out_months(plain: str) -> str:
    listed = _MONTH_LIST.sub(r"\1\2thang ", plain)
    while listed != plain:
        plain, listed = listed, _MONTH_LIST.sub(r"\1\2thang ", listed)
    return listed
