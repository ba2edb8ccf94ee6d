"""Whom and what the names of an article name."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens

from onrecord.annotate.mentions.bodies import (
    called_bodies,
    missed_bodies,
    with_abbreviations,
    with_short_forms,
)
from onrecord.annotate.mentions.gazetteer import Gazetteer
from onrecord.annotate.mentions.namefinding import (
    FoundName,
    find_raw_names,
    is_location,
    is_people,
)
from onrecord.annotate.mentions.people import People, describe
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Mention, Referent
from onrecord.model.entity import EntityKind

HEADING_WORDS = 10
TICKER = re.compile(r"(?<=\w)\s*\([^()]*$")  # "Acme AG(ACM_p.DE)", cut by the tokenizer inside the bracket
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
    found = with_abbreviations(_settled(found), parse, lexicon)
    found = _of_one_kind([name for name in found if _is_trusted(name, article)], lexicon)
    found = with_short_forms([*found, *missed_bodies(found, parse, lexicon)], lexicon)
    people = People(article, found, lexicon)
    found = [people.corrected(name) for name in found]
    found += [name for paragraph in parse for name in people.missed(paragraph, found)]
    told = _told_of_bodies(found)
    return [_named(name, people, told) for name in sorted(found, key=lambda name: name.start)]


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


def _of_one_kind(found: list[FoundName], lexicon: Lexicon) -> list[FoundName]:
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
    most.update(dict.fromkeys(sorted(called_bodies(found, lexicon)), "organisation"))
    return [name if name.options else replace(name, kind=most[name.own_name]) for name in found]


def _is_heading(words: str) -> bool:
    """Whether a paragraph is a few words with no end of a sentence ("Back to Work")."""
    return len(words.split()) <= HEADING_WORDS and words.rstrip()[-1:] not in SENTENCE_ENDS


def _told_of_bodies(found: list[FoundName]) -> dict[str, str]:
    """By name: the longest of what the article says beside a body's name that it is."""
    told: dict[str, str] = {}
    for name in found:
        if name.kind == "organisation":
            words, key = describe(name.tokens), _thing(name)[0].name
            told[key] = max(told.get(key, ""), words, key=len)
    return told


def _named(found: FoundName, people: People, told: dict[str, str]) -> Named:
    """The name with its referent, and how that was told."""
    referent, basis = people.whom(found) if found.kind == "person" else _thing(found)
    span, text = found.paragraph.span(found.tokens), " ".join(found.tokens.text.split())
    mention = Mention(span, text, "name", (referent,), basis)
    gender = (found.known.gender if found.known else None) or people.gender(referent.name)
    described = people.described(referent.name) or told.get(referent.name, "")
    return Named(found.paragraph, found.tokens, mention, described, gender)


def _thing(found: FoundName) -> tuple[Referent, str]:
    if found.known is None:
        return Referent(TICKER.sub("", found.tokens.text), found.kind), "name"
    referent = found.known.referent
    if found.known.form == "place" and is_location(found.tokens):
        return Referent(found.tokens.text, "place", referent.party), "place"
    if found.known.form == "demonym" and is_people(found.tokens):
        return Referent(found.tokens.text, "group"), f"people of {referent.name}"
    if found.known.form == "place":
        return referent, f"seat of government of {referent.name}"
    return referent, f"adjective for {referent.name}" if found.known.form == "demonym" else "name"
