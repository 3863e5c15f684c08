"""A device in words: which browser on what, as far as the browser says."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from tracker.accounts.sessions import SignIn

# The first that is found names it: Edge and Cốc Cốc call themselves Chrome as well.
BROWSERS = (
    ("Zalo", "Zalo"), ("coc_coc", "Cốc Cốc"), ("Edg", "Edge"), ("OPR/", "Opera"),
    ("Firefox/", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS X", "macOS"), ("Linux", "Linux"),
)  # fmt: skip
PHONES = frozenset({"iPhone", "Android"})


@dataclass(frozen=True)
class DeviceRow:
    """One line of the list of devices."""

    id: int
    words: str
    icon: str
    address: str
    created_at: datetime
    seen_at: datetime
    is_remembered: bool
    is_here: bool


def described(sign_in: SignIn, *, here: str) -> DeviceRow:
    """Return a session as a line of the list; `here` is the hash of this browser's token."""
    browser = _named(sign_in.device, BROWSERS)
    system = _named(sign_in.device, SYSTEMS)
    words = gettext("%(browser)s trên %(system)s", browser=browser, system=system)
    return DeviceRow(
        id=sign_in.id,
        words=words if browser and system else browser or system or gettext("Thiết bị khác"),
        icon="device-mobile" if system in PHONES else "device-laptop",
        address=sign_in.address,
        created_at=sign_in.created_at,
        seen_at=sign_in.seen_at,
        is_remembered=sign_in.is_remembered,
        is_here=sign_in.token_hash == here,
    )


def _named(text: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in names if sign in text), "")
