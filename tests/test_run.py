"""Site and jobs in one process: prepared, served and stopped by one command."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.services.smtp import free_port

ROOT = Path(__file__).parent.parent
SECONDS = 40
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start `python …` in an environment that says where the database is, and nothing else."""
    environment = {"PATH": os.environ["PATH"], "INSTANCE_PATH": str(tmp_path / "instance")}
    started: list[subprocess.Popen[str]] = []

    def begin(*words: str) -> subprocess.Popen[str]:
        command = [sys.executable, *words]
        started.append(
            subprocess.Popen(  # noqa: S603
                command, cwd=ROOT, env=environment, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )
        )  # fmt: skip
        return started[-1]

    yield begin
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def ready(port: int) -> dict[str, object]:
    """Wait until the site is ready and every job has run, and return what it says of itself."""
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        try:
            with urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
                said: dict[str, dict[str, str]] = json.load(answer)
        except (URLError, ConnectionError):
            said = {"jobs": {}}
        if len(said["jobs"]) == 3:
            return dict(said)
        time.sleep(0.1)
    raise AssertionError("it never became ready")


def stopped(process: subprocess.Popen[str], number: int) -> str:
    """Send a signal, see that the process ends well, and return all that it printed."""
    process.send_signal(number)
    printed, _ = process.communicate(timeout=60)
    assert process.returncode == 0, printed
    return printed


def test_one_command_serves_the_demo_and_ends_cleanly(start: Start):
    port = free_port()
    running = start("run.py", "--demo", "--port", str(port))
    assert ready(port)["status"] == "ok"
    printed = stopped(running, signal.SIGINT)
    assert f"Đôn Đốc: http://127.0.0.1:{port}\n" in printed
    assert "Phạm Thị Hoa" in printed
    assert "Chưa đặt SMTP_URL" in printed
    assert "Traceback" not in printed
    other = start("run.py", "--demo", "tinh_2026", "--port", str(port))
    printed, _ = other.communicate(timeout=SECONDS)
    assert other.returncode == 2
    assert "Cơ sở dữ liệu đã có dữ liệu khác" in printed


def test_without_an_authority_it_says_how_to_begin(start: Start, tmp_path: Path):
    port = free_port()
    running = start("run.py", "--port", str(port))
    ready(port)
    assert "Chưa có cơ quan nào." in stopped(running, signal.SIGTERM)
    key = tmp_path / "instance" / "secret_key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(key.read_text(encoding="ascii")) >= 40


def test_the_demo_comes_into_a_database_without_tables(start: Start):
    loading = start("-m", "flask", "--app", "run", "demo")
    printed, _ = loading.communicate(timeout=SECONDS)
    assert loading.returncode == 0, printed
    assert "Đã nạp dữ liệu minh họa xa_2026." in printed


def test_the_jobs_of_a_node_run_in_the_foreground_until_told_to_stop(start: Start):
    assert start("-m", "flask", "--app", "run", "db", "upgrade").wait(SECONDS) == 0
    running = start("-m", "flask", "--app", "run", "jobs")
    assert running.stdout is not None
    assert running.stdout.readline() == "Đang chạy lịch: queue_reminders, deliver, housekeep\n"
    assert "Traceback" not in stopped(running, signal.SIGTERM)
