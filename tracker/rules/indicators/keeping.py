"""Which numbers can be kept without being rounded: a rounded one could be met where it was not."""

from decimal import Decimal

from tracker.rules import N_, Refused

PLACES = 4
WHOLE = 14  # digits before the comma
DIGITS = 15  # in all: what every database and every workbook holds exactly


def refuse_unkept(number: Decimal | None) -> None:
    """Raise Refused for a number with more digits than are kept."""
    if number is None:
        return
    digits = number.normalize().as_tuple()
    places = max(0, -int(digits.exponent))
    whole = max(0, number.adjusted() + 1) if number else 0
    if places > PLACES or whole > WHOLE or whole + places > DIGITS:
        raise Refused(
            N_("Số quá dài: nhiều nhất 14 chữ số trước, 04 chữ số sau dấu phẩy, cả thảy 15.")
        )
