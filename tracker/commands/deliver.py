"""Sends the letters that wait, once."""

from dataclasses import asdict

import click
from flask import current_app

from tracker import clock, delivery
from tracker.commands.answers import as_json, print_json, refusals
from tracker.rules import Refused


@click.command("deliver")
@as_json
@refusals
def deliver(*, as_json: bool) -> None:
    """Send the letters that wait; exits 1 if the mail server takes none."""
    if not current_app.config["SMTP_URL"]:
        raise Refused(delivery.NO_SERVER)
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
