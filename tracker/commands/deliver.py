"""Sends the letters that wait, once."""

from dataclasses import asdict

import click

from tracker import clock, delivery
from tracker.commands.answers import as_json, print_json


@click.command("deliver")
@as_json
def deliver(*, as_json: bool) -> None:
    """Send the letters that wait; exits 1 if the mail server takes none."""
    delivered = delivery.deliver(now=clock.now)
    if as_json:
        print_json(asdict(delivered))
    else:
        click.echo(
            f"Đã gửi {delivered.sent}, gửi lại sau {delivered.postponed}, "
            f"không gửi được {delivered.dead}, không còn nội dung {delivered.dropped}, "
            f"giữ lại {delivered.held}."
        )
    if delivered.fault:
        click.echo(delivered.fault, err=True)
        raise SystemExit(1)
