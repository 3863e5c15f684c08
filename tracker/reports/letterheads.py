"""Who issues a plan's papers and who signs them, in the words of the decree."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tracker.accounts import people_with
from tracker.documents.official import Letterhead, Signature
from tracker.documents.official.facts import BLANK
from tracker.plans import Plan
from tracker.rules.words import Role
from tracker.units import Unit, name_on

_COMMITTEE = re.compile(r"(?:UBND|[ỦU][yỷ] ban nhân dân)\s+(?P<rest>.+)", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?P<level>tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(?P<name>.+)",
    re.IGNORECASE,
)
_OF_COMMITTEE = re.compile(r"\s+(?:UBND|[ỦU][yỷ] ban)\b.*", re.IGNORECASE)
COMMITTEE = "Ủy ban nhân dân"
CHAIRMAN, HEAD = "Chủ tịch", "Thủ trưởng"


@dataclass(frozen=True)
class Issuer:
    """The name of the authority that issues: as inside a sentence, in short, and where it sits.

    `level` is `xã`, `tỉnh` and the like, empty for what is no People's Committee.
    """

    named: str
    level: str
    place: str

    @property
    def is_committee(self) -> bool:
        """Whether it is a People's Committee, in whose name papers are signed TM."""
        return self.named.startswith(COMMITTEE)

    @property
    def short(self) -> str:
        """How Nơi nhận names it: `UBND xã`; the whole name of another authority."""
        return f"UBND {self.level}".rstrip() if self.is_committee else self.named

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the letterhead, in capitals."""
        rest = self.named.removeprefix(COMMITTEE).strip()
        return (COMMITTEE.upper(), rest.upper()) if self.is_committee else (self.named.upper(),)


def issuer_of(name: str) -> Issuer:
    """Read the name of an authority: `UBND xã Bình An` is Ủy ban nhân dân xã Bình An at Bình An.

    The place is the name without its kind, with it where a number stands for a name; blank for the
    clerk where the name tells none.
    """
    committee = _COMMITTEE.fullmatch(name.strip())
    if committee is None:
        return Issuer(name.strip(), "", BLANK)
    rest = committee["rest"].strip()
    found = _LEVEL.fullmatch(rest)
    if found is None:
        return Issuer(f"{COMMITTEE} {rest}", "", rest)
    place = rest[:1].upper() + rest[1:] if found["name"][0].isdecimal() else found["name"]
    return Issuer(f"{COMMITTEE} {rest}", found["level"].lower(), place)


def letterhead_of(plan: Plan, *, secretariat: Unit | None, on: date) -> Letterhead:
    """Return the head of a paper of the plan's authority that its secretariat drafts on a day."""
    symbol = secretariat.code if secretariat else ""
    return _letterhead(name_on(plan.authority, on), plan.authority.code, symbol, on=on)


def named_letterhead(plan: Plan, *, abbreviation: str, on: date) -> Letterhead:
    """Return the head of a paper that has a kind by name: its symbol is `BC-UBND` (Phụ lục III)."""
    authority = plan.authority
    return headed(name_on(authority, on), authority.code, abbreviation=abbreviation, on=on)


def headed(name: str, code: str, *, abbreviation: str, on: date) -> Letterhead:
    """Return the same of an authority by the name and code that it had."""
    head = _letterhead(name, code, "", on=on)
    return replace(head, symbol=f"{abbreviation}-{head.symbol}")


def _letterhead(name: str, code: str, secretariat: str, *, on: date) -> Letterhead:
    issuer = issuer_of(name)
    first = "UBND" if issuer.is_committee else code
    symbol = f"{first}-{secretariat}" if secretariat else first
    return Letterhead(issuer.lines, issuer.named, symbol, issuer.place, on)


def signature_of(plan: Plan, *, on: date) -> Signature:
    """Return who signs for the plan's authority: its head of the day, else a deputy, else nobody.

    A deputy signs KT.; a committee's paper is signed TM. (Điều 13).
    """
    leaders = people_with(Role.LEADER, authority_id=plan.authority_id, on=on)
    posts = [
        (post.title, person.full_name)
        for person in leaders for post in person.posts(on) if post.role == Role.LEADER
    ]  # fmt: skip
    return signed(name_on(plan.authority, on), posts)


def signed(name: str, leaders: Iterable[tuple[str, str]]) -> Signature:
    """Return who signs for an authority of a name among its leaders, each with post and name."""
    is_committee = issuer_of(name).is_committee
    usual = CHAIRMAN if is_committee else HEAD
    post, person = _first(leaders)
    title = _OF_COMMITTEE.sub("", post).strip()
    lines = [line.upper() for line in _capacity(title or usual)]
    if is_committee:
        lines.insert(0, f"TM. {COMMITTEE.upper()}")
    return Signature(tuple(lines), person)


def _first(leaders: Iterable[tuple[str, str]]) -> tuple[str, str]:
    return min(leaders, key=lambda one: _is_deputy(one[0]), default=("", ""))


def _is_deputy(title: str) -> bool:
    return title.lower().startswith("phó ")


def _capacity(title: str) -> tuple[str, ...]:
    return (f"KT. {title[4:]}", title) if _is_deputy(title) else (title,)
