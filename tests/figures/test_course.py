"""The year's curve says for every day what the figures of that day say."""

from datetime import date, timedelta

from tests.laid import loaded
from tracker.figures import figures_of
from tracker.figures.course import course_of, cut_offs
from tracker.figures.matters import Kind, matters_of
from tracker.figures.states import log_of


def test_the_curve_agrees_with_the_figures_of_every_week(session):
    plan = loaded("xa_2026")
    log = log_of(plan)
    course = course_of(figures_of(plan, as_of=date(2026, 11, 21), log=log), log)
    for week in range(46):
        day = date(2026, 1, 5) + timedelta(weeks=week)
        assert course.done_by(day) == figures_of(plan, as_of=day, log=log).counts().executed


def test_the_table_of_2022_reads_as_the_office_published_it(session):
    plan = loaded("thu_duc_2022")
    log = log_of(plan)
    figures = figures_of(plan, as_of=date(2023, 1, 31), log=log)
    course = course_of(figures, log)
    cuts = cut_offs(figures)
    assert [course.done_by(day) for day in cuts] == [7, 12, 22, 36, 58, 61]
    assert [course.due_by(day) for day in cuts] == [4, 11, 17, 32, 63, 64]


def test_matters_name_each_exception_once_with_its_days(session):
    plan = loaded("xa_2026")
    figures = figures_of(plan, as_of=date(2026, 11, 21))
    matters = matters_of(figures)
    by_kind = {kind: [m.task.code for m in matters if m.kind == kind] for kind in Kind}
    assert sorted(by_kind[Kind.OVERDUE]) == ["NV14", "NV30", "NV41"]
    assert sorted(by_kind[Kind.BLOCKED]) == ["NV25", "NV38"]
    assert sorted(by_kind[Kind.WAITING]) == ["NV09", "NV23"]
    assert by_kind[Kind.NOT_MET] == ["NV21"]
    assert all(matter.days > 0 for matter in matters if matter.kind == Kind.OVERDUE)
