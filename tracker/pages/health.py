"""What a supervisor asks: is the process up, and can it serve."""

from typing import Any

from flask import Blueprint

from tracker import heartbeats
from tracker.pages.guard import Audience, audience

pages = Blueprint("health", __name__)


@pages.get("/healthz")
@audience(Audience.PUBLIC)
def healthz() -> dict[str, str]:
    """Answer as long as the process lives."""
    return {"status": "ok"}


@pages.get("/readyz")
@audience(Audience.PUBLIC)
def readyz() -> dict[str, Any]:
    """Answer when the database does, and say when each job last ran on any node.

    A late job does not make a node unready: it would take down pages that can be served.
    """
    return {"status": "ok", "jobs": {row.job: row.at.isoformat() for row in heartbeats.latest()}}
