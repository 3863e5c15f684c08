"""Công văn đôn đốc from the command line: a file, or a sentence on stderr and exit 2."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.cast import Office, make_plan, make_task


@pytest.fixture(autouse=True)
def plan(office: Office):
    """Give the economics room a task that is due on 6 March 2026."""
    make_task(make_plan(office), office.pkt, due_on=date(2026, 3, 6))


def run(app, out: Path, *words: str):
    return app.test_cli_runner().invoke(args=["letter", *words, "--out", str(out / "thu.docx")])


def test_the_draft_is_written_as_of_a_day(app, office: Office, tmp_path):
    answer = run(app, tmp_path, "xabinhan_2026", "--unit", "PKT", "--as-of", "2026-03-12")
    assert (answer.exit_code, answer.output) == (0, "")
    text = "\n".join(line.text for line in Document(str(tmp_path / "thu.docx")).paragraphs)
    assert "quá hạn 04 ngày làm việc" in text


def test_today_is_the_usual_day(app, office: Office, tmp_path):
    assert run(app, tmp_path, "xabinhan_2026", "--unit", "PKT").exit_code == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("xabinhan_2026", "--unit", "VP"), "không có nhiệm vụ nào cần đôn đốc"),
        (("xabinhan_2026", "--unit", "XX"), "Không có đơn vị mã XX"),
        (("khac_2026", "--unit", "VP"), "Không có kế hoạch mã khac_2026"),
    ],
)
def test_a_refusal_is_said_and_nothing_is_written(app, office: Office, tmp_path, words, why):
    answer = run(app, tmp_path, *words)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert why in answer.stderr
    assert not (tmp_path / "thu.docx").exists()
