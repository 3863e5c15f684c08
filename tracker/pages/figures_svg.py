"""Where the marks of tallies and rings stand: pure geometry, in pixels of the drawing.

Solid is met, hatched is carried out but not met, hollow is not done: readable in one ink.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi

HEIGHT = 14
BAR_ABOVE = 40  # a row of more blocks than this cannot be counted by eye
BAR_WIDTH = 240
WIDEST_BLOCK = 9
STRIPE_RISE = 6.0
STRIPE_STEP = 7.5
STRIPE_FOOT = 13.5
ROUND = 2 * pi * 66  # of the ring's middle line
RING_GAP = 5.0
RING_RIM = 3.0


@dataclass(frozen=True)
class Mark:
    """A filled piece of a tally: `fill` is met, hatch or open; `stripes` a path for hatches."""

    fill: str
    x: float
    y: float
    width: float
    height: float
    stripes: str = ""


@dataclass(frozen=True)
class Tally:
    """A row of marks and how wide it is."""

    width: float
    marks: list[Mark]


@dataclass(frozen=True)
class Arc:
    """A piece of a ring, as the dash and the offset of a circle's stroke."""

    fill: str
    dash: str
    offset: str


def tally_blocks(met: int, not_met: int, undone: int, *, block: int = 9) -> Tally:
    """Return one block for each task; above 40 tasks one bar cut in proportion."""
    counts = (("met", met), ("hatch", not_met), ("open", undone))
    total = met + not_met + undone
    if total > BAR_ABOVE:
        return Tally(BAR_WIDTH, list(_bar(counts, total)))
    step = block + (3 if block >= WIDEST_BLOCK else 2)
    fills = [fill for fill, count in counts for _ in range(count)]
    marks = [_mark(fill, place * step, block) for place, fill in enumerate(fills)]
    return Tally(max(0, total * step - step + block), marks)


def _bar(counts: tuple[tuple[str, int], ...], total: int) -> Iterator[Mark]:
    left = 0
    for fill, count in counts:
        start, left = left, left + count
        if count:
            x = round(start * BAR_WIDTH / total, 1)
            yield _mark(fill, x, max(1.5, round(left * BAR_WIDTH / total - x, 1)))


def _mark(fill: str, x: float, width: float) -> Mark:
    if fill == "met":
        return Mark(fill, x, 0, width, HEIGHT)
    stripes = "".join(_stripes(x, width)) if fill == "hatch" else ""
    # A stroke is drawn half outside its line.
    return Mark(fill, x + 0.5, 0.5, max(0.5, width - 1), HEIGHT - 1, stripes)


def _stripes(x: float, width: float) -> Iterator[str]:
    """Yield strokes that rise to the right, cut at the edges of a mark."""
    slope = STRIPE_RISE / min(width, WIDEST_BLOCK)
    foot = STRIPE_RISE
    while foot - slope * width < STRIPE_FOOT:
        start = max(0.0, (foot - STRIPE_FOOT) / slope)
        end = min(width, foot / slope)
        rise = slope * (end - start)
        yield f"M{_short(x + start)} {_short(foot - slope * start)}"
        yield f"l{_short(end - start)}{_short(-rise)}"
        foot += STRIPE_STEP


def ring_arcs(met: int, not_met: int, undone: int) -> list[Arc]:
    """Return the pieces of a ring, clockwise from the top; the hollow one is two circles."""
    counts = [("met", met), ("hatch", not_met), ("open", undone)]
    total = met + not_met + undone
    gap = RING_GAP if sum(1 for _, count in counts if count) > 1 else 0.0
    arcs, start = [], 0.0
    for fill, count in counts:
        if count:
            length = ROUND * count / total
            arcs.append(_arc(fill, start, length, gap=gap))
            if fill == "open":
                arcs.append(_arc("hollow", start, length, gap=gap + RING_RIM if gap else 0.0))
            start += length
    return arcs


def _arc(fill: str, start: float, length: float, *, gap: float) -> Arc:
    drawn = max(1.0, length - gap)
    offset = start + (length - drawn) / 2
    return Arc(fill, f"{drawn:.2f} {ROUND - drawn:.2f}", f"{-offset:.2f}")


def _short(number: float) -> str:
    """Return a coordinate with at most two decimals."""
    return f"{round(number, 2):g}"
