"""Headings that offices set in capitals, in small letters again: capitals are hard to read."""

import re

ACRONYM = re.compile(
    r"\b(?:ubnd|hđnd|mttq|cchc|tthc|cntt|cđs|pvhcc|cbccvc|cbcc|ctđt|dvctt|dvc|kstt|bcđ|vbqppl|"
    r"iso|par|papi|sipas|ddci|pci|oda|tp|nq-cp|[ivx]+)\b"
)
# A place has at most three words and ends where the sentence goes on.
PLACE = re.compile(
    r"\b(xã|phường|tỉnh|thành phố|huyện|quận|đặc khu|thị trấn) "
    r"((?:(?!(?:năm|giai|trên|và|về|của|theo|trong|đến|từ|cho|với|là|thuộc)\b)[^\W\d]+ ?){1,3})"
)


def calm(text: str) -> str:
    """Return a heading in capitals as a sentence; any other text as it is.

    Abbreviations stay, and so do the names of places: `KẾ HOẠCH CCHC CỦA XÃ BÌNH AN NĂM 2026` is
    `Kế hoạch CCHC của xã Bình An năm 2026`.
    """
    if not text.isupper() or len(text.split()) < 2:
        return text
    small = PLACE.sub(lambda found: f"{found[1]} {found[2].title()}", text.lower())
    sentence = ACRONYM.sub(lambda found: found[0].upper(), small)
    return sentence[:1].upper() + sentence[1:]
