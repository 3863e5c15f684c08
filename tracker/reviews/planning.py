"""A session is prepared, opened on its day, and its document gets a number when it has one."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker import evidence, history
from tracker.accounts import Person, people_with
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Cited
from tracker.history import Entry
from tracker.periods import ReportPeriod
from tracker.plans import Plan, PlanKind, PlanState
from tracker.reviews.facts import Review
from tracker.reviews.words import MINUTES, ItemKind, ReviewState
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day
from tracker.rules.words import Role
from tracker.units import name_on

KIND = "review"


@dataclass(frozen=True)
class Setting:
    """When and where a session is held, under whom; it looks back on a period or on some days."""

    title: str
    held_on: date
    chair: Person
    place: str = ""
    period: ReportPeriod | None = None
    since: date | None = None
    until: date | None = None


def plan_review(plan: Plan, setting: Setting, *, by: Person, at: datetime) -> Review:
    """Prepare a session on a plan; its agenda is empty (see `agenda.propose`).

    It looks back on the authority's last session. Refused: a plan not issued yet, no title, a
    chair who is no leader that day, another plan's period, days that do not follow each other.
    """
    if plan.kind != PlanKind.PLAN or plan.state == PlanState.DRAFT:
        raise Refused(N_("Kế hoạch chưa ban hành, chưa họp đánh giá được."))
    check_setting(setting, plan=plan)
    review = Review(
        authority_id=plan.authority_id, plan=plan, previous=last_before(plan, setting.held_on)
    )
    _write(review, setting)
    db.session.add(review)
    db.session.flush()
    record(review, "prepare", by=by, at=at, **_told(review))
    return review


def change(review: Review, setting: Setting, *, by: Person, at: datetime) -> None:
    """Set day, place, chair or title anew before the session is opened; refused as above."""
    if review.state != ReviewState.PLANNED:
        raise Refused(N_("Phiên họp đã bắt đầu, không đổi ngày, chủ trì được nữa."))
    check_setting(setting, plan=review.plan)
    _write(review, setting)
    follow_last(review)
    record(review, "change", by=by, at=at, **_told(review))


def open_review(review: Review, *, by: Person, at: datetime) -> None:
    """Begin the session; what it decides rests on its minutes from now on.

    Refused: a session that was opened before, or whose day is still to come.
    """
    if review.state != ReviewState.PLANNED:
        raise Refused(N_("Phiên họp này đã bắt đầu."))
    if review.held_on > day_of(at):
        raise Refused(
            N_("Phiên họp ngày %(day)s: đến ngày họp mới bắt đầu được."),
            day=format_day(review.held_on),
        )
    follow_last(review)
    cited = minutes_of(review)
    review.paper = evidence.describe(cited, authority_id=review.authority_id, by=by, at=at)
    review.state = ReviewState.OPEN
    record(review, "open", by=by, at=at, document_id=review.paper.id)


def minutes_of(review: Review) -> Cited:
    """Return how a session's document is cited until its notice has a number."""
    return Cited(
        number=MINUTES, issued_on=review.held_on, abstract=review.title,
        issuer=name_on(review.plan.authority, review.held_on), signer=review.chair.full_name,
    )  # fmt: skip


def number_paper(review: Review, *, number: str, on: date, by: Person, at: datetime) -> None:
    """Give the session's document number and day of its notice; what rests on it follows.

    Tasks and decisions name the document by id, so that none is forgotten; events keep what was
    known when they were recorded. Refused: before the session has ended, no number, a day before
    the session, or before that of the notice it replaces, or to come.
    """
    paper, number = review.paper, number.strip()
    if paper is None or review.state != ReviewState.CLOSED:
        raise Refused(N_("Kết thúc phiên họp rồi mới ghi số của thông báo."))
    if not number:
        raise Refused(N_("Ghi số, ký hiệu của thông báo kết luận."))
    _check_day_of_notice(review, on, today=day_of(at))
    was = paper.cited
    paper.number, paper.issued_on = number, on
    paper.abstract = f"Thông báo kết luận {review.title}"
    evidence.refresh_search(paper)
    record(review, "number", by=by, at=at, document=paper.cited, was=was, document_id=paper.id)


def _check_day_of_notice(review: Review, on: date, *, today: date) -> None:
    if on < review.held_on:
        raise Refused(
            N_("Ngày của thông báo không được trước ngày họp (%(day)s)."),
            day=format_day(review.held_on),
        )
    replaced = review.replaced
    if replaced and replaced.issued_on and on < replaced.issued_on:
        raise Refused(
            N_("Thông báo thay thế không được trước thông báo bị thay thế (%(paper)s)."),
            paper=replaced.cited,
        )
    if on > today:
        raise Refused(N_("Ngày của văn bản không được sau ngày hôm nay."))


def follow_last(review: Review) -> None:
    """Let a session that is being prepared look back on the one that was held last by now."""
    review.previous = last_before(review.plan, review.held_on, but=review.id)
    for item in review.items:
        if item.kind == ItemKind.PREVIOUS and review.previous is not None:
            item.title = title_of_last(review.previous)


def title_of_last(previous: Review) -> str:
    """Return the words under which the conclusions of the last session stand on an agenda."""
    return f"Kết luận phiên họp trước, ngày {format_day(previous.held_on)}"


def last_before(plan: Plan, day: date, *, but: int = 0) -> Review | None:
    """Return the authority's last ended session by a day, `but` for the one of that id."""
    rows = select(Review).where(
        Review.authority_id == plan.authority_id, Review.state == ReviewState.CLOSED,
        Review.held_on <= day, Review.id != but,
    )  # fmt: skip
    return db.session.scalars(rows.order_by(Review.held_on.desc(), Review.id.desc())).first()


def check_setting(setting: Setting, *, plan: Plan) -> None:
    """Raise Refused where a session on a plan cannot be held so; see `plan_review`."""
    if not setting.title.strip():
        raise Refused(N_("Ghi tên phiên họp."))
    leading = people_with(Role.LEADER, authority_id=plan.authority_id, on=setting.held_on)
    if setting.chair.id not in {person.id for person in leading}:
        raise Refused(N_("Chọn người chủ trì trong số lãnh đạo."))
    if setting.period is not None and setting.period.plan_id != plan.id:
        raise Refused(N_("Kỳ đánh giá không thuộc kế hoạch này."))
    _check_days(setting)


def _check_days(setting: Setting) -> None:
    since, until = setting.since, setting.until
    if setting.period is not None and (since or until):
        raise Refused(N_("Chọn một kỳ báo cáo, hoặc nhập từ ngày đến ngày, không cả hai."))
    if (since is None) != (until is None):
        raise Refused(N_("Nhập đủ từ ngày và đến ngày của kỳ đánh giá."))
    if since and until and since > until:
        raise Refused(N_("Kỳ đánh giá: từ ngày không được sau đến ngày."))


def record(review: Review, move: str, *, by: Person, at: datetime, **changes: object) -> None:
    """Write an act on a session into the chain of its plan."""
    entry = Entry(KIND, review.id, move, changes=changes)
    history.record(entry, chain_id=review.plan_id, by=by.id, at=at)


def _told(review: Review) -> dict[str, str]:
    told = review.looks_back_on
    period = review.period.code if review.period else str(told or "")
    return {"title": review.title, "held_on": review.held_on.isoformat(), "period": period}


def _write(review: Review, setting: Setting) -> None:
    review.title, review.held_on = " ".join(setting.title.split()), setting.held_on
    review.place, review.period = setting.place.strip(), setting.period
    review.since, review.until = setting.since, setting.until
    review.chair, review.chair_id = setting.chair, setting.chair.id
