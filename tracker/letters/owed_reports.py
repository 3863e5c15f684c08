"""How a digest tells of the reports that a unit has not sent."""

from flask_babel import gettext

from tracker.letters.written import link_to
from tracker.reminders.items import OwedReport


def remark_of(duty: OwedReport) -> str:
    """Return of which periods: Gửi báo cáo Quý I năm 2026."""
    names = (gettext(one.msgid, **one.values) for one in duty.periods)
    return gettext("Gửi báo cáo: %(periods)s", periods="; ".join(names))


def ways_on(duty: OwedReport) -> list[dict[str, str]]:
    """Return the button to the form by which it is sent."""
    href = link_to("reporting.ask_report", period_id=duty.period_id)
    return [{"words": gettext("Gửi báo cáo"), "href": href}]
