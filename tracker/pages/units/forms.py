"""The forms about units."""

from typing import Self

from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from sqlalchemy import select
from wtforms import IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from tracker import clock
from tracker.db import db
from tracker.pages.forms import DayField, Form, options
from tracker.units import GroupMember, Unit, of_authority, types
from tracker.units.tree import FIRST_HOUR, LAST_HOUR, Decision, Mail, Names

NAME = [InputRequired(), Length(max=250)]
HOURS = options((hour, f"{hour:02d}:00") for hour in range(FIRST_HOUR, LAST_HOUR + 1))
CODE = [InputRequired(), Length(max=40)]


class NamesForm(Form):
    """What a unit is called."""

    name = StringField(lazy_gettext("Tên đơn vị"), validators=NAME)
    code = StringField(lazy_gettext("Mã"), validators=CODE)
    short_name = StringField(lazy_gettext("Tên viết tắt"), validators=[Length(max=120)])
    version = IntegerField(widget=HiddenInput(), default=0)

    @property
    def names(self) -> Names:
        """Return what was written, blanks cut."""
        written = (self.name.data, self.code.data, self.short_name.data)
        name, code, short_name = (" ".join((text or "").split()) for text in written)
        return Names(name, code, short_name)


class CorrectForm(NamesForm):
    """Mend the present names; the unit's mailbox and the hour of its letters."""

    mailbox = StringField(lazy_gettext("Hộp thư của đơn vị"), validators=[Length(max=200)])
    digest_hour = SelectField(
        lazy_gettext("Giờ nhận thư nhắc việc"), coerce=int, choices=HOURS, default=FIRST_HOUR
    )

    @property
    def mail(self) -> Mail:
        """Return what was written about letters."""
        return Mail((self.mailbox.data or "").strip(), self.digest_hour.data)


class DecidedForm(Form):
    """The decision behind a change, and from when it holds."""

    on = DayField(lazy_gettext("Từ ngày"), validators=[InputRequired()], default=clock.today)
    number = StringField(lazy_gettext("Số quyết định"), validators=[Length(max=120)])

    @property
    def decision(self) -> Decision:
        """Return the decision."""
        return Decision(self.on.data or clock.today(), (self.number.data or "").strip())


class RenameForm(NamesForm, DecidedForm):
    """New names by a decision."""


class MoveForm(DecidedForm):
    """Another unit above, by a decision."""

    parent_id = SelectField(lazy_gettext("Đơn vị cấp trên"), coerce=int)

    def offer(self, unit_id: int) -> Self:
        """Fill the list with the authority's other units, and return the form."""
        units = [one for one in of_authority(current_user.authority_id) if one.id != unit_id]
        self.parent_id.choices = options((one.id, one.name) for one in units)
        return self


class EndForm(DecidedForm):
    """The end of a unit by a decision."""


class NewUnitForm(NamesForm):
    """A new unit: what it is called, its kind, the unit above."""

    type_code = SelectField(lazy_gettext("Loại"))
    parent_id = SelectField(lazy_gettext("Đơn vị cấp trên"), coerce=int)

    def offer(self) -> Self:
        """Fill the lists, and return the form."""
        kinds = [kind for kind in types.every() if kind.code != "quoc_gia"]
        self.type_code.choices = options((kind.code, gettext(kind.name)) for kind in kinds)
        units = [one for one in of_authority(current_user.authority_id) if not one.type.is_group]
        self.parent_id.choices = options((one.id, one.name) for one in units)
        return self


class AliasForm(Form):
    """Another way in which papers write the unit."""

    text = StringField(lazy_gettext("Tên gọi khác"), validators=NAME)


class JoinForm(Form):
    """Units that come into a group."""

    unit_ids = SelectMultipleField(
        lazy_gettext("Đơn vị"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validators=[InputRequired()],
    )
    on = DayField(lazy_gettext("Từ ngày"))

    def offer(self, group: Unit) -> Self:
        """Fill the list with the units that may come in, and return the form."""
        sitting = select(GroupMember.unit_id).where(
            GroupMember.group_id == group.id, GroupMember.until_on.is_(None)
        )
        inside = set(db.session.scalars(sitting))
        units = [
            one
            for one in of_authority(current_user.authority_id)
            if not one.type.is_group and one.id not in inside and one.id != one.authority_id
        ]
        self.unit_ids.choices = options((one.id, one.name) for one in units)
        return self

    @property
    def units(self) -> list[Unit]:
        """Return the chosen units."""
        return [db.session.get_one(Unit, unit_id) for unit_id in self.unit_ids.data or []]


class LeaveForm(Form):
    """The day on which a unit leaves a group."""

    on = DayField(lazy_gettext("Ra khỏi nhóm từ ngày"), validators=[InputRequired()])
