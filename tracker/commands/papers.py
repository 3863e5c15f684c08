"""Writes a paper where the command line wants it: Word, or PDF by the name of the file."""

from collections.abc import Callable
from pathlib import Path

import click

from tracker.documents.pdf import to_pdf

OUT = click.Path(dir_okay=False, path_type=Path)


def write_paper(out: Path, paper: Callable[[], bytes]) -> None:
    """Write a .docx, as PDF where the file's name ends so; refused as `to_pdf`."""
    content = paper()
    out.write_bytes(to_pdf(content) if out.suffix.lower() == ".pdf" else content)
