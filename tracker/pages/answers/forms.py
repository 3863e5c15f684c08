"""The forms over the answers of many units."""

from dataclasses import dataclass

from flask_babel import lazy_gettext
from wtforms import BooleanField, Field, HiddenField, RadioField, TextAreaField
from wtforms.validators import Length
from wtforms.widgets import TextInput

from tracker.pages.forms import CountField, DayField, options
from tracker.pages.limits import record_id
from tracker.pages.tasks.forms import TaskForm, stamp
from tracker.tasks import Task, TaskAnswer, threshold_of

BACK = "cac-don-vi"


@dataclass(frozen=True)
class Pick:
    """A row that was ticked: the id, and the stamp of what stood there when the page was drawn."""

    id: int
    stamp: int


class PicksField(Field):
    """The rows ticked, each as `id-stamp` or, where nothing can have changed, as `id`."""

    widget = TextInput()
    data: list[Pick]

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the ticks; raises ValueError for what no page offers."""
        self.data = []
        for text in valuelist:
            key, _, mark = text.partition("-")
            self.data.append(Pick(record_id(key), int(mark or 0)))

    @property
    def ids(self) -> set[int]:
        """The ids of the rows ticked."""
        return {pick.id for pick in self.data or ()}


class ManyForm(TaskForm):
    """A form over the units; units never stop each other, so the task's version is not asked."""

    back = HiddenField(default=BACK)

    def version_of(self, _task: Task) -> int:
        """Return the version that was posted: whatever it is, it is taken."""
        return self.version.data or 0


class VerdictForm(ManyForm):
    """Accepting or sending back the ticked answers; taken only as they stood on the page."""

    picks = PicksField()
    reason = TextAreaField(lazy_gettext("Cần bổ sung gì"), [Length(max=4000)])

    def chosen(self, task: Task) -> list[TaskAnswer]:
        """Return the answers ticked."""
        return [one for one in task.answers if one.id in self.picks.ids]

    def version_of(self, task: Task) -> int:
        """Return another version than the posted one where an answer has changed since."""
        seen = {pick.id: pick.stamp for pick in self.picks.data or ()}
        fresh = all(stamp(one) == seen[one.id] for one in self.chosen(task))
        return (self.version.data or 0) if fresh else -1


class UrgeForm(ManyForm):
    """Urging asks nothing."""


class AskForm(ManyForm):
    """Units to be asked as well, and from which day on."""

    picks = PicksField(lazy_gettext("Đơn vị"))
    on = DayField(lazy_gettext("Từ ngày"))
    due_on = DayField(lazy_gettext("Hạn riêng"))


class ReleaseForm(ManyForm):
    """Units that are no longer counted, and from which day on."""

    picks = PicksField(lazy_gettext("Đơn vị"))
    on = DayField(lazy_gettext("Từ ngày"))


class ThresholdForm(TaskForm):
    """How many accepted answers let the task be submitted."""

    back = HiddenField(default=BACK)
    is_whole = BooleanField(lazy_gettext("Phải đủ tất cả các đơn vị"))
    value = CountField(lazy_gettext("Ngưỡng"))
    measure = RadioField(
        lazy_gettext("Tính theo"), default="percent", validate_choice=False,
        choices=options([("percent", "%"), ("units", lazy_gettext("đơn vị"))]),
    )  # fmt: skip


def threshold_form(task: Task) -> ThresholdForm:
    """Return the form with the threshold as it is."""
    threshold = threshold_of(task)
    measure = "percent" if threshold.is_percent else "units"
    return ThresholdForm(
        formdata=None, version=task.version, value=threshold.value, measure=measure,
        is_whole=threshold.value is None,
    )  # fmt: skip
