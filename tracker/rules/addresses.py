"""Which texts can be the address of a mailbox."""

import re

MAILBOX = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]{1,180}")


def is_reachable(address: str | None) -> bool:
    """Tell whether letters can go to an address: few servers take other than plain letters."""
    return address is not None and address.isascii() and is_mailbox(address)


def is_mailbox(text: str) -> bool:
    """Tell whether a text is written as the address of a mailbox."""
    return MAILBOX.fullmatch(text) is not None
