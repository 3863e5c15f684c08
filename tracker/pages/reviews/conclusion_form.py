"""The form of a conclusion: its words and kind, what each kind asks, what is heard in the words."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import (
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from tracker import units
from tracker.access import reviews as access
from tracker.pages.forms import DayField, Form, options
from tracker.pages.limits import record_id
from tracker.pages.reviews.forms import named_task
from tracker.requests import REMOVAL_LABELS, RemovalReason
from tracker.reviews import (
    CONCLUSION_LABELS,
    RULED_LABELS,
    Conclusion,
    ConclusionKind,
    Heard,
    Review,
    Ruled,
    Said,
)
from tracker.tasks import Task
from tracker.units import Unit

MOST = 2000
TEXT = Length(max=MOST)
KINDS = options((kind, lazy_gettext(label)) for kind, label in CONCLUSION_LABELS.items())
RULED = options((one, lazy_gettext(label)) for one, label in RULED_LABELS.items())
WHYS = options((why, lazy_gettext(label)) for why, label in REMOVAL_LABELS.items())


class ConclusionForm(Form):
    """A conclusion. `place` is the matter on the chair's screen that it was typed beside.

    `heard` is what was read of its words and shown last, `reloads` that only what others typed
    meanwhile is asked for.
    """

    version = IntegerField(widget=HiddenInput(), validators=[Optional()])
    item = IntegerField(widget=HiddenInput(), validators=[Optional()])
    place = IntegerField(widget=HiddenInput(), validators=[Optional()])
    goes_on = StringField()  # what buttons say: in no hidden field, or that would come first
    reloads = StringField()
    heard = StringField(widget=HiddenInput())
    kind = RadioField(lazy_gettext("Loại kết luận"), choices=KINDS, default=ConclusionKind.TASK)
    text = TextAreaField(lazy_gettext("Kết luận"), [InputRequired(), TEXT])
    units = SelectMultipleField(
        lazy_gettext("Đơn vị thực hiện"), coerce=record_id, validate_choice=False,
        option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False),
    )  # fmt: skip
    coordinating = StringField(lazy_gettext("Phối hợp"), [TEXT])
    collecting = SelectField(
        lazy_gettext("Nhiều đơn vị thì"), coerce=record_id, validate_choice=False
    )
    due_text = StringField(lazy_gettext("Thời hạn"), [Length(max=400)])
    fixed_on = DayField(lazy_gettext("Ấn định ngày"))
    deliverable = StringField(lazy_gettext("Sản phẩm"), [TEXT])
    task = SelectField(lazy_gettext("Về nhiệm vụ"), coerce=record_id, validate_choice=False)
    ruled = RadioField(lazy_gettext("Quyết định"), choices=RULED, validate_choice=False)
    due_on = DayField(lazy_gettext("Gia hạn đến"))
    why = RadioField(lazy_gettext("Lý do đưa ra"), choices=WHYS, validate_choice=False)

    is_overtaken = False
    proposal: Heard | None = None

    def __init__(
        self, review: Review, *args: Any, own: Iterable[Unit] | None = None,
        tasks: Iterable[Task] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.review_id = review.id
        known = units.of_authority(review.authority_id) if own is None else own
        own = [one for one in known if one.id != one.authority_id]
        self.own = {unit.id: unit for unit in own}
        open_tasks = access.tasks_to_decide(review) if tasks is None else tasks
        self.tasks = {task.id: task for task in open_tasks}
        self.units.choices = options((unit.id, unit.name) for unit in own)
        each = gettext("mỗi đơn vị một nhiệm vụ")
        self.collecting.choices = options(
            [(0, each)]
            + [(unit.id, gettext("một nhiệm vụ, %(unit)s tổng hợp", unit=unit.name))
               for unit in own if not unit.type.is_group]
        )  # fmt: skip
        named = ((one.id, named_task(one)) for one in self.tasks.values())
        self.task.choices = options([(0, "–"), *named])

    def show(self, found: Conclusion) -> None:
        """Fill a fresh form with a conclusion as it stands."""
        for name in ("version", "kind", "text", "due_text", "fixed_on", "deliverable", "ruled",
                     "due_on", "why", "coordinating"):  # fmt: skip
            self[name].data = getattr(found, name)
        self.item.data = found.item_id
        self.units.data = [unit.id for unit in found.units]
        self.collecting.data, self.task.data = found.collecting_id or 0, found.task_id or 0

    def confirms(self, heard: Heard) -> bool:
        """Tell whether the form holds what was heard in its words, or it was shown once; else fill.

        Nothing is taken over what somebody typed; units that were ticked before are replaced by
        those that the words name, and shown.
        """
        named = [unit.id for unit in heard.leading if unit.id in self.own]
        differs = bool(named) and set(named) != set(self.units.data or ())
        has_day = bool((self.due_text.data or "").strip() or self.fixed_on.data)
        lacks = bool(heard.due_text) and not has_day
        if self.kind.data != ConclusionKind.TASK or self.heard.data == heard.key:
            return True
        if not (differs or lacks):
            return True
        self.units.data = named or self.units.data
        self.due_text.data = heard.due_text if lacks else self.due_text.data
        self.coordinating.data = self.coordinating.data or heard.coordinating
        self.heard.data, self.proposal = heard.key, heard
        return False

    def said(self) -> Said:
        """Return what was typed; units and tasks that are no choices are none."""
        chosen = [self.own[one] for one in self.units.data or () if one in self.own]
        ruled, why = self.ruled.data, self.why.data
        return Said(
            ConclusionKind(self.kind.data), self.text.data or "", tuple(chosen),
            self.own.get(self.collecting.data or 0), self.deliverable.data or "",
            self.due_text.data or "", self.fixed_on.data, self.tasks.get(self.task.data or 0),
            Ruled(ruled) if ruled in set(Ruled) else None, self.due_on.data,
            RemovalReason(why) if why in set(RemovalReason) else None,
            coordinating=self.coordinating.data or "",
        )  # fmt: skip
