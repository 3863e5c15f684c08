"""Where a text sought without accents stands in a text as written."""

import unicodedata

from tracker.rules.fold import fold


def find_hits(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return the places (start, end) in `text`, which is NFC, that read as `wanted` without marks.

    Places do not overlap; several blanks in `text` read as one, as they do in the search.
    """
    sought = fold(wanted)
    if not sought:
        return []
    letters, places = _plain(text)
    found: list[tuple[int, int]] = []
    start = letters.find(sought)
    while start >= 0:
        end = start + len(sought)
        found.append((places[start], places[end - 1] + 1))
        start = letters.find(sought, end)
    return found


def _plain(text: str) -> tuple[str, list[int]]:
    """Return the folded letters of a text and, for each of them, its place in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = " " if sign.isspace() else fold(sign)
        if plain == " " and (not letters or letters[-1] == " "):
            continue
        letters.extend(plain)
        places.extend([place] * len(plain))
    return "".join(letters), places


def composed(text: str) -> str:
    """Return a text in NFC, in which places are counted."""
    return unicodedata.normalize("NFC", text)
