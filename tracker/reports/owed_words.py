"""What a unit owes, in the words of a paper."""

from tracker.reports.owed import Owed, OwedTask, Why
from tracker.rules.numbers import format_day, two_digits
from tracker.rules.words import (
    BLOCKED_REASON_LABELS,
    BlockedReason,
    Status,
    first_few,
    within_sentence,
)

GROUPS = {
    Why.OVERDUE: "Nhiệm vụ quá hạn",
    Why.DUE_SOON: "Nhiệm vụ sắp đến hạn",
    Why.RETURNED: "Nhiệm vụ được trả lại, đề nghị bổ sung, chưa gửi lại",
    Why.MISSED: "Nhiệm vụ còn đợt chưa có kết quả",
    Why.SILENT: "Nhiệm vụ chưa báo cáo lần nào",
    Why.ANSWER: "Nhiệm vụ giao nhiều đơn vị, đã quá hạn, chưa gửi kết quả",
    Why.PART: "Phần phối hợp đã quá hạn, chưa có kết quả",
}


def groups_of(owed: Owed) -> list[tuple[str, list[OwedTask]]]:
    """Return what is owed group by group, each with its heading; none without tasks."""
    groups = [(words, [one for one in owed.tasks if one.why is why]) for why, words in
              GROUPS.items()]  # fmt: skip
    return [(words, tasks) for words, tasks in groups if tasks]


def counted(owed: Owed) -> str:
    """Return the groups with their numbers: `nhiệm vụ quá hạn: 03; nhiệm vụ sắp đến hạn: 02`."""
    told = (f"{within_sentence(words)}: {two_digits(len(tasks))}" for words, tasks in
            groups_of(owed))  # fmt: skip
    return "; ".join(told)


def numbered(owed: Owed) -> str:
    """Return how many tasks and shares are owed: `03 nhiệm vụ, 01 phần việc`."""
    shares = sum(1 for one in owed.tasks if one.is_share)
    tasks = len(owed.tasks) - shares
    told = [(tasks, "nhiệm vụ"), (shares, "phần việc")]
    return ", ".join(f"{two_digits(number)} {words}" for number, words in told if number)


def title_of(one: OwedTask) -> str:
    """Return a task's title as it stands inside a line."""
    return one.task.title.rstrip(" .;,:")


def situation_of(one: OwedTask) -> str:
    """Return how a task stands: `quá hạn 12 ngày làm việc; chưa báo cáo lần nào`."""
    days = two_digits(one.days)
    said = {
        Why.DUE_SOON: f"còn {days} ngày làm việc" if one.days else "đến hạn hôm nay",
        Why.OVERDUE: f"quá hạn {days} ngày làm việc",
        Why.ANSWER: f"quá hạn {days} ngày làm việc, chưa gửi kết quả của đơn vị",
        Why.PART: f"quá hạn {days} ngày làm việc, chưa gửi phần phối hợp",
    }
    parts = [said.get(one.why, ""), _missed(one), _returned(one), _blocked(one)]
    if one.is_silent and one.why is not Why.PART:  # a part is told of once, when it is given
        parts.append("chưa báo cáo lần nào")
    return "; ".join(part for part in parts if part)


def urged_of(one: OwedTask) -> str:
    """Return on which days the unit was urged, empty where it never was."""
    return first_few([format_day(day) for day in one.urged_on])


def _missed(one: OwedTask) -> str:
    days = first_few([format_day(each.due_on) for each in one.missed])
    return f"chưa có kết quả đợt {days}" if days else ""


def _returned(one: OwedTask) -> str:
    if one.returned_on is None:
        return ""
    return f"được trả lại ngày {format_day(one.returned_on)}, chưa gửi lại"


def _blocked(one: OwedTask) -> str:
    state = one.task.state
    if one.is_share or state.status != Status.BLOCKED:
        return ""
    since = f" từ ngày {format_day(state.blocked_since_on)}" if state.blocked_since_on else ""
    reason = (
        BLOCKED_REASON_LABELS[BlockedReason(state.blocked_reason)] if state.blocked_reason else ""
    )
    agency = f" ({state.blocked_agency})" if state.blocked_agency else ""
    return f"vướng mắc{since}" + (f": {within_sentence(reason)}{agency}" if reason else "")
