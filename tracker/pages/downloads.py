"""What a page makes anew for whoever asks, as a file: papers and workbooks."""

from io import BytesIO

from flask import send_file
from werkzeug.wrappers import Response

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sent(content: bytes, *, name: str, kind: str) -> Response:
    """Return a file to be kept by nobody on the way."""
    answer = send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
