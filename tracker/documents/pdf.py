"""Word to PDF with LibreOffice, where it is installed: the office sees the pages as printed."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from tracker.rules import N_, Refused

PROGRAM = "soffice"
SECONDS = 90
# One at a time in a process: each takes some 200 MB and a whole core.
_TURN = Lock()


def can_make_pdf() -> bool:
    """Tell whether LibreOffice is installed."""
    return shutil.which(PROGRAM) is not None


def to_pdf(content: bytes) -> bytes:
    """Return a .docx as PDF.

    Refused: no LibreOffice here, one that is busy with another paper for too long, or one that
    made nothing of the file.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise Refused(N_("Máy chủ chưa cài LibreOffice, chỉ xuất được tệp Word."))
    if not _TURN.acquire(timeout=SECONDS):
        raise Refused(N_("Đang xuất văn bản khác ra PDF. Thử lại sau ít phút."))
    try:
        with TemporaryDirectory() as folder:
            return _convert(program, Path(folder), content)
    finally:
        _TURN.release()


def _convert(program: str, folder: Path, content: bytes) -> bytes:
    (folder / "paper.docx").write_bytes(content)
    # A profile of its own: LibreOffice otherwise refuses to start beside another one.
    words = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(folder), str(folder / "paper.docx"),
    ]  # fmt: skip
    made = folder / "paper.pdf"
    try:
        subprocess.run(words, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        made.unlink(missing_ok=True)
    if not made.exists():
        raise Refused(N_("LibreOffice không xuất được văn bản này ra PDF."))
    return made.read_bytes()
