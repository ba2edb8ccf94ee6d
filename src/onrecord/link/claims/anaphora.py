"""What a denial denies when it does not say it: "such reports", "the accusation", "this position".

The antecedent is the nearest event before it in the article that fits the noun, by preference one in which
the speaker's party takes part; the noun's types are the lexicon's (`anaphors`). A position that is
reiterated is the last one taken in the article.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Anaphor
from onrecord.link.claims.antecedents import NEAR, RECOUNTED, Antecedents
from onrecord.link.claims.contraries import SATELLITE, Contrary, disowns, is_unproven, leaves_open
from onrecord.link.claims.denials import named_types, pattern
from onrecord.link.claims.propositions import Sighting
from onrecord.link.claims.stances import stance
from onrecord.link.claims.standing import answerable
from onrecord.link.classes import singular
from onrecord.link.names import Parties, plain
from onrecord.link.ports import Annotated
from onrecord.model import Statement
from onrecord.model.claim import Stance
from onrecord.model.event import EventType

POINTERS = {
    "the", "such", "that", "this", "those", "these", "any", "all", "both", "its", "his", "her", "their",
    "our", "my", "your", "no", "some", "latest",
}  # fmt: skip
PRONOUNS = {"it", "this", "that", "which", "them", "these", "those", "so", "such", "he", "she", "they"}
GOES_ON = 300  # characters within which a speaker goes on about what they have just answered
POINTED = re.compile(r"^(such (?:an? )?\w+) (?:with|between|by|among) .*")  # "such talks with the rebels"
ALONE = 2  # words that call what was told untrue
SHORT, LONGEST = 4, 8  # words of a content that only takes up; a longer one says something of its own
TAIL = re.compile(r"\s*(?:$|(?:against|as|by|from|in|made|leveled|levelled|during|on)\b)")
DONE_SO = re.compile(r"\b(?:do|did|doing|done) so\b|\bany such thing\b")
# What leads up to the word that calls something untrue ("it is simply a lie"), and not to what is
# untrue ("it was able to trace fake bookings").
BEING = re.compile(r"\b(?:is|are|was|were|be|been|being|s|its|thats|called|calls|as)(?: \w+){0,2} $")
PART_IN = re.compile(  # who denies a part in an attack denies the attack
    r"^(?:any |all |its |their |his |her |the )?"
    r"(?:involvement|role|part|responsibility|hand|complicity|participation|connection|link) "
    r"(?:in|for|with|to|behind) (?:carrying out |staging )?"
)
OTHERWISE = re.compile(
    r"^(?:that )?(?:it (?:is|was) )?(?:otherwise|differently|the (?:opposite|contrary|reverse))$"
)
HAPPENED = re.compile(
    r"^(?:that )?(?:it|this|that|they|any of it|anything|any such \w+|such \w+) (?:ever |had |had ever )?"
    r"(?:happen|happened|occurred|occur|took place|existed|existed|was so|was the case|did so)\b"
)
# Words that two statements share whatever they are about.
COMMON = frozenset({
    "a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "for", "by", "from", "with", "that",
    "this", "it", "its", "he", "she", "they", "we", "our", "i", "his", "her", "their", "be", "is",
    "are", "was", "were", "been", "being", "has", "have", "had", "do", "does", "did", "not", "no",
    "never", "only", "any", "all", "as", "but", "who", "which", "there", "what", "more", "than",
})  # fmt: skip
SAYING = frozenset({"assert", "deny", "criticise", "denounce", "confirm"})
CHARGES: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "TRANSFER"})
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
    annotated: Annotated,
    sightings: Sequence[Sighting],
    parties: Parties,
    contraries: Mapping[str, Contrary],
) -> tuple[Answer, ...]:
    """The answers of one article, in the order of the text; `sightings` are those of the article,
    `contraries` what its statements say is not so.

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
        search = _Search(antecedents, parties.lexicon, previous, contraries.get(statement.id))
        carried = own[statement.id]
        if _says_outright(statement, carried):
            previous = _carried(statement, carried) or previous
            answer = _elsewhere(statement, carried, search)
        else:
            answer = _answer(statement, words, search)
        answer = answer or _countered(statement, search)
        if answer:
            found.append(answer)
            previous = answer if answer.stance else previous
    return tuple(found)


def _says_outright(statement: Statement, own: Sequence[Sighting]) -> bool:
    """Whether the statement tells of events itself; a denial does so where it denies one of them."""
    if statement.force != "deny":
        return bool(own)
    return any(denies_deed(one, statement) for one in own)


def denies_deed(sighting: Sighting, statement: Statement) -> bool:
    """Whether a statement denies that somebody did something; that somebody was shot may only be told in
    it.
    """
    return stance(sighting.event, statement) == "denies" and bool(answerable(sighting.key))


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
    contrary = search.contrary
    types = frozenset(denied) & RECOUNTED if denied else contrary.types if contrary else frozenset()
    if types and not (contrary and contrary.kind == "cleared"):
        mine = {one.event.id for one in own}
        about = contrary.about if contrary and not denied else frozenset[str]()
        ids = search.antecedents.accusation(statement, types, frozenset(), about)
        if other := tuple(one for one in ids if one not in mine):
            return Answer(statement, "denies", other, "denies what others said of the speaker")
    return _own_words(statement, contrary, search) if contrary and not denied else None


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
    contrary: Contrary | None

    def taken_up(self, words: str, stands_for: str) -> list[Anaphor]:
        """The anaphors of a kind that `words` come down to: "such reports", not "reports that he left"."""
        found = []
        for entry in self.lexicon.anaphors_for(stands_for):
            places = list(pattern(entry).finditer(words))
            if places and self._is_whole(words[: places[-1].start()], words[places[-1].end() :]):
                found.append(entry)
        return found

    def topic(self, words: str) -> frozenset[str]:
        """The words for what is suggested in "any suggestion of a merger", where they are few."""
        for entry in self.lexicon.anaphors_for("report"):
            for place in pattern(entry).finditer(words):
                before, after = words[: place.start()].split(), words[place.end() :].split()
                if len(before) < SHORT and after[:1] == ["of"] and 1 < len(after) <= SHORT:
                    return frozenset(after[1:]) - COMMON | frozenset(after[-1:])
        return frozenset()

    def owner(self, words: str) -> str | None:
        """Whose report `words` come down to ("the governor claim"), in plain words."""
        for entry in self.lexicon.anaphors_for("report"):
            for place in pattern(entry).finditer(words):
                before = words[: place.start()].split()
                if place[0] != "claim" and 0 < len(before) < SHORT and TAIL.match(words[place.end() :]):
                    whose = [word for word in before if word not in POINTERS]
                    return " ".join(whose) or None
        return None

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
        return [one for one in self.lexicon.anaphors_for(stands_for) if pattern(one).search(words)]


def _answer(statement: Statement, words: str, search: _Search) -> Answer | None:
    if statement.force == "decline" and search.nouns(" ".join(words.split()[:SHORT]), "comment"):
        ids = search.antecedents.event(statement, RECOUNTED)
        return Answer(statement, None, ids, "declines to comment") if ids else None
    last = search.previous
    if last and _near(last.statement, statement) and _is_position(statement, words, last, search):
        return Answer(statement, last.stance, last.events, "takes up the position stated before it")
    held = BY_FORCE.get(statement.force)
    if statement.force in SAYING and (OTHERWISE.match(words) or _calls_untrue(words, search)):
        held = "denies"
        words = "it"
    answer = _taken_up(statement, words, held, search) if held else None
    if answer is None and search.contrary:
        return _contradicted(statement, search.contrary, search)
    return answer


def _contradicted(statement: Statement, contrary: Contrary, search: _Search) -> Answer | None:
    """What an assertion to the contrary denies: what others said of the speaker, else its own words."""
    if contrary.kind == "untrue" and (answer := _taken_up(statement, "it", "denies", search)):
        return answer
    if contrary.kind == "holding":
        held = search.antecedents.violence(statement)
        return Answer(statement, "denies", held, "says that the truce holds") if held else None
    parties = search.antecedents.speakers(statement) | search.antecedents.parties.named_in(contrary.words)
    named = {word for party in parties for word in plain(party).split()}
    stems = {word for word in contrary.words.split() if len(word) > SHORT} - COMMON - named
    types = frozenset[EventType]() if contrary.kind == "cleared" else contrary.types
    if ids := search.antecedents.accusation(statement, types, stems, contrary.about):
        return Answer(statement, "denies", ids, "says the opposite of what others said")
    last = search.previous
    if last and last.stance == "denies" and _goes_on(last.statement, statement, search.antecedents):
        types = contrary.types or named_types(contrary.words, search.lexicon)
        again = types & search.antecedents.types_of(last.events)
        if again:
            return Answer(statement, "denies", last.events, "goes on about what the speaker has just denied")
    if disowns(contrary.first, search.lexicon) or is_unproven(contrary.words, search.lexicon):
        said = () if contrary.about else search.antecedents.said_of(statement, types)
        ids = said or (() if leaves_open(contrary.words, search.lexicon) else (statement.id,))
        return Answer(statement, "denies", ids, "says that something is not so") if ids else None
    return _own_words(statement, contrary, search)


def _countered(statement: Statement, search: _Search) -> Answer | None:
    """What somebody else has just said, where an assertion is set against it."""
    if statement.force not in ("assert", "criticise"):
        return None
    ids = search.antecedents.countered(statement, search.contrary is not None)
    return Answer(statement, "denies", ids, "is set against what others have just said") if ids else None


def _own_words(statement: Statement, contrary: Contrary, search: _Search) -> Answer | None:
    """The opposite of what is said, where that is a charge: of a deed that nobody owns up to, or of anything
    where others have just accused the speaker.
    """
    if statement.force == "deny":
        return None
    grave = bool(contrary.types & CHARGES)
    accused = search.antecedents.accused(statement)
    told = accused or search.antecedents.contested(statement, contrary.types)
    alone = contrary.kind != "kept" and not SATELLITE.search(contrary.words)
    charged = accused if not contrary.own else told or (grave and alone)
    charged = charged and (grave or contrary.own)
    doubted = contrary.about and contrary.types
    if not (charged or doubted or contrary.plain or contrary.kind == "report"):
        return None
    return Answer(statement, "denies", (statement.id,), "says that something said of its side is not so")


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
    alone = len(parts) <= ALONE  # "a claim he called absolutely false"
    said_of_it = parts[0] == "that" or (parts[0] in PRONOUNS and _is_called_untrue(words, search))
    return alone or said_of_it or parts[-1] in PRONOUNS or bool(search.nouns(words, "report"))


def _is_called_untrue(words: str, search: _Search) -> bool:
    """Whether words for untruth are said of the subject, and not of what somebody traced or found."""
    return any(
        " " in place[0] or BEING.search(words[: place.start()])
        for entry in search.nouns(words, "untrue")
        for place in pattern(entry).finditer(words)
    )


def _taken_up(statement: Statement, words: str, held: Stance, search: _Search) -> Answer | None:
    words = " ".join(POINTED.sub(r"\1", words.partition(" as ")[0]).split())
    if len(words.split()) > LONGEST and not HAPPENED.match(words):
        return None
    topics = search.taken_up(words, "event")
    reported = search.taken_up(words, "report") or (held == "denies" and search.taken_up(words, "position"))
    open_ended = _is_pronoun(words) or bool(reported)
    if held == "denies" and (topic := search.topic(words)):
        ids = search.antecedents.told_of(statement, topic)
        return Answer(statement, held, ids, "takes up what was suggested") if ids else None
    owner = search.owner(words) if held == "denies" else None
    if owner and (ids := search.antecedents.said_by(statement, owner)):
        return Answer(statement, held, ids, "takes up what somebody was quoted for")
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
    """Whether a speaker has just answered something, and nobody else has said anything since."""
    same = antecedents.speakers(last) & antecedents.speakers(statement)
    near = statement.extent.start - last.extent.end < GOES_ON
    return bool(same) and near and not antecedents.told_since(last, statement)
