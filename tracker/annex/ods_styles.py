"""What the styles of a .ods say that matters here: hidden sheets, strike, months as dates."""

import itertools
from dataclasses import dataclass, field

from lxml import etree

from tracker.annex.parts import Parts, Stream, tree

S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
N = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"  # noqa: E741  the format's prefix
T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LETTERS = {"day": "d", "month": "m", "year": "y"}


@dataclass(frozen=True, slots=True)
class OdsLook:
    """One cell style: its date format in Excel's letters, and whether it strikes through."""

    form: str = ""
    struck: bool = False


_PLAIN = OdsLook()


@dataclass
class Styles:
    """The styles of a file by name."""

    looks: dict[str, OdsLook] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)

    def look(self, name: str) -> OdsLook:
        """Return a cell style; an unknown name looks plain."""
        return self.looks.get(name, _PLAIN)


def styles_of(parts: Parts) -> Styles:
    """Read the automatic styles of the content and the named ones."""
    styles = Styles()
    roots = [tree(parts, "styles.xml")] if parts.has("styles.xml") else []
    # The styles stand before the sheets, so the stream is left before it grows.
    ahead = Stream(parts, "content.xml", events=("end",), tags=(f"{O}automatic-styles",))
    roots += [element for _, element in itertools.islice(ahead, 1)]
    forms: dict[str, str] = {}
    for root in roots:
        for found in root.iter(f"{N}date-style"):
            forms[found.get(f"{S}name", "")] = _form(found)
    for root in roots:
        for found in root.iter(f"{S}style"):
            _take(found, styles=styles, forms=forms)
    return styles


def _take(found: etree._Element, *, styles: Styles, forms: dict[str, str]) -> None:
    name, family = found.get(f"{S}name", ""), found.get(f"{S}family", "")
    if family == "table":
        look = found.find(f"{S}table-properties")
        if look is not None and look.get(f"{T}display") == "false":
            styles.hidden_tables.add(name)
    elif family == "table-cell":
        parent = styles.look(found.get(f"{S}parent-style-name", ""))
        words = found.find(f"{S}text-properties")
        line = words.get(f"{S}text-line-through-style") if words is not None else None
        struck = parent.struck if line is None else line != "none"
        styles.looks[name] = OdsLook(
            forms.get(found.get(f"{S}data-style-name", ""), parent.form), struck
        )


def _form(found: etree._Element) -> str:
    names = [etree.QName(part).localname for part in found if isinstance(part.tag, str)]
    return "/".join(_LETTERS[name] for name in names if name in _LETTERS)
