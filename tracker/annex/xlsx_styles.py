"""What an Excel style says that matters here: the number format and the strike."""

from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from tracker.annex.parts import Parts, tree

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class Look:
    """One cell style; `epoch` is the day from which the workbook counts dates."""

    form: str = "General"
    is_date: bool = False
    struck: bool = False
    epoch: datetime = CALENDAR_WINDOWS_1900


@dataclass
class Looks:
    """The cell styles of a workbook by their index."""

    plain: Look
    styles: list[Look] = field(default_factory=list)

    def look(self, index: int) -> Look:
        """Return a style; an index the file does not define looks plain."""
        return self.styles[index] if index < len(self.styles) else self.plain


def looks_of(parts: Parts, *, book: etree._Element) -> Looks:
    """Read the styles part, if there is one."""
    base = book.find(f"{M}workbookPr")
    since_1904 = base is not None and base.get("date1904") in ("1", "true")
    epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
    looks = Looks(Look(epoch=epoch))
    if not parts.has("xl/styles.xml"):
        return looks
    root = tree(parts, "xl/styles.xml")
    forms = {
        found.get("numFmtId"): found.get("formatCode", "") for found in root.iter(f"{M}numFmt")
    }
    struck = [is_on(font.find(f"{M}strike")) for font in root.iterfind(f"{M}fonts/{M}font")]
    for found in root.iterfind(f"{M}cellXfs/{M}xf"):
        form = _form(found.get("numFmtId", "0"), forms=forms)
        font = found.get("fontId", "0")
        gone = font.isdecimal() and int(font) < len(struck) and struck[int(font)]
        looks.styles.append(Look(form, is_date_format(form), gone, epoch))
    return looks


def is_on(toggle: etree._Element | None) -> bool:
    """Say whether a toggle such as `strike` is there and not switched off."""
    return toggle is not None and toggle.get("val", "1") not in ("0", "false")


def _form(number: str, *, forms: dict[str, str]) -> str:
    own = forms.get(number)
    if own is not None:
        return own
    return BUILTIN_FORMATS.get(int(number), "General") if number.isdecimal() else "General"
