"""The digest of one person's working day: what came back, what is late, what is due, what waits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask_babel import gettext, ngettext

from tracker.accounts import Person
from tracker.letters import beside
from tracker.letters.asked import word_on
from tracker.letters.ways import ways_on
from tracker.letters.written import Envelope, Written, footer, greeting_of, link_to, write
from tracker.plans import Plan
from tracker.reminders import Item, Section
from tracker.rules import N_, P_
from tracker.rules.numbers import format_day, two_digits
from tracker.rules.words import TimeState

# A longer letter shows so many of each section in full and names the rest by code: mail programs
# cut a letter off at 102 KB.
WHOLE, SHOWN = 50, 10
# Section: head of the group, its tone, and the count as the subject names it.
GROUPS = {
    Section.RETURNED: (N_("Trả lại, cần bổ sung"), "over", P_("%(count)s nhiệm vụ trả lại")),
    Section.OVERDUE: (N_("Quá hạn"), "over", P_("%(count)s nhiệm vụ quá hạn")),
    Section.MISSED: (
        N_("Đợt chưa có kết quả"), "soon", P_("%(count)s đợt chưa có kết quả"),
    ),
    Section.DUE: (N_("Sắp đến hạn"), "soon", P_("%(count)s nhiệm vụ sắp đến hạn")),
    Section.CHECK_IN: (
        N_("Cập nhật theo quý"), "soon", P_("%(count)s nhiệm vụ thường xuyên cần cập nhật"),
    ),
    Section.WAITING: (N_("Chờ xác nhận"), "wait", P_("%(count)s nhiệm vụ chờ xác nhận")),
    Section.ASKED: (N_("Chờ cho ý kiến"), "wait", P_("%(count)s đề nghị chờ cho ý kiến")),
    Section.OBJECTED: (
        N_("Đơn vị không đồng ý nội dung cập nhật thay"),
        "over",
        P_("%(count)s ý kiến không đồng ý"),
    ),
    Section.DECIDED: (N_("Đã có ý kiến"), "run", P_("%(count)s đề nghị đã có ý kiến")),
    Section.ENTERED: (
        N_("Đã cập nhật thay đơn vị"), "soon", P_("%(count)s nhiệm vụ được cập nhật thay"),
    ),
    Section.MOVED: (N_("Chuyển đơn vị"), "run", P_("%(count)s nhiệm vụ chuyển đơn vị")),
    Section.NEW: (N_("Mới giao"), "run", P_("%(count)s nhiệm vụ mới giao")),
    Section.UNNAMED: (
        N_("Chưa có công chức phụ trách"), "none", P_("%(count)s nhiệm vụ chưa có người phụ trách"),
    ),
    Section.BLOCKED: (N_("Vướng mắc kéo dài"), "block", P_("%(count)s nhiệm vụ vướng mắc")),
    Section.ESCALATED: (
        N_("Quá hạn kéo dài"), "over", P_("%(count)s nhiệm vụ quá hạn kéo dài"),
    ),
    Section.PARTS: (N_("Phần việc phối hợp"), "none", P_("%(count)s phần việc phối hợp")),
}  # fmt: skip


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
        sections=list(groups(items, person, day)), closing=None, footer=footer_of(items),
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
    plan = items[0].task.plan.title
    about = gettext("Trong %(plan)s, các việc dưới đây đang chờ đồng chí.", plan=plan)
    return f"{greeting_of(person, on=day)} {about}"


def subject_of(items: Sequence[Item]) -> str:
    """Return [CCHC 2026] and the counts by section; a single item by its code and days."""
    plan = items[0].task.plan
    if len(items) == 1:
        return f"{tag(plan)} {single(items[0])}"
    counts = []
    for section, (_, _, words) in GROUPS.items():
        count = sum(1 for item in items if item.section is section)
        if count:
            counts.append(ngettext(words, words, count, count=two_digits(count)))
    return f"{tag(plan)} {', '.join(counts)}"


def tag(plan: Plan) -> str:
    """Return what every subject of a plan begins with."""
    return f"[CCHC {plan.year}]"


def single(item: Item) -> str:
    """Return NV14 đến hạn 30/11/2026 (còn 03 ngày làm việc)."""
    code, day = item.task.code, format_day(item.deadline)
    if item.section in {Section.DUE, Section.OVERDUE}:
        state = state_words(item)
        return gettext("%(code)s đến hạn %(day)s (%(state)s)", code=code, day=day, state=state)
    head = gettext(GROUPS[item.section][0])
    return f"{code}: {head[0].lower()}{head[1:]}"


def groups(
    items: Sequence[Item], person: Person, day: date
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Yield the sections as the template takes them."""
    for section, (words, tone, _) in GROUPS.items():
        inside = [item for item in items if item.section is section]
        shown = inside if len(items) <= WHOLE else inside[:SHOWN]
        matters = [matter(item, tone) | {"buttons": ways_on(item, person, day)} for item in shown]
        if matters:
            yield {
                "words": gettext(words), "tone": tone, "count": len(inside), "items": matters,
                "others": others(inside[len(shown):]),
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
        "state": f"{state_words(item)}{', ' + gettext('mới') if item.is_news else ''}",
        "remark": " ".join(filter(None, (instead_of(item), remark_of(item)))),
    }  # fmt: skip


def instead_of(item: Item) -> str:
    """Return in whose stead the reader is told; empty for the reader's own."""
    absent = item.stands_in_for
    return gettext("Nhận thay %(name)s.", name=absent) if absent else ""


def remark_of(item: Item) -> str:
    """Return what is asked or stands beside the task, else its product."""
    if item.request:
        return word_on(item.request)
    product = item.task.deliverable
    made = gettext("Sản phẩm: %(product)s", product=product) if product else ""
    return beside.remark_of(item) or made


def state_words(item: Item) -> str:
    """Return how the task stands against the calendar."""
    days = two_digits(item.days)
    if item.section is Section.MISSED:
        return gettext("đợt hạn %(day)s chưa có kết quả", day=format_day(item.deadline))
    if item.state is TimeState.OVERDUE:
        words = P_("quá hạn %(days)s ngày làm việc")
        return ngettext(words, words, item.days, days=days)
    if item.state is TimeState.NO_DATE:
        return gettext("chưa xác định hạn")
    if item.days == 0:
        return gettext("đến hạn hôm nay")
    words = P_("còn %(days)s ngày làm việc")
    return ngettext(words, words, item.days, days=days)
