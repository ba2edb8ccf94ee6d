"""Bodies that an article goes on to call by less: an abbreviation, or the first word of a name.

Abbreviations are read where the article gives them, in brackets behind the long form, whose initials they are
(the simplest case of Schwartz and Hearst 2003).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.annotate.mentions.gazetteer import Known
from onrecord.annotate.mentions.namefinding import CORPORATE, FoundName, is_a_bodys, is_told_as_a_body
from onrecord.annotate.mentions.variants import given_gender, key_of, parts_of
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.lexicon import Lexicon
from onrecord.model import Referent

ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z]")
UNSPOKEN = {"of", "for", "and", "the", "on", "in", "to", "&"}  # words that may give no initial
LONGEST = 12  # tokens of a long form

# What only a company has, in the possessive.
OWNED = {
    "share", "shareholder", "stock", "revenue", "profit", "earning", "earnings", "sale", "customer",
    "subscriber", "store", "subsidiary", "headquarters", "headquarter",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Defined:
    """A body's name in full, which an abbreviation in brackets follows."""

    paragraph: Paragraph
    tokens: Tokens
    short: str


def with_abbreviations(found: list[FoundName], parse: Parse, lexicon: Lexicon) -> list[FoundName]:
    """The names, with the bodies that the article abbreviates under both names."""
    known: dict[str, Known] = {}
    for paragraph in parse:
        for one in _defined(paragraph):
            inside = [name for name in found if name.paragraph is paragraph and _overlap(name, one.tokens)]
            body = _body(one, inside, lexicon)
            if body is not None and one.short not in known:
                known[one.short] = body
                found = [name for name in found if name not in inside]
                found.append(FoundName(paragraph, one.tokens, (body,), "organisation"))
    if not known:
        return found
    found = [name for name in found if name.known or name.tokens.text not in known]
    # "LFB Holdings" is a name of its own, whatever LFB is short for.
    taken = {name.paragraph.span(token).start for name in found for token in name.tokens}
    return found + [
        FoundName(paragraph, paragraph.doc[token.i : token.i + 1], (known[token.text],), "organisation")
        for paragraph in parse
        for token in paragraph.doc
        if token.text in known and paragraph.span(token).start not in taken
    ]


def _overlap(name: FoundName, tokens: Tokens) -> bool:
    return name.tokens.start < tokens.end and tokens.start < name.tokens.end


def _defined(paragraph: Paragraph) -> Iterator[_Defined]:
    doc = paragraph.doc
    for place in range(2, len(doc) - 1):
        if doc[place - 1].text == "(" and doc[place + 1].text == ")":
            short = doc[place].text
            start = _long_form(doc[place], short) if ABBREVIATION.fullmatch(short) else None
            if start is not None:
                yield _Defined(paragraph, doc[start : place - 1], short)


def _long_form(token: Token, short: str) -> int | None:
    """Where the long form of an abbreviation begins: with the first of the words that have its initials."""
    letters, place = [letter for letter in short.upper() if letter.isalpha()], token.i - 2
    first = max(token.sent.start, place - LONGEST)
    while place >= first:
        word = token.doc[place]
        if word.lower_ in UNSPOKEN or word.text in ("-", "'s", "’s"):
            place -= 1
            continue
        if not word.text[0].isupper() or word.text[0] != letters[-1]:
            return None
        letters.pop()
        if not letters:
            return place
        place -= 1
    return None


def _body(one: _Defined, inside: list[FoundName], lexicon: Lexicon) -> Known | None:
    """The body that a long form names, where it ends as one does; None where the lexicon knows it."""
    for name in inside:
        if name.known and name.tokens.start <= one.tokens.start and name.tokens.end >= one.tokens.end:
            return None  # the lexicon knows both
    words = [word.lower_ for word in one.tokens]
    heads = [word for word, after in zip(words, [*words[1:], "of"], strict=True) if after in UNSPOKEN]
    roles = [lexicon.roles.get(head) for head in heads]
    bodies = [role for role in roles if role and role.kind == "organisation"]
    told = any(name.kind == "organisation" and not name.known for name in inside)
    if not (bodies or told or CORPORATE & set(heads)):
        return None
    states = [name.known.referent.party for name in inside if name.known]
    party = states[0] if states and any(role.official for role in bodies) else None
    return Known(Referent(" ".join(one.tokens.text.split()), "organisation", party), "name")


def with_short_forms(found: list[FoundName], lexicon: Lexicon) -> list[FoundName]:
    """The names, with the first word of a body's name for a body, where it is nobody else's ("Berg" beside
    "Berg Lund Inc"), and for that body, where the name ends as only one's does.
    """
    people = {
        part
        for name in found
        if name.kind == "person" and not name.is_one_word
        for part in parts_of(name.own_name)
    }
    bodies: dict[str, set[str]] = defaultdict(set)
    for name in found:
        if name.kind == "organisation" and not name.known and not name.is_one_word:
            whole = name.own_name if is_a_bodys(name.tokens, lexicon) else ""
            bodies[name.own_name.split()[0]].add(whole)
    return [name if key_of(name.own_name) in people else _whole(name, bodies) for name in found]


def _whole(name: FoundName, bodies: dict[str, set[str]]) -> FoundName:
    whole = sorted(bodies.get(name.own_name, ()))
    if name.known or not whole or name.kind not in ("person", "organisation"):
        return name
    if len(whole) > 1 or not whole[0]:
        return replace(name, kind="organisation")
    return replace(name, kind="organisation", options=(Known(Referent(whole[0], "organisation"), "name"),))


def called_bodies(found: list[FoundName], lexicon: Lexicon) -> frozenset[str]:
    """The names that the article treats as companies', and longer ones that begin with them."""
    unknown = [name for name in found if not name.known]
    called = {name.own_name for name in unknown if _is_a_companys(name.tokens, lexicon)}
    longer = {
        name.own_name
        for name in unknown
        if name.kind == "person"
        and name.own_name.split()[0] in called
        and given_gender(name.own_name, lexicon) is None
    }
    return frozenset(called | longer)


def _is_a_companys(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a word for a company stands right before a name ("auto supplier Berg Lund"), an apposition says
    so, or what the name owns does ("Berg's shares").
    """
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    role = lexicon.roles.get(before.lower_) if before is not None else None
    if before is not None and role is not None and role.sort == "company" and before.head == tokens.root:
        return True
    owns = tokens.root.dep_ == "poss" and tokens.root.head.lemma_.lower() in OWNED
    return owns or is_told_as_a_body(tokens, lexicon)


def missed_bodies(found: list[FoundName], parse: Parse, lexicon: Lexicon) -> list[FoundName]:
    """Where a company's name of one word stands that the name finder has found elsewhere only."""
    names = {
        name.tokens.text
        for name in found
        if name.kind == "organisation" and name.is_one_word and _is_a_companys(name.tokens, lexicon)
    }
    missed = [
        (paragraph, token)
        for paragraph in parse
        for token in (paragraph.doc if names else ())
        if token.text in names and token.pos_ == "PROPN"
    ]
    taken = {
        (name.paragraph.block.span.start, place)
        for name in (found if missed else ())
        for place in range(name.tokens.start - 1, name.tokens.end + 1)
    }
    return [
        FoundName(paragraph, paragraph.doc[token.i : token.i + 1], (), "organisation")
        for paragraph, token in missed
        if (paragraph.block.span.start, token.i) not in taken
    ]
