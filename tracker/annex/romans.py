"""Roman numbers, as sections of a plan are numbered."""

import re

_SIGNS = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
# No plan has fifty contents, so C, D, L and M are letters.
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(IX|IV|V?I{0,3})")


def roman(number: int) -> str:
    """Return 1-399 in roman signs; other numbers as they are."""
    if not 0 < number < 400:
        return str(number)
    text = ""
    for value, sign in _SIGNS:
        text += sign * (number // value)
        number %= value
    return text


def is_roman(text: str) -> bool:
    """Say whether `text` is a roman number below forty, in capitals."""
    return _ROMAN.fullmatch(text) is not None
