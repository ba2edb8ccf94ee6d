"""Which police, which officials: the fuller description that an article has for those it calls by less.

A body of a state comes back under its noun alone ("police", "prosecutors"). It is the one that the article
described with more ("Arica police") or named ("the Arica Police Department"), where that is one only.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.nounphrase import VAGUE
from onrecord.annotate.parse import Parse
from onrecord.annotate.quantities.numbers import SOME, TENS, UNITS
from onrecord.lexicon import Lexicon
from onrecord.model import Mention, Referent

# What may stand behind the noun in a name: "the Arica Police Department" is the police.
BODIES = {"department", "dept", "force", "service", "office"}
LINKS = {"of", "in", "from", "at", "for"}
# Tells nothing of whose they are, or is of two at once.
OPEN = {"senior", "top", "former", "high-ranking", "unnamed", "anonymous", "certain", "local", "and"}
OF_THE_PLACE = {"state", "local"}  # may stand by the noun and still leave open which
COLLECTIVE = {"police"}
COUNTS = {*UNITS, *TENS, *SOME, *VAGUE} - {"new"}  # New York police
DETERMINED = {"the", "both", "these", "those"}
LONGEST = 7  # words of a description; a longer one is of some only


@dataclass(frozen=True, slots=True)
class _Fuller:
    """A description or a name with more than the noun, and its words that say whose."""

    referent: Referent
    words: tuple[str, ...]
    start: int


def with_fuller(mentions: Sequence[Mention], parse: Parse, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions, with the fuller referent for a noun that stands alone.

    It is looked for before the mention and in the rest of its paragraph, for one in the headline or the lead
    in the whole article; of two that do not fit into each other neither is taken.
    """
    known: dict[str, dict[Referent, _Fuller]] = {}  # by each of their words, the first time they come
    for mention in mentions:
        one = mention.referents[0]
        words = tuple(one.name.lower().split())
        if mention.form != "pronoun" and len(mention.referents) == 1 and 1 < len(words) <= LONGEST:
            for word in words:
                known.setdefault(word, {}).setdefault(one, _Fuller(one, words, mention.span.start))
    ends = _reaches(parse)
    return tuple(
        _told(mention, known, _reach(mention, ends)) if _is_body(mention, lexicon) else mention
        for mention in mentions
    )


def _reaches(parse: Parse) -> list[tuple[int, int]]:
    """For each paragraph its end, and up to where what it says in short may be told."""
    blocks = [paragraph.block for paragraph in parse]
    last = max((block.span.end for block in blocks), default=0)
    lead = next((at for at, block in enumerate(blocks) if block.kind != "headline"), 0)
    return [(block.span.end, last if at <= lead else block.span.end) for at, block in enumerate(blocks)]


def _reach(mention: Mention, ends: list[tuple[int, int]]) -> int:
    place = bisect_left(ends, (mention.span.end, 0))
    return ends[place][1] if place < len(ends) else mention.span.end


def _told(mention: Mention, known: dict[str, dict[Referent, _Fuller]], end: int) -> Mention:
    bare = mention.referents[0].name.lower().split()
    determined = mention.text.split()[0].lower() in DETERMINED
    best: _Fuller | None = None
    for other in known.get(bare[-1], {}).values():
        if other.start >= end or not _is_fuller(other, bare) or (_is_counted(other) and not determined):
            continue
        if best is None or _fits(best, other):
            best = best if best is not None and best.referent.named and _fits(other, best) else other
        elif not _fits(other, best):
            return mention
    return replace(mention, referents=(best.referent,)) if best is not None else mention


def _is_body(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a mention is a plural or collective noun alone for those who act for a state."""
    one = mention.referents[0]
    words = one.name.lower().split()
    if len(mention.referents) > 1 or one.named or not words or len(words) > 2:
        return False
    if len(words) == 2 and words[0] not in OF_THE_PLACE:
        return False
    noun = words[-1]
    role = lexicon.roles.get(noun if noun in COLLECTIVE else _singular(noun))
    return role is not None and role.official and (noun in COLLECTIVE or one.kind == "group")


def _singular(plural: str) -> str:
    return plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")


def _is_fuller(other: _Fuller, bare: list[str]) -> bool:
    """Whether a description has the bare words and with them some that say whose."""
    words, asked = list(other.words), bare[1:] if bare[0] == "local" else bare
    place = next((at for at in range(len(words)) if words[at : at + len(asked)] == asked), None)
    if place is None or set(words) <= {*asked, *OF_THE_PLACE} or OPEN & set(words):
        return False
    behind = words[place + len(asked) :]
    if other.referent.named:
        return other.referent.kind == "organisation" and set(behind) <= BODIES
    return not behind or (behind[0] in LINKS and len(behind) > 1)


def _is_counted(other: _Fuller) -> bool:
    """Whether a description is of some of many ("two officers")."""
    return other.words[0] in COUNTS or any(word[0].isdigit() for word in other.words)


def _fits(less: _Fuller, more: _Fuller) -> bool:
    """Whether one description tells nothing that the other does not."""
    return set(less.words) - BODIES <= set(more.words)
