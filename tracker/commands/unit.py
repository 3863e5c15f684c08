"""Units from the command line."""

from pathlib import Path

import click
from sqlalchemy import select

from tracker import clock, history
from tracker.commands.answers import as_json, print_json, refusals
from tracker.db import begin_write, db
from tracker.history import GENERAL
from tracker.rules import N_, Refused
from tracker.units import Unit, sheet, taking_in

unit = click.Group("unit", help="Units of an authority.")


@unit.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--authority", "code", help="Code of the authority that the units belong to.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@as_json
@refusals
def import_units(file: Path, code: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Add the units of an Excel list: Mã, Tên đơn vị, Loại, Cấp trên, Tên gọi khác, Nhóm."""
    rows = sheet.read(file)
    begin_write()
    history.take(GENERAL)
    taken = taking_in.take_in(rows, authority=authority_of(code), at=clock.now())
    if dry_run:
        db.session.rollback()
    else:
        db.session.commit()
    if as_json:
        print_json({"added": taken.added, "unchanged": taken.unchanged, "dry_run": dry_run})
    else:
        click.echo(f"Thêm {len(taken.added)} đơn vị, giữ nguyên {len(taken.unchanged)}.")


def authority_of(code: str | None) -> Unit | None:
    """Return the authority of a code, the only one without a code, or None where there is none."""
    found = list(db.session.scalars(select(Unit).where(Unit.authority_id == Unit.id)))
    if code is not None:
        found = [one for one in found if one.code == code]
        if not found:
            raise Refused(N_("Không có cơ quan mã %(code)s."), code=code)
    if len(found) > 1:
        raise Refused(N_("Có nhiều cơ quan. Nêu mã bằng --authority."))
    return found[0] if found else None
