"""Accent-free text for search and the order of the Vietnamese alphabet for lists."""

import re
import unicodedata

# Ð/ð (eth) is what many keyboards and old files give for Đ/đ.
_D_BAR = str.maketrans("đĐðÐ", "dddd")

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_ORDER = {letter: place for place, letter in enumerate(_LETTERS)}
# Dictionary order of the tones: level, grave, hook, tilde, acute, dot below.
_TONE_ORDER = {tone: place for place, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
# Hyphens and dashes that word processors put for the one of the number.
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
SORTED_SIGNS = 120
_VOWEL_MARKS = frozenset("\u0302\u0306\u031b")

SortKey = tuple[tuple[tuple[int, int, int], ...], tuple[int, ...], str]


def fold(text: str) -> str:
    """Return `text` for accent-free search: no marks, đ as d, small, blanks squeezed.

    NFC and NFD, `Uỷ` and `Ủy`, `hoà` and `hòa` all fold to the same letters.
    """
    plain = unicodedata.normalize("NFC", text).translate(_D_BAR).casefold()
    letters = unicodedata.normalize("NFD", plain)
    bare = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return " ".join(bare.split())


def sort_key(text: str) -> SortKey:
    """Return the key that puts texts in Vietnamese order: letters first, tones break ties.

    Numbers inside count as numbers, so that NV9 stands before NV10.
    """
    letters: list[tuple[int, int, int]] = []
    tones: list[int] = []
    for letter, tone in _letters_and_tones(" ".join(text.split()).lower()):
        tones.append(tone)
        if letter.isdecimal() and letters and letters[-1][0] == 1:
            letters[-1] = (1, letters[-1][1] * 10 + int(letter), 0)
        else:
            letters.append(_place(letter))
    return tuple(letters), tuple(tones), text


def sort_text(text: str) -> str:
    """Return the order of `sort_key` as text: databases that compare bytes sort as Python does.

    Only letters, digits and blanks of ASCII stand in it; texts that differ in neither letters nor
    tones have the same. What lies beyond `SORTED_SIGNS` does not count.
    """
    letters, tones, _text = sort_key(text[:SORTED_SIGNS])
    return "".join(map(_written, letters)) + " " + "".join(map(str, tones))


def by_given_name(full_name: str) -> str:
    """Return a person's name as offices order it: by the given name, the last word, then whole."""
    words = full_name.split()
    return " ".join([*words[-1:], *words])


def _written(place: tuple[int, int, int]) -> str:
    kind, value, _rest = place
    if kind == 1:  # a longer number is a greater one
        return f"1{len(str(value)):03}{value}"
    return chr(ord("A") + value) if kind == 2 else f"{'0' if kind == 0 else 'z'}{value:06x}"


def number_key(number: str) -> str:
    """Return a document's number and sign as all spell it: `5 / TB–UBND` is `05/TB-UBND`."""
    plain = re.sub(r"\s", "", fold(number)).translate(_DASHES)
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", plain)


def _letters_and_tones(text: str) -> list[tuple[str, int]]:
    pairs: list[tuple[str, int]] = []
    for sign in unicodedata.normalize("NFD", text):
        if sign in _TONE_ORDER and pairs:
            pairs[-1] = (pairs[-1][0], _TONE_ORDER[sign])
        elif sign in _VOWEL_MARKS and pairs:
            pairs[-1] = (unicodedata.normalize("NFC", pairs[-1][0] + sign), pairs[-1][1])
        else:
            pairs.append((sign, 0))
    return pairs


def _place(letter: str) -> tuple[int, int, int]:
    if letter.isdecimal():
        return (1, int(letter), 0)
    if letter in _LETTER_ORDER:
        return (2, _LETTER_ORDER[letter], 0)
    return (0 if not letter.isalpha() else 3, ord(letter[0]), 0)
