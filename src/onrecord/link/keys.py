"""Blocking keys: numbers by which linking finds the articles that have something in common.

A key names one thing of one kind: a sentence, a name of a file, three words of a quotation, a proposition.
Two things may share a number, by chance once in 2^59; whoever looks up a key holds what is found against the
thing itself, or makes no difference between the two anywhere.
"""

from enum import IntEnum
from hashlib import blake2b

BITS = 59


class Kind(IntEnum):
    """What a key names. The numbers are in the ledgers."""

    SENTENCE = 1
    FILE = 2  # its name without the folders
    WORDS = 3  # three words in a row of a quotation, with who says them
    FAMILY = 4  # of propositions that can be above or below one another
    SIDE = 5  # who supplies, or receives, in a transfer
    DENIAL = 6  # by a party, of what its article does not tell of
    SUMMARY = 7  # of a claim, in words
    NAME = 8  # of people, states and organisations
    DEED = 9  # a party in it
    OPEN = 10  # the day of an article that gives none, or not closely
    EDITION = 11  # the address or file that all versions of an article have
    DAY = 12  # of publication


def key(kind: Kind, *parts: object) -> int:
    """The key of what the parts' `str` name, from 0 to 2^63."""
    named = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return kind << BITS | int.from_bytes(blake2b(named, digest_size=8).digest()) >> 64 - BITS


def kind_range(kind: Kind) -> tuple[int, int]:
    """The first key of a kind, and the first one after it."""
    return kind << BITS, kind + 1 << BITS
