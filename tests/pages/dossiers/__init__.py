"""Tests of the pages of dossier statistics."""

from tests.conftest import Client
from tracker.dossiers import DossierField

Cells = dict[str, int | str]


def form(
    rows: dict[DossierField | None, Cells], *, version: int = 0, **more: str
) -> dict[str, str]:
    """Return what the form of a month sends: the cells by field, None for the paper's total."""
    cells = {
        f"o-{one.id if one else 0}-{name}": str(value)
        for one, row in rows.items()
        for name, value in row.items()
    }
    return {"version": str(version), **cells, **more}


def saved_page(client: Client, path: str, fields: dict[str, str]) -> str:
    """Send a form that is taken, and return the page that follows."""
    answer = client.post(path, data=fields)
    assert answer.status_code == 303, answer.text
    return client.get(answer.headers["Location"]).text
