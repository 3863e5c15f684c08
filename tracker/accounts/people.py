"""People and their appointments."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask_login import UserMixin
from sqlalchemy import JSON, ColumnElement, ForeignKey, and_, or_, select
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship, validates

from tracker import units
from tracker.db import Model, SortText, db
from tracker.rules.fold import by_given_name, sort_text
from tracker.rules.words import Role
from tracker.units import Unit, UnitVersion


class Person(UserMixin, Model):
    """Somebody who may sign in; posts are appointments, the password is empty until set.

    `dead_email` is the address that was found to take no letters; another address is good again.
    """

    __tablename__ = "person"
    __allow_unmapped__ = True

    session_token: str = ""  # of the session that loaded the person; not stored
    # Flask-Login compares users by what is in the cookie: to it, all who are not signed in are one.
    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    full_name: Mapped[str]
    search_key: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(SortText, default="")
    login: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str | None] = mapped_column(unique=True)
    dead_email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="vi")
    password_hash: Mapped[str] = mapped_column(default="")
    is_enabled: Mapped[bool] = mapped_column(default=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    takes_due_soon: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    authority: Mapped[Unit] = relationship(foreign_keys=authority_id)
    appointments: Mapped[list["Appointment"]] = relationship(
        foreign_keys="Appointment.person_id", order_by="Appointment.id", back_populates="person"
    )

    __mapper_args__ = {"version_id_col": version}

    @validates("full_name")
    def _keep_sort_key(self, _name: str, full_name: str) -> str:
        # Lists of people stand in Vietnamese order, given names first, wherever a name was written.
        self.sort_key = sort_text(by_given_name(full_name))
        return full_name

    def get_id(self) -> str:
        """Return what Flask-Login keeps in the cookie: the session's token, not the id."""
        return self.session_token

    @property
    def is_cut_off(self) -> bool:
        """Whether the address is marked as one that takes no letters."""
        return bool(self.email) and self.email == self.dead_email

    @property
    def mailbox(self) -> str:
        """The address for letters; empty where there is none that takes them."""
        return "" if self.is_cut_off else self.email or ""

    def posts(self, on: date) -> list["Appointment"]:
        """Return the appointments in force on a day."""
        return [post for post in self.appointments if post.holds(on)]


class Appointment(Model):
    """A person's post in a unit, from one day until before another; a deputy acts for somebody.

    `area_ids` bounds what a deputy acts in to some content areas of plans; empty means all.
    """

    __tablename__ = "appointment"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    role: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    acting_for_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    area_ids: Mapped[list[int]] = mapped_column(JSON, default=list)

    person: Mapped[Person] = relationship(foreign_keys=person_id, back_populates="appointments")
    unit: Mapped[Unit] = relationship(lazy="joined")

    def holds(self, on: date) -> bool:
        """Tell whether the appointment is in force on a day."""
        return self.from_on <= on and (self.until_on is None or on < self.until_on)

    def covers(self, area_id: int | None) -> bool:
        """Tell whether the post reaches tasks of a content area."""
        return not self.area_ids or area_id in self.area_ids


def in_force(on: date) -> ColumnElement[bool]:
    """Return the condition that an appointment is in force on a day; see `Appointment.holds`."""
    until = or_(Appointment.until_on.is_(None), Appointment.until_on > on)
    return and_(Appointment.from_on <= on, until)


def people_of(unit_id: int, *, role: Role, on: date) -> list[Person]:
    """Return the enabled people who hold a role in a unit on a day, longest in post first."""
    post = Appointment
    rows = (
        select(Person).join(post, post.person_id == Person.id)
        .where(post.unit_id == unit_id, post.role == role, Person.is_enabled, in_force(on))
        .order_by(post.acting_for_id.is_not(None), post.from_on, post.id)
    )  # fmt: skip
    return list(db.session.scalars(rows))


def people_in(unit_ids: Collection[int], *, on: date) -> dict[int, list[Appointment]]:
    """Return the posts of enabled people in some units on a day, by unit, longest in post first."""
    post = Appointment
    rows = (
        select(post).join(Person, Person.id == post.person_id)
        .options(contains_eager(post.person))
        .where(post.unit_id.in_(unit_ids), Person.is_enabled, in_force(on))
        .order_by(post.acting_for_id.is_not(None), post.from_on, post.id)
    )  # fmt: skip
    found: dict[int, list[Appointment]] = {}
    for held in db.session.scalars(rows):
        found.setdefault(held.unit_id, []).append(held)
    return found


def in_order(people: Iterable[Person]) -> list[Person]:
    """Return people, each once, as lists to choose from have them: by given name, then whole."""
    return sorted(dict.fromkeys(people), key=lambda one: (one.sort_key, one.id))


def people_with(role: Role, *, authority_id: int, on: date) -> list[Person]:
    """Return the enabled people of an authority who hold a role anywhere on a day."""
    holders = select(Appointment.person_id).where(Appointment.role == role, in_force(on))
    rows = select(Person).where(
        Person.authority_id == authority_id, Person.is_enabled, Person.id.in_(holders)
    )
    return list(db.session.scalars(rows.order_by(Person.id)))


@dataclass(frozen=True)
class HeadedUnit:
    """A unit, its name and its head on a day; nobody where it has none."""

    unit: Unit
    name: str
    head: Person | None


def headed_units(authority_id: int, *, on: date) -> dict[int, HeadedUnit]:
    """Return the units of an authority, ended ones too, by id, with their heads and names of a day.

    A deputy stands in where nobody holds the post itself.
    """
    post, version = Appointment, UnitVersion
    heads = and_(post.unit_id == Unit.id, post.role == Role.UNIT_HEAD, in_force(on))
    names = and_(version.unit_id == Unit.id, units.in_force(version, on))
    rows = (
        select(Unit, version.name, Person).outerjoin(version, names).outerjoin(post, heads)
        .outerjoin(Person, and_(Person.id == post.person_id, Person.is_enabled))
        .where(Unit.authority_id == authority_id)
        .order_by(Unit.position, Unit.id, Person.id.is_not(None),
                  post.acting_for_id.is_(None), post.from_on.desc(), post.id.desc())
    )  # fmt: skip
    # The first head of a unit comes last and stays: the post itself, longest held.
    return {
        unit.id: HeadedUnit(unit, name or unit.name, head)
        for unit, name, head in db.session.execute(rows)
    }
