"""The forms of what is said beside a task: a leader's directive, a unit's objection."""

from flask_babel import lazy_gettext
from wtforms import StringField, TextAreaField

from tracker.pages.tasks.forms import LINE, TEXT, TaskForm


class DirectiveForm(TaskForm):
    """What a leader said of a task, recorded by the secretariat."""

    text = TextAreaField(lazy_gettext("Ý kiến chỉ đạo"), [TEXT])
    basis = StringField(lazy_gettext("Văn bản, cuộc họp"), [LINE])


class ObjectionForm(TaskForm):
    """What a unit says of an entry that was made for it."""

    text = TextAreaField(lazy_gettext("Nội dung chưa đúng, đề nghị sửa"), [TEXT])
