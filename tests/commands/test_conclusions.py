"""Thông báo kết luận from the command line: a file, or a sentence on stderr and exit 2."""

from docx import Document

from tests.cast import Office, make_plan
from tests.reviews.making import AT, general, opened
from tracker import reviews
from tracker.db import db


def run(app, *words: str):
    return app.test_cli_runner().invoke(args=["conclusions", *words])


def test_the_draft_is_written(app, office: Office, tmp_path):
    review = opened(office, make_plan(office))
    reviews.conclude(review, general(), by=office.hoa, at=AT)
    db.session.commit()
    answer = run(app, str(review.id), "--out", str(tmp_path / "tb.docx"))
    assert (answer.exit_code, answer.output) == (0, "")
    text = "\n".join(line.text for line in Document(str(tmp_path / "tb.docx")).paragraphs)
    assert "I. CHỈ ĐẠO CHUNG" in text


def test_a_session_that_is_not_there_is_said(app, office: Office, tmp_path):
    answer = run(app, "77", "--out", str(tmp_path / "tb.docx"))
    assert answer.exit_code == 2
    assert "Không có phiên họp số 77." in answer.stderr
    assert not (tmp_path / "tb.docx").exists()
