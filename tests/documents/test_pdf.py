"""Word to PDF by the real LibreOffice."""

import io

import docx
import pytest

from tests.services import missing
from tracker.documents.pdf import can_make_pdf, to_pdf


@pytest.fixture(autouse=True)
def libreoffice() -> None:
    """Skip where it is not installed."""
    if not can_make_pdf():
        missing("no LibreOffice")


def test_a_word_paper_becomes_a_pdf():
    paper, target = docx.Document(), io.BytesIO()
    paper.add_paragraph("Báo cáo cải cách hành chính")
    paper.save(target)
    made = to_pdf(target.getvalue())
    assert made.startswith(b"%PDF-")
    assert len(made) > 2_000
