"""Papers in the office's own layout: its Word templates, their fields, and filling them.

The functions of `drawing` write any official paper; `keeping` holds the templates.
"""

from tracker.reports.office.drafts import Layout, TemplateKind
from tracker.reports.office.drawing import (
    amendments,
    letter,
    notice,
    plan_itself,
    report,
    sample,
    trial,
)
from tracker.reports.office.keeping import (
    PaperTemplate,
    all_in_force,
    examine,
    in_force,
    keep,
    put_in_force,
    take_out,
    templates_of,
)
from tracker.reports.office.kinds import KINDS, Kind

__all__ = [
    "KINDS",
    "Kind",
    "Layout",
    "PaperTemplate",
    "TemplateKind",
    "all_in_force",
    "amendments",
    "examine",
    "in_force",
    "keep",
    "letter",
    "notice",
    "plan_itself",
    "put_in_force",
    "report",
    "sample",
    "take_out",
    "templates_of",
    "trial",
]
