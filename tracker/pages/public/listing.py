"""The list of what authorities have published."""

from urllib.parse import urlencode

from flask import render_template, request, url_for

from tracker.access import publishing
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import page_asked
from tracker.pages.paging import paging_of
from tracker.pages.public.blueprint import LANGUAGE, pages

SIZE = 50


@pages.get("/cong-khai")
@audience(Audience.PUBLIC)
def listing() -> str:
    """List the published periods of all authorities, the newest first."""
    page = page_asked()
    found = publishing.public_list(page=page, size=SIZE)
    return render_template(
        "public/listing.html", rows=found.rows, paging=paging_of(
            found.total, page=page, size=SIZE,
            address=address_of_page,
        ),
    )  # fmt: skip


def address_of_page(number: int) -> str:
    """Return the address of a page of the list, in the language of this one."""
    asked = {LANGUAGE: request.args[LANGUAGE]} if LANGUAGE in request.args else {}
    return f"{url_for('.listing')}?{urlencode(asked | {'trang': str(number)})}"
