"""Nominals: "the secretary", "its top diplomat", "a senior official", resolved to whom they stand for.

In the manner of a sieve (Lee et al. 2013), the surest way first: what the article says of a person, then who
holds the office by the lexicon, then whom the next paragraph names.
"""

import re
from functools import lru_cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.annotate.grammar import PLURALS
from onrecord.annotate.mentions.discourse import Candidate, Discourse
from onrecord.annotate.mentions.leads import is_first_told_of
from onrecord.annotate.mentions.namefinding import cue_verbs
from onrecord.annotate.mentions.names import Named
from onrecord.annotate.mentions.nominalphrase import (
    Nominal,
    described,
    is_definite,
    is_origin,
    phrase_of,
    role_of,
)
from onrecord.annotate.parse import Paragraph
from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Holder, Office, RoleNoun
from onrecord.model import Article, Mention, Referent, Span

SPOKESPEOPLE = {"spokesman", "spokeswoman", "spokesperson"}  # for whom, and not where they are
CALLED_PAPERS = {"paper", "blog"}  # where one has just reported
PRESS = {
    "times", "post", "news", "journal", "herald", "tribune", "gazette", "telegraph", "daily", "press",
    "magazine", "tv", "television", "radio",
}  # fmt: skip
ANY_BODY = {"organisation", "organization", "network", "charity", "nonprofit"}
LOOSE = ANY_BODY | {"service", "group", "fund", "exchange", "body", "alliance", "studio"}  # companies too
BUSINESS = r"\bceo\b|chief executive|chairman and"
BANKS = {"bank", "reserve", "bundesbank"}
AGENCIES = {
    "agency", "administration", "department", "bureau", "service", "commission", "authority", "office",
    "board",
}  # fmt: skip  # what the name of an agency, regulator or watchdog has
BROAD = {"central", "national", "federal"}  # "the central bank" may be the "People's Bank of China"
PASSING = {"new", "former", "top", "senior", "other", "same", "late", "veteran", "current", "chief", "own"}
ANY_OFFICIAL = {"official", "diplomat", "envoy"}  # stand for whoever in office was last spoken of
LED = 2  # headline and first paragraph
LEAD_BLOCKS = 3  # a description in the headline or the lead is often named soon after
NAMED_WITHIN = 2  # paragraphs
REACH, NEAR = 40, 8  # sentences: for a description that fits, and for one that only may
ALONE = 2  # sentences in which a politician must be the only one who is named
RELATIVE = re.compile(r"(?<=\w),? (?:who|whom|whose|which|that)\b")  # opens what is done, not what a body is
OFFICE_WORDS = ("of", "for", "to", "at", "on")


class NominalResolver:
    """Resolves the nominals of one article against what has been read of it so far."""

    def __init__(self, article: Article, lexicon: Lexicon, names: list[Named], discourse: Discourse) -> None:
        self._article, self._lexicon = article, lexicon
        self._names, self._discourse = names, discourse
        self._in_names = {(id(named.paragraph), token.i) for named in names for token in named.tokens}
        self._cues = cue_verbs(lexicon)
        self._public = _public_bodies(lexicon)
        self._here = {named.mention.referents[0].key for named in names}
        lead = " ".join(block.span.of(article.full_text) for block in article.blocks[:LED])
        self._lead = frozenset(re.findall(r"[\w&.-]*\w", lead))

    def nominal(self, token: Token, paragraph: Paragraph, chunk: Tokens | None) -> Nominal | None:
        """The nominal that `token` heads, or None where it heads none."""
        chunk = phrase_of(token, chunk)
        if chunk is None or (id(paragraph), token.i) in self._in_names:
            return None
        role = role_of(token, self._lexicon)
        if role is None or role.id in CALLED_PAPERS:
            role = self._named_so(token, chunk) or role
        if role is None or role.kind == "document":
            return None
        plural = token.tag_ in PLURALS and token.lower_ != role.id
        return Nominal(chunk, role, is_definite(chunk), plural, self._party(chunk, paragraph))

    def _named_so(self, token: Token, chunk: Tokens) -> RoleNoun | None:
        """A noun that tells by itself of no body, but is what one here is called ("the consortium said")."""
        speaks = token.dep_ == "nsubj" and token.head.lemma_.lower() in self._cues
        if chunk.text.lower() != f"the {token.text}" or not speaks:
            return None
        bodies = [one for one in self._discourse.ranked(reach=NEAR) if one.referent.kind == "organisation"]
        if token.text in CALLED_PAPERS:
            reporting = any(one.speaking and self._is_outlet(one) for one in bodies)
            return self._lexicon.roles["newspaper"] if reporting else None
        called = any(
            one.referent.kind == "organisation" and _is_called(token.text, one.referent.name)
            for one in self._discourse.ranked(reach=REACH)
        )
        return RoleNoun(token.text, "a name in the article", "organisation") if called else None

    def resolve(self, nominal: Nominal, span: Span, block: int) -> Mention:
        """The mention at `span`, in the article's block of that number."""
        text = str(nominal.chunk.text)
        if nominal.plural:
            return Mention(
                span, text, "nominal", (described(nominal),), "a group that the article does not name"
            )
        found = None
        if nominal.definite:
            found = self._by_description(nominal) or self._by_office(nominal)
        found = found or self._named_next(nominal, span, block)
        referent, basis = found or (described(nominal), "not named in the article")
        return Mention(span, text, "nominal", (referent,), basis)

    def _party(self, chunk: Tokens, paragraph: Paragraph) -> str | None:
        extent = paragraph.span(chunk)
        if chunk.root.lemma_.lower() in SPOKESPEOPLE:
            owner = next((child for child in chunk.root.children if child.lower_ == "for"), None)
            words = [token for token in owner.subtree if token.i > owner.i] if owner is not None else []
            extent = paragraph.span(chunk.doc[words[0].i : words[-1].i + 1]) if words else extent
        inside = (
            named.mention.referents[0].party for named in self._names if extent.contains(named.mention.span)
        )
        party = next((party for party in inside if party), None)
        if party is None and any(
            child.dep_ == "poss" and child.lower_ == "its" for child in chunk.root.children
        ):
            body = next((one for one in self._discourse.ranked(reach=2) if one.is_body), None)
            return body.referent.party if body else None
        return party

    def _by_description(self, nominal: Nominal) -> tuple[Referent, str] | None:
        """Whoever the article has called so: a Secretary of State for "the secretary".

        Somebody's company or site ("the ministry's website") is none that the article has to have named.
        """
        if nominal.role.sort in ("company", "outlet", "team") and _is_one_of_many(nominal.chunk):
            return None
        fitting = [
            one for one in self._discourse.ranked(reach=REACH) if one.referent.named and _agrees(nominal, one)
        ]
        head = nominal.role.id
        for one in fitting:
            if not _fits(nominal, one):
                continue
            if _is_called_so(head, one) or self._holds(one.referent, nominal):
                return one.referent, f"{head}: {one.description or one.referent.name}"
        likeliest = self._likeliest(nominal, fitting)
        return (likeliest, f"{head}: {likeliest.name}, the likeliest before") if likeliest else None

    def _likeliest(self, nominal: Nominal, fitting: list[Candidate]) -> Referent | None:
        """Whoever is near and may be meant by a noun that says no more than of what kind they are."""
        head, sort, now = nominal.role.id, nominal.role.sort, self._discourse.sentence
        near = [one for one in fitting if now - one.sentence <= NEAR]
        if head in ANY_OFFICIAL:
            near = [one for one in near if one.speaking and (one.description or one.referent.key)]
        elif sort == "figure":
            near = self._alone(nominal)
        elif nominal.words == "central bank":
            near = [one for one in near if self._is_central_bank(one)]
        elif sort == "outlet":
            near = [one for one in near if self._is_outlet(one) and _fits(nominal, one)]
        elif head in ANY_BODY or (sort == "company" and (head != "bank" or nominal.is_bare)):
            near = self._companies(near, sort == "company")
        elif sort == "agency":
            near = [one for one in near if AGENCIES & set(one.referent.name.lower().split())]
        elif sort in ("school", "union") and nominal.is_bare:
            near = [one for one in near if self._is_of_sort(one, sort)]
        else:
            return None
        return near[0].referent if near else None

    def _is_of_sort(self, one: Candidate, sort: str) -> bool:
        """Whether a word of a body's name is of a sort: a college is a school."""
        roles = map(self._lexicon.roles.get, one.referent.name.lower().split())
        return any(role is not None and role.sort == sort for role in roles)

    def _companies(self, near: list[Candidate], strict: bool) -> list[Candidate]:
        """Bodies of their own, those that the article is about first; outlets only where none else is."""
        near = [one for one in near if _is_of_its_own(one.referent) or self._is_a_part(one)]
        near = [one for one in near if not (strict and one.referent.key in self._public)]
        near = [one for one in near if not self._is_outlet(one)] or near
        near = [one for one in near if not (strict and self._is_other(one))]
        return sorted(near, key=lambda one: not self._is_topic(one)) if strict else near

    def _is_topic(self, one: Candidate) -> bool:
        """Whether the headline or the lead names a body, or the sentence before is about what it does."""
        acting = one.main and not one.speaking and self._discourse.sentence - one.sentence <= 1
        return acting or one.referent.name.split()[0] in self._lead

    def _is_a_part(self, one: Candidate) -> bool:
        """Whether a body is part of a company and not of a state."""
        body = self._lexicon.organisations.get(one.referent.key or "")
        whole = self._lexicon.organisations.get(body.part_of) if body is not None and body.part_of else None
        return whole is not None and whole.id not in self._public and one.referent.party == whole.name

    def _is_other(self, one: Candidate) -> bool:
        """Whether its name, or what is said of it, makes a body other than a company (a committee)."""
        words = f"{one.referent.name} of {one.description}".lower().replace(",", " ").split()
        heads = [word for word, after in zip(words, [*words[1:], "of"], strict=True) if after in OFFICE_WORDS]
        roles = [role for role in map(self._lexicon.roles.get, heads) if role and role.kind == "organisation"]
        return bool(roles) and all(role.sort is None and role.id not in LOOSE for role in roles)

    def _is_outlet(self, one: Candidate) -> bool:
        """Whether the lexicon or the article says that a body publishes news."""
        if one.referent.key in self._lexicon.outlets:
            return True
        words = one.description.lower().replace(",", " ").split()
        told = (self._lexicon.roles.get(word) for word in words)
        named = one.referent.kind == "organisation" and one.referent.name.lower().split()[-1] in PRESS
        return named or any(role is not None and role.sort == "outlet" for role in told)

    def _is_central_bank(self, one: Candidate) -> bool:
        """Whether a body is a state's bank, and no other central bank is described here without a name."""
        described = (other.referent for other in self._discourse.ranked(reach=REACH))
        other = any("central bank" in each.name.lower() and not each.named for each in described)
        words = set(one.referent.name.lower().split())
        return bool(words & BANKS) and not _is_of_its_own(one.referent) and not other

    def _alone(self, nominal: Nominal) -> list[Candidate]:
        """The only person named of late, where nothing told of them is against it."""
        near = self._discourse.ranked(reach=ALONE)
        people = [one for one in near if one.referent.kind == "person" and one.referent.named]
        placed = " of " in nominal.words  # "the mayor of Arica" is nobody who is not said to be of Arica
        if placed or len(people) != 1 or not _agrees(nominal, people[0]):
            return []
        told = set(people[0].description.lower().replace(",", " ").split())
        roles = (self._lexicon.roles.get(word) for word in sorted(told))
        return [] if any(role is not None and role.sort != "figure" for role in roles) else people

    def _holds(self, referent: Referent, nominal: Nominal) -> bool:
        former = nominal.words.startswith("former ")
        return any(
            any(holder.person == referent.key and self._has_begun(holder) for holder in office.holders)
            and any(_is_title(title, nominal) for title in office.generic + office.titles * former)
            for office in self._lexicon.offices.values()
        )

    def _by_office(self, nominal: Nominal) -> tuple[Referent, str] | None:
        """The holder of the office: one whom the article names, else the one on the day it came out."""
        if nominal.party is None or nominal.role.kind != "person":
            return None
        offices = [
            office
            for office in self._lexicon.offices.values()
            if any(_is_title(title, nominal) for title in (*office.generic, *office.titles))
            and self._lexicon.party_of(office.body) == nominal.party
        ]
        for way in (self._holder_here, self._holder_then):
            holders = [(office, person) for office in offices if (person := way(office))]
            if len({person for _, person in holders}) == 1:
                office, key = holders[0]
                name = self._lexicon.people[key].name
                return Referent(name, "person", nominal.party, key), f"office: {office.titles[0]}"
        return None

    def _holder_here(self, office: Office) -> str | None:
        """The latest holder up to the day of publication whom the article names."""
        begun = (one for one in reversed(office.holders) if self._has_begun(one))
        return next((one.person for one in begun if one.person in self._here), None)

    def _has_begun(self, holder: Holder) -> bool:
        """Whether somebody held an office by the day of publication, or may have, where that is not known."""
        day = self._article.published
        return day is None or holder.start <= day.end

    def _holder_then(self, office: Office) -> str | None:
        """The holder on the day of publication; an office that several share names nobody."""
        day = self._article.published
        if day is None or office.shared:
            return None
        then = [one for one in office.holders if one.throughout(day.start, day.end)]
        return then[-1].person if then else None

    def _named_next(self, nominal: Nominal, span: Span, block: int) -> tuple[Referent, str] | None:
        """Whom the headline or the lead describes is often named soon after, for the first time."""
        if block >= LEAD_BLOCKS:
            return None
        before = {
            named.mention.referents[0].name for named in self._names if named.mention.span.start < span.end
        }
        people: list[Named] = []
        root = nominal.chunk.root
        end = span.end + root.right_edge.idx + len(root.right_edge) - nominal.chunk.end_char
        for named in self._names:
            referent = named.mention.referents[0]
            if named.mention.span.start < end or referent.name in before:
                continue
            if self._paragraphs_between(span, named.mention.span) > NAMED_WITHIN:
                break
            if _introduces(named, nominal):
                told = f"{named.description} {referent.name}".strip()
                return referent, f"named soon after as {told}"
            if referent.kind == "person":
                people.append(named)
        if people and is_first_told_of(nominal, people[0]):
            return people[0].mention.referents[0], "the first who is named after"
        return None

    def _paragraphs_between(self, one: Span, other: Span) -> int:
        places = [
            number
            for number, block in enumerate(self._article.blocks)
            if block.span.overlaps(one) or block.span.overlaps(other)
        ]
        return places[-1] - places[0] if places else 0


@lru_cache(maxsize=4)
def _public_bodies(lexicon: Lexicon) -> frozenset[str]:
    """The keys of bodies whose office-holders are no chief executives, and of what these are part of."""
    led = {office.body: " ".join(office.titles).lower() for office in lexicon.offices.values()}
    public = {body for body, titles in led.items() if not re.search(BUSINESS, titles)}
    held = (lexicon.organisations[body].part_of for body in public if body in lexicon.organisations)
    return frozenset(public | {whole for whole in held if whole})


def _agrees(nominal: Nominal, one: Candidate) -> bool:
    kinds = ("person",) if nominal.role.kind == "person" else ("organisation", "state")
    if one.referent.kind not in kinds or one.plural:
        return False
    theirs = nominal.party is None or one.referent.party in (None, nominal.party)
    of_any = nominal.role.sort == "company" or nominal.role.id in ANY_BODY
    if not theirs and not (of_any and _is_of_its_own(one.referent)):
        return False  # but a company that the lexicon knows has no state for its party
    return nominal.role.gender is None or one.gender in (nominal.role.gender, None)


def _fits(nominal: Nominal, one: Candidate) -> bool:
    """Whether what stands before the noun can be said of a body: "the appeals court" is not the high one."""
    telling = {
        token.lower_
        for token in nominal.chunk
        if token.dep_ in ("compound", "amod", "nmod") and token.head == nominal.chunk.root
        if token.lower_ not in PASSING | BROAD and not is_origin(token) and token.i < nominal.chunk.root.i
    }
    said = f"{one.referent.name} {one.description}".lower().replace(",", " ").split()
    return nominal.role.kind != "organisation" or not telling or bool(telling & set(said))


def _is_one_of_many(chunk: Tokens) -> bool:
    """Whether a phrase tells by itself which one it means: by whose it is, or that it is the biggest."""
    return any(child.dep_ == "poss" for child in chunk.root.children) or any(
        token.tag_ in ("JJS", "RBS") for token in chunk
    )


def _is_of_its_own(referent: Referent) -> bool:
    """Whether an organisation speaks for nobody but itself: a company is no part of a government."""
    return referent.kind == "organisation" and referent.party in (None, referent.name)


def _introduces(named: Named, nominal: Nominal) -> bool:
    """Whether a name comes with the noun of a description, or is that of the official or agency described."""
    referent, head = named.mention.referents[0], nominal.role.id
    if nominal.party and referent.party and nominal.party != referent.party:
        return False
    if referent.kind == "organisation" and nominal.definite and not nominal.is_bare:
        return nominal.role.sort == "agency" and bool(AGENCIES & set(referent.name.lower().split()))
    if referent.kind != "person" or nominal.role.kind != "person" or not named.description:
        return False
    official = nominal.role.official and nominal.party is not None and not nominal.definite
    return (official and referent.party == nominal.party) or _is_called(head, named.description)


def _is_called_so(head: str, one: Candidate) -> bool:
    """Whether the article, or a body's own name, calls it so."""
    name = one.referent.name
    told = RELATIVE.split(one.description)[0]  # "Lee, who left to found a company of his own" is no company
    also = name if one.referent.kind == "organisation" else one.description
    return _is_called(head, told or name) or _is_called(head, also or name)


def _is_called(head: str, description: str) -> bool:
    """Whether `head` is what a description calls somebody: its last word, or the one before "of"."""
    words = description.lower().replace(",", " ").split()
    ends = [word for word, after in zip(words, [*words[1:], "of"], strict=True) if after in OFFICE_WORDS]
    chief = head == "ceo" and "chief executive" in " ".join(words)
    return chief or head in ends or head.split()[-1] in ends


def _is_title(title: str, nominal: Nominal) -> bool:
    """Whether a phrase is a title but for the article and the party: "its top diplomat" is "top diplomat"."""
    words = title.lower().removeprefix("the ").removeprefix("its ")
    return nominal.words.removeprefix("former ") == words
