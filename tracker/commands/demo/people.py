"""The demo's authority: its units, and one account per role, all marked as demo."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.accounts import Appointment, Person
from tracker.commands.demo.sample import Office, read, rows
from tracker.db import db
from tracker.rules.fold import fold
from tracker.rules.words import Role
from tracker.units import GroupMember, Unit

KINDS = {"xã": "xa", "phường": "phuong", "đặc khu": "dac_khu"}


@dataclass(frozen=True)
class Account:
    """One person of the cast: where (a field of the office, or the authority), in which role."""

    login: str
    full_name: str
    where: str
    role: Role
    title: str


CAST = [
    Account("lan", "Trần Thị Lan", "verifier", Role.UNIT_HEAD, "Thủ trưởng đơn vị"),
    Account("tu", "Lê Anh Tú", "verifier", Role.STAFF, "Công chức"),
    Account("minh", "Lê Văn Minh", "economics", Role.UNIT_HEAD, "Thủ trưởng đơn vị"),
    Account("quang", "Vũ Đình Quang", "economics", Role.STAFF, "Công chức"),
    Account("hoa", "Phạm Thị Hoa", "coordinator", Role.COORDINATOR, "Thường trực Ban Chỉ đạo"),
    Account("binh", "Đỗ Quốc Bình", "", Role.LEADER, ""),
    Account("uyvien", "Ủy viên Ban Chỉ đạo", "", Role.STEERING, "Thành viên Ban Chỉ đạo"),
    Account("phoihop", "Đầu mối phối hợp", "economics", Role.COORD_MEMBER, "Đầu mối phối hợp"),
    Account("mai", "Nguyễn Thị Mai", "", Role.AUDITOR, "Kiểm tra"),
    Account("captren", "Theo dõi cấp trên", "", Role.UPPER, "Cấp trên"),
    Account("son", "Hoàng Văn Sơn", "", Role.ADMIN, "Quản trị hệ thống"),
]


def build_units(name: str, office: Office) -> dict[str, Unit]:
    """Add the authority, the lead units of the sample and the members of its groups, by code."""
    authority = Unit(type_code=office.type_code, code=office.code, name=office.name)
    authority.search_key = fold(office.name)
    db.session.add(authority)
    db.session.flush()
    authority.authority_id = authority.id
    units = {"": authority}
    sizes = {row["lead_unit_code"]: row.get("group_size", "") for row in rows(name, "nhiem_vu")}
    for row in sorted(rows(name, "nhiem_vu"), key=lambda row: row["code"]):
        code = row["lead_unit_code"]
        if code not in units:
            name_of_unit = row["lead_unit_vi"]
            kind = "nhom" if sizes[code] else kind_of(name_of_unit, office.type_code)
            units[code] = add_unit(authority, code, name_of_unit, kind)
    if office.members:
        seat_members(authority, units["XPDK"], office)
    db.session.flush()
    return units


def kind_of(name: str, authority_kind: str) -> str:
    """Return the kind of a lead unit: a province has departments, others have offices."""
    is_office = name.startswith(("Văn phòng", "Phòng"))
    return "so" if authority_kind == "tinh" and not is_office else "phong"


def seat_members(authority: Unit, group: Unit, office: Office) -> None:
    """Add the communes of a province and give each its seat in the group."""
    for row in read(office.members):
        kind = row["kind"]
        commune = add_unit(authority, row["code"], f"UBND {kind} {row['name']}", KINDS[kind])
        db.session.add(GroupMember(group_id=group.id, unit_id=commune.id, from_on=office.issued_on))


def add_unit(authority: Unit, code: str, name: str, kind: str) -> Unit:
    """Add a unit of the authority."""
    position = db.session.query(Unit).count()
    unit = Unit(
        type_code=kind, code=code, name=name, parent_id=authority.id,
        authority_id=authority.id, search_key=fold(name), position=position,
    )  # fmt: skip
    db.session.add(unit)
    db.session.flush()
    return unit


def build_people(office: Office, units: dict[str, Unit], *, password_hash: str) -> None:
    """Add the cast, and an illustrative head for every other lead unit."""
    headed = set()
    for account in CAST:
        unit = units[getattr(office, account.where) if account.where else ""]
        add_person(account, unit, office, password_hash)
        if account.role is Role.UNIT_HEAD:
            headed.add(unit.id)
    for code, unit in units.items():
        if code and unit.id not in headed and unit.type_code != "nhom":
            name = f"Thủ trưởng {unit.name} (minh họa)"
            head = Account(code.lower(), name, code, Role.UNIT_HEAD, "Thủ trưởng đơn vị")
            add_person(head, unit, office, password_hash)


def add_person(account: Account, unit: Unit, office: Office, password_hash: str) -> None:
    """Add a demo person with one post since the year began."""
    began = date(office.year, 1, 1)
    person = Person(
        authority_id=unit.authority_id, full_name=account.full_name, login=account.login,
        email=f"{account.login}@demo.invalid", phone="0900 000 000", is_demo=True,
        password_hash=password_hash, search_key=fold(account.full_name), created_at=noon(began),
    )  # fmt: skip
    db.session.add(person)
    db.session.flush()
    title = account.title or office.leader_title
    db.session.add(
        Appointment(
            person_id=person.id, unit_id=unit.id, role=account.role, title=title, from_on=began
        )
    )


def noon(day: date) -> datetime:
    """Return noon in Vietnam of a day."""
    return datetime.fromisoformat(f"{day.isoformat()}T12:00:00+07:00")
