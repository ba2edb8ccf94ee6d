"""Whom a pronoun stands for: the most salient candidate that agrees and that grammar allows.

Agreement is of gender, number and kind. Ruled out are, by the principles of binding (Chomsky 1981), the
subject of an object's own clause (B) and whoever is named in the clause that a pronoun is the subject of (C:
in "he said Lee had left" he is not Lee), and whoever speaks the quotation in which a pronoun stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.mentions.discourse import Candidate, Discourse
from onrecord.annotate.mentions.names import Named
from onrecord.annotate.parse import Paragraph
from onrecord.annotate.quotations import Quotation
from onrecord.model import Span

HE, SHE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
THEY, IT = {"they", "them", "their", "themselves"}, {"it", "its", "itself"}
WHO, WHICH = {"who", "whom"}, {"which", "that"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
OBJECTS = {"dobj", "pobj", "dative"}
UPWARDS = {"appos", "pobj", "prep", "conj"}  # from a word inside a noun phrase to its head
DEPENDENT = {"advcl", "relcl"}
NEAR_THEY, NEAR_IT, NEAR_HE = 3, 3, 2  # sentences
KNOWN = 1.3  # how much more a gender that is known counts


@dataclass(frozen=True, slots=True)
class Place:
    """A pronoun in its paragraph; `barred` are the names of those whom it cannot stand for."""

    token: Token
    span: Span
    paragraph: Paragraph
    barred: frozenset[str]


class Antecedents:
    """Finds what the pronouns of an article go back to. `names` are all its names by where they begin."""

    def __init__(
        self,
        discourse: Discourse,
        names: Mapping[int, Named],
        quotations: tuple[Quotation, ...],
        cues: frozenset[str],
    ) -> None:
        self._discourse, self._names = discourse, names
        self._quotations, self._cues = quotations, cues

    def of(self, token: Token, span: Span, paragraph: Paragraph) -> Candidate | None:
        """The candidate that a pronoun stands for; None for pronouns of other kinds and where none fits."""
        word = token.lower_
        if word in WHO or (word in WHICH and token.tag_ in ("WDT", "WP")):
            return self._of_relative(token, span, paragraph)
        place = Place(token, span, paragraph, self._barred(token, span, paragraph))
        if word in HE | SHE:
            return self._person("male" if word in HE else "female", place)
        if word in THEY:
            return self._several(place)
        return self._body(place) if word in IT else None

    def _of_relative(self, token: Token, span: Span, paragraph: Paragraph) -> Candidate | None:
        """What a relative pronoun stands for: the noun that its clause modifies, else the nearest mention.

        "Who" is no body's: in "a professor at the college, who" the parser may see the college. "Which" is
        nobody's: in "she was a citizen, which let her vote" it is what was said.
        """
        clause, personal = token.head, token.lower_ in WHO
        while clause.dep_ in ("ccomp", "xcomp", "conj", "aux", "prep") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ in ("relcl", "acl"):
            head = clause.head
            found = self._holding(head, paragraph)
            while head.dep_ in UPWARDS and not _may_speak(found, personal):
                head = head.head
                found = self._holding(head, paragraph)
            if _may_speak(found, personal):
                return None if token.lower_ == "which" and _is_a_person(found, span.start) else found
        if not personal:
            return None
        nearest = next(iter(self._discourse.candidates[-1:]), None)
        near = nearest is not None and span.start - nearest.span.end <= len(", ")
        return nearest if near and _may_speak(nearest, personal) else None

    def _holding(self, head: Token, paragraph: Paragraph) -> Candidate | None:
        place = paragraph.span(head)
        held = (one for one in reversed(self._discourse.candidates) if one.span.contains(place))
        return next(held, None)

    def _person(self, gender: str, place: Place) -> Candidate | None:
        """He or she: whoever says so in "Lee said she ...", else the most salient who agree.

        A gender that is known is worth as much as being `KNOWN` times as salient as one that is not.
        """
        fitting = [
            (score if one.gender else score / KNOWN, one)
            for score, one in self._discourse.scored()
            if one.referent.kind == "person" and not one.plural and one.gender in (gender, None)
            if self._may_be(one, place)
        ] or self._only_one(place)
        sure = (self._reporting(place), self._fronted(place))
        for _, one in fitting:
            if one.span in sure or one.names in sure:
                return one
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def _only_one(self, place: Place) -> list[tuple[float, Candidate]]:
        """The only person named of late, whatever the given name tells (there are men called Frances)."""
        near = [one for one in self._discourse.scored(reach=NEAR_HE) if one[1].referent.kind == "person"]
        alone = len(near) == 1 and near[0][1].referent.key is None and self._may_be(near[0][1], place)
        return near if alone else []

    def _reporting(self, place: Place) -> Span | None:
        """Where the subject of the verb stands that the pronoun's clause is said, thought or wanted by."""
        verb = place.token.head
        while verb.dep_ in ("ccomp", "xcomp", "conj", "aux") and verb.head.i != verb.i:
            over, verb = verb, verb.head
            subject = next((word for word in verb.children if word.dep_ == "nsubj" and word.i < over.i), None)
            if over.dep_ == "ccomp" and subject is not None and verb.lemma_.lower() in self._cues:
                return self._said_by(subject, place)
        return None

    def _fronted(self, place: Place) -> tuple[str, ...] | None:
        """Who is, or owns, the subject of a sentence that opens with the pronoun's clause.

        ("When she arrived, Lee said ...")
        """
        root = place.token.sent.root
        subject = next((word for word in root.children if word.dep_ in SUBJECTS), None)
        if subject is None or subject.left_edge.i < place.token.i or place.token.head.i == root.i:
            return None
        owner = next((word for word in subject.children if word.dep_ == "poss"), subject)
        named = self._names.get(place.paragraph.span(owner.left_edge).start)
        return tuple(one.name for one in named.mention.referents) if named else None

    def _own_subject(self, place: Place) -> Span | None:
        """Where the subject stands of the verb whose object or adjunct a possessive is part of."""
        verb = clause_of(place.token)
        subject = next((one for one in place.token.doc[verb].children if one.dep_ in SUBJECTS), None)
        if subject is None or subject.right_edge.i > place.token.i:  # "a group of its members left"
            return None
        return self._said_by(subject, place)

    def _said_by(self, subject: Token, place: Place) -> Span | None:
        clause = clause_of(subject)
        holding = [one.span for one in self._discourse.here() if one.subject and one.clause == clause]
        return holding[-1] if holding and subject.i < place.token.i else None

    def _several(self, place: Place) -> Candidate | None:
        """They: a group, or a body that has just spoken ("the ministry said they ...")."""
        now, sure = self._discourse.sentence, self._reporting(place)
        fitting = []
        for one in self._discourse.ranked(reach=NEAR_THEY):
            body = one.referent.kind == "organisation" and one.subject and now - one.sentence <= 1
            if (one.plural or body) and self._may_be(one, place):
                fitting.append(one)
        if sure is None and self._says_behind(place):  # whoever spoke before goes on
            spoken = [one for one in fitting if one.plural and one.speaking and one.sentence == now - 1]
            fitting = spoken + fitting
        return next((one for one in fitting if one.span == sure), next(iter(fitting), None))

    def _has_just_said(self, one: Candidate) -> bool:
        """Whether something written is what the sentence before or this one goes by ("the memo said")."""
        near = self._discourse.sentence - one.sentence <= 1
        return one.referent.kind == "thing" and one.speaking and near

    def _says_behind(self, place: Place) -> bool:
        """Whether a pronoun is the subject of a verb of saying that comes behind what is said."""
        verb = place.token.head
        said = next((word for word in verb.children if word.dep_ == "ccomp"), None)
        behind = place.token.dep_ in SUBJECTS and said is not None and said.i < place.token.i
        return behind and verb.lemma_.lower() in self._cues

    def _body(self, place: Place) -> Candidate | None:
        """It: the subject of what "it said" behind, else the most salient body."""
        ranked = self._discourse.ranked(reach=NEAR_IT)
        speaks = place.token.dep_ in SUBJECTS and place.token.head.lemma_.lower() in self._cues
        fitting = [
            one
            for one in ranked
            if (one.is_body or (speaks and self._has_just_said(one))) and self._may_be(one, place)
        ]
        owner = self._own_subject(place) if place.token.dep_ == "poss" else None
        for one in fitting:
            if owner is not None and one.span == owner:
                return one
        said = next((word for word in place.token.head.children if word.dep_ == "ccomp"), None)
        if place.token.dep_ in SUBJECTS and said is not None and said.i < place.token.i:
            now = self._discourse.sentence
            for one in fitting:
                if one.sentence == now and one.subject and one.clause == said.i and not one.quoted:
                    return one
        sure = self._reporting(place)
        likeliest = self._in_main_clause(place) or next(iter(fitting), None)
        return next((one for one in fitting if one.span == sure), likeliest)

    def _in_main_clause(self, place: Place) -> Candidate | None:
        """The body that the sentence names before a clause which depends on it ("Berg sold its plant after it
        ..."): its subject, else the last one. Only one who acts: anything may be what "was sold".
        """
        clause = place.token.head
        if place.token.dep_ != "nsubj" or clause.dep_ not in DEPENDENT or clause.head.i > place.token.i:
            return None
        before = (one for one in self._discourse.here() if one.is_body and not (one.modifier or one.quoted))
        fitting = [one for one in before if self._may_be(one, place)]
        return max(fitting, key=lambda one: (one.main, one.subject, one.span.start), default=None)

    def _may_be(self, one: Candidate, place: Place) -> bool:
        same = one.sentence == self._discourse.sentence and one.clause == clause_of(place.token)
        bound = place.token.dep_ in OBJECTS and one.subject and same
        return not bound and not place.barred & set(one.names)

    def _barred(self, token: Token, span: Span, paragraph: Paragraph) -> frozenset[str]:
        named = self._in_own_clause(token, paragraph)
        inside = frozenset(referent.name for one in named for referent in one.mention.referents)
        return inside | self._own_speakers(span, paragraph)

    def _in_own_clause(self, token: Token, paragraph: Paragraph) -> list[Named]:
        """Who is named in the clause whose subject the pronoun is.

        A body may be named before in what it says ("the bank will cut jobs, it said"), a person not.
        """
        if token.dep_ not in SUBJECTS or token.head.pos_ not in ("VERB", "AUX"):
            return []
        says = token.head.lemma_.lower() in self._cues
        first = 0 if says and token.lower_ in HE | SHE else token.i
        words = (word for word in token.head.subtree if word.i >= first)
        inside = (self._names.get(paragraph.span(word).start) for word in words)
        return [one for one in inside if one is not None]

    def _own_speakers(self, span: Span, paragraph: Paragraph) -> frozenset[str]:
        """Who is named as the speaker of the quotation that the pronoun stands in.

        Where its sentences name nobody, whoever spoke last in the paragraph goes on.
        """
        around = next((one for one in self._quotations if one.span.contains(span)), None)
        if around is None:
            return frozenset()
        sentences = [one for one in paragraph.doc.sents if paragraph.span(one).overlaps(around.outer)]
        speaking = [
            paragraph.span(word)
            for sentence in sentences
            for word in sentence
            if word.dep_ == "nsubj"
            and word.head.lemma_.lower() in self._cues
            and not any(one.span.contains(paragraph.span(word)) for one in self._quotations)
        ]
        if not speaking:
            return self._last_speaker(paragraph)
        named = {named.mention.span.end: named for named in self._names.values()}
        here = [named[span.end] for span in speaking if span.end in named]
        return frozenset(referent.name for one in here for referent in one.mention.referents)

    def _last_speaker(self, paragraph: Paragraph) -> frozenset[str]:
        for one in reversed(self._discourse.candidates):
            if one.span.start < paragraph.block.span.start:
                break
            if one.speaking and not one.quoted:
                return frozenset(one.names)
        return frozenset()


def _may_speak(one: Candidate | None, personal: bool) -> bool:
    """Whether a candidate is there and, where it must be, a person or several."""
    return one is not None and (not personal or one.plural or one.referent.kind == "person")


def _is_a_person(one: Candidate | None, place: int) -> bool:
    """Whether a candidate is a person, and not a name right before `place` that "which" tells is none's."""
    if one is None or one.plural or one.referent.kind != "person":
        return False
    return not one.referent.named or place - one.span.end > len(", ")


def clause_of(token: Token) -> int:
    """The index of the verb that a word depends on."""
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    return int(verb.i)
