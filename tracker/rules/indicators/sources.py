"""What derived indicators are made of: each source under a name that tells its denominator."""

from dataclasses import dataclass

from tracker.rules import N_
from tracker.rules.dossiers.rates import NAMED

LEAD = "lead"  # narrows a source to the lead unit, as `in_time:lead`


@dataclass(frozen=True)
class SourceName:
    """A source in words; one without a denominator is a count.

    `is_stock` says that it tells what stands on a day, not what happened within a period.
    """

    name: str
    is_fraction: bool = True
    is_stock: bool = False


OF_TASKS = {
    "executed": SourceName(N_("nhiệm vụ đã thực hiện trên tổng số nhiệm vụ"), is_stock=True),
    "met": SourceName(N_("nhiệm vụ đạt yêu cầu trên tổng số nhiệm vụ"), is_stock=True),
    "executed_of_due": SourceName(
        N_("nhiệm vụ đã thực hiện trên số nhiệm vụ đã đến hạn"), is_stock=True
    ),
}
OF_REGISTERS = {
    "news": SourceName(N_("số tin, bài"), is_fraction=False),
    "initiative": SourceName(N_("số sáng kiến"), is_fraction=False),
    "slips": SourceName(N_("phiếu xin lỗi đã gửi trên hồ sơ trễ hạn và quá hạn")),
    "posted": SourceName(N_("thủ tục đã niêm yết, công khai trên tổng số thủ tục"), is_stock=True),
    "one_stop": SourceName(N_("thủ tục thực hiện tại một cửa trên tổng số thủ tục"), is_stock=True),
    "simplified": SourceName(N_("số thủ tục đã đơn giản hóa"), is_fraction=False, is_stock=True),
}
OF_SURVEYS = {
    "satisfied": SourceName(N_("phiếu hài lòng trên phiếu hợp lệ")),
    "valid": SourceName(N_("phiếu hợp lệ trên phiếu phát ra")),
}
SOURCES: dict[str, dict[str, SourceName]] = {
    "dossiers": {key: SourceName(name) for key, (name, _top, _base) in NAMED.items()},
    "tasks": OF_TASKS,
    "registers": OF_REGISTERS,
    "survey": OF_SURVEYS,
}


def source_of(kind: str, source: str) -> SourceName | None:
    """Return what a source such as `in_time:lead` is called; None for one that does not exist."""
    return SOURCES.get(kind, {}).get(source.partition(":")[0])
