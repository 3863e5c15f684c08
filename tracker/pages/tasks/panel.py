"""What a person may do with a task now: the moves open to them, each with its form."""

from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext

from tracker.accounts import Person
from tracker.pages.forms import options
from tracker.pages.tasks.beside_forms import DirectiveForm, ObjectionForm
from tracker.pages.tasks.decision_ways import Ways
from tracker.pages.tasks.forms import (
    SITUATIONS,
    AnswerForm,
    AssignForm,
    PartForm,
    SendBackForm,
    StartForm,
    TaskForm,
    UpdateForm,
    VerifyForm,
    WithdrawForm,
    stamp,
)
from tracker.rules.answers import AnswerState
from tracker.rules.numbers import format_day, two_digits
from tracker.rules.words import DeadlineKind, Move, Outcome
from tracker.rules.workflow import MoveRule, Need
from tracker.tasks import (
    Task,
    TaskAnswer,
    TaskOccurrence,
    TaskPart,
    moves_open_to,
    works_in,
)
from tracker.tasks.occurrences import waits_for_event

ACTS = (
    "update", "start", "withdraw", "verify", "send_back", "part", "answer", "assign", "directive",
    "objection",
)  # fmt: skip
UPDATES = (Move.POST, Move.SUBMIT, Move.BLOCK, Move.UNBLOCK)


@dataclass
class Panel:
    """The acts of one person on one task; an act that is not open has no form."""

    task: Task
    moves: frozenset[Move]
    update: UpdateForm | None = None
    start: StartForm | None = None
    withdraw: WithdrawForm | None = None
    verify: VerifyForm | None = None
    send_back: SendBackForm | None = None
    part: PartForm | None = None
    answer: AnswerForm | None = None
    assign: AssignForm | None = None
    directive: DirectiveForm | None = None
    objection: ObjectionForm | None = None
    failed: str = ""
    ways: Ways = field(default_factory=lambda: Ways([], []))
    own_parts: list[TaskPart] = field(default_factory=list)
    own_answers: list[TaskAnswer] = field(default_factory=list)

    def with_ids(self) -> "Panel":
        """Give the fields of all forms ids of their own."""
        for name in ACTS:
            form: TaskForm | None = getattr(self, name)
            if form is not None:
                form.with_ids(f"{name}-{self.task.id}")
        return self

    @property
    def is_empty(self) -> bool:
        """Whether the person can do nothing here."""
        return not self.ways and not any(getattr(self, name) for name in ACTS)


def panel_of(
    task: Task, person: Person, colleagues: list[Person], *, on: date, posted: TaskForm | None
) -> Panel:
    """Return the acts open to a person; `posted` is the form that could not be taken."""
    rules = moves_open_to(person, task, on=on)
    panel = Panel(task, frozenset(rule.move for rule in rules))
    if panel.moves & set(UPDATES):
        panel.update = update_form(task, rules, posted=posted)
    if Move.ASSIGN in panel.moves:
        panel.assign = assign_form(task, colleagues)
    _offer_bare_moves(panel)
    _offer_verdicts(panel)
    _offer_what_is_said_beside(panel, person, rules, on=on)
    if posted is not None:
        _put_back(panel, posted)
    return panel.with_ids()


def _offer_bare_moves(panel: Panel) -> None:
    version = panel.task.version
    if Move.START in panel.moves:
        panel.start = StartForm(formdata=None, version=version)
    if Move.WITHDRAW in panel.moves:
        panel.withdraw = WithdrawForm(formdata=None, version=version)


def _offer_verdicts(panel: Panel) -> None:
    task = panel.task
    if Move.VERIFY in panel.moves:
        panel.verify = VerifyForm(
            formdata=None, version=task.version, done_on=task.reported_done_on,
            outcome=task.reported_outcome or Outcome.MET,
        )  # fmt: skip
        panel.send_back = SendBackForm(formdata=None, version=task.version)


def _offer_what_is_said_beside(
    panel: Panel, person: Person, rules: tuple[MoveRule, ...], *, on: date
) -> None:
    task = panel.task
    panel.own_parts = [part for part in task.parts if works_in(person, part.unit_id, on=on)]
    if Move.NOTE in panel.moves and panel.own_parts:
        panel.part = _part_form(panel)
    if Move.ANSWER in panel.moves:
        panel.own_answers = [
            one for one in task.answers
            if one.left_on is None and one.status != AnswerState.ACCEPTED
            and works_in(person, one.unit_id, on=on)
        ]  # fmt: skip
        panel.answer = _answer_form(panel) if panel.own_answers else None
    if any(rule.move is Move.NOTE and Need.BASIS in rule.needs for rule in rules):
        panel.directive = DirectiveForm(formdata=None, version=task.version)
    if Move.OBJECT in panel.moves:
        panel.objection = ObjectionForm(formdata=None, version=task.version)


def update_form(
    task: Task, rules: tuple[MoveRule, ...], *, posted: TaskForm | None = None
) -> UpdateForm:
    """Return the update form with the situations that are open, prefilled with what is known."""
    form = posted if isinstance(posted, UpdateForm) else None
    form = form or UpdateForm(formdata=None, version=task.version, done_on=task.reported_done_on)
    left = to_note(task)
    places = {one.id: place for place, one in enumerate(task.occurrences, start=1)}
    form.occurrence_id.choices = options(
        (one.id, _occurrence_words(places[one.id], len(places), one.due_on)) for one in left
    )
    open_now = {str(rule.move) for rule in rules}
    if left and Move.POST in open_now:
        open_now.add("occurrence")
    if waits_for_event(task) and Move.POST in open_now:
        open_now.add("nothing")
    form.situation.choices = options(
        (name, words) for name, words in SITUATIONS.items() if name in open_now
    )
    form.is_on_behalf = any(Need.BASIS in rule.needs for rule in rules if rule.move in UPDATES)
    return form


def to_note(task: Task) -> list[TaskOccurrence]:
    """Return the occurrences whose result is still to be noted; check-ins need only an update."""
    if task.deadline_kind == DeadlineKind.ONGOING:
        return []
    return [one for one in task.occurrences if one.done_on is None]


def _occurrence_words(place: int, whole: int, due_on: date) -> str:
    return gettext(
        "Đợt %(place)s/%(whole)s, hạn %(due)s",
        place=two_digits(place), whole=two_digits(whole), due=format_day(due_on),
    )  # fmt: skip


def _part_form(panel: Panel) -> PartForm:
    first = panel.own_parts[0]
    form = PartForm(
        formdata=None, version=stamp(first), part_id=first.id, text=first.note,
        done_on=first.done_on,
    )  # fmt: skip
    form.part_id.choices = options((part.id, part.text) for part in panel.own_parts)
    return form


def _answer_form(panel: Panel) -> AnswerForm:
    first = panel.own_answers[0]
    form = AnswerForm(
        formdata=None, version=stamp(first), answer_id=first.id, text=first.note,
        done_on=first.done_on,
    )  # fmt: skip
    form.answer_id.choices = options((one.id, one.unit.name) for one in panel.own_answers)
    return form


def assign_form(task: Task, colleagues: list[Person]) -> AssignForm:
    """Return the form that names the person in charge, among the people of the unit."""
    form = AssignForm(formdata=None, version=task.version, staff_id=task.staff_id or 0)
    form.staff_id.choices = options((person.id, person.full_name) for person in colleagues)
    return form


def _put_back(panel: Panel, posted: TaskForm) -> None:
    """Show the form that could not be taken, text and sentence, where its act stands."""
    for name in ACTS:
        drawn = getattr(panel, name)
        if drawn is not None and type(drawn) is type(posted):
            for choice in ("part_id", "answer_id", "staff_id"):
                if hasattr(posted, choice):
                    getattr(posted, choice).choices = getattr(drawn, choice).choices
            setattr(panel, name, posted)
            panel.failed = name
