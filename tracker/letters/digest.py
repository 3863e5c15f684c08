"""The digest of one person's working day: what came back, what is late, what is due, what waits."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask_babel import gettext, ngettext

from tracker.accounts import Person
from tracker.letters import beside, duties
from tracker.letters.asked import word_on
from tracker.letters.counted import days_words
from tracker.letters.groups import GROUPS
from tracker.letters.ways import ways_on
from tracker.letters.written import Envelope, Written, footer, greeting_of, link_to, write
from tracker.reminders import Item, Section
from tracker.reminders.items import Duty
from tracker.rules import P_
from tracker.rules.numbers import format_day, two_digits

# A longer letter shows so many of each section in full and names the rest by code: mail programs
# cut a letter off at 102 KB.
WHOLE, SHOWN = 50, 10
# So many counts stand in a subject.
COUNTED = 3


def digest(person: Person, items: Sequence[Item], *, day: date) -> Written | None:
    """Write a person's digest of a day; None where nothing is news."""
    news = [item for item in items if item.is_news]
    if not news:
        return None
    envelope = Envelope(
        person, day, subject_of(items), greeting=opening(person, items, day),
        heading=heading_of(len({item.key for item in items})),
        preheader="; ".join(f"{item.task.code} {state_words(item)}" for item in news[:3]),
    )  # fmt: skip
    written = write(
        "digest", envelope, tells=[item.tells for item in news],
        sections=list(blocks(items, person, day)), closing=None, footer=footer_of(items),
    )  # fmt: skip
    return replace(written, options=options_link(items))


def options_link(items: Sequence[Item]) -> str:
    """Return where a reader says no to what is due soon; empty where nothing may be opted out."""
    may_stop = any(item.section is Section.DUE and not item.stands_in_for for item in items)
    return link_to("my_reminders.show") if may_stop else ""


def footer_of(items: Sequence[Item]) -> dict[str, Any]:
    """Return what stands under a digest, with the way to the options where there are any."""
    found, href = footer(), options_link(items)
    if href:
        found["links"].append({"words": gettext("Tùy chọn nhắc việc"), "href": href})
    return found


def heading_of(count: int) -> str:
    """Return how many things there are to do."""
    words = P_("Đồng chí có %(count)s việc cần làm")
    return ngettext(words, words, count, count=two_digits(count))


def opening(person: Person, items: Sequence[Item], day: date) -> str:
    """Return the greeting and what the letter is about."""
    plans = sorted({(item.task.plan.year, item.task.plan.title) for item in items})
    named = "; ".join(title for _year, title in plans)
    about = gettext("Trong %(plan)s, các việc dưới đây đang chờ đồng chí.", plan=named)
    return f"{greeting_of(person, on=day)} {about}"


def subject_of(items: Sequence[Item]) -> str:
    """Return [CCHC 2026] and the counts by section; a single item by its code and days.

    What few of the counts can be read on a phone stands there, the rest in one number.
    """
    if len(items) == 1:
        return f"{tag(items)} {single(items[0])}"
    counts = Counter(GROUPS[item.section].counted for item in sorted(items, key=place_of))
    told = [
        ngettext(words, words, count, count=two_digits(count))
        for words, count in list(counts.items())[:COUNTED]
    ]
    rest = len(items) - sum(list(counts.values())[:COUNTED])
    if rest:
        told.append(gettext("%(count)s việc khác", count=two_digits(rest)))
    return f"{tag(items)} {', '.join(told)}"


def place_of(item: Item) -> int:
    """Return where an item's section stands in a letter."""
    return list(GROUPS).index(item.section)


def tag(items: Sequence[Item]) -> str:
    """Return what every subject begins with: the years of the plans."""
    years = sorted({item.task.plan.year for item in items})
    return f"[CCHC {', '.join(map(str, years))}]"


def single(item: Item) -> str:
    """Return NV14 đến hạn 30/11/2026 (còn 03 ngày làm việc)."""
    code, day = item.task.code, format_day(item.deadline)
    if item.section in {Section.DUE, Section.OVERDUE}:
        state = state_words(item)
        return gettext("%(code)s đến hạn %(day)s (%(state)s)", code=code, day=day, state=state)
    head = gettext(GROUPS[item.section].words)
    return f"{code}: {head[0].lower()}{head[1:]}"


def blocks(
    items: Sequence[Item], person: Person, day: date
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Yield the sections as the template takes them: those of what is new on top.

    Where something was told before, `above` says where what is new begins and where it ends.
    """
    whole = len(items) <= WHOLE
    new = [item for item in items if item.is_new]
    known = [item for item in items if not item.is_new]
    heads = (
        gettext("Mới so với thư trước (%(count)s)", count=two_digits(len(new))),
        gettext("Đã nhắc, còn chờ xử lý (%(count)s)", count=two_digits(len(known))),
    )
    for head, inside in zip(heads, (new, known), strict=True):
        above = head if new and known else ""
        for part in groups(inside, person, day, shown=len(items) if whole else SHOWN):
            yield part | {"above": above}
            above = ""


def groups(
    items: Sequence[Item], person: Person, day: date, *, shown: int
) -> Iterator[dict[str, Any]]:
    """Yield the sections of some items, each with so many of them in full."""
    for section, group in GROUPS.items():
        inside = [item for item in items if item.section is section]
        if inside:
            matters = [
                matter(item, group.tone) | {"buttons": ways_on(item, person, day)}
                for item in inside[:shown]
            ]
            yield {
                "words": gettext(group.words), "tone": group.tone, "count": len(inside),
                "items": matters, "others": others(inside[shown:]),
            }  # fmt: skip


def others(items: Sequence[Item]) -> dict[str, str] | None:
    """Return what names the tasks of a section that are not shown, and where they are."""
    if not items:
        return None
    codes = ", ".join(dict.fromkeys(item.task.code for item in items))
    said = gettext("%(count)s việc khác: %(codes)s.", count=two_digits(len(items)), codes=codes)
    return {"words": said, "way": gettext("Nhiệm vụ của tôi"), "href": link_to("tasks.mine")}


def matter(item: Item, tone: str) -> dict[str, Any]:
    """Return one task of a section: its day, state, title and product."""
    task = item.task
    return {
        "when": format_day(item.deadline), "tone": tone, "code": task.code, "title": task.title,
        "state": state_words(item),
        "remark": " ".join(filter(None, (instead_of(item), remark_of(item)))),
    }  # fmt: skip


def instead_of(item: Item) -> str:
    """Return in whose stead the reader is told; empty for the reader's own."""
    absent = item.stands_in_for
    return gettext("Nhận thay %(name)s.", name=absent) if absent else ""


def remark_of(item: Item) -> str:
    """Return what is asked or stands beside the task, whom to ask of it, else its product."""
    if item.request:
        return word_on(item.request)
    if item.in_charge:
        return heard_of(item)
    if isinstance(item.task, Duty):
        return duties.remark_of(item.task)
    product = item.task.deliverable
    made = gettext("Sản phẩm: %(product)s", product=product) if product else ""
    return beside.remark_of(item) or made


def heard_of(item: Item) -> str:
    """Return who has a task in hand that goes up, and when something was last heard of it."""
    if item.heard_on is None:
        return gettext("%(who)s; chưa cập nhật lần nào", who=item.in_charge)
    day = format_day(item.heard_on)
    return gettext("%(who)s; cập nhật gần nhất %(day)s", who=item.in_charge, day=day)


def state_words(item: Item) -> str:
    """Return how the task stands against the calendar."""
    if item.section is Section.BLOCKED:
        return gettext("vướng mắc từ %(day)s", day=format_day(item.own_task.blocked_since_on))
    if item.section is Section.MISSED:
        return gettext("đợt hạn %(day)s chưa có kết quả", day=format_day(item.deadline))
    if item.section is Section.QUOTAS:
        return gettext("chưa đủ định mức")
    if item.section is Section.VALUES:
        return gettext("chưa nhập số liệu")
    return days_words(item.state, item.days)
