"""What a supervisor asks: is the process up, and can it serve."""

from flask import Blueprint
from sqlalchemy import text

from tracker.db import db
from tracker.pages.guard import Audience, audience

pages = Blueprint("health", __name__)


@pages.get("/healthz")
@audience(Audience.PUBLIC)
def healthz() -> dict[str, str]:
    """Answer as long as the process lives."""
    return {"status": "ok"}


@pages.get("/readyz")
@audience(Audience.PUBLIC)
def readyz() -> dict[str, str]:
    """Answer when the database does."""
    db.session.execute(text("SELECT 1"))
    return {"status": "ok"}
