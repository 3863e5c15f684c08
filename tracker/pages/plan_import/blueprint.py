"""The blueprint of the pages that take an annex in."""

from typing import Any

from flask import Blueprint
from flask_babel import gettext

from tracker.rules import N_

OVERTAKEN = N_("Dự thảo vừa có người khác cập nhật. Xem lại rồi lưu.")

pages = Blueprint("plan_import", __name__, url_prefix="/ke-hoach")


@pages.context_processor
def words() -> dict[str, Any]:
    """Let templates say what the database holds as a msgid: plain text, escaped like any other."""
    return {"say": gettext}
