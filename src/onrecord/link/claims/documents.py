"""Documents that speak: "a report of the Fisheries Board" speaks for the body that issued it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.link.classes import singular
from onrecord.link.names import Parties, body_keys, plain
from onrecord.link.ports import Annotated
from onrecord.model import Referent

ISSUED = re.compile(r"^(?P<head>[^,;]+?) (?P<link>of|by|from) (?:the |an? )?(?P<body>.+)$", re.IGNORECASE)
NAME = re.compile(r"^(?:[A-Z][\w.&'’-]*|of|for|and|on|the|in)(?: (?:[A-Z][\w.&'’-]*|of|for|and|on|the|in))*$")
ABOUT = frozenset({"imagery", "transcript", "poll", "survey", "study", "story", "book"})  # what "of" leads to


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents that one article quotes.

    `named` maps the plain names of the article's people, bodies and places to who they are; `scope` keeps
    documents that have no name of their own apart from those of other articles.
    """

    parties: Parties
    named: Mapping[str, Referent]
    scope: str

    @classmethod
    def of(cls, annotated: Annotated, parties: Parties, scope: str) -> "Documents":
        """The documents of an article."""
        named: dict[str, Referent] = {}
        for mention in annotated[1].mentions:
            for referent in mention.referents:
                if referent.named and referent.kind != "thing":
                    named.setdefault(plain(referent.name), referent)
        return cls(parties, named, scope)

    def speaks_for(self, referent: Referent) -> str | None:
        """The party that a document speaks for, else its own name; None where `referent` is no document."""
        if referent.kind in ("person", "state", "organisation", "place"):
            return None
        match = ISSUED.match(referent.name)
        head = (match["head"] if match else referent.name).split()
        if not head or not self._is_document(head[-1]):
            return None
        issued = match and not (match["link"] == "of" and singular(head[-1].lower()) in ABOUT)
        body = self._body(match["body"], guess=True) if match and issued else None
        body = body or self._body(" ".join(head[:-1]), guess=False)
        return body or (referent.name if match else f"{referent.name} ({self.scope})")

    def _is_document(self, noun: str) -> bool:
        role = self.parties.lexicon.roles.get(singular(noun.lower()))
        return role is not None and role.kind == "document"

    def _body(self, name: str, guess: bool) -> str | None:
        """The party of a body, by the lexicon, by the article, or by its capitals where `guess`."""
        known = body_keys(self.parties.lexicon).get(plain(name))
        if known:
            return self.parties.party(Referent(name, "organisation", None, known))
        there = self.named.get(plain(name))
        if there:
            return self.parties.holder(there) if there.kind in ("state", "organisation") else None
        return name if guess and " " in name and NAME.match(name) else None
