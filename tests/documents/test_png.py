"""Drawings as pictures: their size, every Vietnamese letter in them, nothing but what is drawn."""

import struct

import pytest

from tests.test_assets import LETTERS
from tracker.documents.png import LONGEST, to_png

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def drawn(words: str, weight: int = 400) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30" width="60" height="30">'
        f'<text x="4" y="22" font-size="18" font-weight="{weight}">{words}</text></svg>'
    )


def test_a_picture_has_two_dots_for_each_pixel_of_the_drawing():
    made = to_png(drawn("Kỳ"))
    assert made.startswith(SIGNATURE)
    assert struct.unpack(">II", made[16:24]) == (120, 60)


@pytest.mark.parametrize("weight", [400, 600])
def test_every_vietnamese_letter_is_really_drawn(weight: int):
    letters = LETTERS + LETTERS.upper() + "0123456789%≥≤–·/"
    pictures = {letter: to_png(drawn(letter, weight)) for letter in letters}
    assert to_png(drawn("", weight)) not in pictures.values()
    assert len(set(pictures.values())) == len(letters)


def test_the_two_weights_differ_and_no_other_font_is_asked():
    assert to_png(drawn("ệ")) != to_png(drawn("ệ", 600))
    elsewhere = drawn("ệ").replace("<text ", "<text font-family=\"'DejaVu Sans', serif\" ")
    assert to_png(elsewhere) == to_png(drawn("ệ"))


def test_marks_that_xml_cannot_hold_are_left_out():
    assert to_png(drawn("K\x0bỳ\x00\ufffe")) == to_png(drawn("Kỳ"))


@pytest.mark.parametrize("wrong", ["", "<b>Kỳ</b>", "x" * (LONGEST + 1)])
def test_what_is_no_drawing_is_refused(wrong: str):
    with pytest.raises(ValueError, match=r"\w"):
        to_png(wrong)
