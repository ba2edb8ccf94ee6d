"""Names, nominals and pronouns of an article in one pass, each with whom it stands for.

Pronouns go back to the most salient candidate that agrees in gender and number (after Lappin and Leass 1994);
what salience is, `discourse` says.
"""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.annotate.mentions.discourse import Candidate, Discourse
from onrecord.annotate.mentions.namefinding import cue_verbs
from onrecord.annotate.mentions.names import Named
from onrecord.annotate.mentions.nominals import NominalResolver
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.annotate.quotations import Quotation
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Mention, Span

HE, SHE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
THEY, IT = {"they", "them", "their", "themselves"}, {"it", "its", "itself"}
WHO = {"who", "whom"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
OBJECTS = {"dobj", "pobj", "dative"}
NEAR_THEY, NEAR_IT = 3, 2  # sentences


class Resolver:
    """Resolves the mentions of one article, read once from start to end."""

    def __init__(
        self, article: Article, lexicon: Lexicon, names: list[Named], quotations: tuple[Quotation, ...]
    ) -> None:
        self._by_start = {named.mention.span.start: named for named in names}
        self._quotations = quotations
        self._cues = cue_verbs(lexicon)
        self._discourse = Discourse()
        self._nominals = NominalResolver(article, lexicon, names, self._discourse)

    def resolve(self, parse: Parse) -> list[Mention]:
        """Mentions in the order of the text; they may nest."""
        mentions: list[Mention] = []
        for block, paragraph in enumerate(parse):
            chunks = {chunk.root.i: chunk for chunk in paragraph.doc.noun_chunks}
            for sentence in paragraph.doc.sents:
                self._discourse.sentence += 1
                for token in sentence:
                    mentions.extend(self._mentions_at(token, paragraph, chunks.get(token.i), block))
        return sorted(mentions, key=lambda mention: mention.span)

    def _mentions_at(
        self, token: Token, paragraph: Paragraph, chunk: Tokens | None, block: int
    ) -> Iterator[Mention]:
        span = paragraph.span(token)
        self._discourse.quoted = self._is_quoted(span)
        named = self._by_start.get(span.start)
        if named is not None:
            yield self._remember(named.mention, named.tokens.root, named)
        elif token.pos_ == "PRON" or token.tag_ == "PRP$":
            mention = self._pronoun(token, span, paragraph)
            if mention is not None:
                yield self._remember(mention, token)
        nominal = self._nominals.nominal(token, paragraph, chunk)
        if nominal is not None:
            yield self._remember(self._nominals.resolve(nominal, paragraph.span(nominal.chunk), block), token)

    def _remember(self, mention: Mention, root: Token, named: Named | None = None) -> Mention:
        """Enter the mention as a candidate; what was known of its referent before still holds."""
        before = self._discourse.latest(mention.referents[0].name)
        word = mention.text.lower()
        gender = "male" if word in HE else "female" if word in SHE else None
        description = named.description if named else mention.text if mention.form == "nominal" else ""
        self._discourse.add(
            Candidate(
                mention.referents,
                mention.span,
                self._discourse.sentence,
                _clause(root),
                subject=root.dep_ in SUBJECTS,
                speaking=self._speaks(root),
                quoted=self._discourse.quoted,
                gender=(named.gender if named else gender) or (before.gender if before else None),
                description=description or (before.description if before else ""),
            )
        )
        return mention

    def _speaks(self, root: Token) -> bool:
        if root.dep_ in SUBJECTS:
            return root.head.lemma_.lower() in self._cues
        return root.dep_ == "pobj" and root.head.head.lower_ == "according"

    def _is_quoted(self, span: Span) -> bool:
        return any(quotation.span.contains(span) for quotation in self._quotations)

    def _pronoun(self, token: Token, span: Span, paragraph: Paragraph) -> Mention | None:
        word = token.lower_
        if word in WHO:
            found = self._antecedent(token, span, paragraph)
        elif word in HE | SHE:
            found = self._person("male" if word in HE else "female", token)
        elif word in THEY:
            found = self._several(token)
        elif word in IT:
            found = self._body(token)
        else:
            return None
        if found is None:
            return None
        names = " and ".join(one.name for one in found.referents)
        return Mention(
            span, token.text, "pronoun", found.referents, f"{token.text}: {names}, the likeliest before"
        )

    def _antecedent(self, token: Token, span: Span, paragraph: Paragraph) -> Candidate | None:
        """What a relative pronoun stands for: the noun that its clause modifies, else the nearest mention."""
        clause = token.head
        while clause.dep_ in ("ccomp", "xcomp", "conj") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ in ("relcl", "acl"):
            place = paragraph.span(clause.head)
            holding = [one for one in self._discourse.candidates if one.span.contains(place)]
            if holding:
                return holding[-1]
        nearest = self._discourse.candidates[-1:]
        return nearest[0] if nearest and span.start - nearest[0].span.end <= len(", ") else None

    def _person(self, gender: str, token: Token) -> Candidate | None:
        """He or she: somebody of that gender, or of none known who is clearly more salient."""
        fitting = [
            one
            for one in self._discourse.ranked()
            if one.referent.kind == "person"
            and not one.plural
            and one.gender in (gender, None)
            and not self._is_bound(one, token)
        ]
        known = next((one for one in fitting[:2] if one.gender == gender), None)
        near = known is not None and self._discourse.sentence - known.sentence <= 1
        return known if near else next(iter(fitting), None)

    def _several(self, token: Token) -> Candidate | None:
        """They: a group, or a body that has just spoken ("the ministry said they ...")."""
        ranked = [one for one in self._discourse.ranked(reach=NEAR_THEY) if not self._is_bound(one, token)]
        now = self._discourse.sentence
        return next(
            (
                one
                for one in ranked
                if one.plural
                or (one.referent.kind == "organisation" and one.subject and now - one.sentence <= 1)
            ),
            None,
        )

    def _body(self, token: Token) -> Candidate | None:
        ranked = self._discourse.ranked(reach=NEAR_IT)
        return next((one for one in ranked if one.is_body and not self._is_bound(one, token)), None)

    def _is_bound(self, one: Candidate, token: Token) -> bool:
        """An object never goes back to the subject of its own clause (Chomsky's Principle B)."""
        same = one.sentence == self._discourse.sentence and one.clause == _clause(token)
        return token.dep_ in OBJECTS and one.subject and same


def _clause(token: Token) -> int:
    """The index of the verb that a word depends on."""
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    return int(verb.i)
