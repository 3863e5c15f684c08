"""Putting a template in force, and going back to the standard layout."""

from datetime import datetime
from typing import Protocol

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.access import paper_templates as access
from tracker.accounts import Person
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, PlainForm, carry_out
from tracker.pages.paper_templates.blueprint import pages
from tracker.pages.paper_templates.one import drawn
from tracker.reports import office
from tracker.reports.office import PaperTemplate, TemplateKind
from tracker.rules import N_


class Verb(Protocol):
    """What is done with a template."""

    def __call__(self, made: PaperTemplate, /, *, by: Person, at: datetime) -> None: ...


@pages.post("/<int:template_id>/ap-dung")
@audience(Audience.SECRETARIAT)
def put_in_force(template_id: int) -> ResponseReturnValue:
    """Draw papers of the kind by this template from now on."""
    said = N_("Đã áp dụng mẫu của cơ quan cho loại văn bản này.")
    return carry_out(PlainForm(), act_on(template_id, office.put_in_force, said=said))


@pages.post("/<int:template_id>/thoi-ap-dung")
@audience(Audience.SECRETARIAT)
def take_out(template_id: int) -> ResponseReturnValue:
    """Draw papers of the kind in the standard layout again."""
    said = N_("Từ nay dùng mẫu chuẩn; mẫu cũ vẫn được giữ.")
    return carry_out(PlainForm(), act_on(template_id, office.take_out, said=said))


def act_on(template_id: int, verb: Verb, *, said: str) -> Act:
    """Return the act of a button beside a template."""
    kind = TemplateKind(access.template_to_see(template_id, by=current_user).kind)
    return Act(
        load=lambda: access.template_to_change(template_id, by=current_user),
        verb=lambda made, at: verb(made, by=current_user, at=at),
        again=lambda posted: drawn(kind, posted),
        back=url_for(".one", paper=kind), said=said,
    )  # fmt: skip
