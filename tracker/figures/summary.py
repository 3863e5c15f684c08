"""The sentence on the figures of a day: told one way before a plan is closed, another after."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from tracker.figures.plan import PlanFigures
from tracker.plans import Plan, PlanState
from tracker.rules.indicators import Standing
from tracker.rules.sentences import Summary, closing_sentence, progress_sentence
from tracker.rules.words import BLOCKED_REASON_LABELS, BlockedReason, within_sentence

# In the middle of a Vietnamese sentence a cause begins small.
REASONS = {code: within_sentence(label) for code, label in BLOCKED_REASON_LABELS.items()}


def sentence_of(figures: PlanFigures, standings: Mapping[Standing, int]) -> str:
    """Return the sentence for the report; `standings` count the plan's indicators of the day."""
    summary = Summary(
        counts=figures.counts(), as_of=figures.as_of, areas=len(figures.plan.areas),
        indicators=sum(standings.values()), indicators_met=standings.get(Standing.MET, 0),
        reasons=closing_reasons(figures),
    )  # fmt: skip
    closed = is_closed(figures.plan, figures.as_of)
    return closing_sentence(summary) if closed else progress_sentence(summary)


def closing_reasons(figures: PlanFigures) -> tuple[tuple[str, int], ...]:
    """Return why tasks were not carried out when the plan was closed, the commonest first."""
    given = (task.state.closing_reason for task in figures.tasks)
    codes = Counter(code for code in given if code)
    return tuple((REASONS[BlockedReason(code)], count) for code, count in codes.most_common())


def is_closed(plan: Plan, as_of: date) -> bool:
    """Tell whether the plan was closed by a day: only then is anything "chưa thực hiện"."""
    return plan.state == PlanState.CLOSED and plan.closed_on is not None and plan.closed_on <= as_of
