"""The forms of a session besides its conclusions: a matter, a document with it, the number."""

from collections.abc import Iterable
from textwrap import shorten
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from tracker.access import reviews as access
from tracker.pages.forms import CountField, DayField, Form, options
from tracker.pages.limits import record_id
from tracker.pages.tasks.forms import DocumentForm
from tracker.reviews import Matter, Review
from tracker.tasks import Task

TEXT = Length(max=2000)
MOST = 999


def named_task(task: Task) -> str:
    """Return a task in one line of a choice: its code and the beginning of its title."""
    return f"{task.code} · {shorten(task.title, 80, placeholder='…')}"


class ItemForm(Form):
    """A matter put on the agenda: words of its own, or a task's."""

    task = SelectField(lazy_gettext("Nhiệm vụ"), coerce=record_id, validate_choice=False)
    title = StringField(lazy_gettext("Nội dung"), [TEXT])
    note = TextAreaField(lazy_gettext("Ghi chú"), [TEXT])

    def __init__(
        self, review: Review, *args: Any, tasks: Iterable[Task] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        open_tasks = access.tasks_to_decide(review) if tasks is None else tasks
        self.tasks = {task.id: task for task in open_tasks}
        named = ((one.id, named_task(one)) for one in self.tasks.values())
        self.task.choices = options([(0, "–"), *named])

    def matter(self) -> Matter:
        """Return what was typed; a task that is no choice is none."""
        return Matter(
            self.title.data or "", self.note.data or "", self.tasks.get(self.task.data or 0)
        )


class MatterForm(DocumentForm):
    """A matter on the agenda, changed: its words, what is noted, a document laid with it."""

    title = StringField(lazy_gettext("Nội dung"), [InputRequired(), TEXT])
    note = TextAreaField(lazy_gettext("Ghi chú"), [TEXT])
    place = CountField(lazy_gettext("Thứ tự"), [Optional(), NumberRange(1, MOST)])


class NumberForm(Form):
    """Number and day of the notice, as the clerk gave them."""

    number = StringField(lazy_gettext("Số, ký hiệu"), [InputRequired(), Length(max=255)])
    issued_on = DayField(lazy_gettext("Ngày văn bản"), [InputRequired()])


class CorrectionForm(Form):
    """New words of a conclusion of an ended session, or one that was left out; and why."""

    conclusion = SelectField(lazy_gettext("Kết luận"), coerce=record_id, validate_choice=False)
    text = TextAreaField(lazy_gettext("Nội dung đúng"), [InputRequired(), TEXT])
    reason = StringField(lazy_gettext("Lý do"), [InputRequired(), Length(max=400)])

    def __init__(self, review: Review, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbered = enumerate(review.standing, start=1)
        known = ((one.id, shorten(f"{n}. {one.text}", 90, placeholder="…")) for n, one in numbered)
        self.conclusion.choices = options([(0, gettext("Bổ sung một nội dung")), *known])


class StepForm(Form):
    """A matter's step on the agenda: up, or down."""

    way = StringField()


class VersionForm(Form):
    """An act on a conclusion as it was seen."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
