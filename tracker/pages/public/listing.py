"""The list of what authorities have published."""

from flask import render_template

from tracker.access import publishing
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import page_asked
from tracker.pages.paging import paging_of
from tracker.pages.public.blueprint import pages, way

SIZE = 50


@pages.get("/cong-khai", strict_slashes=False)
@audience(Audience.PUBLIC)
def listing() -> str:
    """List the published periods of all authorities, the newest first."""
    page = page_asked()
    found = publishing.public_list(page=page, size=SIZE)
    return render_template(
        "public/listing.html", rows=found.rows, paging=paging_of(
            found.total, page=page, size=SIZE,
            address=lambda number: way(".listing", trang=number),
        ),
    )  # fmt: skip
