"""Every official paper, drawn in the office's own layout where one is in force, else in ours."""

from datetime import date
from typing import Any

from tracker import files
from tracker.documents.office_template import fill, samples_of, values_of
from tracker.documents.office_template.sample import sample_of
from tracker.documents.official import to_docx
from tracker.figures import figures_of
from tracker.intake import outgoing
from tracker.plans import Plan
from tracker.reports import amendment_paper, conclusions, plan_paper, urging
from tracker.reports.amendment_paper import Amendments
from tracker.reports.office.drafts import Drafted, Layout, TemplateKind
from tracker.reports.office.fields.notice import NoticeFacts
from tracker.reports.office.fields.plan import PlanFacts
from tracker.reports.office.keeping import PaperTemplate, in_force
from tracker.reports.office.kinds import KINDS
from tracker.reports.owed import Owed
from tracker.reports.periodic import paper as periodic_paper
from tracker.reports.periodic.facts import ReportFacts
from tracker.reviews import Review
from tracker.rules import N_, Refused, Told
from tracker.units import Unit


def report(facts: ReportFacts, *, layout: Layout = Layout.OFFICE) -> bytes:
    """Return the report that some facts make, as .docx."""
    return drawn(drafted_report(facts), layout)


def letter(
    plan: Plan, unit: Unit, *, as_of: date, layout: Layout = Layout.OFFICE
) -> bytes:  # fmt: skip
    """Return the letter that urges a unit, as .docx; refused as `urging.to_urge`."""
    return drawn(drafted_letter(plan, unit, as_of=as_of), layout)


def notice(review: Review, *, layout: Layout = Layout.OFFICE) -> bytes:
    """Return the notice of a session's conclusions; refused as `conclusions.compose`."""
    return drawn(drafted_notice(review), layout)


def plan_itself(plan: Plan, *, on: date, layout: Layout = Layout.OFFICE) -> bytes:
    """Return the plan as an official paper, as .docx."""
    return drawn(drafted_plan(plan, on=on), layout)


def amendments(made: Amendments, *, layout: Layout = Layout.OFFICE) -> bytes:
    """Return the decision that amends a plan; refused as `amendment_paper.compose`."""
    return drawn(drafted_amendments(made), layout)


def drafted_report(facts: ReportFacts) -> Drafted[ReportFacts]:
    """Return what a report says, with its facts."""
    paper = periodic_paper.compose(facts)
    return Drafted(TemplateKind.REPORT, facts.plan.authority_id, paper, facts)


def drafted_letter(plan: Plan, unit: Unit, *, as_of: date) -> Drafted[Owed]:
    """Return what a letter says, with what the unit owes."""
    owed = urging.to_urge(unit, figures_of(plan, as_of=as_of))
    return Drafted(TemplateKind.LETTER, plan.authority_id, urging.composed(owed), owed)


def drafted_notice(review: Review) -> Drafted[NoticeFacts]:
    """Return what a notice says, with the session's conclusions."""
    paper, facts = conclusions.compose(review), NoticeFacts(review, conclusions.worded(review))
    return Drafted(TemplateKind.NOTICE, review.authority_id, paper, facts)


def drafted_plan(plan: Plan, *, on: date) -> Drafted[PlanFacts]:
    """Return what a plan's paper says, with what its annex prints."""
    paper, facts = plan_paper.compose(plan, on=on), PlanFacts(plan, outgoing.annex_of(plan))
    return Drafted(TemplateKind.PLAN, plan.authority_id, paper, facts)


def drafted_amendments(made: Amendments) -> Drafted[Amendments]:
    """Return what the decision says, with what it changes."""
    paper = amendment_paper.compose(made)
    return Drafted(TemplateKind.AMENDMENTS, made.plan.authority_id, paper, made)


def trial(made: PaperTemplate) -> bytes:
    """Return a template filled with the examples of its fields, to be looked at."""
    fields = KINDS[TemplateKind(made.kind)].fields
    return fill(files.content_of(made.file), fields, samples_of(fields))


def sample(kind: TemplateKind) -> bytes:
    """Return a template of our own layout that names every field of a kind, to be edited."""
    return sample_of(KINDS[kind].sample, KINDS[kind].fields)


def drawn(draft: Drafted[Any], layout: Layout) -> bytes:
    """Return a paper as .docx; refused where the office's own template cannot be filled."""
    own = in_force(draft.authority_id, draft.kind) if layout is Layout.OFFICE else None
    if own is None:
        return to_docx(draft.paper)
    fields = KINDS[draft.kind].fields
    try:
        return fill(files.content_of(own.file), fields, values_of(fields, draft))
    except Refused as no:
        raise Refused(
            N_("Mẫu của cơ quan (%(name)s) không điền được. Dùng mẫu chuẩn, hoặc sửa mẫu: %(why)s"),
            name=own.file.name, why=Told(no.msgid, no.values),
        ) from no  # fmt: skip
