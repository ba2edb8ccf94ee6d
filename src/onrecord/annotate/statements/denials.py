"""Denials that the statement model passes over, read from the parse.

The model misses many that are not the main verb of their sentence: the second of two verbs ("blamed the
pilots and denied a fault"), in a relative clause ("Moscow, which denies a role", "charges he disputes"), a
participle ("denying that it had"), a noun ("its denial of a role"). What is denied is the object, the clause
or the noun that the relative clause hangs on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.parse import Paragraph
from onrecord.annotate.statements.cues.force import find_force, nouns_for
from onrecord.annotate.statements.cues.use import SAYING, CueUse, cue_use
from onrecord.annotate.statements.reported import Reported
from onrecord.annotate.statements.sources.speakers import source_words
from onrecord.lexicon import Lexicon
from onrecord.model import Span

BY_PARSE = 0.75  # how often such a find is right in content and source
SCRAP = 8  # characters of a content in pieces that is none
CLAUSES = {"ccomp", "xcomp", "pcomp"}
RELATIVES = {"who", "which", "that", "whom"}
VERBS = {"VERB", "AUX"}
NOT = {"cc", "preconj", "det", "neg", "advmod"}
# Verbs that do no more than have a denial as their object ("issued a denial").
MAKING = {"issue", "make", "repeat", "release", "offer", "give", "publish", "reiterate"}
DOCUMENTS = {"statement", "letter", "tweet", "post", "message", "interview", "release"}
IN_COURT = (frozenset[str](), frozenset({"charge", "claim"}))  # what judges dismiss, too
# These turn down many things; they deny reports of things, and clauses.
OUTRIGHT = {"deny", "refute", "disavow", "denial (noun)"}


def find_denials(paragraph: Paragraph, reported: Sequence[Reported], lexicon: Lexicon) -> Iterator[Reported]:
    """The denials of a paragraph of which `reported` has no whole one, in the order of their cues.

    A cue that `reported` has without a source or without a content comes again, with both.
    """
    whole = {token.i for one in reported if _is_whole(one) for token in (one.use.head, *one.use.tokens)}
    for token in paragraph.doc:
        if token.i in whole or token.pos_ not in (*VERBS, "NOUN"):
            continue
        particles = [child for child in token.children if child.dep_ == "prt"]
        use = cue_use(token, [token, *particles], None, lexicon)
        if use.cue is SAYING or use.cue.force != "deny":
            continue
        one = _of_noun(use, paragraph) if token.pos_ == "NOUN" else _of_verb(use, paragraph, lexicon)
        if one is not None and find_force(one.use, lexicon) == "deny":
            yield one


def with_denials(paragraph: Paragraph, reported: Iterable[Reported], lexicon: Lexicon) -> list[Reported]:
    """What is reported in a paragraph, with the denials that were passed over, in the order of the cues."""
    before = list(reported)
    found = list(find_denials(paragraph, before, lexicon))
    mended = {one.use.head.i for one in found}
    kept = [
        one
        for one in before
        if mended.isdisjoint(token.i for token in (one.use.head, *one.use.tokens))
        and not (one.use.cue.id == "deny" and _neither(one.use.head))
    ]
    return sorted([*kept, *found], key=lambda one: one.use.head.i)


def _is_whole(one: Reported) -> bool:
    """Whether a denial has who denies and what; a relative pronoun says neither."""
    source = one.use.source
    known = source is not None and source.lower_ not in RELATIVES
    return known and one.use.cue.force == "deny" and not _is_scrap(one)


def _is_scrap(one: Reported) -> bool:
    """Whether what is read as denied is nothing, or a word or two out of a clause ("the ... it")."""
    return not one.content or (len(one.content) > 1 and sum(map(len, one.content)) < SCRAP)


def _of_verb(use: CueUse, paragraph: Paragraph, lexicon: Lexicon) -> Reported | None:
    source, content = _source(use), _content(use)
    if source is None or not content or _neither(use.head) or any(token.i == source.i for token in content):
        return None
    if use.cue.id not in OUTRIGHT and not _is_report(content, use, lexicon):
        return None
    return _reported(replace(use, source=source), paragraph, content)


def _neither(verb: Token) -> bool:
    """Whether nothing is denied: "neither confirmed nor denied", "without denying", "there is no denying"."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in VERBS:
        first = first.head
    around = [*verb.children, *first.children]
    if any(child.lower_ in ("neither", "nor", "no") and child.dep_ in NOT for child in around):
        return True
    return first.dep_ == "pcomp" and first.head.lower_ == "without"


def _of_noun(use: CueUse, paragraph: Paragraph) -> Reported | None:
    """A denial as a noun that says whose it is; without what is denied, the noun stands for that."""
    noun = use.head
    source = next((child for child in noun.children if child.dep_ == "poss"), None)
    source = source or _object_of(noun, ("by", "from"))
    if source is None and noun.dep_ == "dobj" and noun.head.lemma_ in MAKING:
        source = _subject(noun.head)
    if source is None:
        return None
    denied = _object_of(noun, ("of",)) or next((c for c in noun.children if c.dep_ in ("acl", "relcl")), None)
    content = list(denied.subtree) if denied is not None else [noun]
    return _reported(replace(use, source=source), paragraph, content)


def _reported(use: CueUse, paragraph: Paragraph, content: Sequence[Token]) -> Reported:
    source = use.source
    words = source_words(source) if source is not None else None
    if source is not None and words is not None and words.start <= use.head.i < words.end:
        words = source.doc[words.start : source.i + 1]  # it denies in a relative clause of its own name
    return Reported(
        paragraph,
        use,
        (paragraph.span(words),) if words else (),
        tuple(paragraph.span(token) for token in use.tokens),
        _spans(content, use, paragraph),
        BY_PARSE,
    )


def _spans(content: Sequence[Token], use: CueUse, paragraph: Paragraph) -> tuple[Span, ...]:
    """The words of a content as spans, without marks at their ends and without the cue's."""
    own = {token.i for token in use.tokens}
    words = sorted((token for token in content if token.i not in own), key=lambda token: token.i)
    runs: list[list[Token]] = [words[:1]]
    for before, token in pairwise(words):
        if token.i > before.i + 1:
            runs.append([])
        runs[-1].append(token)
    found = []
    for run in runs:
        while run and (run[-1].is_punct or run[-1].is_space):
            run.pop()
        while run and (run[0].is_punct or run[0].is_space):
            run.pop(0)
        if run:
            found.append(Span(paragraph.span(run[0]).start, paragraph.span(run[-1]).end))
    return tuple(found)


def _source(use: CueUse) -> Token | None:
    if use.passive:
        return _object_of(use.head, ("by",), "agent")
    return _subject(use.head)


def _subject(verb: Token) -> Token | None:
    """Who does it: the verb's own subject or that of the verb it is joined to or hangs on; of a relative
    pronoun, the noun that it takes up.
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None:
            return _taken_up(own, verb)
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
            return _holder(verb.head)
        if (
            verb.dep_ not in ("conj", "xcomp", "acomp", "advcl", "pcomp", "ccomp", "prep")
            or verb.head.i == verb.i
        ):
            return None
        verb = verb.head
    return None


def _taken_up(subject: Token, verb: Token) -> Token | None:
    if subject.lower_ not in RELATIVES or subject.tag_ not in ("WP", "WDT"):
        return subject
    clause = verb
    while clause.dep_ == "conj":
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" and clause.head.pos_ in ("NOUN", "PROPN", "PRON") else None


def _holder(noun: Token) -> Token | None:
    """Who speaks in a document ("the ministry's letter", "a statement by the ministry"), else the noun."""
    if noun.lemma_ not in DOCUMENTS:
        return noun
    named = next((child for child in noun.children if child.dep_ == "poss"), None)
    named = named or _object_of(noun, ("by", "from", "of"))
    if named is not None:
        return named
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return _subject(verb) if verb.pos_ in VERBS else noun


def _object_of(word: Token, prepositions: Sequence[str], label: str = "prep") -> Token | None:
    for child in word.children:
        if child.dep_ in (label, "agent") and child.lower_ in prepositions:
            return next((one for one in child.children if one.dep_ in ("pobj", "pcomp")), None)
    return None


def _content(use: CueUse) -> list[Token]:
    """The words for what is denied; none where somebody is denied something ("denied them entry")."""
    verb = use.head
    if any(child.dep_ == "dative" for child in verb.children):
        return []
    if use.passive:
        return _passive_content(verb)
    clauses = [child for child in verb.children if child.dep_ in CLAUSES and child.i > verb.i]
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nmod", "attr", "oprd")]
    if len(objects) > 1 and not clauses:
        return []
    relative = next((one for one in objects if one.lower_ in RELATIVES and one.tag_ in ("WP", "WDT")), None)
    if verb.dep_ == "relcl" and (relative is not None or not (objects or clauses)):
        return _antecedent(verb)
    return [token for child in (*objects, *clauses) for token in child.subtree]


def _passive_content(verb: Token) -> list[Token]:
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if subject is None and verb.dep_ == "acl":
        return _antecedent(verb)
    if subject is None or any(child.dep_ == "dobj" for child in verb.children):
        return []  # "was denied bail"
    return list(subject.subtree)


def _antecedent(clause: Token) -> list[Token]:
    """The noun phrase that a relative clause hangs on, without the clause."""
    head = clause.head
    if head.pos_ in VERBS:
        return [token for token in clause.subtree if token.lower_ == "which"][:1]
    inside = {token.i for token in clause.subtree}
    return [token for token in head.subtree if token.i not in inside and token.i < clause.left_edge.i]


def _is_report(content: Sequence[Token], use: CueUse, lexicon: Lexicon) -> bool:
    """Whether a content is a clause, a pronoun, or a noun for a report of something ("the allegations")."""
    inside = {token.i for token in content}
    heads = [token for token in content if token.head.i not in inside or token.head.i == use.head.i]
    nouns = nouns_for("report", lexicon)
    return any(
        (head.dep_ == "ccomp" and head.i > use.head.i)
        or head.lower_ in ("which", "it", "this", "that")
        or head.lemma_.lower() in nouns - IN_COURT[use.cue.id == "dismiss"]
        for head in heads
    )
