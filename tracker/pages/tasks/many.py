"""What the secretariat may do with many tasks of the list at once."""

from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock
from tracker.bulk import ACT_LABELS, Act
from tracker.rules.words import Role

ICONS = {
    Act.URGE: "send",
    Act.ASSIGN: "user",
    Act.VERIFY: "circle-check",
    Act.EXTEND: "calendar-plus",
    Act.REMOVE: "ban",
}


def acts_on_many() -> list[dict[str, str]]:
    """Return the acts as buttons of the selection bar; none for others than the secretariat."""
    if Role.COORDINATOR not in access.roles(current_user, on=clock.today()):
        return []
    return [
        {"words": gettext(words), "name": "viec", "value": act.value, "icon": ICONS[act]}
        for act, words in ACT_LABELS.items()
    ]
