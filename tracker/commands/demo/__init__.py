"""`flask demo [NAME]`: a fresh database with a sample plan, one account per role."""

import click
import flask_migrate
from sqlalchemy import inspect

from tracker import clock, history
from tracker.accounts import Person, passwords
from tracker.commands.answers import refusals
from tracker.commands.demo.load import load
from tracker.commands.demo.people import CAST
from tracker.commands.demo.sample import OFFICES
from tracker.db import begin_write, db
from tracker.plans import by_code
from tracker.rules import N_, Refused
from tracker.units import Unit, types

PASSWORD = "minh-hoa-cchc"  # noqa: S105 printed at the start: it guards invented people only


@click.command("demo")
@click.argument("name", type=click.Choice(sorted(OFFICES)), default="xa_2026")
@refusals
def demo(name: str) -> None:
    """Load a sample plan into an empty database; a second call changes nothing."""
    if not inspect(db.engine).has_table(Unit.__tablename__):
        flask_migrate.upgrade()
    if load_once(name):
        click.echo(f"Đã nạp dữ liệu minh họa {name}.")
    click.echo(sign_in_words())


def load_once(name: str) -> bool:
    """Load a sample into an empty database; tell whether it was loaded now.

    Raises Refused where the database holds anything else.
    """
    hashed = passwords.hashed(PASSWORD)
    begin_write()
    if by_code(name) is not None:
        return False
    if db.session.query(Unit.id).first() or db.session.query(Person.id).first():
        raise Refused(N_("Cơ sở dữ liệu đã có dữ liệu khác; không nạp dữ liệu minh họa."))
    history.take(history.GENERAL)
    types.seed()
    load(name, password_hash=hashed, at=clock.now())
    db.session.commit()
    return True


def sign_in_words() -> str:
    """Return who can sign in, and with which password."""
    people = "\n".join(f"  {account.login:10} {account.full_name}" for account in CAST)
    return f"Đăng nhập bằng một trong các tên sau, mật khẩu {PASSWORD}:\n{people}"
