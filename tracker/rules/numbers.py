"""Numbers and days as Vietnamese offices write and type them: 36.466; 95,31%; 05/06/2023."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from tracker.rules import N_, Refused

NOTHING = "–"
_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+")
_MIXED = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+,[0-9]+")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
YEARS = range(1900, 2200)  # a day beyond them is a slip, and working days are counted from it
_ROMAN = {"C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
# No plan has fifty contents, so C, D, L and M are letters.
_ROMAN_NUMERAL = re.compile(r"(?=[IVX])X{0,3}(IX|IV|V?I{0,3})")
_MOST_ROMAN = 399


def format_count(number: int | None) -> str:
    """Return 36466 as `36.466`; `–` for None."""
    return NOTHING if number is None else f"{number:,}".replace(",", ".")


def format_decimal(number: Decimal | None, places: int = 2) -> str:
    """Return a number rounded half-up: `1.234,50`, whole ones without decimals; `–` for None."""
    if number is None:
        return NOTHING
    exact = Context(prec=max(28, number.adjusted() + places + 2))
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, context=exact)
    if rounded == rounded.to_integral_value():
        return format_count(int(rounded))
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))


def format_exact(number: Decimal | None) -> str:
    """Return a number with every place that it has: `36.466`, `97,1234`; empty for None."""
    if number is None:
        return ""
    return format_decimal(number, max(0, -int(number.normalize().as_tuple().exponent)))


def format_typed(number: Decimal | None) -> str:
    """Return a number as `parse_decimal` reads it back: `1234`, for `1.234` may mean either."""
    return format_exact(number).replace(".", "")


def format_percent(percent: Decimal | None, places: int = 2) -> str:
    """Return a percent of 0-100 as `95,31%`, `100%`; `–` where there is no denominator."""
    return NOTHING if percent is None else f"{format_decimal(percent, places)}%"


def two_digits(number: int) -> str:
    """Return a count as documents write it: `0`, `03`, `52`, `1.204`."""
    return f"0{number}" if 1 <= number <= 9 else format_count(number)


def two_digits_of(part: int, whole: int) -> str:
    """Return a fraction as documents write it: `03/08`, `36/64`; of nothing plainly `0/8`."""
    if not part:
        return f"0/{format_count(whole)}"
    return f"{two_digits(part)}/{two_digits(whole)}"


def format_day(day: date | None) -> str:
    """Return `05/06/2023`; `–` for None."""
    return NOTHING if day is None else f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_day(day: date) -> str:
    """Return `ngày 05 tháng 6 năm 2023`: days under ten and months 1, 2 take a zero (NĐ 30)."""
    month = f"0{day.month}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def quarter(day: date) -> str:
    """Return the quarter of a day as offices number them: `II`."""
    return roman((day.month + 2) // 3)


def roman(number: int) -> str:
    """Return 4 as `IV`; what is not 1-399 as it is."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    signs = []
    for sign, value in _ROMAN.items():
        times, number = divmod(number, value)
        signs.append(sign * times)
    return "".join(signs)


def is_roman(text: str) -> bool:
    """Tell whether a text is a roman number below forty, in capitals."""
    return _ROMAN_NUMERAL.fullmatch(text) is not None


def parse_count(text: str) -> int:
    """Return a typed whole number: `36.466`, `36 466` and `36466` are the same; 1.234 is 1234.

    Raises Refused for signs, letters and decimals.
    """
    typed = _BLANKS.sub(" ", text).strip()
    if _THOUSANDS.fullmatch(typed):
        typed = re.sub(r"[. ]", "", typed)
    if not typed.isascii() or not typed.isdecimal() or len(typed) > 15:
        raise Refused(N_("“%(text)s” không phải số nguyên. Nhập như 36.466."), text=text)
    return int(typed)


def parse_decimal(text: str) -> Decimal:
    """Return a typed number: `98,93`, `98.93` and `36.466,5`.

    Raises Refused for what is no number and for `1.234`, which may mean either.
    """
    typed = _BLANKS.sub(" ", text).strip()
    if _MIXED.fullmatch(typed):
        return Decimal(re.sub(r"[. ]", "", typed).replace(",", "."))
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", typed):
        raise Refused(
            N_("“%(text)s” đọc được hai cách. Nhập %(whole)s hoặc %(decimal)s."),
            text=text,
            whole=typed.replace(".", ""),
            decimal=typed.replace(".", ","),
        )
    if _THOUSANDS.fullmatch(typed):
        return Decimal(re.sub(r"[. ]", "", typed))
    if not _PLAIN.fullmatch(typed) or len(typed) > 20:
        raise Refused(N_("“%(text)s” không phải số. Nhập như 95,31."), text=text)
    return Decimal(typed.replace(",", "."))


def parse_percent(text: str) -> Decimal:
    """Return a typed percent of 0-100: `98.93%`, `95,31 %`, `100`; raises Refused as above."""
    percent = parse_decimal(text.strip().removesuffix("%"))
    if percent > 100:
        raise Refused(N_("Tỷ lệ “%(text)s” phải từ 0 đến 100."), text=text)
    return percent


def parse_day(text: str) -> date:
    """Return a typed day, dd/mm/yyyy or the ISO form that date fields send.

    Never mm/dd. Raises Refused for other shapes, for days that no calendar has and for years that
    no plan and no document can have.
    """
    typed = _BLANKS.sub("", text)
    printed, iso = _DAY.fullmatch(typed), _ISO_DAY.fullmatch(typed)
    if printed:
        year, month, number = int(printed[4]), int(printed[3]), int(printed[1])
    elif iso:
        year, month, number = int(iso[1]), int(iso[2]), int(iso[3])
    else:
        raise Refused(N_("“%(text)s” không phải ngày. Nhập như 05/06/2026."), text=text)
    if year not in YEARS:
        raise Refused(N_("“%(text)s”: năm phải từ 1900 đến 2199."), text=text)
    try:
        return date(year, month, number)
    except ValueError as error:
        raise Refused(N_("“%(text)s” không có trong lịch."), text=text) from error
