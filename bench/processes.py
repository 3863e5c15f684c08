"""Processes and what the kernel says of them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

ROOT = Path(__file__).parent.parent


def alone(program: str, *arguments: str) -> str:
    """Return what a program of bench/alone prints in a process of its own."""
    command = [sys.executable, "-m", f"bench.alone.{program}", *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return done.stdout


@contextmanager
def beside(program: str) -> Iterator[str]:
    """Yield the first line of a program that runs beside this one until its input ends."""
    command = [sys.executable, "-m", f"bench.alone.{program}"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as running:  # noqa: S603
        assert running.stdout is not None
        assert running.stdin is not None
        yield running.stdout.readline().strip()
        running.stdin.close()


def cpu_alone(program: str, *arguments: str) -> float:
    """Return the seconds of CPU of such a process, from its start to its end."""
    before = getrusage(RUSAGE_CHILDREN)
    alone(program, *arguments)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak() -> float:
    """Return the highest memory of this process in MB.

    Not getrusage: Linux lets a child begin with the mark of its parent.
    """
    return kilobytes("status", "VmHWM") / 1024


def resident() -> float:
    """Return the memory that this process has now, in MB."""
    return kilobytes("status", "VmRSS") / 1024


def share() -> float:
    """Return the memory of this process in MB, what it shares with others divided by them (PSS)."""
    return kilobytes("smaps_rollup", "Pss") / 1024


def kilobytes(file: str, name: str) -> int:
    """Return a figure of the kernel about this process."""
    for line in Path("/proc/self", file).read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise LookupError(name)
