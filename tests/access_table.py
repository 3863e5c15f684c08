"""Who may open which page: every route of the program stands here, or the build fails.

The names of the parameters of routes stand below it, each with a record of one's own authority and
one of another: a new name must be taught here, so that nobody forgets to try it from outside.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests import access_indicators, access_papers, access_registers, access_reviews
from tests.access_keeping import ask, keep_field, keep_view
from tests.cast import Office, make_person, make_plan, make_task, make_unit
from tests.papers import PDF
from tests.periods.making import Reported, report_on
from tracker import evidence, files, outbox
from tracker.accounts import Absence, Appointment, Person, SignIn, sessions
from tracker.bulk import Act, Bulk
from tracker.db import db
from tracker.evidence import Cited, Document
from tracker.outbox import Letter
from tracker.pages.guard import Audience
from tracker.rules.words import Role
from tracker.tasks import Task
from tracker.units import GroupMember, Unit, UnitAlias
from tracker.worksheets import Batch

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
STRANGE = "Zxqw"  # stands in every name of the other authority, and nowhere else

TABLE = {
    Audience.PUBLIC: """
        by_link.add_file by_link.files by_link.not_mine by_link.show by_link.tell
        first_run.ask first_run.found health.healthz health.readyz language.choose
        password.ask_reset password.by_code password.by_link password.forgotten
        password.set_by_code password.set_by_link public.document public.listing
        public.one sign_in.enter sign_in.form sign_in.out
        stop_reminders.ask stop_reminders.stop
    """,
    Audience.SIGNED_IN: """
        reporting.compare reporting.file reporting.listing reporting.one reporting.proof
        reporting.snapshot
        answers.ask answers.decide answers.export answers.release answers.set_threshold
        answers.show answers.urge unit_work.listing unit_work.one
        account.change_password account.end_device account.end_others account.index
        account.password account.save account.sessions
        my_reminders.come_back my_reminders.go_away my_reminders.save my_reminders.show
        documents.listing
        documents.one documents.restrict dossiers.check dossiers.doubtful dossiers.export
        dossiers.rate dossiers.save dossiers.sheet dossiers.show files.send
        outside.show overview.home
        overview.sheet overview.frozen_sheet
        overview.show plans.listing requests.ask requests.comment requests.decide requests.one
        requests.record requests.save requests.send requests.take_back requests.void
        requests.withdraw tasks.accept
        tasks.add_proof tasks.answer tasks.assign tasks.change_view tasks.give_part tasks.hand_on
        tasks.keep_view tasks.listing tasks.batch tasks.tell_batch tasks.mine tasks.object_to
        tasks.one
        tasks.post tasks.proof tasks.record tasks.remove_proof tasks.send_back tasks.start
        tasks.waiting tasks.withdraw tasks.workbook
        tasks.accept_occurrences tasks.occurrences_waiting tasks.record_trigger
        tasks.return_occurrence tasks.trigger tasks.undo_occurrence
    """,
    Audience.OVERSEERS: "tasks.signs",
    Audience.SECRETARIAT: """
        dossiers.add dossiers.asked_units dossiers.change dossiers.fields dossiers.name_units
        report_drafts.save report_drafts.show
        outside.add outside.ask outside.enter outside.give
        reporting.ask_correcting reporting.ask_refreezing reporting.correct
        reporting.ask_files reporting.ask_register reporting.ask_replacing reporting.days
        reporting.freeze reporting.look reporting.make_files reporting.move reporting.offer
        reporting.open_days reporting.open_month reporting.open_year reporting.register
        reporting.refreeze reporting.replace reporting.send_back reporting.set_cycle
        plans.add plans.add_tasks plans.carry plans.carry_tasks plans.correct
        plans.prepare_closing plans.save_correction
        units.carry_out_reorganisation units.reorganise
        bulk.carry_out bulk.choose bulk.drop bulk.show bulk.tell
        plan_import.decide plan_import.drop plan_import.issue plan_import.mend
        plan_import.restore plan_import.review plan_import.row plan_import.save
        plan_import.upload plan_settings.save plan_settings.show
        plan_ladder.reset plan_ladder.save plan_ladder.show
        by_hand.contact by_hand.letter by_hand.listing by_hand.note by_hand.send
        urging.letter urging.letter_frame urging.preview urging.preview_frame urging.send_again
        urging.sent urging.show urging.try_foreseen urging.try_letter urging.unreached
    """,
    Audience.DECIDERS: """
        plans.close plans.closing requests.decide_many requests.waiting unit_work.letter
        report_drafts.pdf report_drafts.word
        reporting.ask_publishing reporting.publish reporting.withdraw
        plan_papers.amendments_pdf plan_papers.amendments_word plan_papers.plan_pdf
        plan_papers.plan_word
    """,
    Audience.ORGANISERS: """
        calendar.reset_day
        calendar.set_day calendar.show people.appoint people.create people.delegate people.edit
        people.end_post people.invite people.let_in people.new people.shut units.add_alias
        units.correct units.create units.drop_alias units.end units.join units.leave
        units.listing units.move units.new units.one units.rename
        people.mark_address people.unmark_address urging.hold urging.lift urging.state
    """,
    Audience.ORGANISERS_AND_HEADS: "people.give_code people.listing people.one",
    Audience.SECRETARIAT_AND_HEADS: "people.hand_over people.pass_on",
    Audience.HEADS: "deputies.delegate deputies.index deputies.take_back",
    Audience.WORKERS: """
        reporting.ask_report reporting.estimate reporting.estimates reporting.send
        worksheets.apply worksheets.drop worksheets.review worksheets.show worksheets.take_in
        worksheets.take_out dossiers.bring dossiers.bring_in
    """,
    Audience.ADMIN: "",
}
TABLES = (
    TABLE, access_indicators.TABLE, access_papers.TABLE, access_registers.TABLE,
    access_reviews.TABLE,
)  # fmt: skip
AUDIENCES = {
    endpoint: wanted for table in TABLES for wanted, names in table.items()
    for endpoint in names.split()
}  # fmt: skip

# For which record a parameter stands: by its name, or by its blueprint and name.
PARAMETERS: dict[str, Callable[["Records"], object]] = {
    "person_id": lambda records: records.person,
    "post_id": lambda records: records.post,
    "unit_id": lambda records: records.unit,
    "alias_id": lambda records: records.alias,
    "seat_id": lambda records: records.seat,
    "device_id": lambda records: records.device,
    "absence_id": lambda records: records.absence,
    "task_id": lambda records: records.task,
    "request_id": lambda records: records.request,
    "kind": lambda _records: "dua-ra",
    "file_id": lambda records: records.file,
    "letter_id": lambda records: records.letter,
    "row_id": lambda records: records.task,
    "document_id": lambda records: records.document,
    "view_id": lambda records: records.view,
    "batch_id": lambda records: records.batch,
    "bulk_id": lambda records: records.bulk,
    "period_id": lambda records: records.reported.period,
    "snapshot_id": lambda records: records.reported.snapshot,
    "report_id": lambda records: records.reported.report,
    "publication_id": lambda records: records.reported.publication,
    "period_key": lambda _records: "Q1",
    "sent_id": lambda records: records.reported.sent,
    "code": lambda records: records.plan_code,
    **access_indicators.PARAMETERS,
    **access_papers.PARAMETERS,
    **access_registers.PARAMETERS,
    **access_reviews.PARAMETERS,
    "field_id": lambda records: records.dossier_field,
    "report_drafts.period": lambda _records: "2026-Q1",
    "year": lambda _records: 2026,
    "month": lambda _records: 3,
    "by_link.token": lambda _records: "not-a-token",
    "stop_reminders.token": lambda _records: "not-a-token",
    "password.code": lambda _records: "not-a-code",
}


@dataclass(frozen=True)
class Records:
    """One record of each kind, by its id or code."""

    person: int
    post: int
    unit: int
    alias: int
    seat: int
    device: int
    absence: int
    task: int
    request: int
    file: int
    letter: int
    view: int
    document: int
    batch: int
    bulk: int
    dossier_field: int
    plan_code: str
    entries: dict[str, int]
    reported: Reported


def records_of(office: Office, unit: Unit, group: Unit) -> Records:
    """Lay an alias, a seat, a device, a plan and a task, and return them with their authority's."""
    person = make_person(f"x{unit.id}", f"{unit.name} {unit.id}", unit=unit, role=Role.STAFF)
    sessions.open_for(person, at=AT)
    plan = make_plan(office, year=2026 if office.people else 2025)
    plan.title, plan.code = f"Kế hoạch {unit.name}", f"ke_hoach_{unit.id}"
    task = make_task(plan, unit, title=unit.name)
    alias = UnitAlias(
        authority_id=office.authority.id, unit_id=unit.id, text=f"{unit.name} alias", key=unit.name
    )
    seat = GroupMember(group_id=group.id, unit_id=unit.id, from_on=date(2026, 1, 1))
    db.session.add_all([alias, seat])
    file = prove(task, person)
    outbox.put("digest", person, day=date(2026, 3, 2), at=AT)
    letter = db.session.query(Letter).filter_by(person_id=person.id).one()
    letter.subject = letter.text = unit.name
    batch = Batch(plan_id=plan.id, by_id=person.id, at=AT, files=[{"name": unit.name}])
    bulk = Bulk(plan_id=plan.id, by_id=person.id, at=AT, act=Act.URGE)
    absence = Absence(
        person_id=person.id, substitute_id=person.id, from_on=AT.date(), until_on=date(2199, 1, 1)
    )
    db.session.add_all([batch, bulk, absence])
    db.session.commit()
    post = db.session.query(Appointment).filter_by(person_id=person.id).one()
    device = db.session.query(SignIn).filter_by(person_id=person.id).one()
    return Records(
        person.id, post.id, unit.id, alias.id, seat.id, device.id, absence.id, task.id,
        ask(task, person), file, letter.id, keep_view(person),
        db.session.query(Document).filter_by(file_id=file).one().id, batch.id, bulk.id,
        keep_field(unit).id, plan.code,
        access_registers.lay(office, plan, unit, person) | access_reviews.lay(task, person)
        | access_indicators.lay(plan, unit) | access_papers.lay(person),
        report_on(plan, unit, person),
    )  # fmt: skip


def prove(task: Task, person: Person) -> int:
    """Give a task a document with a file, and return the file's id."""
    authority_id = task.authority_id
    content = PDF + f"{task.id}".encode()
    file = files.store("a.pdf", content, authority_id=authority_id, by=person, at=AT)
    shown = evidence.describe(
        Cited(abstract=task.title), authority_id=authority_id, by=person, at=AT, file=file
    )
    evidence.add(task, document=shown, by=person, at=AT)
    return file.id


def own_records(office: Office) -> Records:
    """Lay records in the office of the cast."""
    group = make_unit(office.authority, "NHOM", "Các phòng, ban", type_code="nhom")
    return records_of(office, make_unit(office.authority, "TO", "Tổ công tác"), group)


def strange_records() -> Records:
    """Lay records in another authority."""
    authority = Unit(type_code="xa", code="XKH", name=f"UBND xã {STRANGE}")
    db.session.add(authority)
    db.session.flush()
    authority.authority_id = authority.id
    unit, other, group = (
        make_unit(authority, code, f"{STRANGE} {code}", type_code=kind)
        for code, kind in (("P1", "phong"), ("P2", "phong"), ("NH", "nhom"))
    )
    return records_of(Office(authority, vp=unit, vhxh=other, pkt=other), unit, group)
