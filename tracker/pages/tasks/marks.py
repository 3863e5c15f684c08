"""Marks what was sought in a text, whatever its accents."""

from markupsafe import Markup, escape

from tracker.rules.hits import composed, find_hits


def marked(text: str, *, wanted: str) -> Markup:
    """Return a text, escaped, with every place that reads as what was sought marked."""
    text = composed(text)
    pieces, place = Markup(""), 0
    for start, end in find_hits(text, wanted):
        pieces += escape(text[place:start]) + Markup("<mark>{}</mark>").format(text[start:end])
        place = end
    return pieces + escape(text[place:])
