"""Many tasks at once for the secretariat: chosen, told, seen before it is done, one entry."""

from tracker.bulk.acts import to_assign
from tracker.bulk.facts import ACT_LABELS, BY_DOCUMENT, Act, Bulk, BulkItem, Fate
from tracker.bulk.staging import KEPT, MOST, Terms, carry_out, choose, drop, forget, tell

__all__ = [
    "ACT_LABELS",
    "BY_DOCUMENT",
    "KEPT",
    "MOST",
    "Act",
    "Bulk",
    "BulkItem",
    "Fate",
    "Terms",
    "carry_out",
    "choose",
    "drop",
    "forget",
    "tell",
    "to_assign",
]
