"""How the figures are counted, in words, printed under them."""

from flask_babel import gettext

from tracker.rules.progress import Settings


def rule_words(settings: Settings) -> list[str]:
    """Return the plan's rules of counting, a sentence each."""
    return [
        executed_words(settings),
        gettext("Tỷ lệ đạt yêu cầu = số được xác nhận đạt ÷ số nhiệm vụ đang có hiệu lực."),
        gettext("Nhiệm vụ đã đến hạn là nhiệm vụ có hạn không sau ngày tính."),
        periodic_words(settings),
        before_words(settings),
        rest_day_words(settings),
        gettext("Làm tròn một lần, đến hai chữ số thập phân; tổng có thể khác 100% do làm tròn."),
    ]


def periodic_words(settings: Settings) -> str:
    """Say how ongoing and recurring tasks count; printed under every figure."""
    if settings.per_period:
        return gettext(
            "Nhiệm vụ thường xuyên, định kỳ tính theo kỳ: đã thực hiện khi mọi đợt đến hạn"
            " đã được xác nhận."
        )
    return gettext("Nhiệm vụ thường xuyên, định kỳ tính một lần, khi kết thúc kế hoạch.")


def executed_words(settings: Settings) -> str:
    """Say whether what was not met counts as carried out."""
    if settings.not_met_is_executed:
        return gettext(
            "Tỷ lệ thực hiện = số nhiệm vụ đã hoàn thành (đạt và chưa đạt)"
            " ÷ số nhiệm vụ đang có hiệu lực."
        )
    return gettext("Tỷ lệ thực hiện = số nhiệm vụ hoàn thành, đạt ÷ số nhiệm vụ đang có hiệu lực.")


def before_words(settings: Settings) -> str:
    """Say how "trước ngày X" reads."""
    if settings.strict_before:
        return gettext("“Trước ngày X” là chậm nhất hết ngày liền trước ngày X.")
    return gettext("“Trước ngày X” là chậm nhất hết ngày X.")


def rest_day_words(settings: Settings) -> str:
    """Say what a deadline on a rest day means."""
    if settings.rolls_forward:
        return gettext("Hạn rơi vào ngày nghỉ được tính đến hết ngày làm việc kế tiếp.")
    return gettext("Hạn rơi vào ngày nghỉ không được tính thêm.")
