"""Text typed for the old fonts .Vn* (TCVN3) and VNI-*, or saved through a wrong alphabet."""

import re

# Letters and signs that no Vietnamese word in Unicode holds but every sentence in TCVN3 does.
_TCVN3 = re.compile(
    r"[A-Za-z][µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞãßáâä«åèæçé¬êíëìîïóñòô­õøö÷ùúýûüþ]"
    r"|[µ¸¶·¹¨»¾¼½©®ª«¬×÷][A-Za-z]"
)
_TCVN3_SIGNS = frozenset("µ¸¶·¹¨»¾¼½©®ª«¬×÷Þßäåæçîïñöøûüþ")
_VNI = re.compile(
    r"[aeouyAEOUYöôÖÔ][ùøûõïÙØÛÕÏ](?![a-z]*[ăâđêơư])|[aAeE][âäåáàãéèëêúüAÁÀÃÂÅÄ]|ñ|Ñ|[öôÖÔ][ïùøûõ]"
)
_MOJIBAKE = re.compile(r"Ã[\u0080-\u00bf¡-¿]|á[º»][\u0080-\u00ff€-™]|Ä[‘\u0090\u0091]|Æ[°¡]|áº|á»")
_UNICODE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def is_legacy(text: str) -> bool:
    """Say whether a text is in TCVN3 or VNI letters, or Unicode read through windows-1252."""
    if len(text) < 4 or text.isascii() or _UNICODE.search(text):
        return False
    if _MOJIBAKE.search(text):
        return True
    signs = sum(1 for sign in text if sign in _TCVN3_SIGNS)
    if signs and len(_TCVN3.findall(text)) >= 2:
        return True
    return len(_VNI.findall(text)) >= 2


def is_mostly_legacy(texts: list[str]) -> bool:
    """Say whether more than half of the texts that could tell are in old letters."""
    telling = [text for text in texts if len(text) >= 4 and not text.isascii()]
    old = sum(1 for text in telling if is_legacy(text))
    return old > 1 and old * 2 > len(telling)
