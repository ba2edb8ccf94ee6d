"""What goes wrong in reading."""


class ReadError(ValueError):
    """A document that is no article; the message says why, in words that a user can act on."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
