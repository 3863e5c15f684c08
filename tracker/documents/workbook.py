"""What our workbooks share: text that stays what it says, one typeface, sheets to be printed."""

from collections.abc import Iterable, Sequence

from xlsxwriter.worksheet import Worksheet

FONT = "Times New Roman"
A3, A4 = 8, 9
# What begins like a formula, an address or a number is text all the same.
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LINE, MOST_LINES = 16, 25  # of 12 points; more no program shows in one row


def lay_out(sheet: Worksheet, columns: Sequence[tuple[str, int]], *, head: int) -> None:
    """Set a sheet across A4, as wide as the page, its row `head` in view and on every page.

    `columns` are headers with the width of their columns.
    """
    for place, (_header, width) in enumerate(columns):
        sheet.set_column(place, place, width)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_footer("&C&P/&N")
    sheet.freeze_panes(head + 1, 0)
    # Texts like "1" and "007" are meant to be texts.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    set_height(sheet, head, ((header, width) for header, width in columns))


def set_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its longest text needs: not every program measures rows by itself.

    `texts` stand in columns of a width. Set before the row is written.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    sheet.set_row(row, LINE * min(lines, MOST_LINES))


def _lines(text: str, width: int) -> int:
    # A letter is narrower than the digit that widths count: room for breaks between words.
    return sum(max(1, -(-len(part) // width)) for part in text.split("\n"))
