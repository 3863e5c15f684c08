"""Units: the tree, names over time, groups of units, and the other ways offices write them."""

from tracker.units.facts import (
    GroupMember,
    Unit,
    UnitAlias,
    UnitType,
    UnitVersion,
    in_force,
    members,
    name_on,
    of_authority,
)

__all__ = [
    "GroupMember",
    "Unit",
    "UnitAlias",
    "UnitType",
    "UnitVersion",
    "in_force",
    "members",
    "name_on",
    "of_authority",
]
