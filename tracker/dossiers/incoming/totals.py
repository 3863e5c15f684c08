"""Which total row of a file is the total of one form: it adds up all its rows and no others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tracker.annex.dossiers import Stats
from tracker.rules.dossiers import Counts

FormKey = tuple[int, int, int]


def totals_of(stats: Stats, keys: Sequence[FormKey | None]) -> dict[FormKey, Counts]:
    """Return the totals that the file states for whole forms; `keys` are the forms of its rows.

    The last one counts: the grand total stands below those of sources.
    """
    counted = Counter(key for key in keys if key is not None)
    found: dict[FormKey, Counts] = {}
    for total in stats.totals:
        for start, end in total.spans:
            key = keys[start]
            if key is None or counted[key] != end - start:
                continue
            if all(one == key for one in keys[start:end]):
                found[key] = replace(total.row.counts, on_time_includes_early=False)
    return found
