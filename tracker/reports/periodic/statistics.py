"""Biểu thống kê: the rows of the ministry's form that the program can fill, the others blank.

The form came with the ministry's letter on reporting (Công văn 581/BNV-CCHC); of its rows the
program states those of decision 0189. A number that nobody entered is left to the clerk: an empty
cell is not 0.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.documents.official import Annex, Column
from tracker.reports.periodic.facts import IN_TIME, ReportFacts
from tracker.rules.dossiers import Counts as DossierCounts
from tracker.rules.dossiers import Rate
from tracker.rules.numbers import format_count, format_day, format_decimal, two_digits
from tracker.rules.percents import percent
from tracker.rules.progress import Counts
from tracker.rules.words import Source

Value = int | Decimal | None
Told = Callable[[ReportFacts], Value]
COLUMNS = (
    Column("STT", 19, is_centred=True),
    Column("Chỉ tiêu thống kê", 122),
    Column("Đơn vị tính", 33, is_centred=True),
    Column("Số liệu", 28, is_centred=True),
    Column("Ghi chú", 50),
)


@dataclass(frozen=True)
class Row:
    """A row of the form: its number, what is counted in which unit, and whence; None is blank.

    `column` is the column of the dossiers' form, or their rate, that must be stated by every unit.
    """

    number: str
    label: str
    unit: str = ""
    told: Told | None = None
    column: str = ""


@dataclass(frozen=True)
class Stat:
    """A row as it is printed: a part's heading has neither unit nor value."""

    number: str
    label: str
    unit: str
    value: Value
    note: str = ""

    @property
    def is_part(self) -> bool:
        """Whether it is the heading of a part."""
        return not self.unit and self.number.isalpha()


def _given(source: Source, told: Callable[[Counts], int]) -> Told:
    """Return a count of tasks given outside the plan; blank where none was entered."""

    def value(facts: ReportFacts) -> Value:
        counts = facts.outside.get(source)
        return told(counts) if counts and counts.total else None

    return value


def _dossiers(told: Callable[[DossierCounts], Value]) -> Told:
    return lambda facts: told(facts.dossiers.total) if facts.dossiers else None


def _in_time(told: Callable[[Rate], Value]) -> Told:
    """Return what the rate of those in time says: a sum would mix rows that do not tell it."""
    return lambda facts: told(rate) if (rate := _rate(facts)) else None


def _rate(facts: ReportFacts) -> Rate | None:
    return facts.dossiers.in_time if facts.dossiers else None


def _procedures(name: str) -> Told:
    return lambda facts: facts.registered.procedures[name]


def _counted(told: Told) -> Told:
    """Return a count of register entries: where nobody entered any, nobody may have counted."""
    return lambda facts: told(facts) or None


def _share(part: int | None, whole: int | None) -> Value:
    return None if part is None or not whole else percent(part, whole)


UPPER, FOUND = Source.UPPER_LEVEL, Source.INSPECTION
FORM = (
    Row("I", "Công tác chỉ đạo, điều hành cải cách hành chính"),
    Row("1", "Kế hoạch cải cách hành chính"),
    Row("1.1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ",
        lambda facts: facts.figures.counts().total),
    Row("1.2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ",
        lambda facts: facts.figures.counts().executed),
    Row("2", "Kiểm tra cải cách hành chính"),
    Row("2.1", "Số cơ quan, đơn vị đã kiểm tra", "Cơ quan, đơn vị"),
    Row("2.2", "Số vấn đề đặt ra qua kiểm tra", "Vấn đề", _given(FOUND, lambda one: one.total)),
    Row("2.3", "Số vấn đề đã giải quyết", "Vấn đề", _given(FOUND, lambda one: one.executed)),
    Row("3", "Thực hiện nhiệm vụ cấp trên giao"),
    Row("3.1", "Tổng số nhiệm vụ được giao", "Nhiệm vụ", _given(UPPER, lambda one: one.total)),
    Row("3.2", "Số nhiệm vụ đã hoàn thành đúng hạn", "Nhiệm vụ",
        _given(UPPER, lambda one: one.in_time)),
    Row("3.3", "Số nhiệm vụ đã hoàn thành nhưng quá hạn", "Nhiệm vụ",
        _given(UPPER, lambda one: one.late)),
    Row("3.4", "Số nhiệm vụ quá hạn chưa hoàn thành", "Nhiệm vụ",
        _given(UPPER, lambda one: one.overdue)),
    Row("4", "Khảo sát, thông tin, tuyên truyền, sáng kiến"),
    Row("4.1", "Số phiếu khảo sát phát ra", "Phiếu",
        _counted(lambda facts: facts.registered.surveyed.sent)),
    Row("4.2", "Tỷ lệ phiếu hài lòng trên phiếu hợp lệ", "%",
        lambda facts: _share(facts.registered.surveyed.satisfied,
                             facts.registered.surveyed.valid)),
    Row("4.3", "Số tin, bài tuyên truyền", "Tin, bài",
        _counted(lambda facts: facts.registered.news)),
    Row("4.4", "Số sáng kiến", "Sáng kiến", _counted(lambda facts: facts.registered.initiatives)),
    Row("4.5", "Số cuộc đối thoại với người dân, doanh nghiệp", "Cuộc"),
    Row("II", "Cải cách thể chế"),
    Row("1", "Số văn bản quy phạm pháp luật đã ban hành", "Văn bản"),
    Row("2", "Số văn bản quy phạm pháp luật đã kiểm tra, rà soát", "Văn bản"),
    Row("III", "Cải cách thủ tục hành chính"),
    Row("1", "Thống kê thủ tục hành chính"),
    Row("1.1", "Tổng số thủ tục hành chính", "Thủ tục", _procedures("total")),
    Row("1.2", "Số thủ tục đã niêm yết, công khai", "Thủ tục", _procedures("posted")),
    Row("1.3", "Số thủ tục tiếp nhận tại Bộ phận Một cửa", "Thủ tục", _procedures("at_one_stop")),
    Row("1.4", "Số thủ tục liên thông", "Thủ tục", _procedures("linked")),
    Row("1.5", "Số thủ tục đã đơn giản hóa", "Thủ tục", _procedures("simplified")),
    Row("2", "Kết quả giải quyết hồ sơ thủ tục hành chính"),
    Row("2.1", "Tổng số hồ sơ tiếp nhận", "Hồ sơ", _dossiers(lambda one: one.received),
        "received"),
    Row("2.2", "Tổng số hồ sơ đã giải quyết", "Hồ sơ", _dossiers(lambda one: one.resolved),
        "resolved"),
    Row("2.3", "Số hồ sơ giải quyết trước hạn và đúng hạn", "Hồ sơ",
        _in_time(lambda one: one.numerator), IN_TIME),
    Row("2.4", "Tỷ lệ giải quyết trước hạn và đúng hạn", "%",
        _in_time(lambda one: one.percent), IN_TIME),
    Row("2.5", "Số hồ sơ giải quyết trễ hạn", "Hồ sơ", _dossiers(lambda one: one.resolved_late),
        "resolved_late"),
    Row("2.6", "Số hồ sơ đang giải quyết", "Hồ sơ", _dossiers(lambda one: one.pending), "pending"),
    Row("2.7", "Số hồ sơ đang giải quyết đã trễ hạn", "Hồ sơ",
        _dossiers(lambda one: one.pending_overdue), "pending_overdue"),
    Row("IV", "Cải cách tổ chức bộ máy"),
    Row("1", "Số biên chế đã tinh giản", "Người"),
    Row("V", "Cải cách chế độ công vụ"),
    Row("1", "Số cán bộ, công chức, viên chức bị kỷ luật", "Người"),
    Row("VI", "Cải cách tài chính công"),
    Row("1", "Tỷ lệ giải ngân vốn đầu tư công", "%"),
    Row("VII", "Xây dựng, phát triển chính quyền số"),
    Row("1", "Số thủ tục cung cấp dịch vụ công trực tuyến toàn trình", "Thủ tục",
        _procedures("online_full")),
    Row("2", "Số thủ tục cung cấp dịch vụ công trực tuyến một phần", "Thủ tục",
        _procedures("online_partial")),
    Row("3", "Số hồ sơ tiếp nhận trực tuyến", "Hồ sơ", _dossiers(lambda one: one.received_online)),
    Row("4", "Số hồ sơ thanh toán trực tuyến", "Hồ sơ", _dossiers(lambda one: one.paid_online)),
    Row("5", "Số văn bản đi được ký số", "Văn bản"),
)  # fmt: skip


def statistics(facts: ReportFacts) -> Iterator[Stat]:
    """Yield the rows of the form in its order."""
    for row in FORM:
        value = row.told(facts) if row.told else None
        yield Stat(row.number, row.label, row.unit, value, _note(row, value, facts))


def blanks(facts: ReportFacts) -> int:
    """Return how many rows are left to the clerk."""
    return sum(1 for one in statistics(facts) if one.unit and one.value is None)


def annex(facts: ReportFacts) -> Annex:
    """Return the form as an annex."""
    title = f"Thống kê số liệu cải cách hành chính, tính đến ngày {format_day(facts.as_of)}"
    return Annex(title, COLUMNS, [_cells(one) for one in statistics(facts)])


def _cells(one: Stat) -> Sequence[str]:
    if one.is_part:
        return [f"{one.number}. {one.label}"]
    return [one.number, one.label, one.unit, _words(one.value), one.note]


def _words(value: Value) -> str:
    if value is None:
        return ""
    return format_count(value) if isinstance(value, int) else format_decimal(value)


def _note(row: Row, value: Value, facts: ReportFacts) -> str:
    """Say whose forms leave a column of dossiers unsaid, or how many rows a rate leaves out."""
    found = facts.dossiers
    if found is None or value is None:
        return ""
    if row.column == IN_TIME:
        left_out = found.in_time.left_out if found.in_time else 0
        told = f"Chưa gồm {two_digits(left_out)} dòng chưa nêu (đơn vị, lĩnh vực)"
        return told if left_out else ""
    unsaid = found.unsaid.get(row.column, ())
    return f"Chưa gồm: {'; '.join(unsaid)}" if unsaid else ""
