"""A plan and its amendments as papers from the command line."""

from datetime import date

from docx import Document

from tests.cast import Office, make_plan, make_task


def run(app, *words: str):
    return app.test_cli_runner().invoke(args=["plan", *words])


def test_a_plan_and_what_was_added_to_it_are_written(app, office: Office, tmp_path):
    task = make_task(make_plan(office), office.pkt)
    task.added_on = date(2026, 3, 1)
    plan, changes = tmp_path / "ke-hoach.docx", tmp_path / "dieu-chinh.docx"
    assert run(app, "paper", "xabinhan_2026", "--out", str(plan)).exit_code == 0
    words = ("--since", "2026-02-01", "--until", "2026-03-31", "--out", str(changes))
    answer = run(app, "amendments", "xabinhan_2026", *words)
    assert (answer.exit_code, answer.output) == (0, "")
    assert "KẾ HOẠCH" in [line.text for line in Document(str(plan)).paragraphs]
    assert "QUYẾT ĐỊNH:" in [line.text for line in Document(str(changes)).paragraphs]


def test_nothing_that_waits_is_a_refusal(app, office: Office, tmp_path):
    make_plan(office)
    out = tmp_path / "dieu-chinh.docx"
    answer = run(app, "amendments", "xabinhan_2026", "--waiting", "--out", str(out))
    assert answer.exit_code == 2
    assert "Không có nội dung điều chỉnh" in answer.stderr
    assert not out.exists()
