"""The navigation: which pages stand before whom, by the roles of the day."""

from dataclasses import dataclass
from typing import Any

from flask import current_app, g, request
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock
from tracker.access import desks
from tracker.access.asked import DECIDERS
from tracker.access.desks import Desk
from tracker.pages.guard import FOR_THE_UPPER_LEVEL
from tracker.rules import N_
from tracker.rules.words import Role

WORKERS = frozenset({Role.STAFF, Role.UNIT_HEAD, Role.COORD_MEMBER})
WATCHERS = frozenset({Role.LEADER, Role.STEERING, Role.AUDITOR, Role.UPPER, Role.COORDINATOR})
OVERSEERS = access.CLOSE_OVERSEERS
SECRETARIAT = frozenset({Role.COORDINATOR})
ORGANISERS = SECRETARIAT | {Role.ADMIN}
VERIFIERS = SECRETARIAT | {Role.UNIT_HEAD, Role.STAFF}


@dataclass(frozen=True)
class Entry:
    """A page of the navigation and whose it is; pages `under` it mark it as the present one."""

    endpoint: str
    words: str
    icon: str
    roles: frozenset[Role]
    under: tuple[str, ...] = ()


ENTRIES = (
    Entry("tasks.mine", N_("Nhiệm vụ của tôi"), "list-check", WORKERS, ("worksheets.",)),
    Entry(
        "overview.show",
        N_("Tổng quan"),
        "layout-dashboard",
        WORKERS | WATCHERS,
        ("unit_work.",),
    ),
    Entry(
        "tasks.listing",
        N_("Nhiệm vụ"),
        "file-text",
        WORKERS | WATCHERS,
        ("tasks.", "answers.", "worksheets.", "bulk."),
    ),
    Entry("indicators.listing", N_("Chỉ tiêu"), "target", WORKERS | WATCHERS, ("indicators.",)),
    Entry("tasks.waiting", N_("Chờ xác nhận"), "hourglass", VERIFIERS, ("tasks.occurrences",)),
    Entry("requests.waiting", N_("Chờ cho ý kiến"), "gavel", DECIDERS, ("requests.",)),
    Entry("urging.show", N_("Theo dõi, đôn đốc"), "send", SECRETARIAT, ("urging.", "by_hand.")),
    Entry(
        "reviews.listing",
        N_("Phiên họp Ban Chỉ đạo"),
        "presentation",
        access.OVERSEERS,
        ("reviews.",),
    ),
    Entry(
        "plans.listing",
        N_("Kế hoạch"),
        "flag",
        SECRETARIAT | {Role.LEADER},
        ("plans.", "plan_import.", "plan_settings.", "plan_ladder.", "registers.plan_quotas"),
    ),
    Entry(
        "reporting.listing", N_("Báo cáo"), "report-analytics", WORKERS | WATCHERS, ("reporting.",)
    ),
    Entry(
        "documents.listing",
        N_("Văn bản, minh chứng"),
        "file-check",
        WORKERS | WATCHERS,
        ("documents.",),
    ),
    Entry("dossiers.show", N_("Hồ sơ TTHC"), "archive", WORKERS | WATCHERS, ("dossiers.",)),
    Entry(
        "registers.grid",
        N_("Sổ theo dõi"),
        "notes",
        WORKERS | WATCHERS,
        ("registers.",),
    ),
    Entry("tasks.signs", N_("Dấu hiệu cần kiểm tra"), "flag", OVERSEERS),
    Entry(
        "outside.show",
        N_("Ngoài kế hoạch"),
        "file-text",
        SECRETARIAT | {Role.LEADER},
        ("outside.",),
    ),
    Entry(
        "paper_templates.listing",
        N_("Mẫu văn bản"),
        "file-type-docx",
        SECRETARIAT,
        ("paper_templates.",),
    ),
    Entry("people.listing", N_("Người dùng"), "users", ORGANISERS, ("people.",)),
    Entry("units.listing", N_("Đơn vị"), "building", ORGANISERS, ("units.",)),
    Entry("urging.state", N_("Tình trạng gửi thư"), "send", frozenset({Role.ADMIN})),
    Entry("calendar.show", N_("Lịch làm việc"), "calendar", ORGANISERS, ("calendar.",)),
)


def nav_items() -> list[dict[str, Any]]:
    """Return the entries before the signed-in person; a page that does not exist has none."""
    today = clock.today()
    roles = access.roles(current_user, on=today)
    desk = desk_of_viewer()
    counts = {
        "tasks.waiting": desk.verifying, "requests.waiting": desk.asked,
        "reporting.listing": desk.reports,
    }  # fmt: skip
    # The secretariat's own unit leads tasks as any other does.
    own = {"tasks.mine"} if desk.owing and roles & VERIFIERS else set()
    entries = [
        entry for entry in ENTRIES
        if (roles & entry.roles or entry.endpoint in own)
        and entry.endpoint in current_app.view_functions
        and (entry.endpoint != "tasks.waiting" or desk.verifying or roles & SECRETARIAT)
        and (roles != {Role.UPPER} or entry.endpoint.split(".")[0] in FOR_THE_UPPER_LEVEL)
    ]  # fmt: skip
    present = next((entry for entry in entries if entry.endpoint == request.endpoint), None)
    present = present or max(filter(reach, entries), key=reach, default=None)
    return [
        {
            "endpoint": entry.endpoint, "label": gettext(entry.words), "icon": entry.icon,
            "count": counts.get(entry.endpoint, 0),
            "active": entry is present,
        }
        for entry in entries
    ]  # fmt: skip


def desk_of_viewer() -> Desk:
    """Return what lies before the person at the page, asked once for a page."""
    if "desk" not in g:
        today = clock.today()
        wanted = access.roles(current_user, on=today) & (VERIFIERS | DECIDERS)
        g.desk = desks.desk(current_user, on=today) if wanted else Desk()
    found: Desk = g.desk
    return found


def reach(entry: Entry) -> int:
    """Return how closely an entry covers the present page: the longest prefix; 0 for not at all."""
    endpoint = request.endpoint or ""
    return max((len(prefix) for prefix in entry.under if endpoint.startswith(prefix)), default=0)
