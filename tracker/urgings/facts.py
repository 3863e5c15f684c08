"""The facts of urging by hand: which unit, when, by which way, by whom, about which tasks."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.db import Model
from tracker.rules import N_
from tracker.tasks import Task
from tracker.units import Unit


class Channel(StrEnum):
    """By which way a unit was urged."""

    LETTER = "letter"
    PHONE = "phone"
    MESSAGE = "message"
    ZALO = "zalo"
    IN_PERSON = "in_person"


CHANNEL_LABELS = {
    Channel.LETTER: N_("thư"),
    Channel.PHONE: N_("điện thoại"),
    Channel.MESSAGE: N_("tin nhắn"),
    Channel.ZALO: N_("Zalo"),
    Channel.IN_PERSON: N_("trực tiếp"),
}


class Urging(Model):
    """One urging of one unit: on which local day and at what hour, by which way, whom, in words.

    `nth` counts the letters of a unit's day and is empty for what was no letter: the key holds
    against two who urge at once. `ref` names the act, which may concern many units and tasks. `at`
    is when it was recorded, a call's `day` and `hour` are what its caller tells.
    """

    __tablename__ = "urging"
    __table_args__ = (UniqueConstraint("unit_id", "day", "nth"), UniqueConstraint("unit_id", "ref"))

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    ref: Mapped[str]
    day: Mapped[date]
    hour: Mapped[str] = mapped_column(default="")
    nth: Mapped[int | None]
    channel: Mapped[str]
    whom: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]

    unit: Mapped[Unit] = relationship(foreign_keys=unit_id)
    by: Mapped[Person] = relationship()
    tasks: Mapped[list["UrgedTask"]] = relationship(order_by="UrgedTask.task_id")


class UrgedTask(Model):
    """A task of which an urging spoke."""

    __tablename__ = "urged_task"

    urging_id: Mapped[int] = mapped_column(ForeignKey("urging.id"), primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True, index=True)

    task: Mapped[Task] = relationship()
