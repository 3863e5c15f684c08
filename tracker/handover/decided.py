"""What a decision about units says: who ends, who takes over what, who heads it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.units import Unit, tree


@dataclass(frozen=True)
class Reorganisation:
    """What a decision does with units.

    `heirs` gives for each unit concerned the one that takes its open work (itself: it stays and
    gives only what is named). `tasks` and `people` name exceptions by id, `heads` the person who
    heads an heir from then on. Units that are not their own heirs end on the decision's day.
    """

    decision: tree.Decision
    sources: Sequence[Unit]
    heirs: Mapping[int, Unit]
    tasks: Mapping[int, Unit] = field(default_factory=dict)
    people: Mapping[int, Unit] = field(default_factory=dict)
    heads: Mapping[int, int] = field(default_factory=dict)

    def heir_of(self, unit: Unit) -> Unit:
        """Return the unit that takes over by default."""
        return self.heirs[unit.id]

    def heir_of_task(self, task_id: int, source: Unit) -> Unit:
        """Return the unit that takes an open task of a unit."""
        return self.tasks.get(task_id, self.heirs[source.id])

    def heir_of_person(self, person_id: int, source: Unit) -> Unit:
        """Return the unit to which somebody of a unit goes."""
        return self.people.get(person_id, self.heirs[source.id])

    @property
    def ending(self) -> list[Unit]:
        """Return the units that are no more from the decision's day on."""
        return [unit for unit in self.sources if self.heirs[unit.id].id != unit.id]

    def receiving(self) -> Iterator[Unit]:
        """Yield every unit that takes something over, each once."""
        named = [*self.heirs.values(), *self.tasks.values(), *self.people.values()]
        yield from {unit.id: unit for unit in named}.values()
