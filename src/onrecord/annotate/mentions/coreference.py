"""Names, nominals and pronouns of an article in one pass, each with whom it stands for.

What salience is, `discourse` says; what a pronoun may stand for, `pronouns`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.annotate.mentions.discourse import Candidate, Discourse
from onrecord.annotate.mentions.namefinding import cue_verbs
from onrecord.annotate.mentions.names import Named
from onrecord.annotate.mentions.nominalphrase import Nominal
from onrecord.annotate.mentions.nominals import NominalResolver
from onrecord.annotate.mentions.pronouns import HE, SHE, SUBJECTS, WHO, Antecedents, clause_of
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.annotate.quotations import Quotation
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Mention, Referent, Span
from onrecord.model.entity import EntityKind

MODIFYING = {"amod", "compound", "nmod"}
BESIDE = re.compile(r"(?: (?:of|to|for|in|at) [\w.’' -]{2,30})?,? ")  # between a description and its name
AROUND = 4  # candidates back that may be such a description
ASIDE = 100  # words of an aside in brackets at most
ARTICLES = {"the", "a", "an"}


class Resolver:
    """Resolves the mentions of one article, read once from start to end."""

    def __init__(
        self, article: Article, lexicon: Lexicon, names: list[Named], quotations: tuple[Quotation, ...]
    ) -> None:
        self._text = article.full_text
        self._by_start = {named.mention.span.start: named for named in names}
        self._quotations = quotations
        self._cues = cue_verbs(lexicon)
        self._roles = lexicon.roles
        self._discourse = Discourse()
        self._nominals = NominalResolver(article, lexicon, names, self._discourse)
        self._antecedents = Antecedents(self._discourse, self._by_start, quotations, self._cues)
        self._heads: dict[int, Candidate] = {}  # of the sentence that is being read, by head word

    def resolve(self, parse: Parse) -> list[Mention]:
        """Mentions in the order of the text; they may nest."""
        mentions: list[Mention] = []
        for block, paragraph in enumerate(parse):
            chunks = {chunk.root.i: chunk for chunk in paragraph.doc.noun_chunks}
            for sentence in paragraph.doc.sents:
                self._discourse.sentence += 1
                self._heads = {}
                for token in sentence:
                    mentions.extend(self._mentions_at(token, paragraph, chunks.get(token.i), block))
        return sorted(mentions, key=lambda mention: mention.span)

    def _mentions_at(
        self, token: Token, paragraph: Paragraph, chunk: Tokens | None, block: int
    ) -> Iterator[Mention]:
        span = paragraph.span(token)
        self._discourse.quoted = any(quotation.span.contains(span) for quotation in self._quotations)
        named = self._by_start.get(span.start)
        if named is not None:
            if _is_called_a_thing(named):
                yield named.mention
            else:
                yield self._remember(named.mention, named.tokens.root, named)
        elif token.pos_ == "PRON" or token.tag_ in ("PRP$", "WDT", "WP"):
            mention = self._pronoun(token, span, paragraph)
            if mention is not None and token.lower_ == "which" and mention.referents[0].kind == "person":
                yield mention  # no person for another pronoun: "Berg Vale, which has toured"
            elif mention is not None:
                yield self._remember(mention, token)
        nominal = self._nominals.nominal(token, paragraph, chunk)
        if nominal is not None:
            extent = paragraph.span(nominal.chunk)
            mention = self._titled(nominal, extent, paragraph) or self._nominals.resolve(
                nominal, extent, block
            )
            if (
                chunk is not None or mention.referents[0].named
            ):  # an owner whom nobody names is part of a phrase
                yield self._remember(mention, token)
        elif named is None and chunk is not None:
            self._note(token, chunk, paragraph)

    def _titled(self, nominal: Nominal, extent: Span, paragraph: Paragraph) -> Mention | None:
        """A title right before a name, which the parser takes for a phrase of its own ("editor Ann Lee")."""
        chunk = nominal.chunk
        after = chunk.doc[chunk.end] if chunk.end < len(chunk.doc) else None
        named = self._by_start.get(paragraph.span(after).start) if after is not None else None
        if named is None or nominal.plural or chunk.root.i != chunk.end - 1 or nominal.role.kind != "person":
            return None
        referent = named.mention.referents[0]
        if referent.kind != "person":
            return None
        return Mention(extent, chunk.text, "nominal", (referent,), f"title of {referent.name}")

    def _pronoun(self, token: Token, span: Span, paragraph: Paragraph) -> Mention | None:
        found = self._antecedents.of(token, span, paragraph)
        if found is None:
            return None
        names = " and ".join(found.names)
        return Mention(
            span, token.text, "pronoun", found.referents, f"{token.text}: {names}, the likeliest before"
        )

    def _remember(self, mention: Mention, root: Token, named: Named | None = None) -> Mention:
        """Enter the mention as a candidate; what was known of its referent before still holds."""
        before = self._discourse.latest(mention.referents[0].name)
        generic = mention.referents[0].named and mention.referents[0].kind != "person"  # "the company"
        nominal = mention.form == "nominal" and not generic
        description = named.description if named else mention.text if nominal else ""
        one = self._candidate(mention.referents, mention.span, root)
        self._enter(
            replace(
                one,
                gender=(named.gender if named else self._gender(root)) or (before.gender if before else None),
                description=description or (before.description if before else ""),
                many=one.many or (before is not None and before.many),
            ),
            root,
        )
        return mention

    def _gender(self, root: Token) -> str | None:
        """What a pronoun or a role noun tells."""
        role = self._roles.get(root.lemma_.lower())
        word = root.lower_
        return "male" if word in HE else "female" if word in SHE else role.gender if role else None

    def _candidate(self, referents: tuple[Referent, ...], span: Span, root: Token) -> Candidate:
        word = _head_of_apposition(root)
        misread = referents[0].kind == "person" and _is_misread_subject(root)
        subject = word.dep_ in SUBJECTS or self._before_cue(root) or misread
        is_predicate = root.dep_ == "attr" and not referents[0].named  # "she is a doctor"
        return Candidate(
            referents,
            span,
            self._discourse.sentence,
            clause_of(word),
            subject=subject,
            speaking=self._speaks(word),
            quoted=self._discourse.quoted,
            gender=None,
            description="",
            main=subject and word.head.dep_ == "ROOT",
            modifier=(root.dep_ in MODIFYING and not misread) or _is_in_brackets(root) or is_predicate,
            many=root.tag_ == "NNS" and not referents[0].named,
        )

    def _enter(self, one: Candidate, root: Token) -> None:
        """Add a candidate: in place of what it is in apposition to, and together with what "and" joins."""
        word = _head_of_apposition(root)
        beside = self._heads.get(word.i) if word.i != root.i else None
        if beside is None or beside.referent.kind != one.referent.kind:
            beside = self._just_before(one)
        again = beside is not None and one.names == beside.names  # "Lake Freight Board (LFB)": spoken of once
        if beside is not None and (not one.referent.named or (again and one.modifier)):
            return  # "Ann Lee, an envoy": one person, who has a name
        if beside is not None and (again or not beside.referent.named):
            self._discourse.drop(beside)
        self._discourse.add(one)
        self._heads[root.i] = self._heads[word.i] = one
        first = self._heads.get(root.head.i) if root.dep_ == "conj" else None
        if first is not None and not set(first.names) & set(one.names):
            both = (*first.referents, *one.referents)
            self._discourse.add(replace(first, referents=both, gender=None, description=""))
            self._heads[root.i] = replace(one, referents=both)

    def _just_before(self, one: Candidate) -> Candidate | None:
        """A description that a name of the same kind follows ("the envoy to Chad, Ann Lee")."""
        if not one.referent.named:
            return None
        for last in reversed(self._discourse.candidates[-AROUND:]):
            if last.span.end > one.span.start:
                continue
            if last.referent.kind == one.referent.kind:
                gap = self._text[last.span.end : one.span.start]
                free = not (last.many or last.referent.named)
                return last if free and BESIDE.fullmatch(gap) else None
        return None

    def _note(self, token: Token, chunk: Tokens, paragraph: Paragraph) -> None:
        """Enter as candidates people whom no role noun tells but that they speak, or that "who" follows, and
        what is written, where it speaks ("the memo said")."""
        who = any(child.dep_ == "relcl" and _opens_with_who(child) for child in token.children)
        speaks = token.pos_ == "NOUN" and self._speaks(token)
        role = self._roles.get(token.lemma_.lower())
        written = speaks and token.tag_ == "NN" and role is not None and role.kind == "document"
        if token.pos_ != "NOUN" or not (who or written or (token.tag_ == "NNS" and speaks)):
            return
        start = chunk.start + (chunk[0].lower_ in ARTICLES and len(chunk) > 1)
        words = " ".join(chunk.doc[start : chunk.end].text.split())
        kind: EntityKind = "group" if token.tag_ == "NNS" else "thing" if written else "person"
        one = self._candidate((Referent(words, kind, named=False),), paragraph.span(chunk), token)
        self._enter(one, token)

    def _speaks(self, root: Token) -> bool:
        if root.dep_ in SUBJECTS:
            return root.head.lemma_.lower() in self._cues
        return (root.dep_ == "pobj" and root.head.head.lower_ == "according") or self._before_cue(root)

    def _before_cue(self, root: Token) -> bool:
        """Whether a name stands right before a verb of saying that the parser gives no other subject."""
        after = root.i + 1
        if root.pos_ != "PROPN" or after >= len(root.doc):
            return False
        verb = root.doc[after + (root.doc[after].text == "," and after + 1 < len(root.doc))]
        without = not any(child.dep_ in SUBJECTS for child in verb.children)
        return verb.tag_ in ("VBD", "VBZ") and without and verb.lemma_.lower() in self._cues


def _head_of_apposition(root: Token) -> Token:
    """The noun that an apposition stands beside and shares its part with; else the word itself.

    In "a chief of the army, Ann Lee" the parser may see the army in Ann Lee; a proper noun is no common one.
    """
    while root.dep_ == "appos" and root.head.i < root.i:
        name, root = root, root.head
        of = root.head
        if name.pos_ == "PROPN" and root.pos_ == "NOUN" and root.dep_ == "pobj" and of.head.pos_ == "NOUN":
            root = of.head
    return root


def _is_misread_subject(root: Token) -> bool:
    """Whether a name that opens a sentence has its verb taken for a participle ("Lee first shocked fans")."""
    if root.dep_ not in MODIFYING or root.head.dep_ != "ROOT" or root.left_edge.i != root.sent.start:
        return False
    between = root.doc[root.i + 1 : root.head.i]
    return any(token.tag_ in ("VBD", "VBN") for token in between) and not any(
        token.is_punct or token.tag_ in ("DT", "POS") for token in between
    )


def _is_called_a_thing(named: Named) -> bool:
    """Whether a name that the article takes for a person's has an article of its own ("the Berg Turbo")."""
    referent, first = named.mention.referents[0], named.tokens[0]
    before = first.nbor(-1) if first.i else first
    own = before.lower_ in ARTICLES and before.head.i == named.tokens.root.i
    return own and referent.kind == "person" and referent.key is None


def _is_in_brackets(root: Token) -> bool:
    """Whether a word stands in an aside that a bracket before it in its sentence opens."""
    before = root.doc[max(root.sent.start, root.i - ASIDE) : root.i].text
    return before.rfind("(") > before.rfind(")")


def _opens_with_who(verb: Token) -> bool:
    return any(child.lower_ in WHO for child in verb.children)
