"""The whole story in a browser: from the Word annex to the rate that the chairman sees move."""

import os
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser import people
from tests.browser.commune import Commune, Look, go_on, link_in, send_letters
from tests.services.browser import DESK, PHONE, Visitor, accessibility_faults
from tracker.clock import VIETNAM

pytestmark = pytest.mark.browser

NEXT_MORNING = datetime(2026, 1, 21, 7, 5, tzinfo=VIETNAM)
# Pages on which something is typed: another language would take it away.
TYPED = {"nhiem-vu-moi", "nhiem-vu-gui"}


def play(commune: Commune, browser: Visitor, look: Look, **how: object) -> None:
    """Let everybody do their part, in the order in which things happen."""
    hoa, lan, tu, binh = (commune.visit(browser.new_page, look, **how) for _ in range(4))
    hoa.sign_in("hoa", at="/ke-hoach/nhap")
    people.takes_the_annex_in(hoa)
    people.issues_the_plan(hoa)
    send_letters(commune.app)
    binh.sign_in("binh", at="/")
    people.sees_the_rate(binh, fraction="0/42", percent="0%")
    lan.sign_in("lan", at=link_in(commune.mail, "lan", "Xem NV12"))
    people.names_the_officer(lan)
    commune.day.move_to(NEXT_MORNING)
    send_letters(commune.app)
    tu.page.goto(link_in(commune.mail, "tu", "Cập nhật NV12"))
    people.tells_how_it_goes(tu)
    people.goes_on_behind_the_door(tu)
    people.submits(tu, commune.folder)
    hoa.sign_in("hoa", at="/")
    people.verifies(hoa)
    binh.sign_in("binh", at="/")
    people.sees_the_rate(binh, fraction="1/42", percent="2,38%")
    people.follows_the_rate(binh)


@pytest.mark.parametrize("how", [{"scripts": True}, {"scripts": False}], ids=str)
def test_a_plan_goes_from_the_annex_to_the_rate_that_the_chairman_sees_move(
    commune: Commune, browser: Visitor, how: dict[str, bool]
):
    play(commune, browser, go_on, **how)


def test_its_pages_are_whole_for_everybody_at_both_sizes_in_both_languages(
    commune: Commune, browser: Visitor
):
    faults: dict[str, list[str]] = {}

    def look(page: Page, name: str) -> None:
        if name in faults:
            return
        faults[name] = seen(browser, page, f"{name}-vi")
        if name not in TYPED:
            switch_language(page)
            faults[name] += seen(browser, page, f"{name}-en")
            switch_language(page)

    play(commune, browser, look)
    assert [fault for found in faults.values() for fault in found] == []


def seen(browser: Visitor, page: Page, name: str) -> list[str]:
    """Return what is wrong with the page at a desk and on a phone; keep pictures if asked to."""
    faults = []
    page.wait_for_load_state()  # a click ends before the page that it leads to is there
    for size in (DESK, PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        if os.environ.get("TRACKER_TEST_PICTURES"):
            browser.take_picture(page, f"{name}-{size[0]}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        found = accessibility_faults(page) + ([f"{wide} px wide"] if wide > size[0] else [])
        faults += [f"{name}-{size[0]}: {fault}" for fault in found]
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    return faults


def switch_language(page: Page) -> None:
    """Choose the other language in the person's menu, which leads back to the page."""
    menu, root = page.locator("summary.dd-who"), page.locator("html")
    language = root.get_attribute("lang") or ""
    if menu.count():
        menu.click()
    page.locator("button[name=language]").click()
    expect(root).not_to_have_attribute("lang", language)
