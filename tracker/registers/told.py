"""A quota in a sentence: Mỗi đơn vị ít nhất 01 tin, bài mỗi tháng."""

from tracker.registers.facts import ItemKind, Quota
from tracker.rules import N_, Told
from tracker.rules.indicators import Frequency
from tracker.rules.numbers import two_digits

SENTENCES = {
    (ItemKind.NEWS, Frequency.MONTH): N_("Mỗi đơn vị ít nhất %(least)s tin, bài mỗi tháng"),
    (ItemKind.NEWS, Frequency.QUARTER): N_("Mỗi đơn vị ít nhất %(least)s tin, bài mỗi quý"),
    (ItemKind.NEWS, Frequency.YEAR): N_("Mỗi đơn vị ít nhất %(least)s tin, bài trong năm"),
    (ItemKind.INITIATIVE, Frequency.MONTH): N_("Mỗi đơn vị ít nhất %(least)s sáng kiến mỗi tháng"),
    (ItemKind.INITIATIVE, Frequency.QUARTER): N_("Mỗi đơn vị ít nhất %(least)s sáng kiến mỗi quý"),
    (ItemKind.INITIATIVE, Frequency.YEAR): N_("Mỗi đơn vị ít nhất %(least)s sáng kiến trong năm"),
}


def told_of(quota: Quota) -> Told:
    """Return what a quota asks of each unit, as msgid and values."""
    words = SENTENCES[ItemKind(quota.kind), Frequency(quota.per)]
    return Told(words, {"least": two_digits(quota.least)})
