"""Dossier statistics from the command line: a file checked, no database opened."""

from pathlib import Path

import click

from tracker.annex.dossiers import PlacedFinding, Stats, check, read_dossiers
from tracker.commands.answers import as_json, print_json, refusals
from tracker.rules.dossiers import Severity

GRAVITY = {
    Severity.REFUSE: "không thể có",
    Severity.ERROR: "sai",
    Severity.WARN: "cần giải thích",
    Severity.INFO: "ghi nhận",
}


@click.group()
def dossiers() -> None:
    """Dossier statistics."""


@dossiers.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@as_json
@refusals
def check_file(file: Path, *, as_json: bool) -> None:
    """Check dossier statistics (.xlsx, .ods, .csv, .docx): the identities D1 to D12.

    Nothing is written and no database is opened. Exit 0 whatever is found, 2 where the file
    cannot be read.
    """
    stats = read_dossiers(file.name, file.read_bytes())
    found = check(stats)
    if as_json:
        print_json(document(stats, found))
    else:
        tell(stats, found)


def document(stats: Stats, found: list[PlacedFinding]) -> dict[str, object]:
    """Return what was found as plain values; `problems` are cells that could not be read for sure.

    `rows` counts what would be imported: totals are not.
    """
    return {
        "rows": len(stats.rows) + len(stats.percents),
        "findings": [
            {
                "id": one.finding.id,
                "severity": one.finding.severity.value,
                "sheet": one.place.sheet,
                "row": one.place.row,
                "message": str(one.finding.told),
            }
            for one in found
        ],
        "problems": [
            {
                "sheet": doubt.place.sheet,
                "row": doubt.place.row,
                "column": doubt.place.column,
                "severity": doubt.severity.value,
                "message": str(doubt.told),
            }
            for doubt in stats.doubts
        ],
    }


def tell(stats: Stats, found: list[PlacedFinding]) -> None:
    """Say in words what was read and what does not hold."""
    rows = len(stats.rows) + len(stats.percents)
    click.echo(f"Đã đọc {rows} dòng: {len(found)} điểm cần xem.")
    for one in found:
        sheet = "bảng" if isinstance(one.place.sheet, int) else "trang"
        place = f"{sheet} {one.place.sheet}, dòng {one.place.row}"
        how = f"{one.finding.id} ({GRAVITY[one.finding.severity]})"
        click.echo(f"- {how}, {place}: {one.finding.told}")
    for doubt in stats.doubts:
        click.echo(f"- {doubt.message}")
