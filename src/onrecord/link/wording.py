"""Claims in words: a summary, and the explanation of a standing."""

import re
from collections.abc import Mapping, Sequence

from onrecord.link.clusters import Cluster
from onrecord.link.propositions import MUTUAL, SCOPED
from onrecord.link.stances import Stand
from onrecord.link.standing import Verdict, answerable
from onrecord.model import Interval
from onrecord.model.claim import Response

RULES = {
    0: "Rule 0: nobody says that it has happened.",
    1: "Rule 1, acknowledged: the latest own position of one who answers for it affirms it.",
    2: "Rule 2, disputed: it is asserted, and a participant's latest position denies it.",
    3: "Rule 3, corroborated: two independent bases assert it.",
    4: "Rule 4, reported: it is asserted, no participant answers, and there are no two independent bases.",
}
ACTS = {
    "AGREE": "agree", "CONSULT": "meet", "SUPPORT": "supports", "COOPERATE": "cooperate", "AID": "aids",
    "YIELD": "yields to", "REQUEST": "makes a request of", "ACCUSE": "accuses", "REJECT": "rejects",
    "THREATEN": "threatens", "PROTEST": "protests against", "SANCTION": "imposes sanctions on",
    "MOBILIZE": "mobilises against", "COERCE": "coerces", "ASSAULT": "attacks",
}  # fmt: skip
ALONE = {
    "YIELD": "yields", "REQUEST": "makes a request", "PROTEST": "protests", "MOBILIZE": "mobilises forces",
    "COERCE": "uses coercion", "ASSAULT": "uses force", "REJECT": "makes a rejection",
    "THREATEN": "makes a threat", "AID": "gives aid", "SUPPORT": "gives support",
    "SANCTION": "imposes sanctions", "ACCUSE": "makes an accusation",
}  # fmt: skip
BY_MODE = {
    ("REJECT", "veto"): "casts a veto in", ("MOBILIZE", "test"): "tests weapons",
    ("CONSULT", "phone"): "speak by phone", ("SANCTION", "lift"): "lifts sanctions on",
    ("SANCTION", "discontinue"): "cuts off", ("SANCTION", "expel"): "expels people of",
    ("SANCTION", "withdraw"): "withdraws from", ("YIELD", "resign"): "resigns",
    ("YIELD", "ceasefire"): "ceases fire against", ("YIELD", "release"): "releases",
    ("YIELD", "withdraw"): "withdraws from", ("COERCE", "arrest"): "arrests", ("COERCE", "ban"): "bans",
    ("COERCE", "deport"): "deports", ("COERCE", "seize"): "seizes what belongs to",
    ("ACCUSE", "investigate"): "investigates", ("PROTEST", "boycott"): "boycotts",
}  # fmt: skip
NO_OBJECT = {("MOBILIZE", "test"), ("YIELD", "resign")}
PREPOSITION = re.compile(r" (?:on|to|of|from|against|in|people of|what belongs to)$")


def shown(party: str) -> str:
    """A party's name without the article that an unnamed one belongs to."""
    return SCOPED.sub("", party)


def roles_of(one: Cluster) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The roles of a claim with names: of people where they tell meetings apart, else of parties or of the
    one name that all give.
    """
    people = dict(one.people)
    found = [
        (role, tuple(name for party in parties for name in _names(one, party, people)))
        for role, parties in one.key.roles
    ]
    if one.key.type == "TRANSFER" and one.key.aspect:
        found.append(("item", (one.key.aspect,)))
    return tuple(found)


def _names(one: Cluster, party: str, people: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if people.get(party):
        return people[party]
    if one.key.type != "TRANSFER":
        given = {name for member in one.members for name in member.names.get(party, ())}
        if len(given) == 1:
            return (given.pop(),)
    return (shown(party),)


def summarise(one: Cluster) -> str:
    """The claim as a short sentence without a full stop."""
    roles = dict(roles_of(one))
    if one.key.type == "TRANSFER":
        giver, taker = _list(roles.get("supplier")), _list(roles.get("recipient"))
        item = one.key.aspect or "material"
        words = f"{giver} {_verb('supplies', roles['supplier'])} {item}" if giver else ""
        words = words or f"{taker} {_verb('receives', roles['recipient'])} {item}"
        words += f" to {taker}" if giver and taker else ""
    elif one.key.type in MUTUAL:
        act = BY_MODE.get((one.key.type, one.key.aspect), ACTS[one.key.type])
        words = f"{_list(roles.get('actor'))} {act}"
        if len(roles.get("actor", ())) == 1:
            words = f"{words}{'s' if ' ' not in act else ''} with somebody"
    else:
        words = _one_sided(one, roles)
    return f"{words} ({period(one.period)})" if one.period else words


def _verb(act: str, subject: Sequence[str]) -> str:
    return plural(act) if len(subject) > 1 else act


def _one_sided(one: Cluster, roles: Mapping[str, tuple[str, ...]]) -> str:
    actors, target = roles.get("actor", ()), _list(roles.get("target"))
    kind = (one.key.type, one.key.aspect)
    act = BY_MODE.get(kind, ACTS[one.key.type])
    if not target or kind in NO_OBJECT:
        target = ""
        act = PREPOSITION.sub("", BY_MODE[kind]) if kind in BY_MODE else ALONE.get(one.key.type, act)
    return f"{_list(actors) or 'somebody'} {_verb(act, actors)} {target}".rstrip()


def plural(act: str) -> str:
    """The third person plural of a verb in the singular, first word of `act`.

    >>> plural("accuses of"), plural("denies"), plural("imposes sanctions")
    ('accuse of', 'deny', 'impose sanctions')
    """
    verb, _, rest = act.partition(" ")
    verb = verb[:-3] + "y" if verb.endswith("ies") else verb.removesuffix("s")
    return f"{verb} {rest}".rstrip()


def _list(names: Sequence[str] | None) -> str:
    if not names:
        return ""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def period(interval: Interval) -> str:
    """An interval as print has it, ISO days."""
    return str(interval.start) if interval.days == 1 else f"{interval.start} to {interval.end}"


def explain(
    one: Cluster,
    verdict: Verdict,
    stands: Sequence[Stand],
    counts: tuple[int, int, int],
    responses: Sequence[tuple[str, Response]],
) -> tuple[str, ...]:
    """The rule behind the standing and the lines it used, a sentence each.

    `counts` are the articles, the news origins of those that assert it, and the parties that assert it.
    """
    lines = [RULES[verdict.rule] + (f" Standing: {verdict.status}." if verdict.rule == 0 else "")]
    lines += [_line(stand) for _, stand in sorted(verdict.latest.items())]
    if verdict.rule == 1:
        lines += _acknowledgement(one, verdict)
    if verdict.rule == 3:
        lines.append(f"Independent bases: {_list([shown(base) for base in verdict.bases])}.")
    if verdict.rule == 4:
        lines.append(_why_one_basis(verdict))
    lines += [_turn(before, after) for before, after in verdict.reversals]
    lines += [_hearsay(stand) for stand in stands if stand.put_by]
    articles, origins, parties = counts
    lines.append(
        f"Articles: {articles}; news origins that assert it: {origins}; parties that assert it: {parties}."
    )
    lines += [_response(party, response, articles) for party, response in responses]
    return tuple(dict.fromkeys(lines))


def _line(stand: Stand) -> str:
    position = stand.position
    who = shown(position.party)
    if position.speaker and position.speaker != position.party:
        who = f"{who}, by {position.speaker},"
    if position.own_voice:
        who = f"{who}, in its own voice,"
    verb = {
        "affirms": "affirms it",
        "denies": "denies it",
        "possible": "calls it possible",
        "planned": "speaks of a plan",
    }
    since = f" since {period(position.since)}" if position.since else " (undated)"
    reported = f", reported by {position.origin}" if position.origin and not position.own_voice else ""
    grounds = f", on the basis of {stand.grounds}" if stand.grounds else ""
    return (
        f"{who} {verb[position.position]}{since}{reported}{grounds} [{position.statement or position.event}]."
    )


def _acknowledgement(one: Cluster, verdict: Verdict) -> list[str]:
    doers = answerable(one.key)
    own = [
        stand
        for stand in verdict.holding("affirms")
        if stand.position.party in doers and not stand.position.own_voice
    ]
    others = [stand for stand in verdict.holding("affirms") if stand.position.party not in doers]
    names = _list([shown(stand.position.party) for stand in own])
    if others:
        return [f"Acknowledged by {names}."]
    return [f"Acknowledged by {names}; basis: claimed by the actor."]


def _why_one_basis(verdict: Verdict) -> str:
    affirming = verdict.holding("affirms")
    parties = [shown(stand.position.party) for stand in affirming if not stand.position.own_voice]
    voices = [
        stand.position.party for stand in affirming if stand.position.own_voice and not stand.rests_on_quoted
    ]
    if not parties:
        return f"Only {_list(voices) or 'one origin'} reports it in its own voice."
    if len(parties) > 1:
        return f"{_list(parties)} say so, but not on two independent grounds of their own."
    if voices:
        return f"{parties[0]} says so, and only {_list(voices)} reports it without resting on a party."
    return f"All that assert it go back to {parties[0]}: one basis, however many print it."


def _turn(before: Stand, after: Stand) -> str:
    verb = {"affirms": "affirmed", "denies": "denied"}
    return (
        f"{shown(after.position.party)} reversed its position: {verb[before.position.position]} it"
        f"{_on(before)}, {verb[after.position.position]} it{_on(after)}."
    )


def _on(stand: Stand) -> str:
    since = stand.position.since
    line = stand.position.statement or stand.position.event
    return f" on {period(since)} [{line}]" if since else f" (undated) [{line}]"


def _hearsay(stand: Stand) -> str:
    position = stand.position
    return (
        f"That {shown(position.party)} {position.position} it is {shown(stand.put_by or '')}'s word"
        f" and does not count as its own position [{position.statement}]."
    )


def _response(party: str, response: Response, articles: int) -> str:
    if response == "none_found":
        return f"Response of {party}: none found in {articles} article{'s' if articles != 1 else ''} held."
    return f"Response of {party}: {response}."
