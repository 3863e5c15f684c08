"""How letters stand and why something is told, in words; and what to do about one that failed."""

from flask_babel import gettext

from tracker.outbox import Letter, LetterState
from tracker.pages.filters import instant
from tracker.rules import N_
from tracker.rules.words import STAGE_LABELS

STATES = {
    LetterState.QUEUED: (N_("Chờ gửi"), "hourglass", "wait"),
    LetterState.CLAIMED: (N_("Đang gửi"), "send", "run"),
    LetterState.SENT: (N_("Máy chủ thư đã nhận"), "check", "met"),
    LetterState.DROPPED: (N_("Không còn gì để nhắc"), "circle-dashed", "none"),
    LetterState.DEAD: (N_("Không gửi được"), "alert-circle", "over"),
    LetterState.HELD: (N_("Giữ lại, cần xem"), "alert-triangle", "soon"),
}
KINDS = {
    "digest": N_("Thư nhắc việc"),
    "plan_issued": N_("Kế hoạch ban hành"),
    "tasks_added": N_("Giao thêm nhiệm vụ"),
    "tasks_urged": N_("Đôn đốc"),
    "units_urged": N_("Đôn đốc đơn vị chưa báo cáo"),
    "invitation": N_("Thư mời đặt mật khẩu"),
    "password_reset": N_("Đặt lại mật khẩu"),
    "trial": N_("Gửi thử"),
}
# The first words of an item's stage, where it is no rung of the ladder.
OTHER_STAGES = {
    "returned": N_("Bị trả lại"),
    "assigned": N_("Mới giao, chưa bắt đầu"),
    "waiting": N_("Chờ xác nhận"),
    "asked": N_("Đề nghị chờ cho ý kiến"),
    "decided": N_("Đề nghị đã có ý kiến"),
    "moved": N_("Nhiệm vụ chuyển đơn vị"),
    "answers": N_("Kết quả của các đơn vị chờ chấp nhận"),
    "part": N_("Phần việc phối hợp, mỗi tuần một lần"),
    "entered": N_("Đã cập nhật thay đơn vị"),
    "objected": N_("Đơn vị không đồng ý nội dung cập nhật thay"),
}
RUNGS: dict[str, str] = {str(stage): words for stage, words in STAGE_LABELS.items()}
# What to do, by how the server's answer begins (RFC 5321 and RFC 3463); the first that fits.
ADVICE = (
    ("552", N_("Hộp thư của người nhận đầy. Báo người nhận dọn hộp thư rồi gửi lại.")),
    ("554", N_("Máy chủ thư từ chối nội dung hoặc người gửi. Báo người quản trị máy chủ thư.")),
    (
        "55",
        N_("Máy chủ thư không nhận địa chỉ này. Hỏi lại người nhận, sửa hoặc đánh dấu địa chỉ."),
    ),
    ("5", N_("Máy chủ thư từ chối. Báo người quản trị máy chủ thư rồi gửi lại.")),
)
NO_MAILBOX = N_("Bổ sung địa chỉ ở trang của người nhận rồi gửi lại.")
LONG_TRIED = N_("Đã thử trong 02 ngày. Kiểm tra máy chủ thư rồi gửi lại.")
ASK_THE_READER = N_("Có thể đã tới nơi. Hỏi người nhận; nếu chưa có thì gửi lại.")


def kind_words(kind: str) -> str:
    """Return what kind of letter it is."""
    return gettext(KINDS[kind]) if kind in KINDS else kind


def reason(stage: str) -> str:
    """Return why something is told: the rung of the ladder, or what happened.

    Old letters may name a rung that is no more.
    """
    first = stage.partition(":")[0]
    words = RUNGS.get(first) or OTHER_STAGES.get(first)
    return gettext(words) if words else first


def server_words(text: str) -> str:
    """Return what stood in the way; a server's words stay as they came and are text, not markup."""
    return gettext(text) if text else ""


def advice(letter: Letter) -> str:
    """Return what to do about a letter that failed or waits for another try; empty for others."""
    if letter.state == LetterState.QUEUED and letter.error:
        return gettext("Tự gửi lại lúc %(at)s.", at=instant(letter.not_before))
    if letter.state == LetterState.HELD:
        return gettext(ASK_THE_READER)
    if letter.state != LetterState.DEAD:
        return ""
    if not letter.address:
        return gettext(NO_MAILBOX)
    found = (words for head, words in ADVICE if letter.error.startswith(head))
    return gettext(next(found, LONG_TRIED))
