"""Merged ranges of spreadsheets, laid over the cells that hold text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.annex.grid import Cell, Row, from_above


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: rows counted from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


def with_merges(
    cells: dict[int, list[Cell]], *, merges: Iterable[Merge], hidden: set[int]
) -> list[Row]:
    """Return the rows that hold text, spans set and vertical merges repeated downwards.

    Only rows with text of their own are touched, so a merge of a million rows costs nothing.
    """
    numbers = sorted(cells)
    by_row = {number: {cell.column: cell for cell in cells[number]} for number in numbers}
    # Merges that do not overlap touch each place once; overlapping ones no program writes.
    steps_left = len(numbers) * len({cell.column for row in cells.values() for cell in row})
    for merge in merges:
        anchor = by_row.get(merge.top, {}).get(merge.left)
        if anchor is None:
            continue
        first, last = bisect_left(numbers, merge.top), bisect_right(numbers, merge.bottom)
        steps_left -= last - first
        if steps_left < 0:
            break
        spread = replace(anchor, span=merge.right - merge.left + 1)
        for number in numbers[first:last]:
            shown = spread if number == merge.top else from_above(spread, column=merge.left)
            _lay(shown, over=by_row[number])
    return [
        Row(number, tuple(sorted(by_row[number].values(), key=_column)), hidden=number in hidden)
        for number in numbers
    ]


def _lay(shown: Cell, *, over: dict[int, Cell]) -> None:
    # What a covered cell holds of its own is not shown by Excel either.
    end = shown.column + shown.span
    for column in [column for column in over if shown.column <= column < end]:
        del over[column]
    over[shown.column] = shown


def _column(cell: Cell) -> int:
    return cell.column
