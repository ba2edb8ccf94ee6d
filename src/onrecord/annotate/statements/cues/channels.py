"""The channel that a statement went through: an outlet ("told Bloomberg"), or a medium ("in a letter")."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.parse import Paragraph
from onrecord.lexicon import Lexicon
from onrecord.model import Span

MEDIA = {
    "transcript",
    "statement",
    "interview",
    "tweet",
    "post",
    "letter",
    "speech",
    "briefing",
    "conference",
    "email",
    "report",
    "address",
    "website",
    "filing",
    "blog",
    "call",
    "testimony",
    "memo",
    "readout",
    "article",
    "broadcast",
}
REACH = 64  # words on either side of the cue
HEARING = {"interview", "tell", "speak"}


@dataclass(frozen=True, slots=True)
class Channel:
    """`words` name the channel; `outlet` is the news outlet that it is, or None."""

    words: str
    outlet: str | None


def find_channel(
    cue: Token, paragraph: Paragraph, outside: list[Span], mentions: MentionIndex, lexicon: Lexicon
) -> Channel | None:
    """The channel named in the cue's sentence; `outside` are the spans of content and source, left out."""
    sentence = cue.sent
    near = cue.doc[max(sentence.start, cue.i - REACH) : min(sentence.end, cue.i + REACH)]
    tokens = [token for token in near if not any(span.overlaps(paragraph.span(token)) for span in outside)]
    for token in tokens:
        mention = mentions.at(paragraph.span(token))
        outlet = lexicon.outlets.get(mention.referents[0].key or "") if mention else None
        if outlet and _is_told(token, cue):
            return Channel(outlet.name, outlet.name)
    for token in tokens:
        if token.lemma_.lower() in MEDIA and token.dep_ == "pobj" and token.head.head.i == cue.i:
            return Channel(str(cue.doc[token.left_edge.i : token.right_edge.i + 1].text), None)
    return None


def _is_told(token: Token, cue: Token) -> bool:
    """Told to, interviewed by, or speaking on an outlet; not merely about one."""
    if token.dep_ in ("compound", "poss"):
        return _is_told(token.head, cue)
    if token.dep_ in ("dobj", "dative", "appos") and cue.i in (token.head.i, token.head.head.i):
        return True
    above = token.ancestors if token.dep_ in ("pobj", "appos") else ()
    return any(one.i == cue.i or one.lemma_ in HEARING for one in above)
