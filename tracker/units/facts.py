"""The facts of units: types as data, the tree, versions, aliases and seats in groups."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint, and_, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Model, db


class UnitType(Model):
    """A kind of unit, as data: an authority issues plans, a group stands for several units."""

    __tablename__ = "unit_type"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    is_authority: Mapped[bool] = mapped_column(default=False)
    is_group: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


class Unit(Model):
    """A unit under an opaque id; its present name, code and parent (the past is in versions).

    `authority_id` is the authority it belongs to (itself, for an authority): what its people see.
    """

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("authority_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    type_code: Mapped[str] = mapped_column(ForeignKey("unit_type.code"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    authority_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    code: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    search_key: Mapped[str] = mapped_column(default="")
    digest_hour: Mapped[int] = mapped_column(default=7)
    mailbox: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    type: Mapped[UnitType] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": version}


class UnitVersion(Model):
    """The name, code and parent that a unit had from one day until before another."""

    __tablename__ = "unit_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    code: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    decision: Mapped[str] = mapped_column(default="")


class UnitAlias(Model):
    """Another way an authority's offices write a unit or a group; `key` is its folded text."""

    __tablename__ = "unit_alias"
    __table_args__ = (UniqueConstraint("authority_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    text: Mapped[str]
    key: Mapped[str]


class GroupMember(Model):
    """A unit's seat in a group (a unit of a group type), from one day until before another."""

    __tablename__ = "group_member"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]


def members(group: Unit, *, on: date) -> list[Unit]:
    """Return the units of a group on a day, in their order."""
    seat = GroupMember
    rows = (
        select(Unit).join(seat, seat.unit_id == Unit.id)
        .where(seat.group_id == group.id, in_force(seat, on))
        .order_by(Unit.position, Unit.id)
    )  # fmt: skip
    return list(db.session.scalars(rows))


def in_force(span: type[UnitVersion | GroupMember], on: date) -> ColumnElement[bool]:
    """Return the condition that a span of days holds a day."""
    return and_(
        or_(span.from_on.is_(None), span.from_on <= on),
        or_(span.until_on.is_(None), span.until_on > on),
    )


def of_authority(authority_id: int) -> list[Unit]:
    """Return the authority's units that still exist, in their order."""
    rows = select(Unit).where(Unit.authority_id == authority_id, Unit.ended_on.is_(None))
    return list(db.session.scalars(rows.order_by(Unit.position, Unit.id)))


@dataclass(frozen=True)
class Named:
    """A unit, ended or not, with all the names it had."""

    unit: Unit
    versions: tuple[UnitVersion, ...]

    def name_on(self, day: date) -> str:
        """Return the name of the unit on a day; the last one after its end."""
        for one in self.versions:
            began = one.from_on is None or one.from_on <= day
            if began and (one.until_on is None or day < one.until_on):
                return one.name
        return self.unit.name


def ever_of_authority(authority_id: int) -> dict[int, Named]:
    """Return every unit that an authority has or had, by id, in their order, in one query."""
    version = UnitVersion
    rows = (
        select(Unit, version).outerjoin(version, version.unit_id == Unit.id)
        .where(Unit.authority_id == authority_id)
        .order_by(Unit.position, Unit.id, version.id)
    )  # fmt: skip
    found: dict[int, tuple[Unit, list[UnitVersion]]] = {}
    for unit, one in db.session.execute(rows):
        found.setdefault(unit.id, (unit, []))[1].extend([one] if one else [])
    return {unit_id: Named(unit, tuple(names)) for unit_id, (unit, names) in found.items()}


def name_on(unit: Unit, on: date) -> str:
    """Return the name that the unit had on a day; its present name where no version tells."""
    rows = select(UnitVersion.name).where(UnitVersion.unit_id == unit.id, in_force(UnitVersion, on))
    return db.session.scalar(rows) or unit.name
