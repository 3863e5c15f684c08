"""A year of the samples played day by day: few letters, none twice, nothing late left untold."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from tests.reminders.year import Year, lay, role_of
from tracker.accounts import Person
from tracker.reminders import Section, people_of

LATE = {Section.OVERDUE, Section.UNIT_OVERDUE, Section.HEADLESS, Section.RETURNED}


@pytest.fixture(params=["xa_2026", pytest.param("tinh_2026", marks=pytest.mark.long)])
def year(request: pytest.FixtureRequest, session) -> Year:
    """A sample's year, played."""
    return lay(request.param).play()


def test_a_year_is_told_on_working_days_once_and_in_time(year: Year):
    print_table(year)
    assert {one.day for one in year.sent} <= year.worked
    news = Counter(
        (one.person_id, item.tells) for one in year.sent for item in one.items if item.is_news
    )
    assert news.total() > 100
    assert [told for told, times in news.items() if times > 1] == []
    assert untold(year) == []
    letters = Counter(one.person_id for one in year.sent)
    led = defaultdict(set)
    for task in year.tasks:
        for head in people_of(year.plan.authority_id, on=date(2026, 6, 30)).own_heads(task):
            led[head.id].add(task.id)
    assert {head for head, tasks in led.items() if len(tasks) <= 40 and letters[head] > 60} == set()


@pytest.mark.once
@pytest.mark.parametrize("officer", ["tu", "lan", None])
@pytest.mark.parametrize("sample", ["tinh_2026", pytest.param("xa_2026", marks=pytest.mark.long)])
def test_a_head_with_forty_tasks_gets_at_most_sixty_letters_a_year(session, sample, officer):
    year = lay(sample)
    people = {one.login: one for one in session.query(Person)}
    year.heap_on(people["lan"], people[officer] if officer else None, count=40).play()
    print_table(year)
    letters = Counter(one.person_id for one in year.sent)
    assert 30 <= letters[people["lan"].id] <= 60
    assert (letters[people["tu"].id] > 15) == (officer == "tu")
    assert untold(year) == []


def untold(year: Year) -> list[tuple[str, date]]:
    """Return the tasks late for two working days of which neither officer nor head was told."""
    told = defaultdict(set)
    for one in year.sent:
        for item in one.items:
            if item.section in LATE:
                told[item.task.id].add((one.day, one.person_id))
    found = []
    people = people_of(year.plan.authority_id, on=date(2026, 6, 30))
    for task in year.tasks:
        charged = {one.id for one in (*people.officers(task), *people.heads(task))}
        for due_on in [due_on for task_id, due_on in year.late if task_id == task.id]:
            days = year.late[task.id, due_on][:2]
            if len(days) == 2 and not any(
                (day, who) in told[task.id] for day in days for who in charged
            ):
                found.append((task.code, due_on))
    return found


def print_table(year: Year) -> None:
    """Print the letters of the year by role: `pytest -s` shows them."""
    by_role = defaultdict(list)
    for person_id, letters in Counter(one.person_id for one in year.sent).items():
        by_role[role_of(person_id)].append(letters)
    worked = sum(1 for day in year.worked if day.year == year.plan.year)
    lines = [f"{year.plan.code}: {len(year.tasks)} tasks, {worked} days worked"]
    for role, counts in sorted(by_role.items()):
        lines.append(f"{role:<14}{len(counts):>3} people {sum(counts):>5} letters")
        lines[-1] += f", at most {max(counts):>3}"
    print("", *lines, sep="\n")  # noqa: T201 the figures are what a year is played for
