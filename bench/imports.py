"""Dossier statistics of a province's year: read, checked and taken, against openpyxl reading it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import openpyxl
from flask import Flask
from sqlalchemy import select

from bench.annexes import walk_xlsx
from bench.commune import commune
from bench.measure import Row, seconds
from bench.processes import alone
from tracker import clock, files, history
from tracker.accounts import Person
from tracker.annex.dossiers import check, read_dossiers
from tracker.db import begin_write, db
from tracker.dossiers.fields import add_field
from tracker.dossiers.incoming import Chosen, ground_of, look, take
from tracker.files import Examined
from tracker.units import Unit

COMMUNES, FIELDS, MONTHS = 124, 20, 12
HEAD = (
    "Đơn vị", "Lĩnh vực", "Tháng", "Năm", "Tổng số tiếp nhận", "Tiếp nhận trực tuyến",
    "Tiếp nhận trực tiếp", "Tiếp nhận qua bưu chính", "Từ kỳ trước", "Tổng số đã giải quyết",
    "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số đang giải quyết", "Trong hạn", "Quá hạn",
)  # fmt: skip
GOALS = {"time": 3.0, "memory": 100.0}
ROUNDS = 2
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    with TemporaryDirectory() as folder:
        file = year_of_a_province(Path(folder))
        content = file.read_bytes()
        walked = min(seconds(lambda: walk_xlsx(content)) for _ in range(ROUNDS))
        for what, took in (("read and check", reading(content)), ("import", importing(content))):
            words = f"{what} {COMMUNES * FIELDS * MONTHS} rows of dossiers / walk them"
            remark = f"{took * 1000:.0f} / {walked * 1000:.0f} ms"
            yield Row(words, took / walked, "×", GOALS["time"], remark=remark)
        used = float(alone("statistics", str(file)))
        yield Row("import of dossiers: memory", used, "MB", GOALS["memory"])


def reading(content: bytes) -> float:
    """Return the seconds of reading and checking, as `dossiers check` does."""
    return min(seconds(lambda: check(read_dossiers("nam.xlsx", content))) for _ in range(ROUNDS))


def importing(content: bytes) -> float:
    """Return the seconds from the bytes to the committed forms of a whole year."""
    found = []
    for _ in range(ROUNDS):
        with province() as app, app.app_context():
            found.append(seconds(lambda: bring_in(content)))
    return min(found)


@contextmanager
def province() -> Iterator[Flask]:
    """Yield the sample authority with as many communes, and fields, as the file names."""
    with commune() as app:
        with app.app_context():
            authority = db.session.scalars(select(Unit).where(Unit.authority_id == Unit.id)).first()
            assert authority is not None
            for number in range(COMMUNES):
                db.session.add(Unit(
                    type_code=authority.type_code, parent_id=authority.id, name=named(number),
                    authority_id=authority.id, code=f"C{number:03d}", position=number,
                ))  # fmt: skip
            history.take(history.GENERAL)
            for number in range(FIELDS):
                add_field(authority, name=f"Lĩnh vực mẫu {number:02d}")
            db.session.commit()
        yield app


def bring_in(content: bytes) -> None:
    """Import a file as its page does: read, look, take, commit."""
    person = db.session.scalars(select(Person).filter_by(login="hoa")).one()
    stats = read_dossiers("nam.xlsx", content)
    check(stats)
    begin_write()
    history.take(history.GENERAL)
    authority = db.session.get_one(Unit, person.authority_id)
    units = db.session.scalars(select(Unit).where(Unit.authority_id == authority.id))
    ground = ground_of(authority.id, units=units, on=clock.today())
    found = look(stats, Chosen(), ground=ground)
    given = Examined("nam.xlsx", content, XLSX, files.fingerprint(content))
    kept = files.keep(given, authority_id=authority.id, by=person, at=clock.now())
    changed = take(found, authority=authority, file=kept, by=person, at=clock.now())
    assert changed == COMMUNES * MONTHS, (changed, found.fields, found.units)
    db.session.commit()


def named(number: int) -> str:
    """Return the name of a commune."""
    return f"UBND xã Mẫu {number:03d}"


def year_of_a_province(folder: Path) -> Path:
    """Write a workbook with a row for each commune, field and month; the sums hold."""
    chance = Random(2026)  # noqa: S311  the same figures in every run
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Năm 2026")
    sheet.append(list(HEAD))
    for number in range(COMMUNES):
        for kind in range(FIELDS):
            carried = 0
            for month in range(1, MONTHS + 1):
                counts = month_of(chance, carried)
                carried = counts[9]
                sheet.append([named(number), f"Lĩnh vực mẫu {kind:02d}", month, 2026, *counts])
    file = folder / "nam.xlsx"
    book.save(file)
    return file


def month_of(chance: Random, carried: int) -> list[int]:
    """Return the form's counts of a month that begins with so many carried over."""
    online, direct, postal = (chance.randrange(top) for top in (300, 200, 20))
    received = online + direct + postal + carried
    resolved = chance.randint(received // 2, received)
    late = chance.randint(0, resolved // 20)
    early = chance.randint(0, resolved - late)
    pending = received - resolved
    overdue = chance.randint(0, pending)
    return [
        received, online, direct, postal, carried, resolved, early, resolved - late - early, late,
        pending, pending - overdue, overdue,
    ]  # fmt: skip
