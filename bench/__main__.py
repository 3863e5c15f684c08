"""The report: every section's rows, as they come."""

import argparse
import sys
from collections.abc import Callable, Iterator

from bench import (
    annexes,
    changes,
    digests,
    dossiers,
    due,
    exports,
    imports,
    letters,
    pages,
    queries,
    reports,
    worker,
)
from bench.measure import Row

SECTIONS: dict[str, Callable[[], Iterator[Row]]] = {
    "pages": pages.rows,
    "queries": queries.rows,
    "changes": changes.rows,
    "dossiers": dossiers.rows,
    "letters": letters.rows,
    "digests": digests.rows,
    "annexes": annexes.rows,
    "imports": imports.rows,
    "exports": exports.rows,
    "reports": reports.rows,
    "worker": worker.rows,
}
# What takes minutes to lay out; run where it is named, or with --long.
LONG: dict[str, Callable[[], Iterator[Row]]] = {
    "digests-20000": digests.many,
    "due": due.rows,
}


def main() -> int:
    """Measure what is asked for; 1 only where goals are checked and one is missed."""
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, *LONG, []], metavar="SECTION")
    parser.add_argument("--long", action="store_true", help="also what takes minutes to lay out")
    parser.add_argument("--check", action="store_true", help="exit 1 where a goal is missed")
    asked = parser.parse_args()
    missed = 0
    known = SECTIONS | LONG
    for name in asked.sections or (known if asked.long else SECTIONS):
        print(f"\n{name}")
        for row in known[name]():
            print(row.line(), flush=True)
            missed += not row.is_met
    print(f"\n{missed} of the goals missed" if missed else "\nEvery goal is kept.")
    return 1 if asked.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
