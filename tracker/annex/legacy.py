"""Text typed for the old fonts .Vn* (TCVN3) and VNI-*, or saved through a wrong alphabet."""

import re

from tracker.annex.refusal import AnnexRefused
from tracker.rules import N_

# Signs inside words, and letters that no Vietnamese word in Unicode holds.
_STRANGE = re.compile(
    r"[A-Za-z][µ¶·¸¹¨»¾¼½©®ª«¬§×]|[µ¶·¸¹¨»¾¼½©®ª«¬§×][A-Za-z]"
    r"|[ÞßäåæçëîïñöøûüþÄÅÆÇËÎÏÑÖØÛÜ]"
)
# Accented letters that the old alphabets put in the place of others; Unicode has them too.
_SHARED = re.compile(r"[A-Za-z][\u00b0-\u00ff]")
_MOJIBAKE = re.compile(r"Ã[\u0080-\u00bf]|á[º»]|Ä[\u0090\u0091‘’]|Æ[°¡]")
_UNICODE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_LOST = "\ufffd"  # a byte that the file's alphabet does not have
_SHORTEST = 4


def is_legacy(text: str) -> bool:
    """Say whether a text is in TCVN3 or VNI letters, or Unicode read through windows-1252."""
    if _LOST in text:
        return True
    if len(text) < _SHORTEST or text.isascii() or _UNICODE.search(text):
        return False
    return bool(_MOJIBAKE.search(text)) or len(_STRANGE.findall(text)) > 1


def is_mostly_legacy(texts: list[str]) -> bool:
    """Say whether the texts of a file taken together are in old letters."""
    whole = " ".join(texts)
    old = len(_STRANGE.findall(whole)) + len(_SHARED.findall(whole))
    return len(_STRANGE.findall(whole)) > 1 and old > 2 * len(_UNICODE.findall(whole))


def in_old_letters(name: str) -> AnnexRefused:
    """Return the refusal of a file whose tables are in old letters."""
    return AnnexRefused(
        N_(
            "Tệp “%(file)s” dùng bảng mã cũ (TCVN3, VNI) trong bảng. "
            "Chuyển cả tệp sang Unicode (Times New Roman) rồi chọn lại tệp."
        ),
        file=name,
    )
