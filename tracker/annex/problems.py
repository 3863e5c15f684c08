"""Every doubt an annex can raise, with its weight and the sentence that says what to do."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.rules import N_


class Severity(StrEnum):
    """How much a problem matters: an `error` has to be settled before the plan is issued."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


E, W, I = Severity.ERROR, Severity.WARN, Severity.INFO  # noqa: E741  columns of the table below


class Code(StrEnum):
    """A stable name for each kind of doubt, by which pages group them."""

    severity: Severity
    msgid: str

    def __new__(cls, value: str, severity: Severity, msgid: str) -> "Code":
        """Keep the weight and the sentence with the name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        member.msgid = msgid
        return member

    TWO_LEADS = (
        "two_leads",
        E,
        N_(
            "“%(text)s” nêu nhiều đơn vị chủ trì. "
            "Chọn một đơn vị chủ trì, các đơn vị khác chuyển sang phối hợp."
        ),
    )
    LEAD_PARTED = (
        "lead_parted",
        W,
        N_("“%(text)s” được tách thành chủ trì và phối hợp. Kiểm tra, sửa nếu không đúng."),
    )
    NO_LEAD = "no_lead", E, N_("chưa có đơn vị chủ trì. Chọn đơn vị chủ trì.")
    GROUP_LEAD = (
        "group_lead",
        W,
        N_(
            "“%(text)s” là một nhóm đơn vị. "
            "Kiểm tra danh sách đơn vị trong nhóm và chọn đơn vị tổng hợp."
        ),
    )
    IMPOSSIBLE_DATE = (
        "impossible_date",
        E,
        N_("“%(text)s” không có trong lịch. Chọn ngày khác hoặc để “Chưa xác định hạn”."),
    )
    NO_DEADLINE = (
        "no_deadline",
        E,
        N_("chưa có thời hạn. Chọn ngày hoặc để “Chưa xác định hạn”."),
    )
    UNSURE_DEADLINE = (
        "unsure_deadline",
        W,
        N_("“%(text)s” chưa rõ ngày phải xong. Chọn cách hiểu hoặc ấn định ngày."),
    )
    OTHER_YEAR = (
        "other_year",
        W,
        N_("“%(text)s” không thuộc năm %(year)s của kế hoạch. Kiểm tra lại năm."),
    )
    MONTH_FROM_DATE = (
        "month_from_date",
        I,
        N_("Excel đã đổi thành ngày %(date)s; đọc là tháng %(month)s. Sửa nếu không đúng."),
    )
    SWAPPED_DATE = (
        "swapped_date",
        W,
        N_("“%(text)s” có thể bị Excel đảo ngày và tháng. Kiểm tra, sửa nếu phải là “%(other)s”."),
    )
    LOST_DATE = (
        "lost_date",
        E,
        N_("số “%(text)s” có thể là ngày %(date)s mất định dạng. Chọn đúng thời hạn."),
    )
    NOTHING_ABOVE = (
        "nothing_above",
        E,
        N_("“%(text)s” là như dòng trên, nhưng phía trên không có nội dung. Ghi rõ nội dung."),
    )
    POINTS_ELSEWHERE = (
        "points_elsewhere",
        W,
        N_("“%(text)s” dẫn đến mục khác. Ghi rõ nội dung của mục đó."),
    )
    NO_DELIVERABLE = "no_deliverable", I, N_("chưa có sản phẩm. Bổ sung nếu có.")
    NO_TARGET = "no_target", W, N_("chưa có mức giao của chỉ tiêu. Bổ sung.")
    ONLY_TITLE = (
        "only_title",
        W,
        N_(
            "“%(text)s” chỉ có nội dung nên chưa tính là nhiệm vụ. "
            "Bổ sung chủ trì, thời hạn nếu là nhiệm vụ."
        ),
    )
    GROUP_ROW = (
        "group_row",
        I,
        N_("“%(text)s” được coi là dòng nhóm, không phải nhiệm vụ. Sửa nếu không đúng."),
    )
    NO_TITLE = (
        "no_title",
        W,
        N_("dòng không có nội dung nhiệm vụ nên bỏ qua. Bổ sung nội dung nếu là nhiệm vụ."),
    )
    CONTINUED = (
        "continued",
        W,
        N_("ghép vào nhiệm vụ ở dòng %(first)s. Tách ra nếu là nhiệm vụ riêng."),
    )
    SECTION_WITH_LEAD = (
        "section_with_lead",
        W,
        N_("“%(text)s” được coi là nội dung, không phải nhiệm vụ. Sửa nếu không đúng."),
    )
    NO_AREA = (
        "no_area",
        W,
        N_("nhiệm vụ không nằm trong nội dung nào. Chọn nội dung cho các nhiệm vụ này."),
    )
    EMPTY_AREA = "empty_area", W, N_("nội dung “%(text)s” không có nhiệm vụ nào. Kiểm tra.")
    STRUCK = (
        "struck",
        W,
        N_("dòng bị gạch ngang, vẫn được đọc. Bỏ nếu nhiệm vụ đã đưa ra khỏi kế hoạch."),
    )
    PART_STRUCK = (
        "part_struck",
        W,
        N_("có chữ bị gạch ngang trong ô, không đọc phần đó. Kiểm tra nội dung còn lại."),
    )
    REVISED = (
        "revised",
        W,
        N_("ô còn dấu vết sửa đổi (track changes), đọc theo bản đã sửa. Kiểm tra nội dung."),
    )
    HIDDEN_ROW = (
        "hidden_row",
        W,
        N_("dòng đang ẩn trong tệp, vẫn được đọc. Bỏ nếu không thuộc kế hoạch."),
    )
    HIDDEN_COLUMN = (
        "hidden_column",
        W,
        N_("cột đang ẩn trong tệp, vẫn được đọc. Bỏ cột nếu không thuộc kế hoạch."),
    )
    HIDDEN_SHEET = "hidden_sheet", I, N_("trang đang ẩn nên không đọc. Bỏ ẩn nếu cần đọc.")
    NO_VALUE = (
        "no_value",
        E,
        N_("ô là công thức chưa có kết quả. Mở bằng Excel, lưu lại hoặc nhập nội dung."),
    )
    FAULT = "fault", E, N_("ô báo lỗi “%(text)s”. Nhập lại nội dung.")
    LEGACY_FONT = (
        "legacy_font",
        E,
        N_("chữ theo bảng mã cũ (TCVN3, VNI). Chuyển sang Unicode rồi nhập lại ô này."),
    )
    NUMBER_FROM_DATE = (
        "number_from_date",
        I,
        N_("Excel đã đổi số thứ tự thành ngày %(date)s; đọc là %(text)s. Sửa nếu không đúng."),
    )
    NUMBER_MENDED = (
        "number_mended",
        I,
        N_("Excel bỏ số 0 ở cuối số thứ tự; đọc là %(text)s. Sửa nếu không đúng."),
    )
    NOTE_MARK = "note_mark", I, N_("bỏ dấu chú thích ở cuối “%(text)s”.")
    COUNT = (
        "count",
        W,
        N_("tệp ghi %(stated)s %(what)s, đọc được %(found)s. Kiểm tra dòng bị sót hoặc thừa."),
    )
    NOT_READ = (
        "not_read",
        I,
        N_("không phải bảng nhiệm vụ hoặc chỉ tiêu nên không đọc. Kiểm tra nếu có nhiệm vụ."),
    )
    TWO_YEARS = (
        "two_years",
        W,
        N_("tiêu đề nêu nhiều năm (%(years)s); đọc theo năm %(year)s. Kiểm tra năm kế hoạch."),
    )


@dataclass(frozen=True)
class Problem:
    """A doubt about a place; without `row` it is about the sheet, without `sheet` the file.

    `msgid` filled with `values` says what is wrong and what to do, without the place;
    `message` is the whole Vietnamese sentence.
    """

    code: Code
    sheet: str | int | None = None
    row: int | None = None
    column: str = ""
    values: tuple[tuple[str, object], ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.code.severity

    @property
    def msgid(self) -> str:
        """The sentence without its place, for translation."""
        return self.code.msgid

    @property
    def message(self) -> str:
        """The Vietnamese sentence: where, what, and what to do."""
        words = self.msgid % dict(self.values)
        place = ", ".join(self._place())
        return (
            f"{place[:1].upper()}{place[1:]}: {words}" if place else words[:1].upper() + words[1:]
        )

    def _place(self) -> list[str]:
        place: list[str] = []
        if self.sheet is not None:
            place.append(f"{'bảng' if isinstance(self.sheet, int) else 'trang'} {self.sheet}")
        if self.row is not None:
            place.append(f"dòng {self.row}")
        if self.column:
            place.append(f"cột {self.column}")
        return place
