"""The standing of a claim, by the five rules of evidence, from the latest position of each party.

0. Nobody says that it has happened: `denied` if somebody denies it, else `planned` or `possible`.
1. `acknowledged`: the latest own position of one who answers for it affirms it.
2. `disputed`: it is asserted, and a participant's latest position denies it.
3. `corroborated`: two independent bases assert it.
4. `reported`.

Whoever an act is done to takes part in it and may dispute it, but does not acknowledge it: a complaint is no
admission.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.link.claims.propositions import MUTUAL, Proposition
from onrecord.link.claims.stances import Stand
from onrecord.link.origins import is_unknown
from onrecord.model.claim import Stance, Standing

FIRM: frozenset[Stance] = frozenset({"affirms", "denies"})
UNDATED = date.min


@dataclass(frozen=True, slots=True)
class Verdict:
    """A standing with the number of its rule and what it was decided by.

    `latest` maps each party to its latest position, own voices included; `bases` are the independent bases
    that assert the claim; `reversals` are pairs of positions of one party, the earlier one first.
    """

    status: Standing
    rule: int
    latest: Mapping[str, Stand]
    bases: tuple[str, ...]
    reversals: tuple[tuple[Stand, Stand], ...]

    def holding(self, held: Stance) -> list[Stand]:
        """The latest positions of one kind, by party."""
        return [stand for _, stand in sorted(self.latest.items()) if stand.position.position == held]


def answerable(key: Proposition) -> frozenset[str]:
    """Who can acknowledge it: the doers, and both sides of what is done together."""
    if key.type in MUTUAL or key.type == "TRANSFER":
        return key.participants
    return frozenset(key.side("actor"))


def judge(key: Proposition, stands: Iterable[Stand]) -> Verdict:
    """The verdict on a claim from all positions on it.

    Positions that another party puts into somebody's mouth do not count, nor do those that were withdrawn.
    """
    own = sorted((stand for stand in stands if stand.counts), key=order)
    latest, reversals = _latest(own)
    bases = find_bases(key, own, latest)
    status, rule = _rule(key, latest, bases)
    return Verdict(status, rule, latest, bases, reversals)


def order(stand: Stand) -> tuple[date, date, str, int, str, str, str]:
    """The order in which positions were taken; undated ones count as the earliest."""
    position = stand.position
    since = position.since
    return (
        since.start if since else UNDATED,
        since.end if since else UNDATED,
        position.article,
        stand.place,
        position.party,
        position.statement or "",
        position.event or "",
    )


def _latest(stands: Sequence[Stand]) -> tuple[dict[str, Stand], tuple[tuple[Stand, Stand], ...]]:
    """Calling a thing possible or planned takes nothing back: it yields to whatever the party says firmly."""
    latest: dict[str, Stand] = {}
    reversals: list[tuple[Stand, Stand]] = []
    for stand in stands:
        before = latest.get(stand.position.party)
        firm = stand.position.position in FIRM
        if before and before.position.position in FIRM:
            if not firm:
                continue
            if before.position.position != stand.position.position:
                reversals.append((before, stand))
        latest[stand.position.party] = stand
    return latest, tuple(reversals)


def _rule(key: Proposition, latest: Mapping[str, Stand], bases: tuple[str, ...]) -> tuple[Standing, int]:
    held = {party: stand.position.position for party, stand in latest.items() if not stand.position.own_voice}
    everyone = {stand.position.position for stand in latest.values()}
    if "affirms" not in everyone:
        standing: Standing = "planned" if "planned" in everyone else "possible"
        return ("denied", 0) if "denies" in everyone else (standing, 0)
    if any(held.get(party) == "affirms" for party in answerable(key)):
        return "acknowledged", 1
    if any(held.get(party) == "denies" for party in key.participants):
        return "disputed", 2
    return ("corroborated", 3) if len(bases) > 1 else ("reported", 4)


def find_bases(key: Proposition, stands: Sequence[Stand], latest: Mapping[str, Stand]) -> tuple[str, ...]:
    """The independent bases that assert a claim, all parties or all own voices, whichever are more.

    A party is one when it goes by something of its own, and not by another party's word; so is whoever the
    act was done to. An outlet's own voice is one unless its article rests on a party that it quotes;
    articles of unknown outlets may be of any of the others, or of one, and add no more than one.
    """
    affirming = [
        stand
        for stand in stands
        if stand.position.position == "affirms"
        and latest[stand.position.party].position.position == "affirms"
    ]
    parties = _apart([stand for stand in affirming if _on_own_grounds(key, stand)])
    voices = {
        stand.position.origin or stand.position.party
        for stand in affirming
        if stand.position.own_voice and not stand.rests_on_quoted
    }
    unknown = sorted(voice for voice in voices if is_unknown(voice))
    if unknown and len(voices) > 1:
        voices = (voices - set(unknown)) or set(unknown[:1])
    return tuple(sorted(parties if len(parties) >= len(voices) else voices))


def _apart(stands: Iterable[Stand]) -> set[str]:
    """The parties of `stands`, of those who speak in one statement together only the first."""
    found: dict[str, str] = {}
    for stand in sorted(stands, key=lambda one: (one.position.party, order(one))):
        line = stand.position.statement or stand.position.event or ""
        found.setdefault(line, stand.position.party)
    return set(found.values())


def _on_own_grounds(key: Proposition, stand: Stand) -> bool:
    party = stand.position.party
    if stand.position.own_voice:
        return False
    return party in key.participants or (bool(stand.grounds) and not stand.cites - {party})
