"""Plans from the command line: import, list, issue, export."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from tests.cast import Office
from tests.intake.annexes import SAMPLES, complete_commune, csv
from tracker.annex import read_annex
from tracker.db import db
from tracker.plans import Plan
from tracker.tasks import Task

ROOT = Path(__file__).parent.parent.parent
ROW = "1;Rà soát thủ tục;Báo cáo;Phòng Kinh tế;;30/6/2026"
SAMPLE = str(SAMPLES / "plan_xa_2026.docx")
DECISION = ("--number", "05/KH-UBND", "--date", "2026-01-20")


def run(app: Flask, *words: str):
    answer = app.test_cli_runner().invoke(args=["plan", *words])
    db.session.expire_all()
    return answer


def annex(folder: Path, *rows: str) -> str:
    (folder / "phu-luc.csv").write_bytes(csv(*rows))
    return str(folder / "phu-luc.csv")


def test_a_dry_run_needs_neither_database_nor_key(tmp_path):
    words = ["-m", "flask", "--app", "run", "plan", "import", SAMPLE, "--dry-run", "--json"]
    answer = subprocess.run(  # noqa: S603
        [sys.executable, *words], cwd=ROOT, capture_output=True, check=True,
        env={"INSTANCE_PATH": str(tmp_path / "none"), "PATH": ""},
    )  # fmt: skip
    document = json.loads(answer.stdout)
    assert (document["year"], len(document["tasks"])) == (2026, 42)
    assert "plan" not in document
    assert not (tmp_path / "none").exists()


def test_an_annex_becomes_the_draft_of_the_only_authority(app, session, office: Office):
    answer = run(app, "import", SAMPLE, "--json")
    assert (answer.exit_code, json.loads(answer.stdout)["plan"]) == (0, "xba_2026")
    assert Task.query.count() == 42


def test_a_second_import_doubles_nothing(app, session, office: Office):
    run(app, "import", SAMPLE)
    again = json.loads(run(app, "import", SAMPLE, "--json").stdout)
    assert again["difference"] == {"added": [], "changed": [], "gone": []}
    assert (Plan.query.count(), Task.query.count()) == (1, 42)


def test_an_issued_plan_is_only_compared(app, session, office: Office, tmp_path):
    run(app, "import", annex(tmp_path, ROW))
    assert run(app, "issue", "xba_2026", *DECISION).exit_code == 0
    changed = annex(tmp_path, ROW.replace("30/6", "31/7"))
    found = json.loads(run(app, "import", changed, "--json").stdout)["difference"]
    assert found["changed"][0]["changes"][0]["after"] == "31/7/2026"
    assert Task.query.one().deadline_text == "30/6/2026"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", SAMPLE, "--unit", "XKA"], "Không có cơ quan mã XKA"),
        (["import", str(SAMPLES / "holidays_vn_2022_2027.csv")], "holidays_vn_2022_2027.csv"),
        (["issue", "none_2026", *DECISION], "Không có kế hoạch mã none_2026"),
        (["export", "none_2026", "--format", "json", "--out", "x"], "Không có kế hoạch"),
    ],
)
def test_a_refusal_is_told_on_stderr(app, session, office: Office, words, said):
    answer = run(app, *words)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert said in answer.stderr
    assert Plan.query.count() == 0


def test_without_an_authority_there_is_no_plan(app, session):
    answer = run(app, "import", SAMPLE)
    assert answer.exit_code == 2
    assert "Chưa có cơ quan nào" in answer.stderr


def test_plans_are_listed(app, session, office: Office):
    run(app, "import", SAMPLE)
    assert json.loads(run(app, "list", "--json").stdout) == {
        "plans": [
            {
                "code": "xba_2026",
                "title": "Kế hoạch cải cách hành chính năm 2026 của xã Bình An",
                "year": 2026,
                "unit": "XBA",
                "state": "draft",
            }
        ]
    }


def test_incomplete_rows_are_named_and_confirmed(app, session, office: Office, tmp_path):
    run(app, "import", annex(tmp_path, ROW.replace("Báo cáo", "")))
    refused = run(app, "issue", "xba_2026", *DECISION)
    assert refused.exit_code == 2
    assert "NV01: chưa có sản phẩm" in refused.stderr
    assert Plan.query.one().state == "draft"
    issued = run(app, "issue", "xba_2026", *DECISION, "--confirm", "NV01=Đã ký như vậy", "--json")
    assert json.loads(issued.stdout) == {"plan": "xba_2026", "state": "issued", "tasks": 1}
    plan = Plan.query.one()
    assert (plan.coordinator_unit_id, plan.verifier_unit_id) == (office.vhxh.id, office.vp.id)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_what_is_exported_reads_back_as_the_same_plan(app, session, office, tmp_path, kind):
    complete_commune(office)
    session.commit()
    run(app, "import", SAMPLE)
    out = tmp_path / f"plan.{kind}"
    assert run(app, "export", "xba_2026", "--format", kind, "--out", str(out)).exit_code == 0
    before = read_annex(SAMPLE, Path(SAMPLE).read_bytes(), year=None)
    after = read_annex(out.name, out.read_bytes(), year=None)
    assert [(t.title, t.lead, t.coordinating, t.deadline_text) for t in after.tasks] == [
        (t.title, t.lead, t.coordinating, t.deadline_text) for t in before.tasks
    ]
    assert [t.reading for t in after.tasks] == [t.reading for t in before.tasks]
    assert [one.target_text for one in after.indicators] == [
        one.target_text for one in before.indicators
    ]
    again = json.loads(run(app, "import", str(out), "--json").stdout)
    assert again["difference"] == {"added": [], "changed": [], "gone": []}


def test_the_json_of_a_plan_names_codes_and_units(app, session, office: Office, tmp_path):
    complete_commune(office)
    session.commit()
    run(app, "import", SAMPLE)
    out = tmp_path / "plan.json"
    run(app, "export", "xba_2026", "--format", "json", "--out", str(out))
    document = json.loads(out.read_text(encoding="utf-8"))
    task = document["tasks"][40]
    assert (task["code"], task["lead_unit"], task["area"]) == ("NV41", "THON", 7)
    assert len(document["tasks"][3]["due_on"]) == 4


def test_a_dry_run_leaves_the_database_alone(app, session, office: Office):
    assert run(app, "import", SAMPLE, "--dry-run").exit_code == 0
    assert Plan.query.count() == 0
