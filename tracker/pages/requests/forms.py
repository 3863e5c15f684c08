"""The forms of requests and decisions: what is asked, the leader's paper, yes and no."""

from datetime import datetime
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import Field, RadioField, SelectField, StringField, TextAreaField

from tracker import access, clock, history
from tracker.access import asked
from tracker.accounts import Person
from tracker.evidence import Decision, Document
from tracker.pages.form_words import MISSING
from tracker.pages.forms import DayField, options
from tracker.pages.known import known_or_kept
from tracker.pages.limits import record_id
from tracker.pages.tasks.forms import LINE, TEXT, DocumentForm, TaskForm
from tracker.requests import REMOVAL_LABELS, Kind, RemovalReason, Wanted, Wish, reopened_with
from tracker.rules.words import Role
from tracker.rules.workflow.needs import LEAST_LETTERS
from tracker.tasks import Task
from tracker.tasks.moves import KIND
from tracker.tasks.occurrences import nothing_told

WHYS = [(word, lazy_gettext(label)) for word, label in REMOVAL_LABELS.items()]
YES, NO = "dong-y", "khong"


class WishForm(DocumentForm):
    """What is asked of a task; which fields are shown depends on the kind."""

    reason = TextAreaField(lazy_gettext("Lý do"), [TEXT])
    due_on = DayField(lazy_gettext("Hạn mới"))
    why = RadioField(lazy_gettext("Vì sao"), choices=options(WHYS), validate_choice=False)
    lead_unit_id = SelectField(
        lazy_gettext("Cơ quan chủ trì"), coerce=record_id, choices=[], validate_choice=False
    )
    area_id = SelectField(
        lazy_gettext("Nội dung"), coerce=record_id, choices=[], validate_choice=False
    )
    title = TextAreaField(lazy_gettext("Tên nhiệm vụ"), [TEXT])
    deliverable = TextAreaField(lazy_gettext("Sản phẩm"), [TEXT])

    kind: Kind | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Tell at once, field by field, everything that a request of the kind still lacks."""
        is_valid: bool = super().validate(extra_validators)
        lacking = [field for field, lacks in self._needed() if lacks and not field.errors]
        for field in lacking:
            field.errors = [gettext(MISSING)]
        letters = len(" ".join((self.reason.data or "").split()))
        if letters < LEAST_LETTERS and not self.reason.errors:
            told = gettext("Ghi rõ lý do, ít nhất %(least)s ký tự.", least=LEAST_LETTERS)
            self.reason.errors = [told]
            return False
        return is_valid and not lacking

    def _needed(self) -> list[tuple[Field, bool]]:
        """Return the fields that the kind needs, each with whether nothing is in it."""
        return [
            (self.due_on, self.kind is Kind.EXTENSION and self.due_on.data is None),
            (self.why, self.kind is Kind.REMOVAL and not self.why.data),
        ]

    def offer(self, task: Task, kind: Kind) -> None:
        """Offer the units and areas; a fresh form shows what is known already."""
        if kind is Kind.REMOVAL and not self.is_submitted():
            self._tell_nothing_occurred(task)
        if kind is not Kind.CHANGE:
            return
        units = asked.lead_choices(current_user)
        self.lead_unit_id.choices = options((unit.id, unit.name) for unit in units)
        areas = task.plan.areas
        self.area_id.choices = options((one.id, f"{one.numeral}. {one.title}") for one in areas)
        if not self.is_submitted():
            for name in ("lead_unit_id", "area_id", "title", "deliverable"):
                self[name].data = getattr(task, name)

    def _tell_nothing_occurred(self, task: Task) -> None:
        told = nothing_told(task, history.of(KIND, task.id))
        if told is not None:
            self.why.data, self.reason.data = RemovalReason.NOT_OCCURRED, told.note

    def wish(self, task: Task, kind: Kind, document: Document | None = None) -> Wish:
        """Return what was asked; facts that stay as they are are left out."""
        why = RemovalReason(self.why.data) if self.why.data in set(RemovalReason) else None
        typed = {
            Kind.EXTENSION: {"due_on": self.due_on.data},
            Kind.REMOVAL: {"why": why},
            Kind.CHANGE: self._changed(task),
            Kind.REOPENING: {},
        }
        return Wish(kind, self.reason.data or "", Wanted(**typed[kind]), document)

    def _changed(self, task: Task) -> dict[str, Any]:
        typed = {
            "lead_unit_id": self.lead_unit_id.data, "area_id": self.area_id.data,
            "title": " ".join((self.title.data or "").split()),
            "deliverable": (self.deliverable.data or "").strip(),
        }  # fmt: skip
        return {name: value for name, value in typed.items() if value != getattr(task, name)}


class Paper(DocumentForm):
    """The leader's word: whose it is, and the document that it stands in."""

    decider_id = SelectField(
        lazy_gettext("Người cho ý kiến"), coerce=record_id, choices=[], validate_choice=False
    )
    doc_signer = StringField(lazy_gettext("Người ký"), [LINE])

    def offer_deciders(self, *, alone: str = "") -> None:
        """Offer the leaders; `alone` says that the secretariat may decide without one."""
        if decides_self():
            self.decider_id.choices = []
            return
        chosen = [(one.id, one.full_name) for one in asked.leaders(current_user, on=clock.today())]
        self.decider_id.choices = options(([(0, alone)] if alone else []) + chosen)

    def decision(self, *, at: datetime) -> Decision:
        """Return the decision; its document is kept, and its day is the document's or today."""
        document = paper_of(self, at=at)
        on = document.issued_on if document and document.issued_on else clock.day_of(at)
        return Decision(self.decider(), on, document)

    def decider(self) -> Person:
        """Return who decided: the leader at the page, the one chosen, or the secretariat itself."""
        person: Person = current_user
        if decides_self() or not self.decider_id.data:
            return person
        return access.colleague(self.decider_id.data, by=person)


class RecordForm(WishForm, Paper):
    """A decision that nobody asked for here: what it is and what it stands in."""


class VoidForm(Paper):
    """A verification that was recorded wrongly."""

    reason = TextAreaField(lazy_gettext("Ghi nhận sai ở chỗ nào"), [TEXT])


class DecideForm(Paper):
    """Yes or no to a request, or to several alike."""

    answer = RadioField(
        lazy_gettext("Ý kiến"),
        choices=options([(YES, lazy_gettext("Đồng ý")), (NO, lazy_gettext("Không đồng ý"))]),
        default=YES,
    )
    due_on = DayField(lazy_gettext("Gia hạn đến"))
    note = TextAreaField(lazy_gettext("Ghi chú, lý do không đồng ý"), [TEXT])


class CommentForm(TaskForm):
    """What the secretariat thinks of a request."""

    text = TextAreaField(lazy_gettext("Ý kiến của cơ quan thường trực"), [TEXT])


class WithdrawRequestForm(TaskForm):
    """Taking a request back asks nothing."""


def decides_self() -> bool:
    """Tell whether the person at the page is a leader."""
    return Role.LEADER in access.roles(current_user, on=clock.today())


def alone_words() -> str:
    """Return how the secretariat's own word is called among the leaders."""
    return gettext("Cơ quan thường trực tự quyết định")


def together_words(task: Task, kind: Kind) -> str:
    """Return what is reopened with a task, in words; empty where nothing is."""
    found = reopened_with(task) if kind is Kind.REOPENING else []
    if not found:
        return ""
    codes = ", ".join(one.code for one in found)
    return gettext("Nhiệm vụ cha đã hoàn thành được mở lại cùng: %(codes)s.", codes=codes)


def paper_of(form: DocumentForm, *, at: datetime) -> Document | None:
    """Return the document that a form gives, kept already or now; None where it gives none."""
    return known_or_kept(form, at=at) if form.has_document else None
