"""Word's automatic numbers (`w:numPr`), counted as Word counts them."""

from dataclasses import dataclass, field

from lxml import etree

from tracker.annex.parts import Parts, tree, whole_number
from tracker.rules.numbers import roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = "-"
_HIGHEST = 9_999
_LEVELS = 9


@dataclass
class Level:
    """One level of a list: how it counts and how its number looks (`%1.%2`)."""

    form: str = "decimal"
    look: str = "%1."
    start: int = 1


@dataclass
class List:
    """One list: its levels, the abstract list it counts with, whether it starts afresh."""

    levels: dict[int, Level]
    counter: str
    restarts: bool = False


@dataclass
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: dict[str, List] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    outline_by_style: dict[str, int] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next_mark(self, paragraph: etree._Element) -> str:
        """Advance the paragraph's list and return its number, `-` for bullets, or nothing."""
        place = self._list_of(paragraph)
        if place is None:
            return ""
        number, depth = place
        found = self.lists.get(number)
        level = found.levels.get(depth) if found else None
        if found is None or level is None or level.form == "none" or depth >= _LEVELS:
            return ""
        if level.form == "bullet":
            return _BULLET
        return _shown(self._advance(number, depth=depth), levels=found.levels, depth=depth)

    def outline_of(self, paragraph: etree._Element) -> int:
        """Return 1-9 for a heading, by its own outline level or its style; 0 for plain text."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None:
            return _whole(own) + 1 if _whole(own) < 9 else 0
        return self.outline_by_style.get(_style_of(paragraph), 0)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        look = paragraph.find(f"{W}pPr")
        if look is None:
            return None
        styled = self.by_style.get(_style_of(paragraph))
        own = look.find(f"{W}numPr")
        if own is None:
            return styled
        number, depth = own.find(f"{W}numId"), own.find(f"{W}ilvl")
        if number is None:
            return (styled[0], _whole(depth)) if styled and depth is not None else styled
        return number.get(f"{W}val", ""), _whole(depth) if depth is not None else 0

    def _advance(self, number: str, *, depth: int) -> list[int]:
        # Lists of one abstract list count on together, unless one of them starts afresh.
        found = self.lists[number]
        counts = self.counts.setdefault(found.counter, [0] * _LEVELS)
        if found.restarts and number not in self.begun:
            counts[:] = [0] * _LEVELS
        self.begun.add(number)
        for upper in range(depth):
            counts[upper] = counts[upper] or found.levels.get(upper, Level()).start
        counts[depth] = counts[depth] + 1 if counts[depth] else found.levels[depth].start
        counts[depth + 1 :] = [0] * (_LEVELS - 1 - depth)
        return counts


def numbering_of(parts: Parts) -> Numbering:
    """Read the lists and the styles of a Word file; none of the parts has to be there."""
    numbering = Numbering()
    if parts.has("word/numbering.xml"):
        _read_lists(tree(parts, "word/numbering.xml"), numbering=numbering)
    if parts.has("word/styles.xml"):
        _read_styles(tree(parts, "word/styles.xml"), numbering=numbering)
    return numbering


def _read_lists(root: etree._Element, *, numbering: Numbering) -> None:
    abstract = {
        found.get(f"{W}abstractNumId", ""): _levels_of(found)
        for found in root.iter(f"{W}abstractNum")
    }
    for found in root.iter(f"{W}num"):
        link = found.find(f"{W}abstractNumId")
        key = link.get(f"{W}val", "") if link is not None else ""
        one = List(dict(abstract.get(key, {})), key)
        for change in found.iter(f"{W}lvlOverride"):
            _override(change, levels=one.levels)
            one.restarts = True
        numbering.lists[found.get(f"{W}numId", "")] = one


def _override(change: etree._Element, *, levels: dict[int, Level]) -> None:
    depth = whole_number(change.get(f"{W}ilvl"))
    own, start = change.find(f"{W}lvl"), change.find(f"{W}startOverride")
    level = _level_of(own) if own is not None else levels.get(depth, Level())
    first = _whole(start) if start is not None else level.start
    levels[depth] = Level(level.form, level.look, first)


def _levels_of(abstract: etree._Element) -> dict[int, Level]:
    return {
        whole_number(found.get(f"{W}ilvl")): _level_of(found) for found in abstract.iter(f"{W}lvl")
    }


def _level_of(found: etree._Element) -> Level:
    form, look, start = (found.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
    return Level(
        form.get(f"{W}val", "decimal") if form is not None else "decimal",
        look.get(f"{W}val", "") if look is not None else "",
        _whole(start) if start is not None else 1,
    )


def _read_styles(root: etree._Element, *, numbering: Numbering) -> None:
    styles = {found.get(f"{W}styleId", ""): found for found in root.iter(f"{W}style")}
    for name in styles:
        for style in _with_parents(name, styles=styles):
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None and _whole(outline) < 9:
                numbering.outline_by_style.setdefault(name, _whole(outline) + 1)
            number = style.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                depth = style.find(f"{W}pPr/{W}numPr/{W}ilvl")
                place = number.get(f"{W}val", ""), _whole(depth) if depth is not None else 0
                numbering.by_style.setdefault(name, place)


def _with_parents(name: str, *, styles: dict[str, etree._Element]) -> list[etree._Element]:
    found: list[etree._Element] = []
    while name in styles and styles[name] not in found:
        found.append(styles[name])
        parent = styles[name].find(f"{W}basedOn")
        name = parent.get(f"{W}val", "") if parent is not None else ""
    return found


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _whole(element: etree._Element) -> int:
    return min(whole_number(element.get(f"{W}val")), _HIGHEST)


def _shown(counts: list[int], *, levels: dict[int, Level], depth: int) -> str:
    text = levels[depth].look
    for upper in range(depth + 1):
        form = levels.get(upper, Level()).form
        text = text.replace(f"%{upper + 1}", _counted(counts[upper], form=form))
    return text.strip()


def _counted(count: int, *, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        return roman(count) if form == "upperRoman" else roman(count).lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    return f"{count:02d}" if form == "decimalZero" else str(count)
