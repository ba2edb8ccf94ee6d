"""Whom and what the names of an article name."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens

from onrecord.annotate.mentions.gazetteer import Gazetteer
from onrecord.annotate.mentions.namefinding import (
    FoundName,
    find_raw_names,
    is_called_a_company,
    is_location,
    is_people,
)
from onrecord.annotate.mentions.people import People
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Mention, Referent
from onrecord.model.entity import EntityKind

HEADING_WORDS = 10
SENTENCE_ENDS = ".,:;!?…\"”’'"


@dataclass(frozen=True, slots=True)
class Named:
    """A name and whom it names. `description` is what the article says beside the name that the person is."""

    paragraph: Paragraph
    tokens: Tokens
    mention: Mention
    description: str
    gender: str | None


def find_names(article: Article, parse: Parse, names: Gazetteer, lexicon: Lexicon) -> list[Named]:
    """All names of an article in the order of the text, each with its referent."""
    found = [name for paragraph in parse for name in find_raw_names(paragraph, names, lexicon)]
    found = _of_one_kind([name for name in _settled(found) if _is_trusted(name, article)])
    people = People(article, found, lexicon)
    found = [people.corrected(name) for name in found]
    found += [name for paragraph in parse for name in people.missed(paragraph, found)]
    return [_named(name, people) for name in sorted(found, key=lambda name: name.start)]


def _settled(found: list[FoundName]) -> list[FoundName]:
    """Short names ("the North", "the Foreign Ministry") mean the one that the article also names in full."""
    full = Counter(known.referent.key for name in found for known in name.options[:1] if known.form == "name")
    settled: list[FoundName] = []
    for name in found:
        options = [known for known in name.options if known.form != "short" or known.referent.key in full]
        if options and options[0].form == "short":
            options.sort(key=lambda known: -full[known.referent.key])
        if options or not name.options:
            settled.append(replace(name, options=tuple(options[:1])))
    return settled


def _is_trusted(name: FoundName, article: Article) -> bool:
    """In a heading any word may have a capital: what only the name finder saw there must come again."""
    block, text = name.paragraph.block, article.full_text
    if name.options or not (block.kind == "headline" or _is_heading(block.span.of(text))):
        return True
    again = re.findall(rf"(?<!\w){re.escape(name.tokens.text)}(?!\w)", text)
    return len(again) > 1


def _of_one_kind(found: list[FoundName]) -> list[FoundName]:
    """A name is of one kind all through an article: of the one that most of its mentions are taken for, or a
    body's where it is once called a company."""
    counts: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for name in found:
        if not name.options:
            counts[name.own_name][name.kind] += 1
    most = {
        words: max(sorted(kinds), key=lambda kind: (kinds[kind], kind == "person"))
        for words, kinds in counts.items()
    }
    called = {name.own_name for name in found if name.kind == "person" and is_called_a_company(name.tokens)}
    most.update(dict.fromkeys(called & most.keys(), "organisation"))
    return [name if name.options else replace(name, kind=most[name.own_name]) for name in found]


def _is_heading(words: str) -> bool:
    """Whether a paragraph is a few words with no end of a sentence ("Back to Work")."""
    return len(words.split()) <= HEADING_WORDS and words.rstrip()[-1:] not in SENTENCE_ENDS


def _named(found: FoundName, people: People) -> Named:
    """The name with its referent, and how that was told."""
    referent, basis = people.whom(found) if found.kind == "person" else _thing(found)
    span, text = found.paragraph.span(found.tokens), " ".join(found.tokens.text.split())
    mention = Mention(span, text, "name", (referent,), basis)
    gender = (found.known.gender if found.known else None) or people.gender(referent.name)
    return Named(found.paragraph, found.tokens, mention, people.described(referent.name), gender)


def _thing(found: FoundName) -> tuple[Referent, str]:
    if found.known is None:
        return Referent(found.tokens.text, found.kind), "name"
    referent = found.known.referent
    if found.known.form == "place" and is_location(found.tokens):
        return Referent(found.tokens.text, "place", referent.party), "place"
    if found.known.form == "demonym" and is_people(found.tokens):
        return Referent(found.tokens.text, "group"), f"people of {referent.name}"
    if found.known.form == "place":
        return referent, f"seat of government of {referent.name}"
    return referent, f"adjective for {referent.name}" if found.known.form == "demonym" else "name"
