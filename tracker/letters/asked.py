"""What is asked of a task, in a few words; letters and pages say it alike."""

from flask_babel import gettext

from tracker.requests import REMOVAL_LABELS, Kind, Request
from tracker.rules import N_
from tracker.rules.numbers import format_day
from tracker.rules.words import within_sentence

ASKED = {
    Kind.EXTENSION: N_("Đề nghị gia hạn đến %(day)s"),
    Kind.REMOVAL: N_("Đề nghị đưa ra khỏi kế hoạch: %(why)s"),
    Kind.CHANGE: N_("Đề nghị điều chỉnh nhiệm vụ"),
    Kind.REOPENING: N_("Đề nghị mở lại"),
}
GRANTED = {
    Kind.EXTENSION: N_("Gia hạn đến %(day)s"),
    Kind.REMOVAL: N_("Đưa ra khỏi kế hoạch"),
    Kind.CHANGE: N_("Điều chỉnh nhiệm vụ"),
    Kind.REOPENING: N_("Mở lại"),
}
DENIED = {
    Kind.EXTENSION: N_("Không đồng ý gia hạn"),
    Kind.REMOVAL: N_("Không đồng ý đưa ra khỏi kế hoạch"),
    Kind.CHANGE: N_("Không đồng ý điều chỉnh nhiệm vụ"),
    Kind.REOPENING: N_("Không đồng ý mở lại"),
}


def asked_words(request: Request) -> str:
    """Return what is asked: Đề nghị gia hạn đến 31/07/2026."""
    return _filled(ASKED[Kind(request.kind)], request)


def answer_words(request: Request) -> str:
    """Return what was decided: Gia hạn đến 31/07/2026, or that it was denied."""
    words = GRANTED if request.state == "approved" else DENIED
    return _filled(words[Kind(request.kind)], request)


def basis_words(request: Request) -> str:
    """Return who decided and by what: Đỗ Quốc Bình, văn bản số 45/UBND-VX ngày 19/06/2026."""
    who = request.decider.full_name if request.decider else ""
    paper = request.decision_document
    if paper is None or not paper.number:
        return gettext("%(who)s, ngày %(day)s", who=who, day=format_day(request.decided_on))
    return gettext(
        "%(who)s, văn bản số %(number)s ngày %(day)s",
        who=who, number=paper.number, day=format_day(paper.issued_on),
    )  # fmt: skip


def word_on(request: Request) -> str:
    """Return what a letter says of a request: who asks what and why, or what was decided."""
    if request.is_open:
        who, reason = request.asked_by.full_name, request.reason
        late = f" ({gettext('đề nghị muộn')})" if request.is_late else ""
        return f"{asked_words(request)}{late}. {who}: {reason}"
    note = f" {request.decision_note}" if request.decision_note else ""
    return f"{answer_words(request)}. {basis_words(request)}.{note}"


def _filled(words: str, request: Request) -> str:
    wanted = request.asks
    why = gettext(REMOVAL_LABELS[wanted.why]) if wanted.why else ""
    values = {"day": format_day(wanted.due_on), "why": within_sentence(why)}
    return gettext(words, **{name: value for name, value in values.items() if name in words})
