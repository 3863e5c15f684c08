"""An authority's own templates for the doors: those of the person's authority, and no others."""

from sqlalchemy import select

from tracker import history
from tracker.access import NotFound
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.reports.office import PaperTemplate, TemplateKind


def kind_of(key: str) -> TemplateKind:
    """Return the kind of paper that an address names, or raise NotFound."""
    try:
        return TemplateKind(key)
    except ValueError:
        raise NotFound from None


def template_to_see(template_id: int, *, by: Person) -> PaperTemplate:
    """Return a template of the person's authority, or raise NotFound."""
    rows = select(PaperTemplate).where(
        PaperTemplate.id == template_id, PaperTemplate.authority_id == by.authority_id
    )
    found = db.session.scalar(rows)
    if found is None:
        raise NotFound
    return found


def template_to_change(template_id: int, *, by: Person) -> PaperTemplate:
    """Begin writing, take the general chain and return a template as it stands then."""
    template_to_see(template_id, by=by)
    to_keep()
    return template_to_see(template_id, by=by)


def to_keep() -> None:
    """Begin writing and take the chain on which templates are recorded."""
    begin_write()
    history.take(history.GENERAL)
