"""Many rows from few: copies of what a database holds, written by the database itself."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Integer, String, Table, cast, func, insert, literal, select, true
from sqlalchemy.sql.elements import ColumnElement

from tracker.db import Base, db

TABLES = Base.metadata.tables
# Columns that name a row of another table without a foreign key.
LOOSE = {("event", "record_id"): "task", ("chain", "id"): "plan"}
# What only the visitors of a page leave behind.
LEFT = {"sign_in", "submission", "access_code"}
# The chain of what belongs to no plan is one for all.
OF_PLANS = {"chain": "id", "event": "chain_id"}


def copy_authorities(times: int) -> None:
    """Add so many authorities, each with all that there is: units, people, plan, history."""
    names = {name for name, table in TABLES.items() if "id" in table.c} - LEFT
    copy(Copying(names, {("plan", "code"), ("person", "login"), ("person", "email")}, times))


def copy_tasks(total: int) -> None:
    """Bring the one plan up to so many tasks, with their parts, days and history."""
    names = {"task", "task_part", "task_occurrence", "event"}
    times = total // highest(TABLES["task"].c.id)
    copy(Copying(names, {("task", "code"), ("task", "position"), ("event", "seq")}, times, total))
    chain, event = TABLES["chain"], TABLES["event"]
    last = select(func.max(event.c.seq)).where(event.c.chain_id == chain.c.id).scalar_subquery()
    db.session.execute(chain.update().where(chain.c.id != 0).values(seq=last))
    db.session.commit()


@dataclass(frozen=True)
class Copying:
    """Which tables are copied how often, and which of their columns must differ in each copy.

    `last_task` is the id after which no more tasks are made, nor what belongs to them.
    """

    names: Collection[str]
    distinct: Collection[tuple[str, str]]
    times: int
    last_task: int | None = None

    def value(self, column: Column[Any], n: ColumnElement[int]) -> ColumnElement[Any]:
        """Return a column's value in the copy number n; what points at a row points at its copy."""
        target = target_of(column)
        if target in self.names:
            return column + n * highest(TABLES[target].c.id)
        if (column.table.name, column.name) not in self.distinct:
            return column
        if isinstance(column.type, Integer):
            return column + n * highest(column)
        return column + literal("-") + cast(n, String)


def copy(copying: Copying) -> None:
    """Copy the rows of some tables; keys and what points at them move along."""
    series = select(literal(1).label("n")).cte("series", recursive=True)
    series = series.union_all(select(series.c.n + 1).where(series.c.n < copying.times))
    made = []
    for table in Base.metadata.sorted_tables:
        if table.name in copying.names:
            values = [copying.value(column, series.c.n) for column in table.c]
            rows = select(*values).select_from(table.join(series, true())).where(of_plans(table))
            if copying.last_task:
                task_id = next(column for column in table.c if target_of(column) == "task")
                rows = rows.where(copying.value(task_id, series.c.n) <= copying.last_task)
            made.append(insert(table).from_select(list(table.c.keys()), rows))
    for statement in made:  # after all highest keys have been read
        db.session.execute(statement)
    db.session.commit()


def of_plans(table: Table) -> ColumnElement[bool]:
    """Return which rows of a table are copied."""
    return table.c[OF_PLANS[table.name]] != 0 if table.name in OF_PLANS else true()


def highest(column: Column[Any]) -> int:
    """Return the highest number in a column, 0 where there is none."""
    return db.session.scalar(select(func.max(column))) or 0


def target_of(column: Column[Any]) -> str:
    """Return the table at whose rows a column points, its own for a key, else nothing."""
    if (column.table.name, column.name) in LOOSE:
        return LOOSE[column.table.name, column.name]
    if column.primary_key:
        return column.table.name
    return next((one.column.table.name for one in column.foreign_keys), "")
