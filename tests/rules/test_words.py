"""The words: every one has a label, and a refusal speaks Vietnamese."""

import pytest

from tracker.rules import N_, Refused, words

LABELS = [
    (words.Status, words.STATUS_LABELS),
    (words.Outcome, words.OUTCOME_LABELS),
    (words.TimeState, words.TIME_STATE_LABELS),
    (words.Role, words.ROLE_LABELS),
    (words.BlockedReason, words.BLOCKED_REASON_LABELS),
    (words.Move, words.MOVE_LABELS),
    (words.DeadlineKind, words.DEADLINE_KIND_LABELS),
    (words.Stage, words.STAGE_LABELS),
]


@pytest.mark.parametrize(("kind", "labels"), LABELS)
def test_every_word_has_its_label(kind, labels):
    assert set(labels) == set(kind)
    assert len(set(labels.values())) == len(labels)


def test_a_refusal_fills_its_places():
    refused = Refused(N_("Ghi lý do, ít nhất %(least)s ký tự."), least=10)
    assert str(refused) == "Ghi lý do, ít nhất 10 ký tự."
    assert refused.msgid.count("%(least)s") == 1
    assert refused.values == {"least": 10}


def test_a_refusal_without_values_keeps_its_percent_sign():
    assert str(Refused(N_("Tỷ lệ phải từ 0% đến 100%."))) == "Tỷ lệ phải từ 0% đến 100%."
