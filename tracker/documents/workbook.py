"""What our workbooks share: text that stays what it says, one typeface, sheets to be printed."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

FONT = "Times New Roman"
A3, A4 = 8, 9
# What begins like a formula, an address or a number is text all the same.
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def lay_out(sheet: Worksheet, columns: Sequence[tuple[str, int]], *, head: int) -> None:
    """Set a sheet across A4, as wide as the page, its row `head` in view and on every page.

    `columns` are headers with the width of their columns.
    """
    for place, (_header, width) in enumerate(columns):
        sheet.set_column(place, place, width)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.freeze_panes(head + 1, 0)
