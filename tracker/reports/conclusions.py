"""Thông báo kết luận: what the chair concluded in a session, as the office sends it out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tracker.db import db
from tracker.documents.official import Letterhead, OfficialPaper, Paragraph
from tracker.documents.official.facts import Look
from tracker.reports.letterheads import issuer_of, named_letterhead, signature_of
from tracker.reviews import Conclusion, ConclusionKind, Review, ReviewState, Ruled
from tracker.rules import N_, Refused
from tracker.rules.fold import fold
from tracker.rules.numbers import format_day, long_day, roman
from tracker.rules.words import Role
from tracker.units import Unit, name_on
from tracker.units.matching import load
from tracker.units.naming import Reader

KIND, ADDED = "Thông báo", "Nội dung bổ sung"
# In the order of the paper: what holds for all first, then who does what, then single decisions.
SECTIONS = {
    ConclusionKind.GENERAL: "Chỉ đạo chung",
    ConclusionKind.TASK: "Nhiệm vụ giao các đơn vị",
    ConclusionKind.DECISION: "Quyết định đối với nhiệm vụ đang thực hiện",
}


def compose(review: Review) -> OfficialPaper:
    """Return the draft of the notice of a session's conclusions.

    Number and day are blank for the clerk until the session's notice has them. Refused: a session
    that has not begun, or in which nothing was concluded.
    """
    if review.state == ReviewState.PLANNED or not (review.standing or review.corrections):
        raise Refused(N_("Phiên họp chưa có kết luận nào."))
    plan, on = review.plan, review.held_on
    secretariat = db.session.get(Unit, plan.coordinator_unit_id or 0)
    return OfficialPaper(
        head_of(review),
        kind=KIND, about=f"Kết luận của {chair_of(review)} tại {titled(review)}",
        body=list(_body(review)), recipients=_recipients(review, secretariat),
        signature=signature_of(plan, on=on),
    )  # fmt: skip


def head_of(review: Review) -> Letterhead:
    """Return the head of a session's notice, with number and day once the clerk has given them."""
    head = named_letterhead(review.plan, abbreviation="TB", on=review.held_on)
    if review.paper is None or not review.has_number:
        return head
    return replace(head, given_number=review.paper.number, given_on=review.paper.issued_on)


def name_of_notice(review: Review) -> str:
    """Return the name of the draft's file: `thong-bao-ket-luan-xa_2026-2026-07-07.docx`."""
    code = re.sub(r"[^\w-]+", "-", fold(review.plan.code))
    return f"thong-bao-ket-luan-{code}-{review.held_on.isoformat()}.docx"


def chair_of(review: Review) -> str:
    """Return the chair with the post held on the day: `đồng chí Đỗ Quốc Bình, Chủ tịch UBND xã`."""
    posts = [post for post in review.chair.posts(review.held_on) if post.role == Role.LEADER]
    title = next((post.title for post in posts if post.title), "")
    return f"đồng chí {review.chair.full_name}" + (f", {title}" if title else "")


def titled(review: Review) -> str:
    """Return the session's title as it stands inside a sentence."""
    title = review.title
    is_word = title[:2].istitle() and not title[:2].isupper()
    return title[:1].lower() + title[1:] if is_word else title


def worded(review: Review) -> list[tuple[Conclusion, str]]:
    """Return a session's conclusions, each with the words that the notice gives it."""
    names = Reader(load(review.authority_id, on=review.held_on))
    return [(one, _told(one, names)) for one in review.standing]


def _body(review: Review) -> Iterator[Paragraph]:
    concluded = worded(review)
    place = f", tại {review.place}" if review.place else ""
    day = long_day(review.held_on)
    yield Paragraph(
        f"{day[:1].upper()}{day[1:]}{place}, {chair_of(review)} chủ trì {titled(review)}. Sau khi"
        f" nghe báo cáo và ý kiến thảo luận, đồng chí {review.chair.full_name} kết luận như sau:"
    )
    parts = [
        (title, found)
        for kind, title in SECTIONS.items()
        if (found := [words for one, words in concluded if one.kind == kind])
    ]
    for number, (title, found) in enumerate(parts, start=1):
        yield Paragraph(f"{roman(number)}. {title.upper()}", Look.SECTION)
        for place_of, words in enumerate(found, start=1):
            yield Paragraph(f"{place_of}. {words}")
    added = additions(review)
    if added:
        yield Paragraph(f"{roman(len(parts) + 1)}. {ADDED.upper()}", Look.SECTION)
        for place_of, text in enumerate(added, start=1):
            yield Paragraph(f"{place_of}. {text}")
    if review.replaced:
        yield Paragraph(replacing(review))
    issuer = issuer_of(name_on(review.plan.authority, review.held_on))
    yield Paragraph(
        f"{issuer.named} thông báo để các đơn vị biết, thực hiện; kết quả cập nhật trên hệ thống"
        " theo dõi nhiệm vụ."
    )


def additions(review: Review) -> list[str]:
    """Return what was added after the session, as sentences."""
    return [_ended(one.text) for one in review.corrections if one.conclusion_id is None]


def replacing(review: Review) -> str:
    """Return which notice this one replaces, and why; empty for the first."""
    if review.replaced is None:
        return ""
    reasons = "; ".join(dict.fromkeys(one.reason.rstrip(" .;") for one in review.corrections))
    return f"Thông báo này thay thế Thông báo số {review.replaced.cited}. Lý do: {reasons}."


def corrected(conclusion: Conclusion) -> str:
    """Return the words to which a conclusion was corrected last, empty for none."""
    found = [one for one in conclusion.review.corrections if one.conclusion_id == conclusion.id]
    return found[-1].text if found else ""


def _told(conclusion: Conclusion, names: Reader) -> str:
    if words := corrected(conclusion):
        return _ended(words)
    if conclusion.kind == ConclusionKind.TASK:
        return _task(conclusion, names)
    is_decision = conclusion.kind == ConclusionKind.DECISION
    return _decision(conclusion) if is_decision else _ended(conclusion.text)


def _task(conclusion: Conclusion, names: Reader) -> str:
    """Return a task as the notice gives it; what its own words say already is not said again."""
    on, text = conclusion.review.held_on, conclusion.text.rstrip(".;, ")
    named = names.read(text)
    given = set(conclusion.units) <= set(named.leading)
    said = [text if given else f"{named_units(conclusion)}: {_small(text)}"]
    if conclusion.coordinating and not named.helping:
        said.append(f"phối hợp: {conclusion.coordinating}")
    if conclusion.deliverable:
        said.append(f"sản phẩm: {_small(conclusion.deliverable.rstrip('.;, '))}")
    due = due_of(conclusion)
    if due and due not in text:
        said.append(f"thời hạn: {_small(due.rstrip('.;, '))}")
    if conclusion.collecting:
        said.append(f"{name_on(conclusion.collecting, on)} theo dõi, tổng hợp")
    return "; ".join(said) + "."


def named_units(conclusion: Conclusion) -> str:
    """Return the units that a conclusion gives a task to."""
    return ", ".join(name_on(unit, conclusion.review.held_on) for unit in conclusion.units)


def due_of(conclusion: Conclusion) -> str:
    """Return by when a task is due, in the words of the session."""
    return conclusion.due_text or format_day(conclusion.fixed_on)


def _decision(conclusion: Conclusion) -> str:
    task, ruled = conclusion.task, conclusion.ruled
    named = f"nhiệm vụ “{task.title.rstrip('. ')}” ({task.code})" if task else "nhiệm vụ"
    if task and task.code in conclusion.text and _tells(conclusion.text, conclusion.due_on):
        return _ended(conclusion.text)
    acts = {
        Ruled.EXTEND: f"Đồng ý gia hạn {named} đến ngày {format_day(conclusion.due_on)}",
        Ruled.REMOVE: f"Đồng ý đưa {named} ra khỏi kế hoạch",
        Ruled.REFUSE: f"Không đồng ý đề nghị đối với {named}",
    }
    return f"{acts[Ruled(ruled)]}. {_ended(conclusion.text)}"


def _tells(text: str, day: date | None) -> bool:
    """Tell whether a text has a day in it, as `31/03/2027` or `31/3/2027`; true of no day."""
    return day is None or any(
        written in text for written in (format_day(day), f"{day.day}/{day.month}/{day.year}")
    )


def _recipients(review: Review, secretariat: Unit | None) -> list[str]:
    on = review.held_on
    units = {unit.id: unit for one in review.standing for unit in _charged(one)}
    told = ["Thành viên Ban Chỉ đạo", *(name_on(unit, on) for unit in units.values())]
    return [*told, f"Lưu: VT, {secretariat.code}" if secretariat else "Lưu: VT"]


def _charged(conclusion: Conclusion) -> list[Unit]:
    collecting = [conclusion.collecting] if conclusion.collecting else []
    return [*conclusion.units, *collecting]


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(';, ')}."


def _small(text: str) -> str:
    """Begin with a small letter inside a sentence, unless the word is in capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
