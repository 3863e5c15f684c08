"""The units that a printed name may mean, as a select offers them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tracker.annex.names import is_group
from tracker.intake import ImportProblem, NewUnit
from tracker.rules.fold import fold
from tracker.units import Unit
from tracker.units.matching import Matcher
from tracker.units.spelling import key

LETTERS = 8
ALIKE = 0.85
# The kind of a unit that is missing, by how its name begins; the last fits every name.
KINDS = (
    (("phong", "van phong", "bo phan", "trung tam"), "phong"),
    (("so ", "ban ", "thanh tra"), "so"),
    (("truong",), "truong"),
    (("thon", "to dan pho", "khu pho", "ap "), "thon"),
    (("",), "co_quan_khac"),
)


@dataclass(frozen=True)
class UnitChoices:
    """The units of an authority and the way to the likeliest of them."""

    matcher: Matcher
    authority_id: int

    def likely(self, problem: ImportProblem) -> list[Unit]:
        """Return the units that a name may mean, the likeliest first."""
        return [unit for unit, _score in self.matcher.suggest(problem.text)]

    def alike(self, problem: ImportProblem) -> Unit | None:
        """Return the unit that a name is so close to that it may be a slip of the pen."""
        found = self.matcher.suggest(problem.text)[:1]
        return next((unit for unit, score in found if score >= ALIKE), None)

    def own(self) -> list[Unit]:
        """Return the authority's units, itself too, in their order."""
        units = (one.unit for one in self.matcher.known)
        return [unit for unit in units if unit.authority_id == self.authority_id]

    def single(self) -> list[Unit]:
        """Return the units that are no groups: one of them collects for a group."""
        return [unit for unit in self.own() if not unit.type.is_group]

    def of_id(self, unit_id: int) -> Unit | None:
        """Return the unit of an id, None where it is none of these."""
        return next((one.unit for one in self.matcher.known if one.unit.id == unit_id), None)

    def proposals(self, problems: Iterable[ImportProblem]) -> dict[int, NewUnit]:
        """Return by problem the unit that would be created for its name; codes are all different.

        A code is the name's initials, numbered where another unit has them.
        """
        taken = {unit.code for unit in self.own()}
        found = {}
        for problem in problems:
            code = free_code(problem.text, taken)
            taken.add(code)
            found[problem.id] = NewUnit(kind_for(problem.text), code)
        return found


def free_code(name: str, taken: Collection[str]) -> str:
    """Return the initials of a name, numbered where they are taken."""
    first = "".join(word[0] for word in key(name).split())[:LETTERS].upper()
    codes = (first, *(f"{first}{count}" for count in range(2, len(taken) + 3)))
    return next(code for code in codes if code not in taken)


def kind_for(name: str) -> str:
    """Return the likeliest kind of a missing unit."""
    if is_group(name):
        return "nhom"
    return next(kind for begins, kind in KINDS if fold(name).startswith(begins))
