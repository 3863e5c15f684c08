"""`dossiers check FILE`: no database, no secret, one JSON document or words."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"


def run(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=["dossiers", "check", *arguments])


def test_what_does_not_hold_comes_as_one_document(app: Flask):
    done = run(app, str(SAMPLES / "dossier_stats.csv"), "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["rows"]) == (0, 11)
    assert told["findings"][2] == {
        "id": "D9", "severity": "warn", "sheet": 1, "row": 7,
        "message": "0,63% là 230/36.075 (trễ hạn trên đã giải quyết) cắt bớt; làm tròn là 0,64%.",
    }  # fmt: skip
    assert {one["row"] for one in told["findings"]} == {7, 8, 9}


def test_what_does_not_hold_is_told_in_words(app: Flask):
    done = run(app, str(SAMPLES / "dossier_published.csv"))
    assert done.stdout.startswith("Đã đọc 4 dòng: 5 điểm cần xem.\n")
    assert "- D2 (sai), bảng 1, dòng 4: Đã giải quyết 257.141" in done.stdout


def test_a_file_without_statistics_is_refused(app: Flask):
    done = run(app, str(SAMPLES / "plan_xa_2026.docx"), "--json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "không thấy biểu hồ sơ" in done.stderr


@pytest.mark.parametrize("name", ["dossier_stats.csv", "percent_checks.csv"])
def test_neither_a_database_nor_a_secret_is_needed(tmp_path: Path, name: str):
    env = {key: value for key, value in os.environ.items() if key not in ("SECRET_KEY", "CI")}
    env |= {"INSTANCE_PATH": str(tmp_path / "none"), "DATABASE_URL": "sqlite:////nowhere/none.db"}
    command = [sys.executable, "-m", "flask", "--app", "run", "dossiers", "check"]
    done = subprocess.run(  # noqa: S603
        [*command, str(SAMPLES / name), "--json"], cwd=ROOT, env=env, capture_output=True
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rows"] in (11, 19)
    assert not (tmp_path / "none").exists()
