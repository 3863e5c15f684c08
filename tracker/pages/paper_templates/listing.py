"""Every kind of paper, and in whose layout it is drawn."""

from flask import render_template
from flask_login import current_user

from tracker.pages.guard import Audience, audience
from tracker.pages.paper_templates.blueprint import pages
from tracker.reports import office


@pages.get("")
@audience(Audience.SECRETARIAT)
def listing() -> str:
    """Show the kinds of papers with the templates in force."""
    return render_template(
        "paper_templates/listing.html", kinds=office.KINDS.values(),
        in_force=office.all_in_force(current_user.authority_id),
    )  # fmt: skip
