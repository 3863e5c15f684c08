"""Rows of indicator tables: title, target as printed, unit, who follows it."""

import re

from tracker.annex.draft import IndicatorRow
from tracker.annex.grid import Cell
from tracker.annex.headers import Field
from tracker.annex.lines import Line
from tracker.annex.marks import typed_number

_AMOUNT = re.compile(
    r"^\s*(?:(?:từ|đạt|tối thiểu|ít nhất|trên|dưới|không quá|tối đa|khoảng|trong nhóm|"
    r"≥|≤|>=|<=|=|>|<)\s*)*"
    r"(?P<amount>[\d.,]+(?:\s*[-–]\s*[\d.,]+)?)\s*(?P<unit>%|[^\d\s].*)?$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:trở lên|trở xuống|/năm)$")


def indicator_of(line: Line, *, title: Field, sheet: str | int) -> IndicatorRow | None:
    """Return the indicator of a line, or None for a group row or a blank one."""
    words = line.text(title)
    others = (Field.TARGET, Field.UNIT, Field.LEAD, Field.MEASURE)
    if not words or line.across or not any(line.text(name) for name in others):
        return None
    if Field.NUMBER not in line.cells:
        words = typed_number(words)[1]
    target = _target(line.cells.get(Field.TARGET), words=line.text(Field.TARGET))
    return IndicatorRow(
        words,
        target,
        line.text(Field.UNIT) or unit_of(target),
        line.text(Field.LEAD),
        line.text(Field.MEASURE),
        sheet,
        line.row.number,
    )


def unit_of(target: str) -> str:
    """Return the unit behind a target: `≤ 1,5 lần/hồ sơ` → `lần/hồ sơ`; empty if none."""
    found = _AMOUNT.match(_TAIL.sub("", target))
    return (found["unit"] or "").strip() if found else ""


def _target(cell: Cell | None, *, words: str) -> str:
    """A number stored as such has the decimal point of the file, not of the office."""
    if cell is not None and cell.number is not None:
        return words.replace(".", ",")
    return words
