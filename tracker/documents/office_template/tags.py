"""Where tags stand in a Word file: each is found, made one piece, and knows its place."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.etree import XPath

from tracker.rules import N_, Told

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TEXT, RUN, ROW, CELL, TABLE, BOX = (
    f"{W}{name}" for name in ("p", "t", "r", "tr", "tc", "tbl", "txbxContent")
)
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
BRACE, MARK = re.compile(r"[{}]"), re.compile(r"\{[{%#]|[}%#]\}")
_LEVEL = re.compile(r"(p|tr) +(.*)", re.DOTALL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXTS = XPath("text()")
EXCERPT = 60


@dataclass(frozen=True)
class Place:
    """Where something stands, in words, and how the text begins there."""

    where: Told
    text: str = ""


@dataclass(frozen=True)
class Tag:
    """A tag in one piece: what stands inside, whether it is a command, and what it takes along.

    `level` is empty for a tag inside a line, `p` where it takes its paragraph along, `tr` its row.
    """

    inside: str
    is_command: bool
    level: str
    place: Place
    holder: Any

    @property
    def paragraph(self) -> Any:
        """The paragraph in which it stands."""
        return next(self.holder.iterancestors(PARAGRAPH))

    @property
    def row(self) -> Any:
        """The table row in which it stands, None outside of tables."""
        return next(self.holder.iterancestors(ROW), None)

    @property
    def anchor(self) -> Any:
        """What holds everything from a command to its end: both must have the same."""
        if self.level == "tr":
            return None if self.row is None else self.row.getparent()
        return (self.paragraph if self.level == "p" else self.holder.getparent()).getparent()


@dataclass(frozen=True)
class Loose:
    """A brace that is no part of any tag.

    Even a single one: filling joins braces over whatever stands between them, also of paragraphs.
    """

    place: Place


def tags_in(root: Any, *, part: Told | None) -> Iterator[Tag | Loose]:
    """Make the tags of a part whole, and yield them with loose braces, in the part's order.

    Word breaks a typed tag over several runs; its text moves to where it begins. `part` names a
    header or footer, None the body.
    """
    places = _Places(root, part)
    for paragraph in root.iter(PARAGRAPH):
        held = texts_of(paragraph)
        whole = "".join(one.text or "" for one in held)
        if BRACE.search(whole):
            place = places.of(paragraph, whole)
            if BRACE.search(TAG.sub("", whole)):
                yield Loose(place)
            yield from _joined(held, whole, place)
    yield from (Loose(places.of_any(one)) for one in root.iter() if _is_elsewhere(one))


def texts_of(paragraph: Any) -> list[Any]:
    """Return the texts of a paragraph, without those of a text box that stands in it."""
    return [
        one for one in paragraph.iter(TEXT) if next(one.iterancestors(PARAGRAPH)) is paragraph
    ]  # fmt: skip


def _joined(held: list[Any], whole: str, place: Place) -> Iterator[Tag]:
    owners = [number for number, one in enumerate(held) for _ in one.text or ""]
    pieces: dict[int, list[str]] = defaultdict(list)
    done, found = 0, []
    for match in TAG.finditer(whole):
        _share(whole[done : match.start()], owners[done : match.start()], pieces)
        owner, done = owners[match.start()], match.end()
        tag = _tag(match.group(), place, held[owner])
        opening, closing = ("{%", "%}") if tag.is_command else ("{{", "}}")
        pieces[owner].append(f"{opening}{tag.level} {tag.inside} {closing}")
        found.append(tag)
    _share(whole[done:], owners[done:], pieces)
    for number, one in enumerate(held):
        one.text = "".join(pieces[number])
        one.set(_SPACE, "preserve")
    yield from found


def _share(text: str, owners: list[int], pieces: dict[int, list[str]]) -> None:
    for sign, owner in zip(text, owners, strict=True):
        pieces[owner].append(sign)


def _tag(text: str, place: Place, holder: Any) -> Tag:
    inside, is_command = " ".join(text[2:-2].split()), not text.startswith("{{")
    if text.startswith("{#"):
        inside = f"# {inside}"
    level = _LEVEL.fullmatch(inside) if is_command else None
    if level:
        return Tag(level[2], is_command, level[1], place, holder)
    return Tag(inside, is_command, "", place, holder)


def _is_elsewhere(one: Any) -> bool:
    """Tell whether braces stand where no text of a paragraph is: an attribute, a deleted text."""
    if not isinstance(one.tag, str):  # a comment of the XML
        return bool(BRACE.search(one.text or ""))
    is_text = one.tag == TEXT and next(one.iterancestors(PARAGRAPH), None) is not None
    # python-docx gives paragraphs and runs a `text` of its own: the nodes are asked for instead.
    texts = [] if is_text else _TEXTS(one)
    return any(map(BRACE.search, texts)) or any(map(MARK.search, one.attrib.values()))


class _Places:
    """The places of a part: paragraphs outside of tables and tables are counted from 1."""

    def __init__(self, root: Any, part: Told | None) -> None:
        self.part = part
        outside = (one for one in root.iter(PARAGRAPH) if not _within(one, CELL, BOX))
        self.paragraphs = {one: number for number, one in enumerate(outside, start=1)}
        self.tables = {one: number for number, one in enumerate(root.iter(TABLE), start=1)}

    def of(self, paragraph: Any, text: str) -> Place:
        """Return where a paragraph stands."""
        short = " ".join(text.split())
        return Place(self._where(paragraph), short[:EXCERPT] + "…" * (len(short) > EXCERPT))

    def of_any(self, one: Any) -> Place:
        """Return where anything stands."""
        paragraph = next(one.iterancestors(PARAGRAPH), None)
        if paragraph is None:
            return Place(self.part or Told(N_("Thân văn bản")))
        return self.of(paragraph, "".join(text.text or "" for text in texts_of(paragraph)))

    def _where(self, paragraph: Any) -> Told:
        row = next(paragraph.iterancestors(ROW), None)
        if self.part is not None:
            return self.part
        if row is not None:
            cell = next(paragraph.iterancestors(CELL), row)
            return Told(N_("Bảng %(table)s, hàng %(row)s, ô %(cell)s"), {
                "table": self.tables.get(next(row.iterancestors(TABLE), None), 1),
                "row": _number(row, ROW), "cell": _number(cell, CELL),
            })  # fmt: skip
        box = next(paragraph.iterancestors(BOX), None)
        if box is not None:
            outer = next(box.iterancestors(PARAGRAPH), None)
            return Told(
                N_("Khung chữ ở đoạn %(number)s"), {"number": self.paragraphs.get(outer, 1)}
            )
        return Told(N_("Đoạn %(number)s"), {"number": self.paragraphs.get(paragraph, 1)})


def _within(one: Any, *names: str) -> bool:
    return next(one.iterancestors(*names), None) is not None


def _number(one: Any, name: str) -> int:
    return 1 + sum(1 for _ in one.itersiblings(name, preceding=True))
