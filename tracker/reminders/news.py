"""What is news to a person: a stage not told yet, and whether it says more than the last letter."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tracker.outbox import ToldItem, already_told
from tracker.reminders.items import Item, Section
from tracker.rules.ladder import is_of_a_week
from tracker.rules.words import Stage

# Told once and not again.
ONCE = frozenset(
    {
        Section.NEW, Section.DECIDED, Section.MOVED, Section.ENTERED, Section.OBJECTED,
        Section.UNNAMED,
    }
)  # fmt: skip
Matter = tuple[int, str, int, date]


@dataclass(frozen=True)
class Memory:
    """What people were told by letters that arrived: each stage, and of which matters at all."""

    told: set[tuple[int, ToldItem]]
    matters: set[Matter]


def memory_of(found: Mapping[int, Collection[Item]]) -> Memory:
    """Return what people were told of what each has to be told now."""
    days = {item.counts_from for items in found.values() for item in items}
    told = already_told(found.keys(), due_on=days)
    # That nobody is in charge says nothing of the day on which it is due.
    matters = {matter_of(who, one) for who, one in told if one.stage != Stage.UNNAMED}
    return Memory(told, matters)


def matter_of(person_id: int, tells: ToldItem) -> Matter:
    """Return what a person is told of, whatever the stage."""
    return (person_id, tells.item, tells.item_id, tells.due_on)


def still_told(items: Iterable[Item], person_id: int, memory: Memory) -> Iterator[Item]:
    """Yield a person's items with what is news; assignments and decisions are told once."""
    for item in items:
        is_news = (person_id, item.tells) not in memory.told
        is_again = is_of_a_week(item.stage) and matter_of(person_id, item.tells) in memory.matters
        if is_news or item.section not in ONCE:
            yield replace(item, is_news=is_news, is_new=is_news and not is_again)


def in_order(items: Iterable[Item]) -> list[Item]:
    """Sort what is new before what was told, then by section and the oldest deadline."""
    order = list(Section)
    return sorted(
        items, key=lambda item: (not item.is_new, order.index(item.section), item.deadline)
    )
