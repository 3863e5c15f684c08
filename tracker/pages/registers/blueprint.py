"""The blueprint of the registers, and the words that all their pages share."""

from typing import Any

from flask import Blueprint, url_for
from flask_babel import gettext

from tracker.rules import N_
from tracker.rules.percents import percent

pages = Blueprint("registers", __name__)
TABS = (
    ("registers.grid", N_("Định mức")),
    ("registers.news", N_("Tin, bài")),
    ("registers.initiatives", N_("Sáng kiến")),
    ("registers.slips", N_("Phiếu xin lỗi")),
    ("registers.procedures", N_("Thủ tục hành chính")),
    ("registers.surveys", N_("Khảo sát")),
)


@pages.context_processor
def words() -> dict[str, Any]:
    """Let templates draw the tabs and say what the program holds as a msgid."""
    tabs = [(url_for(endpoint), gettext(label), endpoint) for endpoint, label in TABS]
    return {"say": gettext, "percent": percent, "register_tabs": tabs}
