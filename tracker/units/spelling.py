"""How offices write the name of a unit: keys for comparing, and initials."""

import re

from tracker.rules.fold import fold

LONG_FORMS = (
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"\buy ban mat tran to quoc\b"), "uy ban mttq"),
    (re.compile(r"\bmat tran to quoc\b"), "mttq"),
)
KINDS = ("tinh", "thanh pho", "huyen", "quan", "thi xa", "xa", "phuong", "dac khu", "thi tran")
AND = "va"


def key(text: str) -> str:
    """Return the text by which two spellings of a unit compare.

    No marks, no case, no punctuation; `&` is `và`; the long forms of UBND, HĐND and MTTQ are
    shortened. `Uỷ ban nhân dân Xã Hoà Bình` and `UBND xã Hòa Bình` have the same key.
    """
    words = re.findall(
        r"[a-z0-9]+", fold(text).replace("&", f" {AND} ").replace("'", "").replace("’", "")
    )
    joined = " ".join(words)
    for long, short in LONG_FORMS:
        joined = long.sub(short, joined)
    return joined


def bare(joined: str, places: tuple[str, ...] = ()) -> str:
    """Return a key without what names the level: `UBND` before, the authority's place behind.

    `places` are the endings that go, longest first: for UBND xã Bình An `xa binh an` and `xa`.
    """
    shorter = joined.removeprefix("ubnd ")
    for place in places:
        cut = shorter.removesuffix(f" {place}")
        if cut != shorter:
            return cut
    return shorter


def places_of(authority_name: str) -> tuple[str, ...]:
    """Return the endings that only repeat the authority: its kind with its place, its kind."""
    place = bare(key(authority_name))
    kinds = (kind for kind in KINDS if place.startswith(f"{kind} "))
    return (place, *kinds)


def without_kind(joined: str) -> str:
    """Return a commune's key without its kind: `phuong tan phu` is `tan phu`."""
    for kind in KINDS:
        if joined.startswith(f"{kind} "):
            return joined.removeprefix(f"{kind} ")
    return joined


def abbreviates(short: str, name: str) -> bool:
    """Tell whether a key is another one with runs of words written by their initials.

    `vp hdnd va ubnd`, `phong vh xh`, `tt pvhcc` and `snv` shorten the names they stand for; *và*
    may be left out.
    """
    words = tuple(word for word in name.split() if word != AND)
    parts = tuple(part for part in short.split() if part != AND)
    return parts != words and bool(parts) and _spells(parts, words)


def _spells(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not parts:
        return not words
    return any(_spells(parts[1:], words[count:]) for count in _runs(parts[0], words))


def _runs(part: str, words: tuple[str, ...]) -> list[int]:
    """Return how many leading words a part may stand for: itself, or each by its first letter."""
    counts = [1] if words and part in (words[0], words[0][0]) else []
    if len(part) > 1:
        counts += [used for used in range(2, len(words) + 1) if _initials(part, words[:used])]
    return counts


def _initials(part: str, words: tuple[str, ...]) -> bool:
    if not words:
        return not part
    whole, letter = words[0], words[0][0]
    return any(
        part.startswith(start) and _initials(part.removeprefix(start), words[1:])
        for start in {whole, letter}
    )
