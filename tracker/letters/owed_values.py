"""How a digest tells of values of indicators that a unit has not entered."""

from flask_babel import gettext

from tracker.letters.quotas import period_words
from tracker.letters.written import link_to
from tracker.reminders.items import OwedValues


def remark_of(owed: OwedValues) -> str:
    """Return what is wanting: Còn thiếu: CT01 quý I/2026, quý II/2026; CT05 quý II/2026."""
    what = "; ".join(
        f"{one.code} {', '.join(period_words(span) for span in one.spans)}" for one in owed.wanting
    )
    return gettext("Còn thiếu: %(what)s", what=what)


def ways_on(owed: OwedValues) -> list[dict[str, str]]:
    """Return the button to the form, or to the grid where several are wanting."""
    query = {"ke-hoach": owed.plan_code}
    if len(owed.wanting) == 1:
        (one,) = owed.wanting
        query |= {"indicator_code": one.code, "ky": str(one.spans[0].ordinal)}
        return [{"words": gettext("Nhập %(code)s", code=one.code),
                 "href": link_to("indicators.enter", **query)}]  # fmt: skip
    return [
        {"words": gettext("Nhập số liệu chỉ tiêu"), "href": link_to("indicators.grid", **query)}
    ]
