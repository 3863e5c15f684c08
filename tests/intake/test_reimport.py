"""A second annex: the draft takes over what differs and keeps what people settled."""

from datetime import date

import pytest

from tests.cast import Office
from tests.intake.annexes import AT, annex, complete_commune, sample, taken
from tracker import history, intake
from tracker.intake import Choice, How, ImportProblem
from tracker.tasks import Task

FIRST = "1;Rà soát thủ tục hành chính;Báo cáo;Phòng Kinh tế;;30/6/2026"
SECOND = "2;Tuyên truyền cải cách hành chính;Kế hoạch;Phòng Kinh tế;;Khi có hướng dẫn"
THIRD = "3;Kiểm tra công vụ các đơn vị;Biên bản;Văn phòng HĐND và UBND;;31/3/2026"


def again(plan, office: Office, *rows: str):
    """Put a newer annex into the draft and return what differed."""
    history.take(plan.id)
    file = intake.examine("phu-luc.csv", repr(rows).encode())
    return intake.take_in(
        office.authority, draft=annex(*rows), file=file, by=office.hoa, at=AT
    ).difference


def titles(plan) -> list[tuple[str, str]]:
    rows = Task.query.filter_by(plan_id=plan.id).order_by(Task.position)
    return [(task.code, task.title) for task in rows]


@pytest.fixture
def plan(office: Office):
    return taken(office, annex(FIRST, SECOND, THIRD))


def test_the_same_file_twice_doubles_nothing(office: Office):
    complete_commune(office)
    plan = taken(office, sample("plan_xa_2026.docx"))
    before = titles(plan)
    problems = ImportProblem.query.filter_by(plan_id=plan.id).count()
    assert taken(office, sample("plan_xa_2026.docx")) is plan
    assert titles(plan) == before
    assert ImportProblem.query.filter_by(plan_id=plan.id).count() == problems


def test_a_new_row_takes_its_place_and_the_codes_move_up(plan, office: Office):
    found = again(plan, office, FIRST, "2;Khảo sát hài lòng;;Phòng Kinh tế;;Quý II", SECOND, THIRD)
    assert [read["title"] for read in found.added] == ["Khảo sát hài lòng"]
    assert [code for code, _title in titles(plan)] == ["NV01", "NV02", "NV03", "NV04"]
    assert titles(plan)[1][1] == "Khảo sát hài lòng"


def test_a_row_that_is_gone_leaves_the_draft(plan, office: Office):
    found = again(plan, office, FIRST, THIRD)
    assert [task.title for task in found.gone] == ["Tuyên truyền cải cách hành chính"]
    assert [code for code, _title in titles(plan)] == ["NV01", "NV02"]
    assert ImportProblem.query.filter_by(plan_id=plan.id).count() == 0


def test_a_changed_cell_replaces_what_stood_there(plan, office: Office):
    found = again(plan, office, FIRST.replace("30/6/2026", "15/8/2026"), SECOND, THIRD)
    (changed,) = found.changed
    assert [(c.column, c.before, c.after) for c in changed.changes] == [
        ("deadline", "30/6/2026", "15/8/2026")
    ]
    assert changed.task.due_on == date(2026, 8, 15)


def test_a_row_is_known_again_by_its_number_when_its_title_changes(plan, office: Office):
    task = Task.query.filter_by(plan_id=plan.id, code="NV01").one()
    found = again(plan, office, FIRST.replace("Rà soát", "Rà soát, công bố"), SECOND, THIRD)
    assert [changed.task for changed in found.changed] == [task]
    assert (found.added, found.gone) == ([], [])


def test_what_was_settled_stays_where_the_row_reads_the_same(plan, office: Office):
    doubt = ImportProblem.query.filter_by(plan_id=plan.id, code="unsure_deadline").one()
    history.take(history.GENERAL, plan.id)
    choice = Choice(doubt.id, How.DAYS, days=(date(2026, 9, 30),))
    intake.settle(plan, [choice], by=office.hoa, at=AT)
    again(plan, office, FIRST, SECOND, THIRD.replace("31/3/2026", "30/4/2026"))
    task = Task.query.filter_by(plan_id=plan.id, code="NV02").one()
    assert (task.due_on, doubt.is_open, task.needs_review) == (date(2026, 9, 30), False, False)


def test_a_dropped_row_stays_dropped(plan, office: Office):
    intake.drop(Task.query.filter_by(plan_id=plan.id, code="NV01").one(), by=office.hoa, at=AT)
    found = again(plan, office, FIRST, SECOND, THIRD)
    assert not found
    assert titles(plan)[0][1].startswith("Tuyên truyền")


def test_a_text_mended_by_hand_stays(plan, office: Office):
    task = Task.query.filter_by(plan_id=plan.id, code="NV01").one()
    task.title = "Rà soát thủ tục"
    assert not again(plan, office, FIRST, SECOND, THIRD)
    assert task.title == "Rà soát thủ tục"


def test_an_issued_plan_only_shows_what_differs(plan, office: Office):
    plan.state = "issued"
    newer = annex(
        FIRST.replace("Báo cáo", "Tờ trình"), SECOND, "4;Việc mới;SP;Phòng Kinh tế;;Quý I"
    )
    before = titles(plan)
    found = intake.difference(plan, newer, on=date(2026, 2, 1))
    assert [changed.changes[0].after for changed in found.changed] == ["Tờ trình"]
    assert [read["title"] for read in found.added] == ["Việc mới"]
    assert [task.code for task in found.gone] == ["NV03"]
    assert titles(plan) == before


def test_an_issued_plan_does_not_differ_from_its_own_annex(plan, office: Office):
    plan.state = "issued"
    assert not intake.difference(plan, annex(FIRST, SECOND, THIRD), on=date(2026, 2, 1))


def test_a_task_taken_out_of_the_plan_is_neither_missed_nor_new(plan):
    Task.query.filter_by(plan_id=plan.id, code="NV02").one().status = "cancelled"
    for newer in (annex(FIRST, SECOND, THIRD), annex(FIRST, THIRD)):
        assert not intake.difference(plan, newer, on=date(2026, 2, 1))


def test_another_spelling_of_the_lead_is_no_difference(plan):
    shorter = annex(FIRST, SECOND, THIRD.replace("Văn phòng HĐND và UBND", "VP HĐND&UBND"))
    assert not intake.difference(plan, shorter, on=date(2026, 2, 1))


def test_areas_follow_the_file(plan, office: Office):
    draft = annex(FIRST, "II;Cải cách thể chế;;;;", SECOND, THIRD)
    assert taken(office, draft) is plan
    assert [(area.code, area.title) for area in plan.areas] == [
        ("ND1", "Chỉ đạo, điều hành"),
        ("ND2", "Cải cách thể chế"),
    ]
    taken(office, annex(FIRST, SECOND, THIRD))
    assert [area.code for area in plan.areas] == ["ND1"]
