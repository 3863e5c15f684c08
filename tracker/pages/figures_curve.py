"""Where the year curve's lines, dots and words stand: pure geometry, in pixels of the drawing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tracker.pages.figures_labels import Box, Frame, Label, Point, box_of, ends, free_place, is_free

Steps = Sequence[tuple[date, int]]

GRID_LINES = 4
NARROWEST_MONTH, WITH_YEAR = 24.0, 50.0  # "T12"; "T1/2027"
QUARTER_WIDE = 52.0  # "10/2026"
MIDDLE = 4.0  # from the middle of a line of text to its foot
CROWD_SHARE = 0.15  # a step at least this tall is said in words
ABOVE, BELOW = -7.0, 16.0


WIDE = Frame(740, 402, left=28, top=14, right=706, bottom=376)
NARROW = Frame(350, 260, left=28, top=14, right=316, bottom=234)
FLAT = Frame(470, 170, left=28, top=12, right=436, bottom=146)


@dataclass(frozen=True)
class Course:
    """What is drawn: running totals, each a (day, total) per step, and the cut-offs with theirs.

    `due` counts by original deadline, `done` what was carried out, known until `as_of`.
    """

    from_on: date
    until_on: date
    as_of: date
    whole: int
    due: Steps
    done: Steps
    cuts: Steps


@dataclass(frozen=True)
class Curve:
    """Everything a template draws."""

    frame: Frame
    grid: list[Label]
    months: list[Label]
    dots: list[Point]
    values: list[Label]
    due_path: str
    done_path: str
    area_path: str
    due_end: Label | None
    due_word: Label
    done_word: Label
    crowd: Label | None


def step_curve(course: Course, frame: Frame, *, words: tuple[str, str]) -> Curve:
    """Lay out the curve in a frame; `words` stand at the line due and at the line done."""
    scale = Scale(course, frame)
    due, done = scale.line(course.due, course.until_on), scale.line(course.done, course.as_of)
    dots = [scale.point(day, count) for day, count in course.cuts]
    counts = [count for _, count in course.cuts]
    values = [_value(frame, dot, count, due) for dot, count in zip(dots, counts, strict=True)]
    due_end = _end(due, course)
    if values:
        due_end, values[-1] = ends(due_end, values[-1])
    taken = [box_of(value, len(str(value.count))) for value in values]
    crowd = _crowd(scale, course, obstacles=[done, due], taken=taken)
    if crowd:
        taken.append((crowd.x - 120, crowd.y - 12, crowd.x, crowd.y + 20))
    due_word = free_place(frame, [due, done], words[0], taken=taken, sides=(BELOW, ABOVE))
    taken.append(box_of(due_word, len(words[0])))
    done_word = free_place(frame, [done, due], words[1], taken=taken, sides=(ABOVE, BELOW))
    return Curve(
        frame=frame, grid=_grid(scale, course.whole), months=_months(scale, course), dots=dots,
        values=values, due_path=_path(due), done_path=_path(done),
        area_path=f"{_path(done)}V{frame.bottom}H{frame.left}Z", due_end=due_end,
        due_word=due_word, done_word=done_word, crowd=crowd,
    )  # fmt: skip


class Scale:
    """Days and counts to pixels."""

    def __init__(self, course: Course, frame: Frame) -> None:
        self.frame = frame
        self.from_on = course.from_on
        self.across = (frame.right - frame.left) / max(1, (course.until_on - course.from_on).days)
        self.up = (frame.bottom - frame.top) / max(1, course.whole)

    def point(self, day: date, count: int) -> Point:
        """Return where a total of a day stands; days outside are drawn at the edge."""
        x = self.frame.left + (day - self.from_on).days * self.across
        y = self.frame.bottom - count * self.up
        return round(min(max(x, self.frame.left), self.frame.right), 1), round(y, 1)

    def line(self, steps: Steps, until_on: date) -> list[Point]:
        """Return the corners of a stepped line that starts at nothing and ends on a day."""
        corners = [self.point(self.from_on, 0)]
        for day, count in steps:
            if day > until_on:
                break
            x, y = self.point(day, count)
            corners += [(x, corners[-1][1]), (x, y)]
        corners.append((self.point(until_on, 0)[0], corners[-1][1]))
        return corners


def _path(corners: list[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners)


def _grid(scale: Scale, whole: int) -> list[Label]:
    step = max(1, round(whole / GRID_LINES))
    counts = [*range(0, max(1, whole - step // 2), step), whole] if whole else [0]
    left = scale.frame.left - 6
    return [Label(left, scale.point(scale.from_on, count)[1], "end", count) for count in counts]


def _months(scale: Scale, course: Course) -> list[Label]:
    wide = scale.frame is WIDE
    labels: list[Label] = []
    for first in _firsts(course):
        after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        x, end = scale.point(first, 0)[0], scale.point(after, 0)[0]
        if wide and end - x >= (WITH_YEAR if labels and first.month == 1 else NARROWEST_MONTH):
            labels.append(
                Label(round((x + end) / 2, 1), scale.frame.bottom + 18, "middle", 0, first)
            )
        elif not wide and first.month % 3 == 1 and x + QUARTER_WIDE <= scale.frame.width:
            labels.append(Label(x, scale.frame.bottom + 18, "start", 0, first))
    return labels


def _firsts(course: Course) -> Iterator[date]:
    first = course.from_on.replace(day=1)
    while first <= course.until_on:
        yield first
        first = (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _value(frame: Frame, dot: Point, count: int, due: list[Point]) -> Label:
    """Return the value of a dot: above it, or below where the line due runs through the place."""
    x, y = dot
    if x >= frame.right - 1:
        return Label(x + 9, y + MIDDLE, "start", count)
    above, below = Label(x - 7, y - 7, "end", count), Label(x + 7, y + 16, "start", count)
    letters = len(str(count))
    clear = (one for one in (above, below) if is_free(frame, box_of(one, letters), [due], []))
    return next(clear, above)


def _end(due: list[Point], course: Course) -> Label | None:
    """Return the label of the line due at the right edge, unless the last value says the same."""
    x, y = due[-1]
    count = course.due[-1][1] if course.due else 0
    at_edge = bool(course.cuts) and course.cuts[-1][0] >= course.until_on
    return (
        None if at_edge and course.cuts[-1][1] == count else Label(x + 9, y + MIDDLE, count=count)
    )


def _crowd(
    scale: Scale, course: Course, *, obstacles: list[list[Point]], taken: list[Box]
) -> Label | None:
    """Return where to say that many tasks fall due on one day, if there is such a day and room."""
    if scale.frame is not WIDE or not course.due:
        return None
    totals = [0, *(total for _, total in course.due)]
    tall, day, total = max(
        (after - before, day, after)
        for (before, after), (day, _) in zip(pairwise(totals), course.due, strict=True)
    )
    x, y = scale.point(day, total - tall // 2)
    box = (x - 160, y - 28, x - 36, y + 12)
    if tall < CROWD_SHARE * course.whole or not is_free(scale.frame, box, obstacles, taken):
        return None
    return Label(x - 40, y - 14, "end", tall, day)
