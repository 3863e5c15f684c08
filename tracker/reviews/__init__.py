"""The committee's sessions: agenda from the exceptions, conclusions, what became of them."""

from tracker.reviews.agenda import (
    Matter,
    add,
    attach,
    move_down,
    move_to,
    move_up,
    propose,
    remove,
)
from tracker.reviews.agenda import reword as reword_item
from tracker.reviews.closing import close_review
from tracker.reviews.concluding import Said, conclude, reword, take_back
from tracker.reviews.correcting import Fix, correct, may_reopen, reopen
from tracker.reviews.effects import row_of
from tracker.reviews.facing import Faced, Facts, face
from tracker.reviews.facts import AgendaItem, AgendaPaper, Conclusion, Correction, Review
from tracker.reviews.followed import GIVEN, TOLD, Followed, done_of, followed
from tracker.reviews.hearing import Heard, hear
from tracker.reviews.looking import Looked, Stood
from tracker.reviews.planning import Setting, change, number_paper, open_review, plan_review
from tracker.reviews.words import (
    CONCLUSION_LABELS,
    ITEM_LABELS,
    REVIEW_STATE_LABELS,
    RULED_LABELS,
    ConclusionKind,
    ConclusionState,
    ItemKind,
    ReviewState,
    Ruled,
)

__all__ = [
    "CONCLUSION_LABELS",
    "GIVEN",
    "ITEM_LABELS",
    "REVIEW_STATE_LABELS",
    "RULED_LABELS",
    "TOLD",
    "AgendaItem",
    "AgendaPaper",
    "Conclusion",
    "ConclusionKind",
    "ConclusionState",
    "Correction",
    "Faced",
    "Facts",
    "Fix",
    "Followed",
    "Heard",
    "ItemKind",
    "Looked",
    "Matter",
    "Review",
    "ReviewState",
    "Ruled",
    "Said",
    "Setting",
    "Stood",
    "add",
    "attach",
    "change",
    "close_review",
    "conclude",
    "correct",
    "done_of",
    "face",
    "followed",
    "hear",
    "may_reopen",
    "move_down",
    "move_to",
    "move_up",
    "number_paper",
    "open_review",
    "plan_review",
    "propose",
    "remove",
    "reopen",
    "reword",
    "reword_item",
    "row_of",
    "take_back",
]
