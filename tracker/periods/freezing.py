"""Chốt số liệu: a snapshot of a plan's figures, by hand, as of the cut-off of a period."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker import history, issuing
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Decision
from tracker.history import Chain, Entry
from tracker.periods.body import Frame, frozen_facts, outside_of
from tracker.periods.facts import PaperKind, ReportPeriod, SentReport
from tracker.periods.looking import check_dossiers
from tracker.periods.opening import cycle_of, period_of
from tracker.periods.questions import replaced_by, sent_of, sent_with, snapshot_of
from tracker.periods.rows import rows_told
from tracker.periods.shown import shown_of
from tracker.periods.snapshots import Snapshot, SnapshotKind, pack, plain
from tracker.plans import Plan
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day
from tracker.rules.periods import period as rule
from tracker.tasks import Task

KIND = "snapshot"
LEAST_LETTERS = 10
FIGURES = ("indicators", "dossiers", "registers")


@dataclass(frozen=True)
class Wanted:
    """What is frozen: which figures, in whose place and why where they replace others."""

    kind: SnapshotKind
    as_of: date
    period: ReportPeriod | None = None
    replaces: Snapshot | None = None
    reason: str = ""


def freeze(period: ReportPeriod, *, by: Person | None, at: datetime) -> Snapshot:
    """Freeze the figures of a period as of its cut-off, as they are known now.

    The plan's chain must have been taken. Refused: before the cut-off, a period that is frozen
    already, and dossiers with errors that nobody explained.
    """
    if day_of(at) < period.until:
        raise Refused(N_("Chưa đến ngày chốt số liệu (%(day)s)."), day=format_day(period.until))
    if snapshot_of(period) is not None:
        raise Refused(
            N_("Số liệu của kỳ đã chốt. Nếu sai, chốt lại; đã gửi thì lập báo cáo thay thế.")
        )
    check_dossiers(period.authority_id, until=period.until)
    return _freeze(period.plan, Wanted(SnapshotKind.PERIOD, period.until, period), by=by, at=at)


def replace(sent: SentReport, *, reason: str, by: Person, at: datetime) -> Snapshot:
    """Freeze anew what a report that was sent says wrongly (NĐ 30/2020/NĐ-CP, Điều 18).

    The new figures are of the same day, as they are known now; the old ones stay. They become the
    replacing report once it is registered. Refused: a paper without the figures of a period, one
    that is replaced or about to be, less than 10 letters of reason, dossiers with errors that
    nobody explained, figures that are the same.
    """
    reason = " ".join(reason.split())
    old = db.session.get(Snapshot, sent.snapshot_id) if sent.snapshot_id else None
    if old is None or old.period_id is None or sent.period is None or sent.kind != PaperKind.REPORT:
        raise Refused(N_("Chỉ thay thế báo cáo có số liệu đã chốt của một kỳ."))
    if sent.id in replaced_by(sent_of(sent.period.plan)) or snapshot_of(sent.period) != old:
        raise Refused(N_("Báo cáo này đã có báo cáo thay thế."))
    if len(reason) < LEAST_LETTERS:
        raise Refused(N_("Ghi lý do thay thế (ít nhất 10 chữ)."))
    check_dossiers(sent.authority_id, until=old.as_of)
    wanted = Wanted(SnapshotKind.PERIOD, old.as_of, sent.period, old, reason)
    return _freeze(sent.period.plan, wanted, by=by, at=at)


def refreeze(period: ReportPeriod, *, reason: str, by: Person, at: datetime) -> Snapshot:
    """Freeze the figures of a period anew that were frozen too early or wrongly, and not sent.

    They are of the same day, as they are known now; the old ones stay. The plan's chain must have
    been taken. Refused: a period that is not frozen, figures that a report said, less than 10
    letters of reason, dossiers with errors that nobody explained, figures that are the same.
    """
    reason, old = " ".join(reason.split()), snapshot_of(period)
    if old is None:
        raise Refused(N_("Số liệu của kỳ chưa chốt."))
    if sent_with(old, kind=PaperKind.REPORT) is not None:
        raise Refused(N_("Báo cáo của số liệu này đã gửi. Dùng “Lập báo cáo thay thế”."))
    if len(reason) < LEAST_LETTERS:
        raise Refused(N_("Ghi lý do chốt lại (ít nhất 10 chữ)."))
    check_dossiers(period.authority_id, until=old.as_of)
    wanted = Wanted(SnapshotKind.PERIOD, old.as_of, period, old, reason)
    return _freeze(period.plan, wanted, by=by, at=at)


def close(plan: Plan, *, by: Person, at: datetime, decision: Decision) -> list[Task]:
    """Close a plan as `issuing.close` does, and freeze the figures with which it ends.

    Refused as there, and while dossiers of its year have errors that nobody explained.
    """
    check_dossiers(plan.authority_id, until=date(plan.year, 12, 31))
    left = issuing.close(plan, by=by, at=at, decision=decision)
    freeze_closing(plan, by=by, at=at)
    return left


def freeze_closing(plan: Plan, *, by: Person | None, at: datetime) -> Snapshot:
    """Freeze the figures of a closed plan as of the day on which it was closed."""
    if plan.closed_on is None:
        raise ValueError("a plan that is open has no closing figures")
    return _freeze(plan, Wanted(SnapshotKind.CLOSING, plan.closed_on), by=by, at=at)


def heads_of(*chain_ids: int) -> dict[str, list[object]]:
    """Return where chains end: by id as text, how many events and the hash of the last."""
    db.session.flush()
    chains = [db.session.get(Chain, chain_id) for chain_id in chain_ids]
    return {str(chain.id): [chain.seq, chain.head] for chain in chains if chain is not None}


def frame_of(snapshot: Snapshot) -> Frame:
    """Return what a snapshot is of, to count it again."""
    key, since = snapshot.body["shown"]["span"]
    return Frame(
        snapshot.plan, key, date.fromisoformat(since), snapshot.as_of, snapshot.frozen_at,
        snapshot.known_events,
    )  # fmt: skip


def _frame(plan: Plan, wanted: Wanted, *, at: datetime, upto: dict[int, int]) -> Frame:
    """Return what is frozen; with which a plan is closed are the figures of its year."""
    of = wanted.period.rule if wanted.period else None
    if of is None:
        opened = period_of(plan, "Y")
        of = opened.rule if opened else rule("Y", year=plan.year, cycle=cycle_of(plan.authority))
    return Frame(plan, of.key, of.since, wanted.as_of, at, upto)


def _freeze(plan: Plan, wanted: Wanted, *, by: Person | None, at: datetime) -> Snapshot:
    held = outside_of(plan)
    heads = heads_of(history.GENERAL, plan.id, *([held.id] if held else []))
    upto = {int(chain): int(str(seq)) for chain, (seq, _hash) in heads.items()}
    frame = _frame(plan, wanted, at=at, upto=upto)
    figures, facts = frozen_facts(frame)
    packed_rows, rows_sha256 = pack(rows := rows_told(frame.reach()))
    body = {
        "facts": facts, "shown": shown_of(figures, frame, rows=rows), "rows_sha256": rows_sha256,
    }  # fmt: skip
    if wanted.replaces is not None and _figures(wanted.replaces.body) == _figures(body):
        raise Refused(N_("Số liệu không thay đổi so với lần chốt trước."))
    packed, sha256 = pack(body)
    made = Snapshot(
        authority_id=plan.authority_id, plan_id=plan.id, kind=wanted.kind, as_of=wanted.as_of,
        period_id=wanted.period.id if wanted.period else None, frozen_at=at,
        frozen_by_id=by.id if by else None, heads=heads, sha256=sha256, packed=packed,
        packed_rows=packed_rows,
        replaces_id=wanted.replaces.id if wanted.replaces else None, reason=wanted.reason,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    changes = {
        "as_of": wanted.as_of.isoformat(), "kind": wanted.kind, "sha256": sha256,
        "period": wanted.period.code if wanted.period else "",
        "replaces": wanted.replaces.sha256 if wanted.replaces else "",
    }  # fmt: skip
    entry = Entry(KIND, made.id, "freeze", note=wanted.reason, changes=changes)
    history.record(entry, chain_id=plan.id, by=made.frozen_by_id, at=at)
    return made


def _figures(body: dict[str, Any]) -> str:
    """Return all figures of a body as one text, without the names beside them."""
    return plain([body["facts"], *(body["shown"][name] for name in FIGURES)])
