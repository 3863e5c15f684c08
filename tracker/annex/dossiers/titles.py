"""The unit that a line above a form names."""

import re

from tracker.rules.fold import fold

_SAID = re.compile(
    r"^(?:tên )?(?:đơn vị|cơ quan|địa phương)(?: báo cáo| lập biểu| tổng hợp)?\s*:\s*(.+)$",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"ho so|tinh|dong|%|.*\btinh\b.*:")
_NAME = re.compile(r"(ubnd|uy ban nhan dan) (xa|phuong|dac khu|thi tran|huyen|quan|tp|thanh pho).+")
_LONGEST = 80


def unit_in(line: str) -> str:
    """Return the unit of `Đơn vị báo cáo: UBND xã Bình An`, or of a line that is only its name."""
    said = _SAID.match(line.strip())
    if said:
        # “Đơn vị: hồ sơ” says what is counted.
        name = said[1].strip(" .;")
        return "" if _MEASURE.fullmatch(fold(name)) else name
    words = line.strip()
    return words if len(words) <= _LONGEST and _NAME.fullmatch(fold(words)) else ""
