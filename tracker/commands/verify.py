"""Proves that nothing was changed behind the program's back, or names what was: exit 1."""

from collections.abc import Callable, Iterator
from typing import Any

import click
from sqlalchemy import func, select

from tracker import files, history
from tracker.commands.answers import as_json, print_json
from tracker.db import db
from tracker.figures.audit import differences
from tracker.files import Blob
from tracker.history import Break, Chain, Event, Fault
from tracker.periods import audit
from tracker.periods.audit import Wrong
from tracker.plans import Plan
from tracker.tasks import Task
from tracker.tasks.moves import KIND

Finding = dict[str, Any]
BREAKS = {
    Break.CHANGED: "sự kiện số {seq} đã bị sửa",
    Break.UNLINKED: "sự kiện trước số {seq} đã bị xóa hoặc thay",
    Break.TAIL: "sổ ghi {seq} sự kiện, các sự kiện cuối không còn hoặc thừa",
    Break.HEAD: "mã đầu chuỗi không khớp sự kiện cuối số {seq}",
}

SNAPSHOTS = {
    Wrong.CHANGED: "nội dung đã bị sửa sau khi chốt",
    Wrong.UNRECORDED: "lịch sử không ghi lần chốt này",
    Wrong.HEAD: "chuỗi sự kiện không còn kết thúc như khi chốt",
    Wrong.FACTS: "các sự kiện đến lúc chốt cho số liệu khác",
    Wrong.FILES: "tệp đã lập không phải tệp được lưu lúc lập",
}


@click.command("verify")
@as_json
def verify(*, as_json: bool) -> None:
    """Check chains of events, tasks and frozen figures against them, and every file."""
    found = [finding for check in CHECKS for finding in check()]
    counts = counted()
    if as_json:
        print_json({"ok": not found, "counts": counts, "faults": found})
    elif not found:
        click.echo(
            "Toàn vẹn: {chains} chuỗi, {events} sự kiện, {tasks} nhiệm vụ, {files} tệp.".format_map(
                counts
            )
        )
    if found:
        for finding in () if as_json else found:
            click.echo(finding["message"], err=True)
        raise SystemExit(1)


def counted() -> dict[str, int]:
    """Return how much was checked."""
    columns = {"chains": Chain.id, "events": Event.id, "tasks": Task.id, "files": Blob.sha256}
    return {
        name: db.session.scalar(select(func.count(column))) or 0 for name, column in columns.items()
    }


def broken_chains() -> Iterator[Finding]:
    """Yield the breaks of the chains, with the plan and the task that they touch."""
    plans = codes_of_plans()
    for fault in history.faults():
        plan, task = plans.get(fault.chain_id, ""), code_of(fault)
        where = ", ".join(part for part in (plan or "sổ chung", task) if part)
        yield {
            "what": f"event_{fault.what}", "plan": plan, "task": task, "seq": fault.seq,
            "message": f"{where}: {BREAKS[fault.what].format(seq=fault.seq)}.",
        }  # fmt: skip


def code_of(fault: Fault) -> str:
    """Return the code of the task that a break touches, empty for anything else."""
    if fault.kind != KIND:
        return ""
    return db.session.scalar(select(Task.code).where(Task.id == fault.record_id)) or ""


def codes_of_plans() -> dict[int, str]:
    """Return the codes of all plans by id."""
    plans = db.session.execute(select(Plan.id, Plan.code).order_by(Plan.id))
    return {plan.id: plan.code for plan in plans}


def unlike_states() -> Iterator[Finding]:
    """Yield the facts of tasks that are stored otherwise than their events tell."""
    for plan_id, plan in codes_of_plans().items():
        for one in differences(plan_id):
            yield {
                "what": "state", "plan": plan, "task": one.code, "fact": one.fact,
                "message": f"{plan}, {one.code}: {one.fact} đang lưu {one.stored}, "
                f"lịch sử ghi {one.told}.",
            }  # fmt: skip


def damaged_files() -> Iterator[Finding]:
    """Yield the files whose bytes are not those that were kept."""
    for sha256 in files.damaged():
        names = files.names_of(sha256)
        yield {
            "what": "file", "sha256": sha256, "names": names,
            "message": f"Tệp {', '.join(names) or sha256}: nội dung không khớp mã băm.",
        }  # fmt: skip


def unlike_snapshots() -> Iterator[Finding]:
    """Yield the frozen figures that are not what was frozen, or not what the events tell."""
    for fault in audit.faults():
        snapshot = fault.snapshot
        yield {
            "what": f"snapshot_{fault.what}", "plan": snapshot.plan.code, "snapshot": snapshot.id,
            "as_of": snapshot.as_of.isoformat(),
            "message": f"{snapshot.plan.code}, số liệu chốt đến {snapshot.as_of:%d/%m/%Y}: "
            f"{SNAPSHOTS[fault.what]}.",
        }  # fmt: skip


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    broken_chains, unlike_states, unlike_snapshots, damaged_files,
)  # fmt: skip
