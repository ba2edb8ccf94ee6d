"""What the readers of the formats hand on: paragraphs that may or may not be news, and metadata."""

from dataclasses import dataclass, field, replace
from typing import Literal

from onrecord.model import Removed
from onrecord.read.traced import Traced

Role = Literal["headline", "paragraph", "caption", "removed"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One block of a document. `reason` says why it is not a paragraph, where it is not.

    `heading` marks a block that the markup makes a heading, `place` the words at its start that the markup
    names as the place of reporting.
    """

    body: Traced
    role: Role = "paragraph"
    reason: str | None = None
    heading: bool = False
    place: str | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return self.body.text

    def removed(self, reason: str) -> "Draft":
        """The same block, set aside."""
        return replace(self, role="removed", reason=reason)

    def as_removed(self) -> Removed:
        """How the article records it."""
        return Removed(self.text, self.reason or "not news", self.body.raw)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the markup or the front matter says of the article.

    `dates` are texts that hold an ISO day, each with where it was found, the most reliable first. `links` are
    addresses under which the article stands or stood, the original one first. `updated` is an ISO day or
    time, `credited` are the authors as written.
    """

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    links: tuple[str, ...] = ()
    language: str | None = None
    tags: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    updated: str | None = None
    credited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document taken apart: its blocks in order and its metadata."""

    drafts: tuple[Draft, ...]
    metadata: Metadata = field(default_factory=Metadata)
