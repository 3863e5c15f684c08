"""The two forms by which units merge or split: which ones, and what moves where."""

from collections.abc import Iterable, Sequence
from typing import Protocol, Self

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, Field, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from tracker import clock
from tracker.handover import OpenWork
from tracker.pages.forms import DayField, Form, options
from tracker.rules.words import Role
from tracker.units import Unit
from tracker.units.tree import Decision, Names

NEW = "moi"


class Source(Protocol):
    """A unit concerned and what of it is open."""

    @property
    def unit(self) -> Unit: ...
    @property
    def work(self) -> OpenWork: ...


class ChoiceForm(Form):
    """Which units, which one takes over, and whether they stay; asked by GET, changes nothing."""

    class Meta(Form.Meta):
        """A question needs no token."""

        csrf = False

    units = SelectMultipleField(
        lazy_gettext("Đơn vị sắp xếp"),
        widget=ListWidget(prefix_label=False), option_widget=CheckboxInput(),
    )  # fmt: skip
    heir = SelectField(lazy_gettext("Đơn vị nhận việc"))
    stays = BooleanField(lazy_gettext("Đơn vị vẫn hoạt động, chỉ chuyển một phần (chia, tách)"))

    def offer(self, units: Sequence[Unit]) -> Self:
        """Fill the lists with the units of the authority, and return the form."""
        named = [(str(unit.id), unit.name) for unit in units]
        self.units.choices = options(named)
        first = [("", gettext("Chọn…")), (NEW, gettext("Đơn vị mới thành lập"))]
        self.heir.choices = options(first + named)
        self.known = {unit_id for unit_id, _name in named}
        return self

    @property
    def unit_ids(self) -> list[int]:
        """Return the units chosen that are really offered."""
        return [int(unit_id) for unit_id in self.units.data or [] if unit_id in self.known]

    @property
    def is_new(self) -> bool:
        """Whether a new unit takes over."""
        return bool(self.heir.data == NEW)

    @property
    def is_whole(self) -> bool:
        """Whether enough is chosen to show what moves."""
        others = [unit_id for unit_id in self.unit_ids if str(unit_id) != self.heir.data]
        return self.heir.data in self.known | {NEW} and bool(others)


class ReorganisationForm(Form):
    """The decision, the new unit's names, who heads it; every task and person has a field."""

    on = DayField(lazy_gettext("Từ ngày"), validators=[InputRequired()], default=clock.today)
    number = StringField(
        lazy_gettext("Số quyết định"), validators=[InputRequired(), Length(max=120)]
    )
    name = StringField(lazy_gettext("Tên đơn vị mới"), validators=[Length(max=250)])
    code = StringField(lazy_gettext("Mã"), validators=[Length(max=40)])
    short_name = StringField(lazy_gettext("Tên viết tắt"), validators=[Length(max=120)])
    head_id = SelectField(lazy_gettext("Thủ trưởng đơn vị nhận việc"))

    @property
    def decision(self) -> Decision:
        """Return the decision."""
        return Decision(self.on.data or clock.today(), (self.number.data or "").strip())

    @property
    def names(self) -> Names:
        """Return what the new unit is called, blanks cut."""
        written = (self.name.data, self.code.data, self.short_name.data)
        return Names(*(" ".join((text or "").split()) for text in written))

    def task(self, task_id: int) -> Field:
        """Return the field that says where a task goes."""
        return self[f"task_{task_id}"]

    def person(self, person_id: int) -> Field:
        """Return the field that says where somebody goes."""
        return self[f"person_{person_id}"]


def form_of(
    choice: ChoiceForm, sources: Sequence[Source], units: Sequence[Unit], *, fresh: bool = False
) -> ReorganisationForm:
    """Return the second form with a field for every open task and every person."""

    class Filled(ReorganisationForm):
        """The form with a field for everything that moves."""

    new = [(NEW, gettext("Đơn vị mới thành lập"))] if choice.is_new else []
    going = {} if choice.stays.data else {str(source.unit.id) for source in sources}
    offered = new + [(str(one.id), one.name) for one in units if str(one.id) not in going]
    for source in sources:
        default = str(source.unit.id) if choice.stays.data else choice.heir.data
        for name in names_of(source.work):
            field = SelectField(choices=options(offered), default=default)
            setattr(Filled, name, field)
    form = Filled(formdata=None) if fresh else Filled()
    form.head_id.choices = options(heads_in(sources))
    if form.head_id.data is None:
        form.head_id.data = NEW
    return form


def names_of(work: OpenWork) -> Iterable[str]:
    """Yield the names of the fields of a unit's tasks and people."""
    yield from (f"task_{task.id}" for task in work.tasks)
    yield from (f"person_{post.person_id}" for post in work.posts)


def heads_in(sources: Iterable[Source]) -> list[tuple[str, str]]:
    """Return the choices of who heads the unit afterwards."""
    heads = {
        post.person_id: post.person.full_name
        for source in sources
        for post in source.work.posts
        if post.role == Role.UNIT_HEAD and post.acting_for_id is None
    }
    keep = (NEW, gettext("Giữ thủ trưởng hiện nay"))
    return [keep, *((str(person_id), name) for person_id, name in heads.items())]
