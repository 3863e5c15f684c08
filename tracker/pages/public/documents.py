"""Sends a published document: as an attachment that no browser runs."""

import re
from io import BytesIO

from flask import send_file
from werkzeug.wrappers import Response

from tracker import files
from tracker.access import NotFound, publishing
from tracker.evidence import Document
from tracker.files import EXTENSIONS
from tracker.pages.guard import Audience, audience
from tracker.pages.public.blueprint import pages


@pages.get("/cong-khai/<code>/<period_key>/van-ban/<int:document_id>")
@audience(Audience.PUBLIC)
def document(code: str, period_key: str, document_id: int) -> Response:
    """Send the file of a document that is public and not restricted."""
    found = publishing.document_to_read(code, period_key, document_id)
    if found.file is None:
        raise NotFound
    answer = send_file(
        BytesIO(files.content_of(found.file)), mimetype=found.file.media_type, as_attachment=True,
        download_name=download_name(found), etag=found.file.sha256,
    )  # fmt: skip
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def download_name(document: Document) -> str:
    """Return a name made of the document's number: whoever named the file may stand in its name."""
    kind = EXTENSIONS.get(document.file.media_type, "bin") if document.file else "bin"
    number = re.sub(r"[^\w-]+", "-", document.number).strip("-")
    return f"{number or f'van-ban-{document.id}'}.{kind}"
