"""The units that a printed name may mean, as a select offers them."""

from dataclasses import dataclass

from tracker.annex.names import is_group
from tracker.intake import ImportProblem
from tracker.rules.fold import fold
from tracker.units import Unit
from tracker.units.matching import Matcher
from tracker.units.spelling import key

LETTERS = 8
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

    def code_for(self, name: str) -> str:
        """Return a code for a missing unit: its initials, numbered where a unit has them."""
        taken = {unit.code for unit in self.own()}
        first = "".join(word[0] for word in key(name).split())[:LETTERS].upper()
        codes = (first, *(f"{first}{count}" for count in range(2, len(taken) + 3)))
        return next(code for code in codes if code not in taken)

    def kind_for(self, name: str) -> str:
        """Return the likeliest kind of a missing unit."""
        if is_group(name):
            return "nhom"
        return next(kind for begins, kind in KINDS if fold(name).startswith(begins))
