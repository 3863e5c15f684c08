"""What may not be published yet: the errors of a period that nobody has explained."""

from flask import render_template
from flask_login import current_user

from tracker import dossiers
from tracker.pages.dossiers.asked import asked, name_of
from tracker.pages.dossiers.blueprint import pages
from tracker.pages.dossiers.doubts import shown_one
from tracker.pages.guard import Audience, audience


@pages.get("/can-giai-trinh")
@audience(Audience.SIGNED_IN)
def doubtful() -> str:
    """Name every unexplained error of a period, with the form it stands in."""
    wanted = asked()
    found = dossiers.unexplained(
        current_user.authority_id, year=wanted.period.year, months=wanted.period.months
    )
    shown = [(one, shown_one("", one.doubt, None, "")) for one in found]
    return render_template("dossiers/doubtful.html", asked=wanted, doubts=shown, name_of=name_of)
