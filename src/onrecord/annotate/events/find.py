"""Events: who did what to whom, where, when, with what and how much, how certain, on whose word.

Triggers and frames are found by `frames.py`, what fills them by `fillers.py`, certainty by `factuality.py`,
time
and place by `circumstances.py`. Types are PLOVER's roots (2021 draft) and TRANSFER.

Confidence says how plainly the text names the event. It starts at 0.9 and loses 0.1 for each of: a noun
without a
light verb; a filler reached by control or by a guessed attachment (once); a filler that no mention resolves
(once);
a speaker's word only (`probable` or `possible`); it never falls below 0.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.events.arguments import VERBAL
from onrecord.annotate.events.circumstances import (
    Placed,
    find_places,
    find_time,
    is_announced,
    place_times,
    time_of_saying,
)
from onrecord.annotate.events.factuality import PUT, Hedges, hedges, read_factuality, under_force
from onrecord.annotate.events.fillers import Fillers, item_text
from onrecord.annotate.events.frames import Match, find_matches
from onrecord.annotate.events.nounclasses import Filler, item_index
from onrecord.annotate.events.occasions import share_occasions
from onrecord.annotate.events.triggers import trigger_index
from onrecord.annotate.events.voices import Voices
from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.nounphrase import conjuncts, lemma_of, of_object
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.lexicon import Lexicon
from onrecord.model import (
    Annotations,
    Article,
    Event,
    Interval,
    Quantity,
    Referent,
    Role,
    Span,
    Statement,
    Time,
    make_id,
)
from onrecord.model.event import Factuality, RoleName

TO_COME = {"pledge", "threaten", "intend", "predict", "demand"}  # forces about what has not happened yet
ROLES: tuple[RoleName, ...] = ("actor", "target", "supplier", "recipient", "item")


def find_events(article: Article, parse: Parse, found: Annotations, lexicon: Lexicon) -> tuple[Event, ...]:
    """The events of an article in the order of their triggers.

    `found` holds the article's times, mentions, statements and quantities. Items that are counted apart
    give an
    event each ("11,000 containers of munitions and dozens of missiles"), with the same evidence. Never
    raises.
    """
    finder = _Finder(article, found, lexicon)
    events = [event for paragraph in parse for event in finder.paragraph(paragraph)]
    events = share_occasions(events, article.full_text)
    return tuple(sorted(events, key=lambda event: (event.trigger, event.evidence, event.id)))


@dataclass(frozen=True, slots=True)
class _Carried:
    """The statement that holds an event, if any, and the factuality inside it."""

    statement: Statement | None
    value: Factuality


class _Finder:
    """What all paragraphs of one article share."""

    def __init__(self, article: Article, found: Annotations, lexicon: Lexicon) -> None:
        self._article = article
        self._found = found
        self._dateline = article.dateline.span if article.dateline else None
        self._triggers = trigger_index(lexicon)
        self._hedges: Hedges = hedges(lexicon)
        self._fillers = Fillers(
            MentionIndex(found.mentions), item_index(lexicon), Voices(found.statements, lexicon).of
        )

    def paragraph(self, paragraph: Paragraph) -> list[Event]:
        """The events of one paragraph."""
        matches = _distinct(list(find_matches(paragraph, self._triggers, self._fillers)))
        times = place_times(paragraph, self._found.times, self._dateline) if matches else ()
        return [event for match in matches for event in self._events(paragraph, match, times)]

    def _events(self, paragraph: Paragraph, match: Match, times: Sequence[Placed]) -> list[Event]:
        carried = self._carried(paragraph, match)
        time = find_time(match, times) or time_of_saying(match, paragraph, self._found)
        when = time.interval if time else None
        taken = {
            filler.span
            for fillers in match.roles.values()
            for filler in fillers
            if not any(_is_setting(filler, referent, match) for referent in filler.referents)
        }
        places = find_places(match, paragraph, self._fillers, taken)
        if not _is_aimed_elsewhere(match):
            return []
        frame = _Frame(match, carried, _later(match, carried.value, when, self._article), time, when, places)
        return [
            self._event(paragraph, frame, items, quantities)
            for items, quantities in self._items(paragraph, match)
        ]

    def _event(
        self, paragraph: Paragraph, frame: "_Frame", items: Sequence[Filler], quantities: tuple[Quantity, ...]
    ) -> Event:
        match = frame.match
        participants = _roles(match)
        roles = (*participants, *_item_roles(items, [role.referent.name for role in participants]))
        trigger = paragraph.span(match.token)
        statement = frame.carried.statement
        key = next((role.referent.name for role in roles if role.role == "item"), "")
        return Event(
            id=make_id("e", self._article.id, match.trigger.type, trigger.start, trigger.end, key),
            article=self._article.id,
            type=match.trigger.type,
            mode=match.trigger.mode,
            roles=roles,
            quantities=quantities,
            places=_places(match, frame.places),
            when=frame.when,
            time=frame.time.span if frame.time else None,
            factuality=frame.value,
            statement=statement.id if statement else None,
            asserted_by=statement.speakers if statement else (),
            trigger=trigger,
            evidence=_evidence(paragraph, match),
            confidence=_confidence(match, frame.value),
        )

    def _carried(self, paragraph: Paragraph, match: Match) -> _Carried:
        """The innermost statement whose content holds the trigger; its force counts where it governs the
        event."""
        trigger = paragraph.span(match.token)
        holding = [s for s in self._found.statements if any(part.contains(trigger) for part in s.content)]
        reading = read_factuality(match.token, match.light, self._hedges)
        if not holding:
            return _Carried(None, reading.value)
        statement = min(holding, key=lambda s: (sum(map(len, s.content)), s.id))
        if not statement.said:
            unmeant = statement.force == "intend" and reading.value == "denied"  # "has no plans to sell"
            return _Carried(None, reading.value if unmeant or _is_given(match.token) else "possible")
        put = statement.force == "deny" and lemma_of(match.token) in PUT  # who denies an accusation grants it
        done = statement.force in TO_COME and _is_past(match.clause)
        done = done or (statement.force == "believe" and _is_attribute(match))
        if (
            not (put or done)
            and _governs(statement, paragraph, reading.reached)
            and not self._counted(statement, paragraph, match)
        ):
            return _Carried(statement, under_force(reading.value, statement.force))
        return _Carried(statement, reading.value)

    def _counted(self, statement: Statement, paragraph: Paragraph, match: Match) -> bool:
        """Whether the climb has met the cue as a hedge, with what negates it ("did not refuse to")."""
        ancestors = [t for t in match.clause.ancestors if any(child.dep_ == "neg" for child in t.children)]
        hedges_met = [t for t in ancestors if lemma_of(t) in self._hedges.clause]
        return any(cue.contains(paragraph.span(token)) for cue in statement.cue for token in hedges_met)

    def _items(
        self, paragraph: Paragraph, match: Match
    ) -> list[tuple[Sequence[Filler], tuple[Quantity, ...]]]:
        """Items with their quantities, counted ones apart; one empty pair where there is no item."""
        items = [f for f in match.roles.get("item", ()) if f.token.pos_ not in VERBAL]
        groups: list[tuple[list[Filler], tuple[Quantity, ...]]] = []
        for head in items:
            members = [head, *(m for m in self._counted_below(paragraph, head) if m.token != head.token)]
            for member in members:
                quantities = self._quantities(paragraph, member.token)
                if quantities or not groups:
                    groups.append(([member], quantities))
                else:
                    groups[-1][0].append(member)
        return [(tuple(fillers), quantities) for fillers, quantities in groups] or [((), ())]

    def _counted_below(self, paragraph: Paragraph, head: Filler) -> list[Filler]:
        """What is coordinated inside "containers of munitions and ...": the parser hangs it here or there."""
        inner = of_object(head.token)
        if inner is None:
            return []
        members = [member for member in conjuncts(inner) if member != inner]
        return [self._fillers.one(paragraph, member) for member in members]

    def _quantities(self, paragraph: Paragraph, token: Token) -> tuple[Quantity, ...]:
        """The quantities that count this item: those whose words hold its head or the noun it measures."""
        span = paragraph.span(token)
        inner = of_object(token)
        spans = [span, *([paragraph.span(inner)] if inner is not None and token.like_num else [])]
        return tuple(q for q in self._found.quantities if any(q.span.contains(s) for s in spans))


@dataclass(frozen=True, slots=True)
class _Frame:
    """A match with all that holds for each of its events."""

    match: Match
    carried: _Carried
    value: Factuality
    time: Time | None
    when: Interval | None
    places: tuple[str, ...]


def _distinct(matches: list[Match]) -> list[Match]:
    """Without the noun whose light verb names the same event ("signed an accord"); the fuller one stays."""
    by_verb = {match.token.i: match for match in matches if match.token.pos_ in VERBAL}
    dropped: set[int] = set()
    for match in matches:
        rival = by_verb.get(match.light.i) if match.light is not None else None
        if rival is not None and rival.trigger.type == match.trigger.type:
            loser = match if len(rival.roles) >= len(match.roles) else rival
            dropped.add(loser.token.i)
    for verb in by_verb.values():
        taken = {filler.token.i for fillers in verb.roles.values() for filler in fillers}
        dropped |= {m.token.i for m in matches if m.token.i in taken and m.trigger.type == verb.trigger.type}
    return [match for match in matches if match.token.i not in dropped]


def _is_aimed_elsewhere(match: Match) -> bool:
    """Whether somebody but the actor is left as target, where there must be one."""
    if "target" not in match.trigger.needs or "target" not in match.roles:
        return True
    aimed = [f for f in match.roles["target"] if f.referents]
    where = [f for f in aimed if all(_is_setting(f, referent, match) for referent in f.referents)]
    return any(role.role == "target" for role in _roles(match)) or len(aimed) == len(where)


def _is_past(verb: Token) -> bool:
    """Whether a finite verb tells what has happened, whatever is promised beside it."""
    return verb.tag_ == "VBD" and not any(child.tag_ == "MD" for child in verb.children)


def _is_attribute(match: Match) -> bool:
    """Whether it only tells which people are meant: "backs groups fighting X"; that is not believed but
    known."""
    return match.light is None and match.token.pos_ in VERBAL and match.token.dep_ in ("acl", "relcl")


def _is_given(noun: Token) -> bool:
    """Whether a noun takes it for granted that there is such an event: "criticised their deal with X"."""
    return noun.pos_ == "NOUN" and any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.children)


def _governs(statement: Statement, paragraph: Paragraph, reached: Token) -> bool:
    """Whether the climb from the event came up to the cue, or to the top of its sentence."""
    if reached.head == reached:
        return not any(_is_aside(cue, paragraph, reached) for cue in statement.cue)
    spans = (paragraph.span(reached), paragraph.span(reached.head))
    return any(cue.overlaps(span) for cue in statement.cue for span in spans)


def _is_aside(cue: Span, paragraph: Paragraph, root: Token) -> bool:
    """Whether the cue stands in a clause that hangs on a noun: "those calling for X stormed Y"."""
    inside = [t for t in root.subtree if cue.contains(paragraph.span(t))]
    return any(a.dep_ in ("acl", "relcl") for t in inside for a in (t, *t.ancestors))


def _later(match: Match, value: Factuality, when: Interval | None, article: Article) -> Factuality:
    """What lies after the day of publication is planned: "Xi arrives on Monday", "said they would meet on
    Monday"."""
    published = article.published
    if when is None or published is None or when.start <= published.end:
        return value
    if match.clause.tag_ == "VBD" and not is_announced(match):
        return value
    if _is_answered(match.token):
        return value
    verbs = (match.clause, match.clause.head) if match.clause.dep_ == "conj" else (match.clause,)
    would = any(child.lower_ == "would" for verb in verbs for child in verb.children)
    return "planned" if value in ("asserted", "probable") or (value == "possible" and would) else value


def _is_answered(noun: Token) -> bool:
    """Whether something was done about it already: "imposed sanctions in response to the test in May"."""
    preposition = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return False
    answer = preposition.lower_ == "to" and preposition.head.lower_ in ("response", "reaction", "retaliation")
    past = any(ancestor.tag_ in ("VBD", "VBN") for ancestor in preposition.ancestors)
    return past and (answer or preposition.lower_ in ("after", "following", "since"))


def _roles(match: Match) -> tuple[Role, ...]:
    """The participants, each once; who acts is not also acted upon."""
    found: list[Role] = []
    actors: set[str] = set()
    parties: set[str] = set()
    for name in ROLES[:-1]:
        seen: set[str] = set()
        for filler in match.roles.get(name, ()):
            for referent in filler.referents:
                own = actors | (parties if match.trigger.mode == "ban" else set())  # "banned transfers to X"
                if name == "target" and _is_setting(filler, referent, match):
                    continue
                if referent.name in seen or (name == "target" and referent.name in own):
                    continue
                seen.add(referent.name)
                found.append(Role(name, referent, filler.span))
        if name == "actor":
            actors = seen
            parties = {r.party for f in match.roles.get(name, ()) for r in f.referents if r.party}
    return tuple(found)


def _is_setting(filler: Filler, referent: Referent, match: Match) -> bool:
    """Whether a state is only where it was: "air strikes in Chad" may be on its side."""
    inside = filler.token.dep_ == "pobj" and filler.token.head.lower_ == "in"
    noun = match.token.pos_ == "NOUN" and match.trigger.type == "ASSAULT"
    return noun and inside and referent.kind == "state"


def _item_roles(items: Sequence[Filler], participants: Sequence[str]) -> list[Role]:
    roles: list[Role] = []
    for filler in items:
        name = item_text(filler)
        for participant in participants:
            name = name.removeprefix(f"{participant} ")  # "sold Mali tanks"
        if name not in [role.referent.name for role in roles]:
            kind = "weapon" if "arms" in filler.classes else "thing"
            referent = Referent(name, "weapon" if kind == "weapon" else "thing", named=False)
            roles.append(Role("item", referent, filler.span))
    return roles


def _places(match: Match, places: tuple[str, ...]) -> tuple[str, ...]:
    """A visit takes place where it leads, and whoever hosts is the place."""
    if match.trigger.mode != "visit" or places:
        return places
    role = "actor" if match.trigger.id == "host" else "target"
    names = [r.name for f in match.roles.get(role, ()) for r in f.referents if r.kind in ("place", "state")]
    return tuple(dict.fromkeys(names))


def _evidence(paragraph: Paragraph, match: Match) -> Span:
    """The clause: all that hangs on the event's word but further clauses, with every filler in its
    sentence."""
    tokens = [match.token, match.clause]
    for filler in (f for fillers in match.roles.values() for f in fillers):
        if filler.token.sent == match.token.sent:
            tokens.extend(filler.token.subtree if filler.token.pos_ not in VERBAL else [filler.token])
    waiting = [match.clause]
    while waiting:
        token = waiting.pop()
        tokens.append(token)
        waiting.extend(
            c for c in token.children if c.dep_ not in ("ccomp", "advcl", "relcl", "parataxis", "punct")
        )
    tokens = [token for token in tokens if token.sent == match.token.sent]
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return Span(paragraph.span(first).start, paragraph.span(last).end)


def _confidence(match: Match, value: Factuality) -> float:
    people = [f for name, fillers in match.roles.items() if name != "item" for f in fillers]
    losses = [
        match.token.pos_ not in VERBAL and match.light is None,
        match.guessed > 0,
        any(not filler.certain for filler in people),
        value in ("probable", "possible"),
    ]
    return round(max(0.3, 0.9 - 0.1 * sum(losses)), 2)
