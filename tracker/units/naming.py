"""Which units a sentence names: who leads, and who only helps (phối hợp)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.units.facts import Unit
from tracker.units.matching import Matcher, load
from tracker.units.spelling import key

WORD = re.compile(r"(?P<word>[^\W_]+)(?P<gap>[\W_]*)")
SENTENCE_END = re.compile(r"[.;!?\n]")
LONGEST, SHORTEST = 14, 5  # words in the name of a unit, and in one with abbreviations
MOST_TRIED = 200  # abbreviations looked for in one sentence: nobody writes more
# A unit behind one of these is spoken of, but given nothing: gửi Phòng Nội vụ, ý kiến của Sở.
ASIDE = ("gui", "qua", "cua", "voi", "theo", "tai", "bao cao", "tham muu")
HELPS, LEADS = "phoi hop", ("giao", "chu tri", "yeu cau", "de nghi")


@dataclass(frozen=True)
class Named:
    """The units that a sentence names, each once, in its order."""

    leading: tuple[Unit, ...] = ()
    helping: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class _Token:
    word: str
    plain: str
    ends_sentence: bool


def named_in(text: str, *, authority_id: int, on: date) -> Named:
    """Return the units that a sentence names on a day, as annexes would be read.

    After `phối hợp` units help, until the sentence ends or somebody else is charged.
    """
    return Reader(load(authority_id, on=on)).read(text)


class Reader:
    """Reads sentences with the units of one authority, loaded once."""

    def __init__(self, matcher: Matcher) -> None:
        names = {name for one in matcher.known for name in one.present | one.former | one.bare}
        self.matcher = matcher
        self.known: dict[str, Unit | None] = {}
        self.firsts = {name.split()[0] for name in names if name} | {"uy", "hoi", "mat"}

    def read(self, text: str) -> Named:
        """Return the units that a text names."""
        leading: dict[int, Unit] = {}
        helping: dict[int, Unit] = {}
        for unit, helps in self._mentions(_tokens(text)):
            (helping if helps else leading).setdefault(unit.id, unit)
        rest = [unit for key_, unit in helping.items() if key_ not in leading]
        return Named(tuple(leading.values()), tuple(rest))

    def _mentions(self, tokens: list[_Token]) -> Iterator[tuple[Unit, bool]]:
        place, helps = 0, False
        while place < len(tokens):
            helps = self._helps(tokens, place, helps=helps)
            unit, count = self._longest(tokens[place : place + LONGEST])
            if unit is not None and (helps or not _is_aside(tokens, place)):
                yield unit, helps
            place += count or 1

    def _helps(self, tokens: list[_Token], place: int, *, helps: bool) -> bool:
        said = " ".join(token.plain for token in tokens[place : place + 2])
        if said.startswith(HELPS):
            return True
        is_new = place > 0 and tokens[place - 1].ends_sentence
        charges = any(f"{said} ".startswith(f"{lead} ") for lead in LEADS)
        return helps and not (is_new or charges)

    def _longest(self, tokens: list[_Token]) -> tuple[Unit | None, int]:
        """Return the unit that the longest run of words at the beginning names, and its length."""
        if not tokens or not (tokens[0].plain in self.firsts or _is_short(tokens[0].word)):
            return None, 0
        for count in range(len(tokens), 0, -1):
            run = tokens[:count]
            if any(token.ends_sentence for token in run[:-1]):
                continue
            words = " ".join(token.word for token in run)
            unit = self._match(words) if _is_short_run(run) or self._is_name(words) else None
            if unit is not None:
                return unit, count
        return None, 0

    def _match(self, words: str) -> Unit | None:
        if words not in self.known and len(self.known) < MOST_TRIED:
            self.known[words] = self.matcher.match(words)
        return self.known.get(words)

    def _is_name(self, words: str) -> bool:
        """Tell whether words are a whole name; a word alone is one only in capitals."""
        said = key(words)
        return " " in said and any(
            said in one.present or said in one.former or said in one.bare
            for one in self.matcher.known
        )


def _is_short_run(run: list[_Token]) -> bool:
    """Tell whether words may be an abbreviation: VP, Phòng VH-XH; `vp` is none."""
    return len(run) <= SHORTEST and any(_is_short(token.word) for token in run)


def _is_short(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_aside(tokens: list[_Token], place: int) -> bool:
    before = " ".join(token.plain for token in tokens[max(place - 2, 0) : place])
    return any(f" {before}".endswith(f" {word}") for word in ASIDE)


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(one["word"], key(one["word"]), bool(SENTENCE_END.search(one["gap"])))
        for one in WORD.finditer(text.replace("&", " và "))
    ]
