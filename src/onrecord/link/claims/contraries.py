"""What an assertion says is not so: "we have never shelled a town", "no bridge was hit", "only bases were".

A clause counts that has a negation, a limit ("only", "restricted to") or a word for untruth, and whose
negation does not merely tell of what one cannot, does not yet or will not do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.lexicon import Lexicon
from onrecord.link.claims.denials import charged_types, denied_types, named_types, pattern, voices_of
from onrecord.link.classes import singular
from onrecord.link.names import Parties, plain, state_names
from onrecord.link.ports import Annotated
from onrecord.model import Span, Statement
from onrecord.model.event import EventType
from onrecord.model.statement import Force

FIRST = 7  # words of an assertion within which its subject disowns a thing
SUBJECT = 6  # words of a clause within which its subject stands
REACH = 7  # words from a negation to the act that it denies
MOST = 3  # clauses; whoever denies more in one breath is making a speech
BE = r"(?:did|do|does|had|has|have|was|were|is|are|am)"
NOT_SO = re.compile(
    rf"\b(?:{BE} (?:not|never)|{BE}nt|never|neither|nobody|not a single|none of|there {BE}(?: been)? no|"
    rf"no (?:closer|nearer) than|"
    rf"(?:have|has|had|with) no|no \w+(?: \w+)? {BE})\b"
)
LIMITED = re.compile(
    r"\b(?<!the )(?<!not )(?<!our )(?<!my )(?<!its )(?<!his )(?<!her )(?<!their )(?<!an )"
    r"(?:only|solely|exclusively|merely|purely)\b"
    r"(?! (?:after|when|if|until|by|once|because|then|way|one|two|a|around|about|partly|partially|slightly|"
    r"\d+)\b)"
    r"|\b(?:restricted|limited|confined) to\b"
)
# What is not to be done denies nothing.
NOT_YET = re.compile(
    r"\b(?:will|would|should|could|can|may|might|must|wont|cannot|if|unless|provided|condition|ensure|prevent)\b"
)
# Nor do what one cannot do, does not say or does not want, and what has not come about so far.
NO_CHARGE = re.compile(
    r"\b(?:not|never|no|none|nobody|nt|hadnt|hasnt|havent|didnt|doesnt|dont|isnt|arent|wasnt|werent)"
    r"(?: (?:been|yet|even|immediately|necessarily|always|fully|have|had|be|any|enough))*"
    r" (?:yet|possible|able|clear|known|certain|sure|enough|allowed|likely|expected|ready|willing|say|said|"
    r"tell|confirm|specify|elaborate|give|given|identify|name|provide|reveal|disclose|respond|decide|decided|"
    r"know|want|need|available|immediately|until|longer|doubt|choice|time|comment|reason|alternative|"
    r"solution|date|decision|detail|progress|agreement|better|worse|more|less|other|matter|forget|let|"
    r"forgive|accept|expect|think|mean|happy|satisfied|easy|work|working|hope|understand|surrender|idea|first|last|new|surprised|surprising|"
    r"unusual|the first|the last|the only)\b"
)
# A deed that is granted, and of which something bad is denied.
CLEARED = re.compile(
    r"\b(?:not|never|nt|no)\b(?: \w+){0,3} (?:violat\w+|breach\w*|against|contrary|inconsistent|illegal|"
    r"unlawful|threat\w*|provocat\w+|provok\w+|provocative|aimed|directed|intended|designed)\b"
)
# What is aimed at one thing alone is not at another, whether or not it is there yet.
AIMED_ONLY = re.compile(
    r"\b(?:focused|aimed|directed|targeted|intended|meant|designed|used)(?: \w+){0,2}? "
    r"(?:only|solely|exclusively|purely)\b"
    r"|\b(?<!not )(?:only|solely|exclusively|purely) "
    r"(?:focused|aimed|directed|targeted|intended|meant|designed)\b"
)
# Of what one has no proof, or does not believe.
DOUBTED = re.compile(
    r".*?\b(?:(?:evidence|proof|indication|sign) (?:that|of)|"
    r"(?:did|do|does|dont|doesnt|didnt)(?: not)? believe(?: that)?)\b"
)
# Who keeps to what was agreed does not break it by force.
KEEPING = re.compile(
    r"\b(?:respect(?:ing|ed)|abid(?:ing|ed) by|compl(?:ying|ied) with|adher(?:ing|ed) to|honou?r(?:ing|ed)|"
    r"observ(?:ing|ed)|committed to|stick(?:ing)? to) (?:the|a|it|all|this|that)\b(?: \w+){0,3} "
    r"(?:agreement|truce|ceasefire|cease fire|cessation|deal|accord)\b"
)
# That a truce is kept on all sides is said by others, too.
TRUCE = (
    r"(?:truce|ceasefire|cease fire|cessation"
    r"|(?:pause|halt|lull) in (?:the )?(?:fighting|hostility|violence))"
)
HOLDING = re.compile(
    rf"^(?!.*\b(?:no|not|never|if|unless|whether|doubt\w*|nor)\b).*\b{TRUCE}\b(?: \w+){{0,8}}? "
    r"(?:is|was|are|were|been|remain\w*)(?: (?:still|largely|mostly|broadly|generally|by and large|so far))* "
    r"(?:holding|in effect|in force|in place|intact|respected|observed)\b"
    r"|^(?:that )?(?:the|an) (?:\w+ )?(?:agreement|deal|accord) (?:is|was) "
    r"(?:(?:still|largely|mostly) )*holding\b"
    rf"|\bno (?:\w+ ){{0,2}}(?:violation\b|breach(?: of)?(?: \w+){{0,2}} {TRUCE}\b)"
)
# What is put into orbit is no missile, where somebody has said that it is.
SATELLITE = re.compile(
    r"^(?:that )?(?:it|he|she|they|we|\w+) (?:(?!not)\w+ ){0,4}?"
    r"(?:put|place|launch|send|sent|lift|loft)\w*(?: \w+){0,3} satellite\b"
)
PEACEFUL = re.compile(r"\b(?:peaceful|defensive|civilian purpose|scientific|(?:for|self) defen[sc]e)\b")
ENDS = re.compile(r"(?<=[.!?;])\W*\s|;\s|,? (?:but|while|although|though|whereas)\b|, (?:and|so)\b")
CONTRADICTING: frozenset[Force] = frozenset({"assert", "criticise", "denounce", "confirm", "accuse", "deny"})
# "We are not a party to it", "Ruritania is not trying to": who says so of itself has been told that it is.
IS_NOT = re.compile(
    r"^(?:that )?(?!(?:i|he|she|there|this|that|these|those)\b)(?:\w+ ){1,4}?(?:are|is|was|were)(?: not|nt) "
    r"(?:(?:currently|now|actually|simply) )?(?!(?:going|being|getting|looking|doing|facing|seeing)\b)"
    r"(?:\w+ing|an?|some|any|after|at war)\b"
)
# So do states: "we have never meddled", "it did not seek" (reported: "does not").
DOES_NOT = re.compile(
    r"^(?:that |but )?(?!(?:i|he|she|there|this|that|these|those)\b)(?:(we)|it|they|\w+|\w+ \w+) "
    r"(?:(?:(?:has|have|had) )?never \w+|(?:does|do|(did)) not|doesnt|dont|(didnt)) \w+"
)
WE = frozenset({"we", "our", "us", "i", "my", "ours"})
IT = frozenset({"it", "its", "he", "his", "she", "her"})
THEY = frozenset({"they", "their"})  # of a person they are others
# Bodies of a state whose official speaks of them.
BODIES = frozenset({"army", "military", "government", "troop", "force", "air", "navy", "warplane", "country"})
# "Aimed at peace, not provoking a war": what is set right has been said, or is in everybody's mind.
SET_RIGHT = re.compile(
    r"(?:,|\N{EM DASH}|\band) not (?!(?:only|just|merely|simply|solely|yet|least|to mention|necessarily|even|"
    r"so|all|that|because|every\w*|until|when|where|in|at|by|any\w*|being|having|much|many|less|more)\b)\w+",
    re.IGNORECASE,
)
NOT = re.compile(r"\bnot\b")
WANTED = re.compile(r"\b(?:want|need|time|let|better|ask|tell|right)\b")
POINTING = frozenset({"the", "this", "these", "those", "such", "that"})
COPULA = re.compile(r" (?:is|are|was|were) ")
OPINION = re.compile(r"\b(?:report|claim|allegation|accusation|suggestion|talk|charge|rumou?r|assertion)s?$")
CONTRARY_TO = re.compile(
    r"\bcontrary to (?:\w+ )?(?:report|claim|allegation|accusation|assertion|rumou?r)s?\b"
)
OVERDONE = re.compile(
    r"\b(?:speculation|over the top|exaggerat\w+|overblown|invented|made up|concocted|created by|"
    r"the work of)\b"
)


# `opposite`: something is not so. `cleared`: what was done is granted, and something bad about it denied;
# `kept`: an agreement is kept, which others may say was broken; `report`: what is repeated of others is
# called untrue; `untrue`: reports told before are; `holding`: an agreement is kept by all sides.
Kind = Literal["untrue", "report", "opposite", "holding", "kept", "cleared"]
# What is built or sent up, and may serve war.
WORKS = re.compile(
    r"\b(?:facility|construction|activity|launch|rocket|satellite|nuclear|atomic|missile|reactor)\b"
)
# Of several clauses the first of these that is there counts.
KINDS: tuple[Kind, ...] = ("untrue", "report", "opposite", "holding", "kept", "cleared")
FLAT: frozenset[Kind] = frozenset({"report", "holding"})


@dataclass(frozen=True, slots=True)
class Contrary:
    """What is said not to be so: the plain words and where they stand, of what types they speak.

    `about` are the parties it is about where that is not the speaker, `own` says that it is about the
    speaker's own side, `plain` that it says outright what that is not, or does not do.
    """

    words: str
    spans: tuple[Span, ...]
    types: frozenset[EventType]
    about: frozenset[str]
    own: bool
    plain: bool
    kind: Kind

    @property
    def first(self) -> str:
        """The words within which a subject disowns a thing."""
        return " ".join(self.words.split()[:FIRST])


def find_contraries(annotated: Annotated, parties: Parties) -> dict[str, Contrary]:
    """What the statements of an article say is not so, by their ids; long speeches have none.

    What one passes on in the words of another is said by the other.
    """
    article, annotations = annotated
    reading = _Reading(article.full_text, parties)
    found = {}
    for statement in annotations.statements:
        if statement.force in CONTRADICTING and statement.said and (one := reading.find(statement)):
            found[statement.id] = one
    passed_on = {
        one.nested_in
        for one in annotations.statements
        if one.nested_in in found
        and (one.id in found or one.force == "deny")
        and all(one.extent.contains(span) for span in found[one.nested_in].spans)
    }
    return {statement: one for statement, one in found.items() if statement not in passed_on}


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    parties: Parties

    def find(self, statement: Statement) -> Contrary | None:
        """What `statement` says is not so; None where that is nothing, or it goes on at length."""
        speakers = voices_of(statement, self.parties)
        found = []
        lead = self._lead(statement)
        for span in self._clauses(statement):
            words = " ".join(singular(word) for word in (*lead, *plain(span.of(self.text)).split()))
            lead = ()
            if one := self._read(words, span, statement, speakers):
                found.append(one)
        if not 0 < len(found) <= MOST:
            return None
        return Contrary(
            " ".join(one.words for one in found),
            tuple(span for one in found for span in one.spans),
            frozenset(kind for one in found for kind in one.types),
            frozenset(party for one in found for party in one.about),
            any(one.own for one in found),
            any(one.plain for one in found),
            min((one.kind for one in found), key=KINDS.index),
        )

    def _lead(self, statement: Statement) -> tuple[str, ...]:
        """The report's noun that a cue has taken from its content ("said claims | that it fell are lies")."""
        words = plain(statement.cue[-1].of(self.text)).split() if statement.cue else []
        first = statement.content[0].start if statement.content else 0
        behind = bool(statement.cue) and statement.cue[-1].end < first
        return tuple(words[-1:]) if behind and len(words) > 1 and OPINION.search(words[-1]) else ()

    def _clauses(self, statement: Statement) -> Iterator[Span]:
        for span in statement.content:
            start = span.start
            words = span.of(self.text)
            for end in ENDS.finditer(words):
                yield Span(start, span.start + end.start())
                start = span.start + end.start()
            yield Span(start, span.end)

    def _read(
        self, words: str, span: Span, statement: Statement, speakers: frozenset[str]
    ) -> Contrary | None:
        right = SET_RIGHT.search(span.of(self.text)) if not WANTED.search(words) else None
        hit = NOT_SO.search(words) or (right and NOT.search(words)) or LIMITED.search(words)
        kind = self._kind(words, hit)
        works = kind == "cleared" and hit is None
        judged = words.partition(" that ")[0] if kind == "untrue" and not words.startswith("that ") else words
        if kind is None or (kind not in FLAT and not works and _says_less(judged)):
            return None
        types = self._types(words, hit, kind)
        if works and not types:
            return None
        doubted = DOUBTED.match(words)
        subject = " ".join(words[doubted.end() :].split()[:SUBJECT]) if doubted else ""
        about = self.parties.named_in(subject) - speakers
        pointing = kind == "cleared" and not AIMED_ONLY.search(words)
        own = not about and self._is_own(words, statement, speakers, pointing)
        if works and not own and not PEACEFUL.search(words):
            return None
        says = bool(IS_NOT.match(words) or right)
        itself = own and (says or self._does_not(words, statement, speakers))
        return Contrary(words, (span,), types, about, own, itself, kind)

    def _kind(self, words: str, hit: re.Match[str] | None) -> Kind | None:
        lexicon = self.parties.lexicon
        if _calls_report_untrue(words, lexicon):
            return "report"
        if _calls_untrue(words, lexicon):
            return "untrue"
        if HOLDING.search(words):
            return "holding"
        if CLEARED.search(words) or AIMED_ONLY.search(words):
            return "cleared"
        if hit or disowns(words, lexicon) or is_unproven(words, lexicon):
            return "opposite"
        if KEEPING.search(words):
            return "kept"
        return "cleared" if PEACEFUL.search(words) or SATELLITE.search(words) else None

    def _types(self, words: str, hit: re.Match[str] | None, kind: Kind) -> frozenset[EventType]:
        lexicon = self.parties.lexicon
        if kind in ("kept", "holding"):
            return frozenset({"ASSAULT"})
        if kind == "cleared" and hit is None:
            arms = charged_types(words, lexicon) & {"MOBILIZE"}
            return arms or (frozenset({"MOBILIZE"}) if WORKS.search(words) else frozenset())
        if AIMED_ONLY.search(words) and "MOBILIZE" in named_types(words, lexicon):
            return frozenset({"MOBILIZE"})
        said = self._denied_words(words, hit) if hit and kind == "opposite" else words
        return denied_types(said, lexicon)

    def _does_not(self, words: str, statement: Statement, speakers: frozenset[str]) -> bool:
        """Whether a state says what it never does, in its own words or in those of who reports them."""
        found = DOES_NOT.match(words)
        if found is None or speakers.isdisjoint(state_names(self.parties.lexicon)):
            return False
        past = bool(found[2] or found[3])
        if statement.kind == "direct":
            return bool(found[1]) and not past
        return found[1] is None

    def _denied_words(self, words: str, hit: re.Match[str]) -> str:
        """What a negation bears on: the words after it, or of a limit the whole clause."""
        if not NOT_SO.search(words):
            return words
        return " ".join([hit[0], *words[hit.end() :].split()[:REACH]])

    def _is_own(self, words: str, statement: Statement, speakers: frozenset[str], pointing: bool) -> bool:
        """Whether a clause is about the speaker's own side, by its first words."""
        first = words.split() if AIMED_ONLY.search(words) else words.split()[:SUBJECT]
        one = any(speaker.kind == "person" and speaker.named for speaker in statement.speakers)
        pronouns = WE if statement.kind == "direct" and not pointing else WE | IT if one else WE | IT | THEY
        if not pronouns.isdisjoint(first) or (pointing and not POINTING.isdisjoint(first[:2])):
            return True
        official = not speakers.isdisjoint(state_names(self.parties.lexicon))
        if official and not BODIES.isdisjoint(first[:3]) and not self.parties.named_in(" ".join(first)):
            return True
        return bool(self.parties.named_in(words if pointing else " ".join(first)) & speakers)


def _says_less(words: str) -> bool:
    """Whether a negation tells of what one cannot, does not yet or will not do."""
    if AIMED_ONLY.search(words):
        return bool(NO_CHARGE.search(words))
    return bool(NOT_YET.search(words) or NO_CHARGE.search(words))


def is_unproven(words: str, lexicon: Lexicon) -> bool:
    """Whether a sentence says that there is no proof or no truth ("no evidence that", "not true")."""
    untrue = lexicon.anaphors_for("untrue")
    found = (match[0] for entry in untrue for match in pattern(entry).finditer(words))
    return any(" " in one for one in found)


def disowns(words: str, lexicon: Lexicon) -> bool:
    """Whether words say that one has no part in a thing."""
    return any(pattern(entry).search(words) for entry in lexicon.anaphors_for("disowned"))


def leaves_open(words: str, lexicon: Lexicon) -> bool:
    """Whether words deny nothing by themselves, but only what others have said ("no plans", "not aware")."""
    rest = words
    for entry in lexicon.anaphors_for("open"):
        rest = pattern(entry).sub(" ", rest)
    return rest != words and not (disowns(rest, lexicon) or is_unproven(rest, lexicon))


def _calls_untrue(words: str, lexicon: Lexicon) -> bool:
    """As in "the accusations are groundless and serve only to divert attention"."""
    subject, judged = _halves(words, COPULA.search(words))
    if len(subject.split()) > SUBJECT or not OPINION.search(subject):
        return False
    return _is_untrue(" ".join(judged.split()[:REACH]), lexicon)


def _calls_report_untrue(words: str, lexicon: Lexicon) -> bool:
    """As in "reports that they had fled were false", "talk of a release was speculation"."""
    if CONTRARY_TO.search(words):
        return True
    head, _, rest = words.partition(" that ") if " that " in words else words.partition(" of ")
    if len(head.split()) > 3 or not OPINION.search(head):
        return False
    return _is_untrue(_halves(rest, max(COPULA.finditer(rest), key=re.Match.start, default=None))[1], lexicon)


def _halves(words: str, verb: re.Match[str] | None) -> tuple[str, str]:
    """What stands before a verb and behind it; nothing where there is none."""
    return (words[: verb.start()], words[verb.end() :]) if verb else ("", "")


def _is_untrue(judged: str, lexicon: Lexicon) -> bool:
    untrue = lexicon.anaphors_for("untrue")
    return bool(OVERDONE.search(judged)) or any(pattern(one).search(judged) for one in untrue)
