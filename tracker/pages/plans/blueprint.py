"""The blueprint of the pages of plans."""

from typing import Any

from flask import Blueprint
from flask_babel import gettext

pages = Blueprint("plans", __name__)


@pages.context_processor
def words() -> dict[str, Any]:
    """Let templates say what the rules hold as a msgid."""
    return {"say": gettext}
