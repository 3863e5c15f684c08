"""A drawing as a picture: SVG to PNG with the font that we carry, and with no other."""

import re
from pathlib import Path

from resvg_py import svg_to_bytes

FAMILY = "Be Vietnam Pro"
# The whole font: cut in subsets for the web it comes out without "ệ".
FONTS = Path(__file__).parents[1] / "static/vendor/expo-google-fonts-be-vietnam-pro-0.4.1"
FILES = [str(FONTS / f"be-vietnam-pro-{weight}.ttf") for weight in (400, 600)]
ZOOM = 2  # sharp on a projector and on paper
LONGEST = 400_000  # characters: hundreds of times what a year of values takes
# XML has no way to write these; a title pasted from a broken file may hold them.
UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_png(drawing: str) -> bytes:
    """Return an SVG drawing of ours as a PNG on white, two dots for each of its pixels.

    The same drawing gives the same bytes on every machine: fonts of the system are not looked at.
    ValueError: no drawing, one beyond `LONGEST`, or one that is no SVG.
    """
    if len(drawing) > LONGEST:
        raise ValueError(f"a drawing of {len(drawing)} characters")
    return svg_to_bytes(
        svg_string=UNWRITABLE.sub("", drawing), zoom=ZOOM, background="#ffffff",
        skip_system_fonts=True, font_files=FILES, font_family=FAMILY,
        serif_family=FAMILY, sans_serif_family=FAMILY, monospace_family=FAMILY,
    )  # fmt: skip
