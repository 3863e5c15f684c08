"""Where labels of a drawing stand so that they cover neither lines nor each other: geometry."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

LINE_HEIGHT = 15.0
LETTER = 6.5  # mean width of a letter of 12 px
AFTER = 12.0  # from the dot at the end of a line to a word behind it
SEARCHED = 12  # how many level stretches are tried for a word


@dataclass(frozen=True)
class Frame:
    """The drawing's size and the corners of the plot in it; few labels fit a narrow one."""

    width: int
    height: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Label:
    """A text at a place: a count, or a day of whose month or year the template makes words."""

    x: float
    y: float
    anchor: str = "start"
    count: int = 0
    day: date | None = None


def apart(upper: Label, lower: Label) -> tuple[Label, Label]:
    """Return two labels moved away from each other until both can be read."""
    push = max(0.0, (LINE_HEIGHT - (lower.y - upper.y)) / 2)
    return replace(upper, y=round(upper.y - push, 1)), replace(lower, y=round(lower.y + push, 1))


def ends(due_end: Label | None, last: Label) -> tuple[Label | None, Label]:
    """Return the labels of both lines at the right edge, the one that stands higher above."""
    if due_end is None or last.anchor != "start":
        return due_end, last
    if due_end.y <= last.y:
        return apart(due_end, last)
    last, due_end = apart(last, due_end)
    return due_end, last


def free_place(
    frame: Frame, lines: list[list[Point]], word: str, *, taken: list[Box], sides: tuple[float, ...]
) -> Label:
    """Return a place for a word beside a level stretch of the first line, free if there is one.

    `sides` are the distances from the line to try, the dearest first; early in the year, when no
    stretch is long enough, the word follows the end of the line.
    """
    levels = [(a, b) for a, b in pairwise(lines[0]) if a[1] == b[1]]
    # A word at a stretch that lines share would name either: those come last, then the short ones.
    levels.sort(key=lambda level: (is_shared(level, lines[1:]), level[0][0] - level[1][0]))
    spots = [
        Label(round((a[0] + b[0]) / 2, 1), a[1] + side, "middle")
        for side in sides
        for a, b in levels[:SEARCHED]
    ]
    x, y = lines[0][-1]
    spots += [
        Label(round(x + AFTER + len(word) * LETTER / 2, 1), y + side, "middle") for side in sides
    ]
    free = (s for s in spots if is_free(frame, box_of(s, len(word)), lines, taken))
    return next(free, spots[0])


def is_shared(level: tuple[Point, Point], others: list[list[Point]]) -> bool:
    """Tell whether another line runs along the middle of a level stretch."""
    (left, y), (right, _) = level
    middle = (left + right) / 2
    return any(
        a[0] <= middle <= b[0] and abs(a[1] - y) < LINE_HEIGHT / 2
        for line in others for a, b in pairwise(line) if a[1] == b[1]
    )  # fmt: skip


def box_of(label: Label, letters: int) -> Box:
    width = letters * LETTER + 4
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return left, label.y - 11, left + width, label.y + 3


def is_free(frame: Frame, box: Box, lines: list[list[Point]], taken: list[Box]) -> bool:
    left, top, right, bottom = box
    if left < frame.left or right > frame.right or top < 0 or bottom > frame.bottom:
        return False
    strokes = [
        (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        for line in lines for a, b in pairwise(line)
    ]  # fmt: skip
    return not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in [*strokes, *taken]
    )
