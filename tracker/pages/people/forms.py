"""The forms about people."""

from collections.abc import Iterable
from typing import Self

from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from sqlalchemy import select
from wtforms import IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from tracker import access, clock
from tracker.access import office
from tracker.accounts import Person
from tracker.accounts.staffing import Facts, Post, Scope
from tracker.db import db
from tracker.pages.forms import DayField, Form, options
from tracker.plans import ContentArea
from tracker.rules.words import ROLE_LABELS, Role
from tracker.units import Unit, of_authority

NAME = [InputRequired(), Length(max=120)]
SHORT = [Length(max=120)]


class PersonForm(Form):
    """What is written about a person."""

    full_name = StringField(lazy_gettext("Họ và tên"), validators=NAME)
    login = StringField(lazy_gettext("Tên đăng nhập"), validators=NAME)
    email = StringField(lazy_gettext("Thư điện tử"), validators=[Length(max=200)])
    phone = StringField(lazy_gettext("Số điện thoại"), validators=[Length(max=40)])
    version = IntegerField(widget=HiddenInput(), default=0)

    @property
    def facts(self) -> Facts:
        """Return what was written, blanks cut."""
        return Facts(
            full_name=" ".join((self.full_name.data or "").split()),
            login=(self.login.data or "").strip().lower(),
            email=(self.email.data or "").strip().lower(),
            phone=(self.phone.data or "").strip(),
        )


class PostForm(Form):
    """A post: where, as what, from when until when."""

    unit_id = SelectField(lazy_gettext("Đơn vị"), coerce=int)
    role = SelectField(lazy_gettext("Vai trò"))
    title = StringField(lazy_gettext("Chức vụ"), validators=SHORT)
    from_on = DayField(lazy_gettext("Từ ngày"), default=clock.today)
    until_on = DayField(lazy_gettext("Đến trước ngày"))

    def offer(self) -> Self:
        """Fill the lists with what the signed-in person may give, and return the form."""
        units = of_authority(current_user.authority_id)
        self.unit_id.choices = options((unit.id, unit.name) for unit in units)
        roles = office.grantable_roles(current_user, on=clock.today())
        self.role.choices = options((role, gettext(ROLE_LABELS[role])) for role in roles)
        return self

    @property
    def post(self) -> Post:
        """Return the post that was described."""
        return Post(
            unit=db.session.get_one(Unit, self.unit_id.data),
            role=Role(self.role.data),
            title=(self.title.data or "").strip(),
            from_on=self.from_on.data or clock.today(),
            until_on=self.until_on.data,
        )


class NewPersonForm(PersonForm, PostForm):
    """A new person with the first post."""


class EndForm(Form):
    """The day on which a post ends."""

    on = DayField(lazy_gettext("Kết thúc từ ngày"), validators=[InputRequired()])


class DelegationForm(Form):
    """Who acts in somebody's post, from when until when."""

    deputy_id = SelectField(lazy_gettext("Người được ủy quyền"), coerce=int)
    from_on = DayField(lazy_gettext("Từ ngày"), validators=[InputRequired()], default=clock.today)
    until_on = DayField(lazy_gettext("Đến trước ngày"), validators=[InputRequired()])
    area_ids = SelectMultipleField(
        lazy_gettext("Chỉ trong các nội dung"), coerce=int,
        widget=ListWidget(prefix_label=False), option_widget=CheckboxInput(),
    )  # fmt: skip

    def offer(self, people: Iterable[Person], areas: Iterable[ContentArea] = ()) -> Self:
        """Fill the lists with who may act and the content areas of the plan; return the form."""
        self.deputy_id.choices = options((one.id, one.full_name) for one in people)
        self.area_ids.choices = options((one.id, f"{one.numeral}. {one.title}") for one in areas)
        return self

    @property
    def scope(self) -> Scope:
        """Return how far the deputy acts."""
        from_on = self.from_on.data or clock.today()
        return Scope(from_on, self.until_on.data, tuple(self.area_ids.data or ()))


def colleagues(person: Person) -> list[Person]:
    """Return the other people of a person's authority who may sign in."""
    rows = select(Person).where(
        Person.authority_id == person.authority_id, Person.is_enabled, Person.id != person.id
    )
    return list(db.session.scalars(rows.order_by(Person.sort_key, Person.id)))


def areas_of_year(by: Person) -> list[ContentArea]:
    """Return the content areas of the newest plan in force, in which a deputy's acts may lie."""
    plans = access.issued_plans(by=by)
    return plans[0].areas if plans else []
