"""Who may open which page of the office's templates, and a template to try: of the access table."""

from collections.abc import Callable
from typing import Any

from tests.documents.word_files import template
from tests.reviews.making import AT
from tracker import history
from tracker.accounts import Person
from tracker.pages.guard import Audience
from tracker.reports import office
from tracker.reports.office import TemplateKind

TABLE = {
    Audience.SECRETARIAT: """
        paper_templates.give paper_templates.given paper_templates.listing paper_templates.one
        paper_templates.put_in_force paper_templates.sample paper_templates.take_out
        paper_templates.trial paper_templates.trial_pdf
    """,
    Audience.DECIDERS: "unit_work.letter_pdf",
    Audience.COMMITTEE: "reviews.paper_pdf",
}
# Kinds of papers are of every authority: an address with nothing else names nobody's record.
OF_NOBODY = {"paper"}
PARAMETERS: dict[str, Callable[[Any], object]] = {
    "paper": lambda _records: TemplateKind.LETTER,
    "template_id": lambda records: records.entries["template_id"],
}


def lay(person: Person) -> dict[str, int]:
    """Lay a template under a person's name, in force, and return its id."""
    history.take(history.GENERAL)
    file = office.examine(
        TemplateKind.LETTER, f"{person.full_name}.docx", template(person.full_name)
    )
    made = office.keep(
        TemplateKind.LETTER, file, authority_id=person.authority_id, by=person, at=AT
    )
    return {"template_id": made.id}
