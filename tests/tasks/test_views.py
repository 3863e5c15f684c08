"""Views kept under a name: one's own, shared by the secretariat, of whatever year is in force."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office
from tracker.rules import Refused
from tracker.tasks import views
from tracker.tasks.filters import State, TaskFilters

AT = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)
BLOCKED = TaskFilters(plan="xabinhan_2026", state=State.BLOCKED, as_of=date(2026, 3, 1), page=2)


def keep(office: Office, name: str, who: str = "tu"):
    return views.keep(BLOCKED, name=name, by=office.people[who], at=AT)


def test_a_view_is_of_any_year(session, office: Office):
    assert keep(office, "  Đang   vướng ").filters == TaskFilters(state=State.BLOCKED)
    assert views.before(office.tu)[0].name == "Đang vướng"


def test_the_same_name_replaces(session, office: Office):
    keep(office, "Vướng")
    views.keep(TaskFilters(text="đất"), name="Vướng", by=office.tu, at=AT)
    assert [view.filters.text for view in views.before(office.tu)] == ["đất"]


def test_one_sees_ones_own_and_the_shared_in_vietnamese_order(session, office: Office):
    for name in ("Đất đai", "Ân hạn", "Ăn theo", "Dân số"):
        keep(office, name)
    shared = keep(office, "Ý chung", "hoa")
    keep(office, "Riêng của Hoa", "hoa")
    views.share(shared)
    assert [view.name for view in views.before(office.tu)] == [
        "Ý chung", "Ăn theo", "Ân hạn", "Dân số", "Đất đai",
    ]  # fmt: skip
    views.take_back(shared)
    assert "Ý chung" not in [view.name for view in views.before(office.tu)]


@pytest.mark.parametrize(
    ("filters", "name", "sentence"),
    [(BLOCKED, "  ", "Đặt tên"), (TaskFilters(page=2), "Tất cả", "Lọc danh sách trước")],
)
def test_a_view_needs_a_name_and_something_to_narrow(session, office, filters, name, sentence):
    with pytest.raises(Refused, match=sentence):
        views.keep(filters, name=name, by=office.tu, at=AT)


def test_there_is_an_end_to_views(session, office: Office, monkeypatch):
    monkeypatch.setattr(views, "MOST", 1)
    keep(office, "Một")
    keep(office, "Một")
    with pytest.raises(Refused, match="Xóa bớt"):
        keep(office, "Hai")


def test_a_view_is_renamed_and_forgotten(session, office: Office):
    view = keep(office, "Cũ")
    views.rename(view, name="Mới")
    assert [one.name for one in views.before(office.tu)] == ["Mới"]
    views.drop(view)
    assert views.before(office.tu) == []
