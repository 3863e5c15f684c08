"""The letter that invites somebody: who they are here, and the link that sets the password."""

from flask_babel import gettext

from tracker.accounts import Person
from tracker.letters.written import Envelope, Written, greeting_of, link_to, write
from tracker.outbox import Letter


def invitation(person: Person, letter: Letter) -> Written:
    """Write the invitation with its link, good once within seven days."""
    inviter = letter.facts["by"]
    envelope = Envelope(
        person,
        letter.day,
        subject=gettext("Mời sử dụng phần mềm Đôn Đốc"),
        heading=gettext("Đặt mật khẩu để bắt đầu"),
        greeting=f"{greeting_of(person, on=letter.day)} {invited(inviter)}",
    )
    return write(
        "password",
        envelope,
        tells=[],
        login=person.login,
        button=gettext("Đặt mật khẩu"),
        href=link_to("password.by_link", code=letter.facts["code"]),
        note=gettext("Liên kết dùng một lần, trong 07 ngày."),
        footer={
            "words": gettext("Không chuyển thư này cho người khác."),
            "links": [],
            "contact": gettext("Thư tự động. Cần hỗ trợ, hỏi cơ quan thường trực."),
        },
    )


def invited(inviter: str) -> str:
    """Return who invites to what."""
    what = gettext("theo dõi, đôn đốc nhiệm vụ cải cách hành chính")
    if not inviter:
        return gettext("Đồng chí được cấp tài khoản để %(what)s.", what=what)
    return gettext("%(who)s cấp tài khoản cho đồng chí để %(what)s.", who=inviter, what=what)
