"""The foot of a long list: which lines of how many are shown, and the pages before and after."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Paging:
    """The first and last line shown, of how many; the addresses around, None at the ends."""

    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def paging_of(
    total: int, *, page: int, size: int, address: Callable[[int], str]
) -> Paging:  # fmt: skip
    """Return the foot of a page (from 1) of a list cut into pages of a size."""
    last, pages = min(page * size, total), -(-total // size)
    return Paging(
        first=(page - 1) * size + 1, last=last, total=total,
        before=address(min(page - 1, max(pages, 1))) if page > 1 else None,
        after=address(page + 1) if page < pages else None,
    )  # fmt: skip
