"""Công văn đôn đốc: the letter in which the authority urges a unit on what it owes to a plan."""

import re
from collections.abc import Iterator
from datetime import date

from tracker.db import db
from tracker.documents.official import (
    Annex,
    Column,
    OfficialPaper,
    Paragraph,
)
from tracker.figures import PlanFigures
from tracker.plans import Plan, PlanState
from tracker.reports.letterheads import issuer_of, letterhead_of, signature_of
from tracker.reports.owed import Owed, OwedTask, Shares, owed_by, owed_tasks
from tracker.reports.owed_words import (
    counted,
    groups_of,
    numbered,
    situation_of,
    title_of,
    urged_of,
)
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day, long_day, roman, two_digits, two_digits_of
from tracker.rules.sentences import unit_sentence
from tracker.rules.words import first_few
from tracker.units import Unit, name_on

# So many tasks are told in the letter itself, more in an annex.
MOST_IN_TEXT = 5
# Working days that a unit has for its answer (docs/decisions/0141).
REPLY_DAYS = 5
COLUMNS = (
    Column("TT", 7, is_centred=True),
    Column("Mã số", 11, is_centred=True),
    Column("Nhiệm vụ", 60),
    Column("Hạn", 17, is_centred=True),
    Column("Tình trạng", 42),
    Column("Đã đôn đốc", 17, is_centred=True),
)


def composed(owed: Owed) -> OfficialPaper:
    """Return the draft of the letter on what a unit owes; number and day are left blank."""
    plan, as_of = owed.figures.plan, owed.figures.as_of
    secretariat = _secretariat(plan)
    return OfficialPaper(
        letterhead_of(plan, secretariat=secretariat, on=as_of),
        about=f"đôn đốc thực hiện nhiệm vụ cải cách hành chính năm {plan.year}",
        addressees=(name_on(owed.unit, as_of),),
        body=[Paragraph(text) for text in _body(owed, secretariat)],
        recipients=_recipients(owed, secretariat),
        signature=signature_of(plan, on=as_of),
        annexes=[_annex(owed)] if _has_annex(owed) else [],
    )


def to_urge(unit: Unit, figures: PlanFigures, shares: Shares | None = None) -> Owed:
    """Return what a unit is urged on as of the day of a plan's figures.

    Refused: a plan that is not in force, the authority itself, a unit that owes nothing.
    """
    plan, on = figures.plan, figures.as_of
    if plan.state == PlanState.DRAFT:
        raise Refused(N_("Kế hoạch chưa ban hành."))
    if plan.state == PlanState.CLOSED:
        raise Refused(N_("Kế hoạch đã kết thúc, không còn đôn đốc."))
    if unit.id == plan.authority_id:
        raise Refused(N_("Chọn đơn vị trực thuộc để đôn đốc, không phải cơ quan ban hành."))
    owed = owed_by(unit, figures, shares)
    if not owed.tasks:
        raise Refused(
            N_("%(unit)s không có nhiệm vụ nào cần đôn đốc tính đến ngày %(day)s."),
            unit=name_on(unit, on), day=format_day(on),
        )  # fmt: skip
    return owed


def is_to_urge(unit: Unit, figures: PlanFigures, shares: Shares) -> bool:
    """Tell whether a letter that urges a unit has anything to say, without asking for urgings."""
    plan = figures.plan
    may_be = plan.state == PlanState.ISSUED and unit.id != plan.authority_id
    return may_be and bool(owed_tasks(unit, figures, shares))


def file_name(plan: Plan, unit: Unit, *, as_of: date) -> str:
    """Return the name of the draft's file: `cong-van-don-doc-pkt-2026-11-22.docx`."""
    code = re.sub(r"[^\w-]+", "-", unit.code.lower())
    return f"cong-van-don-doc-{code}-{plan.code}-{as_of.isoformat()}.docx"


def _secretariat(plan: Plan) -> Unit | None:
    return db.session.get(Unit, plan.coordinator_unit_id) if plan.coordinator_unit_id else None


def _body(owed: Owed, secretariat: Unit | None) -> Iterator[str]:
    yield _figures_text(owed)
    yield _owed_text(owed)
    if not _has_annex(owed):
        yield from (_line(place, one) for place, one in enumerate(owed.tasks, start=1))
    if owed.urged_on:
        days = first_few([format_day(day) for day in owed.urged_on])
        times = two_digits(owed.urged_times)
        yield f"{_urged_of_them(owed)} đã được đôn đốc {times} lần (ngày {days})."
    yield from _wishes(owed, secretariat)


def _urged_of_them(owed: Owed) -> str:
    urged = sum(1 for one in owed.tasks if one.urged)
    if urged == len(owed.tasks):
        return "Các nội dung trên"
    return f"Trong đó, {two_digits_of(urged, len(owed.tasks))} nội dung"


def _figures_text(owed: Owed) -> str:
    plan, on = owed.figures.plan, owed.figures.as_of
    paper = ""
    if plan.doc_number and plan.doc_on:
        paper = f" (văn bản số {plan.doc_number} {long_day(plan.doc_on)})"
    given = []
    if owed.led.total:
        given.append(f"chủ trì {two_digits(owed.led.total)} nhiệm vụ")
    if owed.shares.total:
        given.append(f"{two_digits(owed.shares.total)} phần việc trong nhiệm vụ của đơn vị khác")
    unit = name_on(owed.unit, on)
    told = f"Thực hiện {plan.title}{paper}, {unit} được giao {' và '.join(given)}."
    return " ".join(filter(None, (told, unit_sentence(owed.led, as_of=on), _shares_text(owed))))


def _shares_text(owed: Owed) -> str:
    shares = owed.shares
    if not shares.total:
        return ""
    day = "" if owed.led.total else f"Tính đến ngày {format_day(owed.figures.as_of)}, "
    told = (
        f"phần việc được giao: đã xong {two_digits_of(shares.done, shares.total)}, quá hạn"
        f" chưa có kết quả {two_digits(shares.missing)}."
    )
    return day + told if day else _capitalised(told)


def _owed_text(owed: Owed) -> str:
    told = f"Qua theo dõi, còn {numbered(owed)} cần khẩn trương thực hiện"
    if _has_annex(owed):
        return f"{told} ({counted(owed)}); danh sách tại Phụ lục kèm theo."
    return f"{told}:"


def _line(place: int, one: OwedTask) -> str:
    due = f"hạn {format_day(one.due_on)}"
    return f"{place}. {title_of(one)} ({one.task.code}), {due}: {situation_of(one)}."


def _wishes(owed: Owed, secretariat: Unit | None) -> Iterator[str]:
    plan, on = owed.figures.plan, owed.figures.as_of
    issuer = issuer_of(name_on(plan.authority, on))
    yield (
        f"{issuer.named} đề nghị {name_on(owed.unit, on)} khẩn trương thực hiện các nội dung"
        " nêu trên; cập nhật tiến độ, kết quả kèm theo văn bản minh chứng trên hệ thống"
        " theo dõi nhiệm vụ."
    )
    is_other = secretariat is not None and secretariat.id != owed.unit.id
    to = f"{name_on(secretariat, on)} để tổng hợp" if is_other and secretariat else issuer.named
    yield (
        "Báo cáo kết quả, nguyên nhân chậm, thời gian hoàn thành từng nội dung; khó khăn, vướng"
        f" mắc, đề nghị gia hạn (nếu có), gửi {to} chậm nhất {long_day(reply_by(owed))}."
    )


def reply_by(owed: Owed) -> date:
    """Return the day by which a unit has to answer."""
    return owed.figures.counting.calendar.add(owed.figures.as_of, REPLY_DAYS)


def _recipients(owed: Owed, secretariat: Unit | None) -> list[str]:
    plan, on = owed.figures.plan, owed.figures.as_of
    told = ["Như trên", f"Lãnh đạo {issuer_of(name_on(plan.authority, on)).short} (để báo cáo)"]
    if secretariat is None:
        return [*told, "Lưu: VT"]
    if secretariat.id != owed.unit.id:
        told.append(f"{name_on(secretariat, on)} (để theo dõi)")
    return [*told, f"Lưu: VT, {secretariat.code}"]


def _has_annex(owed: Owed) -> bool:
    return len(owed.tasks) > MOST_IN_TEXT


def _annex(owed: Owed) -> Annex:
    on = owed.figures.as_of
    title = f"Danh sách nhiệm vụ cần khẩn trương thực hiện, tính đến ngày {format_day(on)}"
    return Annex(title, COLUMNS, list(rows_of(owed)))


def rows_of(owed: Owed) -> Iterator[list[str]]:
    """Yield the rows of the annex, each group after its heading."""
    place = 0
    for number, (words, tasks) in enumerate(groups_of(owed), start=1):
        yield [f"{roman(number)}. {words}: {two_digits(len(tasks))}"]
        for one in tasks:
            place += 1
            yield [
                str(place), one.task.code, one.task.title, format_day(one.due_on),
                _capitalised(situation_of(one)), urged_of(one),
            ]  # fmt: skip


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
