"""What a denial denies when it does not say it: "such reports", "the accusation", "this position".

The antecedent is the nearest event before it in the article that fits the noun, by preference one in which
the speaker's party takes part; the noun's types are the lexicon's (`anaphors`). A position that is
reiterated is the last one taken in the article.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Anaphor
from onrecord.link.claims.antecedents import NEAR, RECOUNTED, Antecedents
from onrecord.link.claims.denials import plain_types
from onrecord.link.claims.propositions import Sighting
from onrecord.link.claims.stances import stance
from onrecord.link.classes import singular
from onrecord.link.names import Parties, plain
from onrecord.link.ports import Annotated
from onrecord.model import Statement
from onrecord.model.claim import Stance

POINTERS = {
    "the", "such", "that", "this", "those", "these", "any", "all", "both", "its", "his", "her", "their",
    "our", "my", "your", "no", "some", "latest",
}  # fmt: skip
PRONOUNS = {"it", "this", "that", "which", "them", "these", "those", "so", "such", "he", "she", "they"}
GOES_ON = 300  # characters within which a speaker goes on about what they have just answered
FIRST = 6  # words of an assertion within which its subject disowns a thing
SHORT, LONGEST = 4, 8  # words of a content that only takes up; a longer one says something of its own
TAIL = re.compile(r"\s*(?:$|(?:against|as|by|from|in|made|leveled|levelled|during|on)\b)")
DONE_SO = re.compile(r"\b(?:do|did|doing|done) so\b|\bany such thing\b")
PART_IN = re.compile(  # who denies a part in an attack denies the attack
    r"^(?:any |all |its |their |his |her |the )?"
    r"(?:involvement|role|part|responsibility|hand|complicity|participation|connection|link) "
    r"(?:in|for|with|to|behind) (?:carrying out |staging )?"
)
# An assertion to the contrary: "we have never", "it was not", "they only strike". What is not to be done
# denies nothing.
NOT_SO = re.compile(
    r"\b(?:(?:did|do|does|had|has|have|was|were|is|are) (?:not|never)|"
    r"(?:did|do|does|had|has|have|was|were|is|are)nt|never|only|solely|exclusively|none of)\b"
)
NOT_YET = re.compile(r"\b(?:will|would|should|could|can|may|might|must|wont|cannot|if)\b")
SENTENCE_END = re.compile(r"(?<=[.!?;])\W*\s")
HAPPENED = re.compile(
    r"^(?:that )?(?:it|this|that|they|any of it|anything|any such \w+|such \w+) (?:ever |had |had ever )?"
    r"(?:happen|happened|occurred|occur|took place|existed|existed|was so|was the case|did so)\b"
)
CONTRADICTING = frozenset({"assert", "criticise", "denounce", "confirm", "accuse", "deny"})
# Words that two statements share whatever they are about.
COMMON = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "from",
        "with",
        "that",
        "this",
        "it",
        "its",
        "he",
        "she",
        "they",
        "we",
        "our",
        "i",
        "his",
        "her",
        "their",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "not",
        "no",
        "never",
        "only",
        "any",
        "all",
        "as",
        "but",
        "who",
        "which",
        "there",
        "what",
        "more",
        "than",
    ]
)
SAYING = frozenset({"assert", "deny", "criticise", "denounce", "confirm"})
BY_FORCE: dict[str, Stance] = {"deny": "denies", "confirm": "affirms"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement that affirms or denies events told elsewhere in its article.

    `stance` is None for those who decline to comment on them. `basis` says how the events were found.
    """

    statement: Statement
    stance: Stance | None
    events: tuple[str, ...]
    basis: str


def find_answers(
    annotated: Annotated, sightings: Sequence[Sighting], parties: Parties, lexicon: Lexicon
) -> tuple[Answer, ...]:
    """The answers of one article, in the order of the text; `sightings` are those of the article.

    Where it is a statement that is answered, and no event of it, `events` has the id of the statement.
    """
    article, annotations = annotated
    own: dict[str, list[Sighting]] = defaultdict(list)
    for one in sightings:
        if one.statement:
            own[one.statement.id].append(one)
    antecedents = Antecedents(article.full_text, annotations.statements, sightings, parties)
    found: list[Answer] = []
    previous: Answer | None = None
    said = (one for one in annotations.statements if one.said)
    for statement in sorted(said, key=lambda one: (one.extent, one.id)):
        words = _words(statement, article.full_text)
        if inside := _told_inside(statement, sightings):
            previous = Answer(statement, "denies", inside, "denies what others are quoted for in it")
            found.append(previous)
            continue
        search = _Search(antecedents, lexicon, previous)
        carried = own[statement.id]
        if _says_outright(statement, carried):
            previous = _carried(statement, carried) or previous
            answer = _elsewhere(statement, carried, search)
        else:
            answer = _answer(statement, words, search)
        if answer:
            found.append(answer)
            previous = answer if answer.stance else previous
    return tuple(found)


def _says_outright(statement: Statement, own: Sequence[Sighting]) -> bool:
    """Whether the statement tells of events itself; a denial does so where it denies one of them."""
    if statement.force != "deny":
        return bool(own)
    return any(stance(one.event, statement) == "denies" for one in own)


def _words(statement: Statement, text: str) -> str:
    parts = [span.of(text) for span in statement.content]
    words = " ".join(" ".join(singular(word) for word in plain(part).split()) for part in parts)
    return PART_IN.sub("", words) if statement.force in BY_FORCE else words


def _carried(statement: Statement, own: Sequence[Sighting]) -> Answer | None:
    told = [one for one in own if one.event.type in RECOUNTED]
    denied = [one for one in told if statement.force == "deny" or one.event.factuality == "denied"]
    told = denied or [one for one in told if one.event.factuality == "asserted"]
    events = tuple(one.event.id for one in told)
    return Answer(statement, "denies" if denied else "affirms", events, "said outright") if events else None


def _elsewhere(statement: Statement, own: Sequence[Sighting], search: "_Search") -> Answer | None:
    """What others said of the speaker, denied by a statement that tells of events of its own: by a denial of
    the same kind of act, or by an assertion to the contrary.
    """
    denied = [one.event.type for one in own if stance(one.event, statement) == "denies"]
    contrary = search.contrary(statement)
    types = frozenset(denied) & RECOUNTED if denied else plain_types(contrary, search.lexicon)
    if not types or not (denied or contrary):
        return None
    mine = {one.event.id for one in own}
    ids = search.antecedents.accusation(statement, types, frozenset())
    other = tuple(one for one in ids if one not in mine)
    return Answer(statement, "denies", other, "denies what others said of the speaker") if other else None


def _told_inside(statement: Statement, sightings: Sequence[Sighting]) -> tuple[str, ...]:
    """The events that a denial passes on from others: "denied Chad's claim that it had shelled a town"."""
    if statement.force != "deny":
        return ()
    return tuple(
        one.event.id
        for one in sightings
        if one.event.type in RECOUNTED
        and one.event.factuality != "denied"
        and one.statement is not None
        and one.statement.id != statement.id
        and any(part.contains(one.event.trigger) for part in statement.content)
    )


@dataclass(frozen=True, slots=True)
class _Search:
    antecedents: Antecedents
    lexicon: Lexicon
    previous: Answer | None

    def contrary(self, statement: Statement) -> str:
        """The sentences of an assertion that say that something is not so, as plain words."""
        text = self.antecedents.text
        parts = (part for span in statement.content for part in SENTENCE_END.split(span.of(text)))
        sentences = (" ".join(singular(word) for word in plain(part).split()) for part in parts)
        contrary = [one for one in sentences if self.contradicts(one) and not NOT_YET.search(one)]
        return " ".join(contrary) if len(contrary) <= 2 else ""

    def contradicts(self, words: str) -> bool:
        """Whether a sentence says that something is not so: of the speaker, or of what is said at all."""
        return bool(self.nouns(words, "disowned") or self.unproven(words) or NOT_SO.search(words))

    def unproven(self, words: str) -> bool:
        """Whether a sentence says that there is no proof or no truth ("no evidence that", "not true")."""
        untrue = [entry for entry in self.lexicon.anaphors.values() if entry.stands_for == "untrue"]
        found = (match[0] for entry in untrue for match in _pattern(entry).finditer(words))
        return any(" " in one for one in found)

    def taken_up(self, words: str, stands_for: str) -> list[Anaphor]:
        """The anaphors of a kind that `words` come down to: "such reports", not "reports that he left"."""
        found = []
        for entry in self.lexicon.anaphors.values():
            places = list(_pattern(entry).finditer(words)) if entry.stands_for == stands_for else []
            if places and self._is_whole(words[: places[-1].start()], words[places[-1].end() :]):
                found.append(entry)
        return found

    def _is_whole(self, before: str, after: str) -> bool:
        """Whether the words around a noun only point: "such", "the latest", "reports of those"."""
        if not TAIL.match(after):
            return False
        head, of, rest = before.rpartition(" of ")
        if of and not self.nouns(head, "report"):
            return False
        words = rest.split() if of else before.split()
        return not words or (len(words) <= SHORT - 1 and words[0] in POINTERS)

    def nouns(self, words: str, stands_for: str) -> list[Anaphor]:
        """The anaphors of a kind whose nouns stand in `words`."""
        return [
            entry
            for entry in self.lexicon.anaphors.values()
            if entry.stands_for == stands_for and _pattern(entry).search(words)
        ]


def _answer(statement: Statement, words: str, search: _Search) -> Answer | None:
    if statement.force == "decline" and search.nouns(" ".join(words.split()[:SHORT]), "comment"):
        ids = search.antecedents.event(statement, RECOUNTED)
        return Answer(statement, None, ids, "declines to comment") if ids else None
    last = search.previous
    if last and _near(last.statement, statement) and _is_position(statement, words, last, search):
        return Answer(statement, last.stance, last.events, "takes up the position stated before it")
    held = BY_FORCE.get(statement.force)
    if statement.force in SAYING and _calls_untrue(words, search):
        held = "denies"
        words = "it"
    answer = _taken_up(statement, words, held, search) if held else None
    if answer is None and statement.force in CONTRADICTING and search.contradicts(words):
        return _contradicted(statement, search)
    return answer


def _contradicted(statement: Statement, search: _Search) -> Answer | None:
    """What an assertion to the contrary denies: what others said of the speaker."""
    clause = search.contrary(statement)
    types = plain_types(clause, search.lexicon)
    parties = search.antecedents.speakers(statement) | search.antecedents.parties.named_in(clause)
    named = {word for party in parties for word in plain(party).split()}
    stems = {word for word in clause.split() if len(word) > SHORT} - COMMON - named
    ids = search.antecedents.accusation(statement, types, stems)
    if ids:
        return Answer(statement, "denies", ids, "says the opposite of what others said")
    first = " ".join(clause.split()[:FIRST])
    if not (search.nouns(first, "disowned") or search.unproven(clause)):
        return None
    ids = search.antecedents.said_of(statement, types) or (statement.id,)
    return Answer(statement, "denies", ids, "says that something is not so")


def _is_position(statement: Statement, words: str, last: Answer, search: _Search) -> bool:
    """Whether the statement repeats a position ("reiterated this position"); rejecting one says less.

    A statement that repeats a denial has that force already.
    """
    agrees = statement.force != "deny" or last.stance == "denies"
    return agrees and len(words.split()) <= SHORT and bool(search.taken_up(words, "position"))


def _near(last: Statement, statement: Statement) -> bool:
    return statement.extent.start - last.extent.end <= NEAR


def _calls_untrue(words: str, search: _Search) -> bool:
    """Whether the content says no more than that something said before is not so."""
    parts = words.split()
    if not parts or len(parts) > LONGEST + SHORT or not search.nouns(words, "untrue"):
        return False
    return parts[0] in PRONOUNS or parts[-1] in PRONOUNS or bool(search.nouns(words, "report"))


def _taken_up(statement: Statement, words: str, held: Stance, search: _Search) -> Answer | None:
    words = words.partition(" as ")[0]
    if len(words.split()) > LONGEST and not HAPPENED.match(words):
        return None
    topics = search.taken_up(words, "event")
    open_ended = _is_pronoun(words) or bool(search.taken_up(words, "report"))
    last = search.previous
    if not topics and open_ended and last and _goes_on(last.statement, statement, search.antecedents):
        return Answer(statement, held, last.events, "goes on about what the same speaker has just answered")
    types = frozenset(kind for entry in topics for kind in entry.types)
    if not topics and not open_ended:
        return None
    find = search.antecedents.denied if held == "denies" else search.antecedents.event
    ids = find(statement, types or (RECOUNTED if held != "denies" else types))
    if not ids:
        return None
    noun = " or ".join(entry.id for entry in topics) or "what was said before"
    return Answer(statement, held, ids, f"takes up the nearest fitting event ({noun})")


def _is_pronoun(words: str) -> bool:
    parts = words.split()
    if HAPPENED.match(words):
        return True
    return not parts or (len(parts) <= 2 and parts[-1] in PRONOUNS) or bool(DONE_SO.search(words))


def _goes_on(last: Statement, statement: Statement, antecedents: Antecedents) -> bool:
    same = antecedents.speakers(last) & antecedents.speakers(statement)
    return bool(same) and statement.extent.start - last.extent.end < GOES_ON


@lru_cache(maxsize=256)
def _pattern(entry: Anaphor) -> re.Pattern[str]:
    nouns = sorted(
        (" ".join(singular(word) for word in plain(noun).split()) for noun in entry.nouns), key=len
    )
    return re.compile(r"\b(?:" + "|".join(map(re.escape, reversed(nouns))) + r")\b")
