"""Sends a stored file to whom may read it: as an attachment that no browser runs."""

from io import BytesIO

from flask import Blueprint, send_file
from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import access, clock, files
from tracker.files import StoredFile
from tracker.pages.guard import Audience, audience

pages = Blueprint("files", __name__)


@pages.get("/tep/<int:file_id>")
@audience(Audience.SIGNED_IN)
def send(file_id: int) -> Response:
    """Send a file under its own name and the type found in its content."""
    file = access.file_to_see(file_id, by=current_user, on=clock.today())
    return attached(file)


def attached(file: StoredFile) -> Response:
    """Return a stored file as an attachment that no browser runs."""
    answer = send_file(
        BytesIO(files.content_of(file)), mimetype=file.media_type, as_attachment=True,
        download_name=file.name,
    )  # fmt: skip
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
