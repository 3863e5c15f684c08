"""An office's own Word template: which fields it may name, its check, and a paper filled into it.

Filling is docxtpl in a sandbox; what may stand in a template is docs/decisions/0187.
"""

from tracker.documents.office_template.checking import Problem, TemplateRefused
from tracker.documents.office_template.fields import (
    Field,
    Group,
    Lines,
    Rows,
    Text,
    samples_of,
    told,
    values_of,
)
from tracker.documents.office_template.filling import check, fill
from tracker.documents.office_template.filters import FILTERS

__all__ = [
    "FILTERS",
    "Field",
    "Group",
    "Lines",
    "Problem",
    "Rows",
    "TemplateRefused",
    "Text",
    "check",
    "fill",
    "samples_of",
    "told",
    "values_of",
]
