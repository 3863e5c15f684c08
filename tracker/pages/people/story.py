"""What happened to a person's account or to a unit, in words."""

from flask_babel import gettext

from tracker.accounts import Person
from tracker.db import db
from tracker.history import Event
from tracker.pages.filters import instant
from tracker.pages.timeline import Told
from tracker.rules import N_

MOVES = {
    ("person", "create"): ("user-plus", N_("thêm người dùng này")),
    ("person", "edit"): ("edit", N_("sửa thông tin")),
    ("person", "reminders"): ("mail", N_("đổi tùy chọn nhắc việc")),
    ("person", "away"): ("user-off", N_("báo vắng mặt, có người nhận thay thư")),
    ("person", "back"): ("user-check", N_("kết thúc vắng mặt")),
    ("person", "edit_own"): ("edit", N_("tự cập nhật liên hệ")),
    ("person", "appoint"): ("id-badge-2", N_("giao chức vụ")),
    ("person", "delegate"): ("users", N_("giao nhận ủy quyền")),
    ("person", "end_post"): ("minus", N_("kết thúc chức vụ")),
    ("person", "give_code"): ("key", N_("cấp mã đặt mật khẩu")),
    ("person", "mail_fails"): ("alert-circle", N_("đánh dấu địa chỉ không nhận được thư")),
    ("person", "mail_works"): ("mail", N_("bỏ đánh dấu địa chỉ không nhận được thư")),
    ("person", "set_password"): ("lock", N_("đặt mật khẩu")),
    ("person", "shut"): ("user-off", N_("khóa tài khoản")),
    ("person", "let_in"): ("lock-open", N_("mở khóa tài khoản")),
    ("unit", "create"): ("plus", N_("thêm đơn vị này")),
    ("unit", "rename"): ("edit", N_("đổi tên đơn vị")),
    ("unit", "correct"): ("pencil", N_("sửa lỗi nhập liệu")),
    ("unit", "move"): ("sitemap", N_("chuyển đơn vị cấp trên")),
    ("unit", "end"): ("archive", N_("kết thúc hoạt động của đơn vị")),
    ("unit", "add_alias"): ("bookmark", N_("thêm tên gọi khác")),
    ("unit", "drop_alias"): ("minus", N_("bỏ tên gọi khác")),
    ("unit", "take_over"): ("sitemap", N_("chuyển việc, người về đơn vị này khi sắp xếp")),
    ("unit", "join"): ("users-group", N_("thêm thành viên nhóm")),
    ("unit", "leave"): ("minus", N_("đưa thành viên ra khỏi nhóm")),
}


def told(event: Event) -> Told:
    """Return an event in words."""
    icon, words = MOVES[(event.kind, event.move)]
    actor = db.session.get(Person, event.actor_id) if event.actor_id else None
    return Told(
        icon=icon,
        tone="none",
        who_did=actor.full_name if actor else gettext("Hệ thống"),
        rest=f" {gettext(words)}",
        at=instant(event.at),
        quote=str(event.changes.get("decision") or event.changes.get("text") or ""),
    )
