"""The kinds of units that every installation begins with; an office may add its own as data."""

from sqlalchemy import select

from tracker.db import db
from tracker.rules import N_
from tracker.units.facts import UnitType

AUTHORITY, GROUP = "authority", "group"
TYPES = (
    ("quoc_gia", N_("Quốc gia"), AUTHORITY),
    ("tinh", N_("Tỉnh, thành phố"), AUTHORITY),
    ("huyen", N_("Huyện, quận"), AUTHORITY),
    ("xa", N_("Xã"), AUTHORITY),
    ("phuong", N_("Phường"), AUTHORITY),
    ("dac_khu", N_("Đặc khu"), AUTHORITY),
    ("so", N_("Sở, ban, ngành"), ""),
    ("phong", N_("Phòng, văn phòng"), ""),
    ("don_vi_su_nghiep", N_("Đơn vị sự nghiệp"), ""),
    ("thon", N_("Thôn, tổ dân phố"), ""),
    ("truong", N_("Trường học"), ""),
    ("ban_chi_dao", N_("Ban Chỉ đạo"), ""),
    ("co_quan_khac", N_("Cơ quan, tổ chức khác"), ""),
    ("nhom", N_("Nhóm đơn vị"), GROUP),
)


def seed() -> None:
    """Add the kinds that are not there yet; a second call changes nothing."""
    there = set(db.session.scalars(select(UnitType.code)))
    for position, (code, name, kind) in enumerate(TYPES):
        if code not in there:
            made = UnitType(
                code=code,
                name=name,
                is_authority=kind == AUTHORITY,
                is_group=kind == GROUP,
                position=position,
            )
            db.session.add(made)
    db.session.flush()


def every() -> list[UnitType]:
    """Return the kinds of units in their order."""
    return list(db.session.scalars(select(UnitType).order_by(UnitType.position, UnitType.code)))
