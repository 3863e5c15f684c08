"""Hits of a search without accents, at their places in the text as written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.fold import fold
from tracker.rules.hits import composed, find_hits


@pytest.mark.parametrize(
    ("text", "wanted", "hits"),
    [
        ("Ban hành kế hoạch; Kế  hoạch", "ke hoach", ["kế hoạch", "Kế  hoạch"]),
        ("Cải cách hành chính", "cai cach", ["Cải cách"]),
        ("Đẩy mạnh kết nối, đồng bộ", "dong bo", ["đồng bộ"]),
        ("Đồng bộ", "ĐỒNG", ["Đồng"]),
        ("UBND xã", "ubnd", ["UBND"]),
        ("Kế hoạch", "", []),
        ("", "ke", []),
    ],
)
def test_hits_are_found_without_accents(text: str, wanted: str, hits: list[str]):
    assert [text[start:end] for start, end in find_hits(text, wanted)] == hits


def test_decomposed_text_is_composed_first():
    text = composed(unicodedata.normalize("NFD", "Quý II, kế hoạch"))
    assert [text[start:end] for start, end in find_hits(text, "ke hoach")] == ["kế hoạch"]


@given(st.text(max_size=60), st.text(max_size=5))
def test_a_hit_reads_as_what_was_sought(text: str, wanted: str):
    text = composed(text)
    for start, end in find_hits(text, wanted):
        assert fold(wanted) in fold(text[start:end])
