"""What an Excel cell shows: numbers and dates in their format, rich text without notes."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime

from lxml import etree
from openpyxl.utils.datetime import from_excel

from tracker.annex.grid import Cell, Flaw, clean
from tracker.annex.marks import is_raised_note
from tracker.annex.xlsx_styles import Look, M, is_on

_TEXT = f"{M}t"
_DECIMALS = re.compile(r"0[.,](0+)")


@dataclass(slots=True)
class Words:
    """The text of a shared or inline string."""

    text: str
    struck: bool = False
    flaw: Flaw | None = None


def words_of(element: etree._Element) -> Words:
    """Read a `si` or `is` element: raised note marks and struck words left out."""
    if len(element) == 1 and element[0].tag == _TEXT:
        return Words(clean(element[0].text or ""))
    if element.find(f"{M}r") is None:
        return Words(clean(element.findtext(_TEXT) or ""))
    kept = ""
    struck = ""
    for run in element.iterchildren(f"{M}r"):
        text = run.findtext(_TEXT) or ""
        if is_on(run.find(f"{M}rPr/{M}strike")):
            struck += text
        elif not _is_note_mark(run, text=text, before=kept):
            kept += text
    if struck.strip() and not kept.strip():
        return Words(clean(struck), struck=True)
    return Words(clean(kept), flaw=Flaw.PART_STRUCK if struck.strip() else None)


def shown(value: str, *, kind: str, look: Look, column: int) -> Cell | None:
    """Return a stored number or ISO date as a cell; a number no calendar has stays a number."""
    moment = _moment(value, kind=kind, look=look)
    if moment is not None:
        text = f"{moment:%d/%m/%Y}"
        return Cell(column, text, struck=look.struck, moment=moment, shown_as=look.form)
    try:
        number = float(value)
    except ValueError:
        text = clean(value)
        return Cell(column, text, struck=look.struck) if text else None
    if not math.isfinite(number):
        return Cell(column, clean(value), flaw=Flaw.FAULT)
    text = number_text(number, form=look.form)
    return Cell(column, text, struck=look.struck, number=number, shown_as=look.form)


def number_text(number: float, *, form: str) -> str:
    """Return a number as its format shows it: `98%`, `1.10`, `01`, `64`."""
    decimals = _DECIMALS.search(form)
    places = len(decimals.group(1)) if decimals else 0
    if "%" in form:
        return f"{number * 100:.{places}f}%"
    if re.fullmatch(r"0+", form) and number.is_integer():
        return f"{int(number):0{len(form)}d}"
    if places:
        return f"{number:.{min(places, 15)}f}"
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.15g}"


def _moment(value: str, *, kind: str, look: Look) -> date | None:
    try:
        if kind == "d":
            return datetime.fromisoformat(value.rstrip("Z")).date()
        found = from_excel(float(value), look.epoch) if look.is_date else None
    except (ValueError, OverflowError, TypeError):
        return None
    return found.date() if isinstance(found, datetime) else None


def _is_note_mark(run: etree._Element, *, text: str, before: str) -> bool:
    place = run.find(f"{M}rPr/{M}vertAlign")
    raised = place is not None and place.get("val") == "superscript"
    return raised and is_raised_note(text, before=before)
