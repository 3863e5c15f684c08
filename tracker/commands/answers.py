"""How a command ends: exit 0 done, 2 refused with a sentence on stderr, 1 a fault; `--json`."""

import functools
import json
from collections.abc import Callable
from typing import ParamSpec

import click

from tracker.db import db
from tracker.rules import Refused

Given = ParamSpec("Given")
REFUSED = 2

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def refusals(command: Callable[Given, None]) -> Callable[Given, None]:
    """Tell a rule's no on stderr and exit 2, nothing changed. Goes right above the function."""

    @functools.wraps(command)
    def told(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except Refused as no:
            db.session.rollback()
            click.echo(str(no), err=True)
            raise SystemExit(REFUSED) from no

    return told


def print_json(document: object) -> None:
    """Print one JSON document, Vietnamese letters as they are."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
