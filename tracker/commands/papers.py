"""Files that commands write: where, under which names; a paper as Word, or as PDF."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tracker.documents.pdf import to_pdf
from tracker.reports.office import Layout


class OutFile(click.Path):
    """A file to be written, in a folder that is there, its name ending in one of some ways."""

    def __init__(self, *endings: str) -> None:
        super().__init__(dir_okay=False, path_type=Path)
        self.endings = endings

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the path; the command ends before it has begun where nothing can be written."""
        path = Path(str(super().convert(value, param, ctx)))
        if not path.parent.is_dir():
            self.fail(f"there is no folder {path.parent}.", param, ctx)
        if self.endings and path.suffix.lower() not in self.endings:
            self.fail(f"the name must end in {' or '.join(self.endings)}.", param, ctx)
        return path


OUT = OutFile(".docx", ".pdf")
standard = click.option(
    "--standard", "layout", flag_value=Layout.STANDARD, type=Layout, default=Layout.OFFICE,
    help="In the standard layout, though the office has a template of its own in force.",
)  # fmt: skip


def write_paper(out: Path, paper: Callable[[], bytes]) -> None:
    """Write a .docx, as PDF where the file's name ends so; refused as `to_pdf`."""
    content = paper()
    out.write_bytes(to_pdf(content) if out.suffix.lower() == ".pdf" else content)
