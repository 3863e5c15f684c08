"""One published period: its frozen figures, indicators and documents, and when it was published."""

from flask import current_app, render_template, url_for

from tracker import periods
from tracker.access import publishing
from tracker.pages.guard import Audience, audience
from tracker.pages.public.blueprint import pages
from tracker.pages.public.indicators import shown
from tracker.periods import Publication


@pages.get("/cong-khai/<code>/<period_key>", strict_slashes=False)
@audience(Audience.PUBLIC)
def one(code: str, period_key: str) -> str:
    """Show what is public of a plan's period."""
    found = publishing.publication_to_read(code, period_key)
    frozen = periods.frozen_of(found.snapshot)
    return render_template(
        "public/one.html", publication=found, plan=found.plan, period=found.period,
        snapshot=found.snapshot, frozen=frozen, address=address_of(found),
        indicators=[shown(told) for told in frozen.indicators] if found.has_indicators else [],
    )  # fmt: skip


def address_of(publication: Publication) -> str:
    """Return the whole address of the page of a publication, as people use it."""
    path = url_for("public.one", code=publication.plan.code, period_key=publication.period.key)
    return f"{current_app.config['PUBLIC_BASE_URL']}{path}"
