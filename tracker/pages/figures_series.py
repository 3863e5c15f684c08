"""Where the line of an indicator, its path and its target stand: pure geometry, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from tracker.pages.figures_labels import Box, Frame, Label, Point
from tracker.rules.numbers import format_decimal

WIDE = Frame(740, 300, left=64, top=22, right=676, bottom=262)
NARROW = Frame(350, 240, left=52, top=22, right=300, bottom=204)
SMALL = Frame(220, 110, left=6, top=18, right=170, bottom=92)
SPARK = Frame(96, 26, left=3, top=4, right=93, bottom=22)
LINES = 4
ROUND = (1, 2, Decimal("2.5"), 5, 10)
ROOM = Decimal("0.12")  # above and below what is drawn
WIDE_LETTER = 8.0  # of a bold number
Stroke = tuple[Point, Point]
Steps = Sequence[tuple[date, Decimal]]


@dataclass(frozen=True)
class Series:
    """What is drawn: values by day, the path's points, the ends of the target, and the year."""

    from_on: date
    until_on: date
    values: Steps
    path: Steps = ()
    targets: Sequence[Decimal] = ()

    @property
    def numbers(self) -> list[Decimal]:
        """Every number that must be seen."""
        drawn = [value for _day, value in (*self.values, *self.path)]
        return [*drawn, *self.targets]


@dataclass(frozen=True)
class Mark:
    """The dot of a value: where it stands, which value it is, and where its number is written."""

    x: float
    y: float
    value: Decimal
    label: Label


@dataclass(frozen=True)
class Line:
    """A line across the plot and the number written beside it."""

    y: float
    value: Decimal


@dataclass(frozen=True)
class Drawing:
    """Everything a template draws."""

    frame: Frame
    grid: list[Line]
    quarters: list[Label]
    targets: list[Line]
    path: str
    line: str
    marks: list[Mark]


def series_drawing(
    series: Series, frame: Frame, *, bounds: tuple[Decimal, Decimal] | None = None
) -> Drawing:
    """Lay a series out in a frame; `bounds` are the ends of the scale where drawings share one."""
    scale = Scale(series, frame, bounds or bounds_of(series.numbers))
    marks = [scale.mark(day, value) for day, value in series.values]
    targets = [Line(scale.y(target), target) for target in series.targets]
    line, steps = [(mark.x, mark.y) for mark in marks], scale.steps(series.path)
    left, right = float(frame.left), float(frame.right)
    across = [[(left, target.y), (right, target.y)] for target in targets]
    return Drawing(
        frame=frame, grid=scale.grid(), quarters=scale.quarters(), targets=targets,
        path=joined(steps), line=joined(line), marks=placed(marks, [line, steps, *across], frame),
    )  # fmt: skip


def bounds_of(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Return the ends of a scale that shows every number with room around; below 0 only for one."""
    low, high = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(1))
    room = (high - low) * ROOM or max(abs(high) * ROOM, Decimal("0.5"))
    return (low - room if low < 0 else max(Decimal(0), low - room)), high + room


class Scale:
    """Days and values to pixels."""

    def __init__(self, series: Series, frame: Frame, bounds: tuple[Decimal, Decimal]) -> None:
        self.series, self.frame = series, frame
        self.low, self.high = bounds
        days = max(1, (series.until_on - series.from_on).days)
        self.across = (frame.right - frame.left) / days

    def x(self, day: date) -> float:
        """Return where a day stands; days outside are drawn at the edge."""
        at = self.frame.left + (day - self.series.from_on).days * self.across
        return round(min(max(at, self.frame.left), self.frame.right), 1)

    def y(self, value: Decimal) -> float:
        """Return where a value stands."""
        share = float((value - self.low) / (self.high - self.low))
        return round(self.frame.bottom - share * (self.frame.bottom - self.frame.top), 1)

    def mark(self, day: date, value: Decimal) -> Mark:
        """Return the dot of a value, its number above it."""
        x, y = self.x(day), self.y(value)
        return Mark(x, y, value, Label(x, y - 9, "middle"))

    def steps(self, path: Steps) -> list[Point]:
        """Return the path as steps: a point holds until the next one, the last to the end."""
        corners: list[Point] = []
        for day, target in path:
            x, y = self.x(day), self.y(target)
            corners += [(x, corners[-1][1]), (x, y)] if corners else [(x, y)]
        if corners:
            corners.append((self.x(self.series.until_on), corners[-1][1]))
        return corners

    def grid(self) -> list[Line]:
        """Return a few lines at round numbers."""
        step = round_step((self.high - self.low) / LINES)
        first = (self.low / step).to_integral_value(ROUND_CEILING)
        last = (self.high / step).to_integral_value(ROUND_FLOOR)
        found = (step * number for number in range(int(first), int(last) + 1))
        return [Line(self.y(value), value) for value in found]

    def quarters(self) -> list[Label]:
        """Return the first day of every quarter, where its name is written."""
        years = range(self.series.from_on.year, self.series.until_on.year + 1)
        days = (date(year, month, 1) for year in years for month in (1, 4, 7, 10))
        inside = (day for day in days if self.series.from_on <= day <= self.series.until_on)
        return [Label(self.x(day), self.frame.bottom + 18, "start", day=day) for day in inside]


def round_step(least: Decimal) -> Decimal:
    """Return the next number of the kind 1, 2, 2,5, 5, 10 that is not below `least`."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * times for times in ROUND if power * times >= least)


def placed(marks: list[Mark], lines: list[list[Point]], frame: Frame) -> list[Mark]:
    """Return the dots, each number where it covers as little as can be: no line, no other number.

    Above the dot is tried first.
    """
    strokes = [stroke for line in lines for stroke in pairwise(line)]
    taken, found = list[Box](), []
    for mark in marks:
        letters = len(format_decimal(mark.value)) + 1
        spots = [(at, box_at(at, letters)) for at in around(mark)]
        label, box = min(spots, key=lambda spot: covered(spot[1], strokes, taken, frame))
        taken.append(box)
        found.append(replace(mark, label=label))
    return found


def around(mark: Mark) -> list[Label]:
    """Return where a number can stand beside its dot, the dearest place first."""
    x, y = mark.x, mark.y
    return [
        mark.label, Label(x - 6, y - 7, "end"), Label(x + 6, y - 7, "start"),
        Label(x, y + 21, "middle"), Label(x + 6, y + 19, "start"), Label(x - 6, y + 19, "end"),
    ]  # fmt: skip


def box_at(label: Label, letters: int) -> Box:
    """Return the room that a number of so many letters takes."""
    width = letters * WIDE_LETTER
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return left, label.y - 13, left + width, label.y + 2


def covered(box: Box, strokes: list[Stroke], taken: list[Box], frame: Frame) -> int:
    """Return how bad a place is: what it covers, and twice as bad beyond the edges."""
    left, top, right, bottom = box
    outside = left < 0 or right > frame.width or top < 0 or bottom > frame.bottom
    numbers = sum(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in taken
    )
    return 4 * outside + 2 * numbers + sum(strikes(box, *stroke) for stroke in strokes)


def strikes(box: Box, start: Point, end: Point) -> bool:
    """Tell whether a stroke that goes to the right passes through a box."""
    left, right = max(box[0], start[0]), min(box[2], end[0])
    if left > right:
        return False
    if start[0] == end[0]:
        found = [start[1], end[1]]
    else:
        rise = (end[1] - start[1]) / (end[0] - start[0])
        found = [start[1] + rise * (x - start[0]) for x in (left, right)]
    return min(found) <= box[3] and max(found) >= box[1]


def joined(corners: Sequence[Point]) -> str:
    """Return a line through some points as the path of an SVG; empty without points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) if corners else ""
