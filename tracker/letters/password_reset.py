"""The letter to somebody who forgot the password."""

from flask_babel import gettext

from tracker.accounts import Person
from tracker.letters.written import Envelope, Written, greeting_of, link_to, write
from tracker.outbox import Letter


def password_reset(person: Person, letter: Letter) -> Written:
    """Write the letter with its link, good once within an hour."""
    about = gettext("Có đề nghị đặt lại mật khẩu của đồng chí.")
    envelope = Envelope(
        person,
        letter.day,
        subject=gettext("Đặt lại mật khẩu phần mềm Đôn Đốc"),
        heading=gettext("Đặt lại mật khẩu"),
        greeting=f"{greeting_of(person, on=letter.day)} {about}",
    )
    return write(
        "password",
        envelope,
        tells=[],
        login=person.login,
        button=gettext("Đặt lại mật khẩu"),
        href=link_to("password.by_link", code=letter.facts["code"]),
        note=gettext("Liên kết dùng một lần, trong 01 giờ."),
        footer={
            "words": gettext("Nếu không đề nghị, bỏ qua thư này: mật khẩu không thay đổi."),
            "links": [],
            "contact": gettext("Thư tự động. Cần hỗ trợ, hỏi cơ quan thường trực."),
        },
    )
