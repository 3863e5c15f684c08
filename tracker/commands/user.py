"""People from the command line."""

import click
from sqlalchemy import select

from tracker import clock, history
from tracker.accounts import Person, invitations, staffing
from tracker.accounts.staffing import Facts, Post
from tracker.commands.answers import as_json, print_json, refusals
from tracker.commands.unit import authority_of
from tracker.db import begin_write, db
from tracker.history import GENERAL
from tracker.rules import N_, Refused
from tracker.rules.words import Role
from tracker.units import Unit

user = click.Group("user", help="People who sign in.")


@user.command("add")
@click.argument("login")
@click.option("--name", required=True, help="Full name.")
@click.option("--email", default="", help="Address of mail.")
@click.option("--phone", default="")
@click.option("--unit", "unit_code", required=True, help="Code of the unit.")
@click.option("--authority", "authority_code", help="Code of the authority, if there are several.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--title", default="", help="What the post is called.")
@click.option("--invite", is_flag=True, help="Send the invitation by mail instead of a code.")
@as_json
@refusals
def add(
    unit_code: str, authority_code: str | None, *, invite: bool, as_json: bool, **given: str
) -> None:
    """Add a person with a post and print a code, good for 24 hours, to set the password with."""
    at = clock.now()
    begin_write()
    history.take(GENERAL)
    unit = unit_of(unit_code, authority_code)
    facts = Facts(given["name"], given["login"].lower(), given["email"].lower(), given["phone"])
    person = staffing.create(facts, authority_id=unit.authority_id or unit.id, by=None, at=at)
    post = Post(unit, Role(given["role"]), given["title"], from_on=clock.day_of(at))
    staffing.appoint(person, post=post, by=None, at=at)
    code = None
    if invite:
        invitations.invite(person, by=None, at=at)
    else:
        code = invitations.give_by_hand(person, by=None, at=at)
    db.session.commit()
    tell(person, code, as_json=as_json)


def tell(person: Person, code: str | None, *, as_json: bool) -> None:
    """Say who was added and how the password is set."""
    if as_json:
        print_json({"login": person.login, "code": code})
    elif code:
        click.echo(f"Đã thêm {person.full_name}. Mã đặt mật khẩu, dùng trong 24 giờ: {code}")
    else:
        click.echo(f"Đã thêm {person.full_name}. Thư mời chờ gửi tới {person.email}.")


def unit_of(code: str, authority_code: str | None) -> Unit:
    """Return a unit of an authority by its code."""
    authority = authority_of(authority_code)
    if authority is None:
        raise Refused(N_("Chưa có cơ quan nào. Khởi tạo hoặc nhập danh sách đơn vị trước."))
    rows = select(Unit).where(Unit.authority_id == authority.id, Unit.code == code)
    found = db.session.scalar(rows)
    if found is None:
        raise Refused(N_("Không có đơn vị mã %(code)s."), code=code)
    return found
