"""The words of Word paragraphs as printed: no deleted, hidden or raised marks, no notes."""

from dataclasses import dataclass

from lxml import etree

from tracker.annex.docx_numbering import Numbering, W
from tracker.annex.grid import clean
from tracker.annex.marks import is_raised_note

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class Words:
    """The text of one or more paragraphs and what its runs show."""

    text: str = ""
    label: str = ""
    struck: bool = False
    part_struck: bool = False
    revised: bool = False


def words_of(paragraphs: list[etree._Element], *, numbering: Numbering) -> Words:
    """Read paragraphs in order; automatic numbers advance, bullets become dashes.

    The number of the first paragraph is its `label`; later ones open their line with a dash.
    """
    words = Words()
    lines: list[str] = []
    struck_lines: list[str] = []
    for paragraph in paragraphs:
        mark = numbering.next_mark(paragraph)
        kept, struck = _runs_of(paragraph, words=words)
        if not kept.strip() and not struck.strip() and not mark:
            continue
        if mark and (lines or mark == "-"):
            kept = f"- {kept}"
        elif mark:
            words.label = mark
        lines.append(kept)
        struck_lines.append(struck)
    words.text = clean("\n".join(lines))
    gone = clean("\n".join(struck_lines))
    if gone and not words.text:
        words.text, words.struck = gone, True
    elif gone:
        words.part_struck = True
    return words


def paragraphs_of(element: etree._Element) -> list[etree._Element]:
    """Return all paragraphs below `element`, nested tables included, copies for old Word not."""
    return [found for found in element.iter(f"{W}p") if not _within(found, tag=_FALLBACK)]


def is_on(holder: etree._Element | None, name: str) -> bool:
    """Say whether a toggle such as `w:strike` is set in `holder`."""
    found = holder.find(f"{W}{name}") if holder is not None else None
    return found is not None and (found.get(f"{W}val") or "1") not in _OFF


def _runs_of(paragraph: etree._Element, *, words: Words) -> tuple[str, str]:
    kept: list[str] = []
    struck: list[str] = []
    for run in paragraph.iter(f"{W}r", f"{W}ins", f"{W}del", f"{W}moveTo"):
        if run.tag != f"{W}r":
            words.revised = words.revised or run.getparent().tag != f"{W}rPr"
            continue
        if _left_out(run, paragraph=paragraph):
            continue
        text = _text_of(run)
        look = run.find(f"{W}rPr")
        if look is None:
            kept.append(text)
        elif is_on(look, "strike") or is_on(look, "dstrike"):
            struck.append(text)
        elif not is_on(look, "vanish") and not _is_note_mark(text, look=look, kept=kept):
            kept.append(text)
    return "".join(kept), "".join(struck)


def _left_out(run: etree._Element, *, paragraph: etree._Element) -> bool:
    above = run.getparent()
    while above is not None and above is not paragraph:
        # A text box's paragraphs are read on their own.
        if above.tag in (f"{W}moveFrom", f"{W}p", _FALLBACK):
            return True
        above = above.getparent()
    return False


def _text_of(run: etree._Element) -> str:
    pieces: list[str] = []
    for part in run:
        if part.tag == f"{W}t":
            pieces.append(part.text or "")
        elif part.tag in (f"{W}br", f"{W}cr"):
            pieces.append("\n")
        elif part.tag == f"{W}tab":
            pieces.append(" ")
        elif part.tag == f"{W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _is_note_mark(text: str, *, look: etree._Element, kept: list[str]) -> bool:
    place = look.find(f"{W}vertAlign")
    raised = place is not None and place.get(f"{W}val") == "superscript"
    return raised and is_raised_note(text, before="".join(kept))


def _within(element: etree._Element, *, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None
