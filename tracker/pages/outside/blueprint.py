"""The blueprint of the pages of tasks outside the plan."""

from typing import Any

from flask import Blueprint
from flask_babel import gettext

pages = Blueprint("outside", __name__)


@pages.context_processor
def words() -> dict[str, Any]:
    """Let templates say what the database holds as a msgid."""
    return {"say": gettext}
