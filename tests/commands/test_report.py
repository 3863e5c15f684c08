"""Báo cáo CCHC from the command line: a file, or a sentence on stderr and exit 2."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.cast import Office, make_plan, make_task


@pytest.fixture(autouse=True)
def plan(office: Office):
    """Give the economics room a task that is due on 6 March 2026."""
    make_task(make_plan(office), office.pkt, due_on=date(2026, 3, 6))


def run(app, out: Path, *words: str, name: str = "bao-cao.docx"):
    return app.test_cli_runner().invoke(args=["report", *words, "--out", str(out / name)])


def test_a_commune_cuts_its_quarter_on_the_fifth(app, office: Office, tmp_path):
    answer = run(app, tmp_path, "xabinhan_2026", "--period", "2026-Q1")
    assert (answer.exit_code, answer.output) == (0, "")
    text = "\n".join(line.text for line in Document(str(tmp_path / "bao-cao.docx")).paragraphs)
    assert "Công tác cải cách hành chính quý I năm 2026" in text
    assert "Tính đến ngày 05/03/2026" in text


def test_another_day_may_be_asked(app, office: Office, tmp_path):
    words = ("xabinhan_2026", "--period", "2026-Q1", "--as-of", "2026-03-09")
    assert run(app, tmp_path, *words).exit_code == 0
    text = "\n".join(line.text for line in Document(str(tmp_path / "bao-cao.docx")).paragraphs)
    assert "chưa đến hạn 0, quá hạn 01" in text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("xabinhan_2026", "--period", "2026-Q2"), "Không có kỳ báo cáo"),
        (("xabinhan_2026", "--period", "2025"), "Kế hoạch là của năm 2026"),
        (("khac_2026", "--period", "2026"), "Không có kế hoạch mã khac_2026"),
    ],
)
def test_a_refusal_is_said_and_nothing_is_written(app, office: Office, tmp_path, words, why):
    answer = run(app, tmp_path, *words)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert why in answer.stderr
    assert not (tmp_path / "bao-cao.docx").exists()


@pytest.mark.parametrize(
    ("name", "why"),
    [("bao-cao.txt", "must end in .docx or .pdf"), ("khong-co/bao-cao.docx", "there is no folder")],
)
def test_a_file_that_cannot_be_is_refused_at_once(app, office: Office, tmp_path, name, why):
    words = ["report", "xabinhan_2026", "--period", "2026-Q1", "--out", str(tmp_path / name)]
    answer = app.test_cli_runner().invoke(args=words)
    assert (answer.exit_code, answer.stdout, why in answer.stderr) == (2, "", True)


def test_without_libreoffice_a_pdf_is_refused(app, office: Office, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = run(app, tmp_path, "xabinhan_2026", "--period", "2026-Q1", name="bao-cao.pdf")
    assert answer.exit_code == 2
    assert "chưa cài LibreOffice" in answer.stderr


def stand_in(folder: Path, script: str) -> str:
    """Put a program in LibreOffice's place and return the path on which it is found first."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return f"{folder}:/usr/bin:/bin"


def test_the_name_of_the_file_asks_for_pdf(app, office: Office, tmp_path, monkeypatch):
    made = 'printf %s "%PDF-1.7" > "$(dirname "$7")/paper.pdf"'
    monkeypatch.setenv("PATH", stand_in(tmp_path, made))
    answer = run(app, tmp_path, "xabinhan_2026", "--period", "2026-Q1", name="bao-cao.pdf")
    assert (answer.exit_code, answer.output) == (0, "")
    assert (tmp_path / "bao-cao.pdf").read_bytes() == b"%PDF-1.7"


def test_a_program_that_makes_nothing_is_told(app, office: Office, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", stand_in(tmp_path, "exit 0"))
    answer = run(app, tmp_path, "xabinhan_2026", "--period", "2026-Q1", name="bao-cao.pdf")
    assert answer.exit_code == 2
    assert "không xuất được văn bản này" in answer.stderr
