"""Text as a Word document can hold it."""

import re

# XML 1.0 holds no other control characters; a tab or a break inside a text is a blank.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\n\r\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """Return a text as a document can hold it: no control characters, breaks as blanks."""
    return _BREAKS.sub(" ", _FORBIDDEN.sub("", text)).strip(" ")
