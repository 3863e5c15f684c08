"""How a command ends: exit 0 done, 2 refused with a sentence on stderr, 1 a fault; `--json`."""

import functools
import json
from collections.abc import Callable
from typing import NoReturn, ParamSpec

import click
from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError, ProgrammingError

from tracker.db import db
from tracker.rules import N_, Refused

Given = ParamSpec("Given")
REFUSED = 2

NO_TABLES = N_("Cơ sở dữ liệu chưa có bảng nào. Chạy bin/run hoặc flask db upgrade trước.")

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def refusals(command: Callable[Given, None]) -> Callable[Given, None]:
    """Tell a rule's no on stderr and exit 2, nothing changed. Goes right above the function."""

    @functools.wraps(command)
    def told(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except Refused as no:
            refuse(no)
        except (OperationalError, ProgrammingError) as fault:
            refuse_without_tables(fault)

    return told


def refuse(no: Refused) -> NoReturn:
    """Say a rule's no and end, nothing changed."""
    db.session.rollback()
    click.echo(str(no), err=True)
    raise SystemExit(REFUSED) from no


def refuse_without_tables(fault: Exception) -> NoReturn:
    """Say that the database has no tables yet, where that is the fault; else raise it again."""
    db.session.rollback()
    if has_tables():
        raise fault
    refuse(Refused(NO_TABLES))


def has_tables() -> bool:
    """Tell whether the database was ever migrated."""
    return inspect(db.engine).has_table("unit")


def print_json(document: object) -> None:
    """Print one JSON document, Vietnamese letters as they are."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
