"""The foot of a long list: which lines are shown, and the pages around."""

import pytest

from tracker.pages.paging import Paging, paging_of

FEET = {
    "nothing at all": (0, 1, Paging(1, 0, 0, None, None)),
    "one page only": (50, 1, Paging(1, 50, 50, None, None)),
    "the first of three": (101, 1, Paging(1, 50, 101, None, "/2")),
    "the middle one": (101, 2, Paging(51, 100, 101, "/1", "/3")),
    "the last, with one line": (101, 3, Paging(101, 101, 101, "/2", None)),
    "beyond the end, back to the last": (101, 9, Paging(401, 101, 101, "/3", None)),
    "beyond the end of nothing": (0, 9, Paging(401, 0, 0, "/1", None)),
}


@pytest.mark.parametrize(("total", "page", "foot"), FEET.values(), ids=FEET)
def test_the_foot_tells_what_is_shown_and_leads_on(total: int, page: int, foot: Paging):
    assert paging_of(total, page=page, size=50, address=lambda number: f"/{number}") == foot
