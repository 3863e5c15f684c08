"""How a digest tells what stands beside a task: an answer, answers that wait, a part."""

from flask_babel import gettext

from tracker.letters.written import link_to
from tracker.reminders import Item
from tracker.reminders.items import Beside, Matter
from tracker.rules import N_
from tracker.rules.numbers import two_digits
from tracker.tasks import Task

COUNTED = {
    Beside.ANSWERS: N_("%(count)s kết quả của đơn vị chờ chấp nhận"),
    Beside.UNREAD: N_("%(count)s đơn vị chưa báo cáo, chưa có người nhận thư"),
}
FIXED = {
    Beside.ENTRY: N_("Cơ quan thường trực đã cập nhật thay; nếu chưa đúng, báo lại."),
    Beside.OBJECTION: N_("Xem ý kiến của đơn vị trong Diễn biến."),
}


def remark_of(item: Item) -> str:
    """Return whose it is, or how many wait; empty for the task itself."""
    matter = item.beside
    if matter is None:
        return ""
    if matter.kind in COUNTED:
        return gettext(COUNTED[matter.kind], count=two_digits(matter.count))
    if matter.kind is Beside.PART:
        lead = item.own_task.lead_text
        return gettext(
            "Phần phối hợp của %(unit)s; %(lead)s chủ trì", unit=matter.unit, lead=lead
        )  # fmt: skip
    if matter.kind in FIXED:
        return gettext(FIXED[matter.kind])
    return gettext("Kết quả của %(unit)s", unit=matter.unit)


def way_beside(task: Task, matter: Matter) -> dict[str, str]:
    """Return the button to the page on which it is done."""
    if matter.kind in COUNTED:
        words = gettext("Xem kết quả %(code)s", code=task.code)
        return {"words": words, "href": link_to("answers.show", task_id=task.id)}
    if matter.kind in {Beside.ENTRY, Beside.OBJECTION}:
        words = gettext("Xem %(code)s", code=task.code)
    elif matter.kind is Beside.PART:
        words = gettext("Gửi phần phối hợp %(code)s", code=task.code)
    else:
        words = gettext("Gửi kết quả %(code)s", code=task.code)
    return {"words": words, "href": link_to("tasks.one", task_id=task.id)}
