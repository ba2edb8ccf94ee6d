"""What can go wrong with a ledger, in one line that says what to do."""


class LedgerError(Exception):
    """A ledger that cannot be opened, read or written, or a judgement that it cannot take."""


class UnknownId(LedgerError):  # noqa: N818 - named for what the user typed
    """No line of the record has this id, nor one that starts with it."""


class AmbiguousId(LedgerError):  # noqa: N818
    """Several lines of the record start with these characters. `ids` are the first few, sorted."""

    def __init__(self, prefix: str, ids: tuple[str, ...]) -> None:
        super().__init__(f"{prefix!r} could be {', '.join(ids)}: give more of the id")
        self.ids = ids
