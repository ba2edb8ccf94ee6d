"""Ids that follow from what they name, so that the same input gives the same ledger."""

import hashlib
import re
import unicodedata


def make_id(prefix: str, *parts: object) -> str:
    """`prefix` and 12 hexadecimal digits of the SHA-256 of the parts' `str`, in order.

    >>> make_id("s", "a1b2", 0, 17)
    's-...'
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:12]}"


def make_slug(name: str) -> str:
    """A name as part of an id: no case, accents or punctuation, hyphens between its words.

    >>> make_slug("Lady R.")
    'lady-r'
    """
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "-".join(re.findall(r"\w+", "".join(sign for sign in letters if not unicodedata.combining(sign))))
