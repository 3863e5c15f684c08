"""The ways of writing a field that a template may ask for: `{{ co_quan | in_hoa }}`."""

from collections.abc import Callable

from tracker.rules import N_


def in_capitals(text: str) -> str:
    """Return a text in capitals."""
    return str(text).upper()


def capitalised(text: str) -> str:
    """Return a text that begins with a capital, as at the start of a sentence."""
    return str(text)[:1].upper() + str(text)[1:]


def uncapitalised(text: str) -> str:
    """Return a text that begins with a small letter, as inside a sentence."""
    return str(text)[:1].lower() + str(text)[1:]


FILTERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "in_hoa": (N_("Viết in hoa cả trường"), in_capitals),
    "hoa_dau": (N_("Viết hoa chữ đầu, khi đứng đầu câu"), capitalised),
    "thuong_dau": (N_("Viết thường chữ đầu, khi đứng giữa câu"), uncapitalised),
}
