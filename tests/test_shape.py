"""The shape of the code: the house rules that neither ruff nor the import contracts can see."""

import ast
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median, quantiles

import pytest

import config
from tracker.rules.words import OUTCOME_LABELS, ROLE_LABELS, STATUS_LABELS, TIME_STATE_LABELS

ROOT = Path(__file__).parent.parent
LISTED = subprocess.run(
    ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
)
FILES = sorted(
    path for name in LISTED.stdout.split("\0") if name and (path := ROOT / name).is_file()
)
PYTHON = [path for path in FILES if path.suffix == ".py" and "versions" not in path.parts]
SOURCE = [path for path in PYTHON if ROOT / "tracker" in path.parents or path.parent == ROOT]

LINES = 250
CLOCK = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today")}
CLOCK |= {("date", "today"), ("time", "time"), ("time", "time_ns")}
COMMITTING = {"pages", "api", "jobs", "commands", "delivery", "accounts", "db"}
PATHS = re.compile(r"/(?:root|work|home/\w+|Users/\w+)/")
LOOSE = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X]|mark\.ski[p](?:if)?)\b")
Trees = Mapping[Path, ast.Module]
LOADS = re.compile(r"""(?:@import|url\(|\bfrom|\bimport\(|\bfetch\()\s*['"]?(?:https?:)?//""")


class Asked(dict[str, str]):
    """An empty environment that notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """Note the name and give the default."""
        self.names.add(key)
        return default


@pytest.fixture(scope="module")
def trees() -> Trees:
    """Every Python file, parsed; no longer than these tests run, it is much."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in PYTHON}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part_of(path: Path) -> str:
    """Return the module of the house that a file belongs to: tracker/pages/guard.py -> pages."""
    inside = path.relative_to(ROOT).parts
    return inside[1].removesuffix(".py") if len(inside) > 1 else inside[0].removesuffix(".py")


def calls(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Yield (line, owner, method) of every call like owner.method() or x.owner.method()."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            yield node.lineno, getattr(owner, "id", getattr(owner, "attr", "")), node.func.attr


def functions(trees: Trees) -> list[int]:
    """Return how many lines each function of the program has."""
    return [
        (node.end_lineno or 0) - node.lineno + 1
        for path in SOURCE
        for node in ast.walk(trees[path])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_no_file_outgrows_its_page() -> None:
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    assert {file: count for file, count in lines.items() if count > LINES} == {}


def test_functions_are_short(trees: Trees) -> None:
    lengths = functions(trees)
    assert median(lengths) <= 7
    assert quantiles(lengths, n=10)[-1] <= 22


def test_only_the_clock_reads_the_clock(trees: Trees) -> None:
    reads = [
        f"{name(path)}:{line}"
        for path in SOURCE
        for line, owner, method in calls(trees[path])
        if (owner, method) in CLOCK
    ]
    assert [place for place in reads if not place.startswith("tracker/clock.py:")] == []


def test_only_doors_jobs_and_delivery_commit(trees: Trees) -> None:
    commits = {
        f"{name(path)}:{line}"
        for path in SOURCE
        for line, _owner, method in calls(trees[path])
        if method == "commit" and part_of(path) not in COMMITTING
    }
    assert commits == set()


def test_nothing_catches_everything(trees: Trees) -> None:
    wide = [
        f"{name(path)}:{node.lineno}"
        for path in PYTHON
        for node in ast.walk(trees[path])
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
    ]
    assert wide == []


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    environment = Asked()
    config.settings(environment)
    table = ROOT.joinpath("docs/operate.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z][A-Z0-9_]+)`", table, re.MULTILINE))
    assert environment.names == documented


def test_our_styles_and_scripts_load_nothing_from_elsewhere() -> None:
    ours = [path for path in FILES if path.suffix in {".css", ".js"} and "vendor" not in path.parts]
    assert [name(path) for path in ours if LOADS.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(("pattern", "what"), [(PATHS, "a machine's path"), (LOOSE, "a loose end")])
def test_committed_files_are_clean(pattern: re.Pattern[str], what: str) -> None:
    written = (path for path in FILES if b"\0" not in path.read_bytes()[:1024])
    found = [
        f"{name(path)}:{number}: {what}: {line.strip()[:80]}"
        for path in written
        if "vendor" not in path.parts and path.suffix not in {".csv", ".svg"}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("labels", [STATUS_LABELS, OUTCOME_LABELS, TIME_STATE_LABELS, ROLE_LABELS])
def test_the_glossary_uses_the_words_of_the_screens(labels: Mapping[str, str]) -> None:
    glossary = ROOT.joinpath("docs/glossary.md").read_text(encoding="utf-8")
    missing = {
        code: label for code, label in labels.items() if f"`{code}` | {label}" not in glossary
    }
    assert missing == {}
