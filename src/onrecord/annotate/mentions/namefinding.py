"""Where the names stand in a paragraph, before anybody asks whom they name.

The lexicon's names come first, then what the parser's name finder adds, then what only a title or a place in
the sentence gives away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.annotate.grammar import PLURALS
from onrecord.annotate.mentions.gazetteer import Gazetteer, Known
from onrecord.annotate.mentions.nominalphrase import is_based, role_of
from onrecord.annotate.mentions.variants import given_gender
from onrecord.annotate.parse import Paragraph
from onrecord.lexicon import Lexicon
from onrecord.model.entity import EntityKind

FOUND_KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "NORP": "group",
}  # fmt: skip
PERSON_SHAPE = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.’'-]*(?:[\s-]+(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*|[a-z]{1,3}))*")
LONGEST_PERSON = 4  # words
PARTICLES = {
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten",
    "ter", "van", "von",
}  # fmt: skip
GENITIVE = {"'s", "’s", "'", "’"}
LOOSE_ENDS = GENITIVE | {"on", "of", "for", "and", "the"}
ARTICLES = {"the", "a", "an"}
# What only a body's name ends in, beside the legal forms.
CORPORATE = {
    "airlines", "airways", "association", "brands", "bureau", "capital", "centre", "center", "coalition",
    "college", "committee", "communications", "consortium", "energy", "entertainment", "foundation", "group",
    "holdings", "industries", "institute", "laboratories", "motors", "networks", "partners",
    "pharmaceuticals", "resources", "securities", "software", "solutions", "studios", "systems",
    "technologies", "technology", "university", "ventures",
}  # fmt: skip
RANKS = {
    "Chief", "CEO", "CFO", "CIO", "CMO", "COO", "CTO", "VP", "EVP", "SVP", "Chairman", "Chairwoman",
    "Cofounder", "Founder", "President", "Spokesman", "Spokeswoman", "Senior", "Vice",
}  # fmt: skip
LOCATIVE = {"in", "at", "near", "outside", "around", "across", "throughout", "inside"}


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in its paragraph. `options` are what the lexicon knows it as, the likeliest first."""

    paragraph: Paragraph
    tokens: Tokens
    options: tuple[Known, ...]
    kind: EntityKind

    @property
    def known(self) -> Known | None:
        """The likeliest meaning by the lexicon."""
        return self.options[0] if self.options else None

    @property
    def start(self) -> int:
        """Where it begins in the article."""
        return self.paragraph.span(self.tokens).start

    @property
    def own_name(self) -> str:
        """The lexicon's name for it, else its words."""
        return self.known.referent.name if self.known else " ".join(self.tokens.text.split())

    @property
    def is_one_word(self) -> bool:
        """Whether it may be part of a longer name, such as a surname."""
        return len(self.tokens.text.split()) == 1


def find_raw_names(paragraph: Paragraph, names: Gazetteer, lexicon: Lexicon) -> list[FoundName]:
    """The names of one paragraph in order, none overlapping another."""
    doc = paragraph.doc
    found = list(_listed(paragraph, names))
    taken = {place for name in found for place in range(name.tokens.start, name.tokens.end)}
    taken |= {place for title in names.titles(doc) for place in range(title.start, title.end)}
    for name in (*_recognised(paragraph, lexicon), *_introduced(paragraph, lexicon)):
        places = set(range(name.tokens.start, name.tokens.end))
        if not places & taken:
            found.append(name)
            taken |= places
    return sorted(found, key=lambda name: name.tokens.start)


def _listed(paragraph: Paragraph, names: Gazetteer) -> Iterator[FoundName]:
    doc = paragraph.doc
    people = {place for ent in doc.ents if ent.label_ == "PERSON" for place in range(ent.start, ent.end)}
    for tokens, options in names.find(doc):
        if not _is_inside_a_persons_name(tokens, options[0], people):
            yield FoundName(paragraph, tokens, options, options[0].referent.kind)


def _is_inside_a_persons_name(tokens: Tokens, known: Known, people: set[int]) -> bool:
    """Paris Hilton is no city."""
    if known.referent.kind == "person" or known.form == "demonym" or tokens.start not in people:
        return False
    return len(tokens) == 1 and bool({tokens.start - 1, tokens.end} & people)


def _recognised(paragraph: Paragraph, lexicon: Lexicon) -> Iterator[FoundName]:
    for ent in paragraph.doc.ents:
        kind = FOUND_KINDS.get(ent.label_)
        tokens = _trimmed(ent, lexicon)
        if kind and len(tokens) and _is_called_a_person(tokens, lexicon):
            kind = "person"
        if kind == "person" and is_a_bodys(tokens, lexicon):
            kind = "organisation"
        if kind and len(tokens) and _looks_like_a_name(tokens, kind):
            yield FoundName(paragraph, tokens, (), kind)


def _is_called_a_person(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a form of address stands before a name, or behind it what a person is ("..., an analyst")."""
    doc, start = tokens.doc, tokens.start
    if not PERSON_SHAPE.fullmatch(tokens.text) or len(tokens) > LONGEST_PERSON:
        return False
    gendered = lexicon.honorifics.get(doc[start - 1].lower_.rstrip(".")) if start else None
    if gendered is not None and gendered.gender:
        return True
    beside = next((child for child in tokens.root.children if child.dep_ == "appos"), None)
    if beside is None or len(tokens) < 2 or beside.tag_ != "NN":
        return False
    role = lexicon.roles.get(beside.lemma_.lower())
    return role is not None and role.kind == "person"


def _introduced(paragraph: Paragraph, lexicon: Lexicon) -> Iterator[FoundName]:
    """Names that a title gives away ("lawmaker Han Ji-woo"), or that somebody speaks under."""
    doc = paragraph.doc
    for start, end in _capitalised_runs(doc):
        before = doc[start - 1].lower_ if start else ""
        role = lexicon.roles.get(before)
        tokens = doc[start:end]
        speaks = tokens.root.dep_ == "nsubj" and tokens.root.head.lemma_.lower() in cue_verbs(lexicon)
        titled = role is not None and role.kind == "person"
        body = is_told_as_a_body(tokens, lexicon)
        if (titled or body or (speaks and len(tokens) > 1)) and PERSON_SHAPE.fullmatch(tokens.text):
            kind: EntityKind = "organisation" if body or is_a_bodys(tokens, lexicon) else "person"
            yield FoundName(paragraph, tokens, (), kind)


def is_told_as_a_body(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether an apposition says of a name that it is a company or an outlet ("Berg, a retailer, ...")."""
    beside = (child for child in tokens.root.children if child.dep_ == "appos" and child.i >= tokens.end)
    role = next((role_of(child, lexicon) for child in beside if not is_based(child)), None)
    return role is not None and role.sort in ("company", "outlet")


def is_a_bodys(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a name of several words ends as only that of a company or another body does."""
    last = tokens.text.split()[-1].rstrip(".") if len(tokens) > 1 else ""
    return last.lower() in CORPORATE or last in _legal_forms(lexicon)


@lru_cache(maxsize=4)
def _legal_forms(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(form for entry in lexicon.legal_forms.values() for form in entry.forms)


@lru_cache(maxsize=4)
def cue_verbs(lexicon: Lexicon) -> frozenset[str]:
    """The verbs of the lexicon's cues, without particles."""
    return frozenset(cue.id.split()[0] for cue in lexicon.cues.values() if cue.pos == "verb")


def _capitalised_runs(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(doc):
        end = start
        while end < len(doc) and (_is_capitalised(doc[end]) or (end > start and _joins(doc[end]))):
            end += 1
        while end > start and _joins(doc[end - 1]):
            end -= 1
        if end > start:
            yield start, end
        start = end + 1


def _joins(token: Token) -> bool:
    """Whether a hyphen or a particle may stand inside a name ("Ursula van der Berg")."""
    return token.text == "-" or token.text in PARTICLES


def _is_capitalised(token: Token) -> bool:
    return token.pos_ == "PROPN" and (token.text[0].isupper() or (token.i > 0 and token.nbor(-1).text == "-"))


def _trimmed(ent: Tokens, lexicon: Lexicon) -> Tokens:
    """The name without what stands before it (titles, articles) and the genitive behind it."""
    start, end, doc = ent.start, ent.end, ent.doc
    while end > start and (doc[end - 1].lower_ in LOOSE_ENDS or doc[end - 1].is_punct):
        end -= 1
    if ent.label_ == "ORG":  # "Acme Chief Financial Officer Ann Lee"
        end = next((place for place in range(start + 1, end) if doc[place].text in RANKS), end)
    if ent.label_ == "PERSON":
        titles = [place for place in range(start, end - 1) if _is_title(doc[place], lexicon)]
        start = titles[-1] + 1 if titles else start
        start += _opens_with_a_body(doc[start:end], lexicon)
    while start < end and (
        doc[start].lower_ in ARTICLES | LOCATIVE or doc[start].is_punct or doc[start].is_space
    ):
        start += 1
    return doc[start:end]


def _opens_with_a_body(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether the first word of a name is what the person is at the head of ("head of Acme Ann Lee")."""
    before = tokens.doc[tokens.start - 1].lower_ if tokens.start else ""
    if len(tokens) != 3 or before not in ("of", "at"):
        return False
    return given_gender(tokens[1:].text, lexicon) is not None and not given_gender(tokens.text, lexicon)


def _is_title(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word before a name is a title or an office."""
    role = lexicon.roles.get(token.lower_)
    return is_honorific(token, lexicon) or (role is not None and role.kind == "person")


def is_honorific(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a form of address or rank, with or without its full stop."""
    return token.lower_.rstrip(".") in lexicon.honorifics


def _has_genitive(tokens: Tokens) -> bool:
    return any(token.lower_ in GENITIVE for token in tokens)


def _looks_like_a_name(tokens: Tokens, kind: str) -> bool:
    text = tokens.text.strip()
    if "\n" in text or (kind == "person" and (not PERSON_SHAPE.fullmatch(text) or _has_genitive(tokens))):
        return False
    return any(token.is_alpha and token.text[0].isupper() for token in tokens)


def is_location(tokens: Tokens) -> bool:
    """Whether a place name says where, rather than who."""
    return tokens.root.dep_ == "pobj" and tokens.root.head.lower_ in LOCATIVE


def is_people(tokens: Tokens) -> bool:
    """Whether a demonym means some of a people ("some Danes hope"), not the state ("the Danes deny it")."""
    root = tokens.root
    determined = any(child.dep_ == "det" and child.lower_ == "the" for child in root.children)
    return root.tag_ in PLURALS and root.dep_ not in ("compound", "amod", "nmod") and not determined
