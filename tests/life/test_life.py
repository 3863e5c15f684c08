"""Random people do random things to a plan all year: what must stay true stays true."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from tests.life import holding
from tests.life.arranging import Arranging
from tests.life.gathering import Gathering
from tests.life.reporting import Reporting
from tests.life.working import Working
from tracker.clock import day_of
from tracker.figures.plan import figures_of
from tracker.rules.words import Move

# What reads or hears the original due day anew.
SETS_ORIGINAL = frozenset({Move.CORRECT, Move.TRIGGER, Move.ADD})
HALF_YEAR = date(2026, 6, 30)


class Life(Working, Gathering, Arranging, Reporting):
    """A year of a plan."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        super().__init__()
        self.known: dict[tuple[date, datetime], str] = {}
        self.original = holding.original_days(self.plan)
        self.seq = 0

    @invariant()
    def all_holds(self) -> None:
        """Look at everything after an act that was not refused."""
        if self.is_moved:
            self.is_moved = False
            holding.nothing_was_tampered_with(self.plan)
            holding.results_are_proved(self.tasks())
            self.original_days_stay()
            self.figures_add_up_and_are_remembered()

    def original_days_stay(self) -> None:
        """Only a correction, or the day a deadline counts from, moves an original due day."""
        made = holding.moves_since(self.plan, self.seq)
        moved = {event.record_id for event in made if event.move in SETS_ORIGINAL}
        now = holding.original_days(self.plan)
        assert {task_id for task_id in now if now[task_id] != self.original.get(task_id)} <= moved
        self.original, self.seq = now, made[-1].seq if made else self.seq

    def figures_add_up_and_are_remembered(self) -> None:
        """Look at today, at a day before and at the half-year; keep what is known of them."""
        ago = timedelta(days=10 * (self.seq % 10))
        for day in {self.today, day_of(self.at - ago), HALF_YEAR}:
            holding.figures_add_up(figures_of(self.plan, as_of=day))
            self.known[day, self.at] = holding.drawn(self.plan, as_of=day, known=self.at)

    def teardown(self) -> None:
        """Draw again what was known of every day at every instant: not a letter has changed."""
        try:
            holding.frozen_figures_stay(self.plan)
            for (day, moment), before in self.known.items():
                assert holding.drawn(self.plan, as_of=day, known=moment) == before, (day, moment)
        finally:
            super().teardown()


def live(*, examples: int, steps: int) -> None:
    """Let as many years pass, each of so many acts."""
    profile = settings(max_examples=examples, stateful_step_count=steps)
    run_state_machine_as_test(Life, settings=profile)


def test_whatever_is_done_what_must_stay_true_stays_true(session):
    live(examples=8, steps=25)


@pytest.mark.long
def test_so_it_does_over_hundreds_of_years(session):
    live(examples=400, steps=50)
