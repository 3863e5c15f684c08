"""An annex that was read becomes a draft plan, or brings the draft of its year in step."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker import files, history, plans
from tracker.accounts import Person
from tracker.annex import AnnexDraft
from tracker.clock import day_of
from tracker.db import db
from tracker.files import Examined, StoredFile
from tracker.intake.capitals import calm
from tracker.intake.difference import Difference
from tracker.intake.drafts import check_draft, note
from tracker.intake.facts import ImportBatch
from tracker.intake.filling import fill
from tracker.plans import Plan, PlanState
from tracker.rules.words import Role
from tracker.units import Unit

IMPORT, REIMPORT = "import", "reimport"


@dataclass(frozen=True)
class TakenIn:
    """The plan that an annex went into, and what differed; None where the plan is new."""

    plan: Plan
    difference: Difference | None


def examine(name: str, content: bytes) -> Examined:
    """Return an annex that was read as a file to keep; what no content tells apart is CSV."""
    media_type = files.media_type_of(content) or "text/csv"
    safe = files.harmless(name, extension=files.EXTENSIONS[media_type])
    return Examined(safe, content, media_type, files.fingerprint(content))


def take_in(
    authority: Unit, *, draft: AnnexDraft, file: Examined, by: Person | None, at: datetime
) -> TakenIn:
    """Put an annex into the authority's plan of its year: a new draft, or the one there is.

    Raises Refused where that plan is issued: see `difference`.
    """
    plan = target(authority.id, year=draft.year)
    if plan is not None:
        history.take(plan.id)
        db.session.refresh(plan)  # whoever held the chain may have changed it
        check_draft(plan)
    kept = files.keep(file, authority_id=authority.id, by=by, at=at)
    if plan is None:
        return TakenIn(start(authority, draft=draft, file=kept, by=by, at=at), None)
    return TakenIn(plan, reimport(plan, draft=draft, file=kept, by=by, at=at))


def start(
    authority: Unit, *, draft: AnnexDraft, file: StoredFile, by: Person | None, at: datetime
) -> Plan:
    """Make a draft plan of what was read of a file and return it.

    Tasks keep the file's order (NV01…), areas are ND1…, indicators CT01…. Units are matched by
    name; every doubtful place becomes a problem to settle. No second plan is looked for: see
    `target`.
    """
    plan = Plan(
        code=plans.code_for(authority, year=draft.year), authority_id=authority.id, year=draft.year,
        title=calm(draft.title) or f"Kế hoạch cải cách hành chính năm {draft.year}",
        state=PlanState.DRAFT, period_from=date(draft.year, 1, 1),
        period_to=date(draft.year, 12, 31), created_at=at,
        coordinator_unit_id=_secretariat(by, on=day_of(at)),
    )  # fmt: skip
    db.session.add(plan)
    db.session.flush()
    history.take(plan.id)
    fill(plan, draft, on=day_of(at))
    _keep(plan, draft, file, by=by, at=at)
    note(plan, IMPORT, _named(file), by=by, at=at)
    return plan


def reimport(
    plan: Plan, *, draft: AnnexDraft, file: StoredFile, by: Person | None, at: datetime
) -> Difference:
    """Bring a draft in step with a newer annex and return what differed.

    A row that reads as before keeps its task and everything settled on it; a cell that reads
    otherwise replaces what stood there; new rows become tasks, rows that are gone leave, dropped
    rows stay dropped. The same file twice changes nothing. Raises Refused where the plan is no
    draft: see `difference`.
    """
    check_draft(plan)
    found = fill(plan, draft, on=day_of(at))
    _keep(plan, draft, file, by=by, at=at)
    note(plan, REIMPORT, _named(file), by=by, at=at)
    return found


def target(authority_id: int, *, year: int) -> Plan | None:
    """Return the plan that an annex of a year belongs to, the newest where there are several."""
    return plans.of_year(authority_id, year=year)


def _secretariat(by: Person | None, *, on: date) -> int | None:
    posts = by.posts(on) if by else []
    return next((post.unit_id for post in posts if post.role == Role.COORDINATOR), None)


def _keep(
    plan: Plan, draft: AnnexDraft, file: StoredFile, *, by: Person | None, at: datetime
) -> None:
    batch = ImportBatch(
        plan_id=plan.id, file_id=file.id, sha256=file.sha256, year=plan.year, at=at,
        agreed=sorted(draft.agreed), by_id=by.id if by else None,
    )  # fmt: skip
    db.session.add(batch)


def _named(file: StoredFile) -> dict[str, str]:
    return {"file": file.name, "sha256": file.sha256}
