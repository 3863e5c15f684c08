"""Units: the tree, names over time, groups of units, and the other ways offices write them."""

from tracker.units.facts import (
    GroupMember,
    Named,
    Unit,
    UnitAlias,
    UnitType,
    UnitVersion,
    ever_of_authority,
    in_force,
    members,
    name_on,
    of_authority,
)

__all__ = [
    "GroupMember",
    "Named",
    "Unit",
    "UnitAlias",
    "UnitType",
    "UnitVersion",
    "ever_of_authority",
    "in_force",
    "members",
    "name_on",
    "of_authority",
]
