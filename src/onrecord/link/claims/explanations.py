"""Why a claim has its standing, in sentences that give the rule and the lines it used."""

from collections.abc import Mapping, Sequence

from onrecord.link.claims.clusters import Cluster
from onrecord.link.claims.participants import shown
from onrecord.link.claims.responses import Elsewhere
from onrecord.link.claims.stances import Stand
from onrecord.link.claims.standing import Verdict, answerable
from onrecord.link.claims.wording import listed, period
from onrecord.model.claim import Response

RULES = {
    0: "Rule 0: nobody says that it has happened.",
    1: "Rule 1, acknowledged: the latest own position of one who answers for it affirms it.",
    2: "Rule 2, disputed: it is asserted, and a participant's latest position denies it.",
    3: "Rule 3, corroborated: two independent bases assert it.",
    4: "Rule 4, reported: it is asserted, no participant answers, and there are no two independent bases.",
}
ANSWERED_ELSEWHERE = (
    "Rule 4, reported: it is asserted, participants answer only kindred claims, and there are no two"
    " independent bases."
)


def explain(
    one: Cluster,
    verdict: Verdict,
    stands: Sequence[Stand],
    counts: tuple[int, int, int],
    responses: Sequence[tuple[str, Response]],
    elsewhere: Mapping[str, Elsewhere],
) -> tuple[str, ...]:
    """The rule behind the standing and the lines it used, a sentence each.

    `counts` are the articles, the news origins of those that assert it, and the parties that assert it.
    """
    rule = ANSWERED_ELSEWHERE if verdict.rule == 4 and elsewhere else RULES[verdict.rule]
    lines = [rule + (f" Standing: {verdict.status}." if verdict.rule == 0 else "")]
    lines += [_line(stand) for _, stand in sorted(verdict.latest.items())]
    if verdict.rule == 1:
        lines += _acknowledgement(one, verdict)
    if verdict.rule == 3:
        lines.append(f"Independent bases: {listed([shown(base) for base in verdict.bases])}.")
    if verdict.rule == 4:
        lines.append(_why_one_basis(verdict))
    lines += [_turn(before, after) for before, after in verdict.reversals]
    lines += [_hearsay(stand) for stand in stands if stand.put_by]
    lines += [_lapsed(stand) for stand in stands if stand.put_by is None and stand.position.lapse]
    articles, origins, parties = counts
    lines.append(
        f"Articles: {articles}; news origins that assert it: {origins}; parties that assert it: {parties}."
    )
    others = {shown(party): answer for party, answer in elsewhere.items() if not _answers(party, verdict)}
    lines += [_response(party, response, articles, others.get(party)) for party, response in responses]
    return tuple(dict.fromkeys(lines))


def _line(stand: Stand) -> str:
    position = stand.position
    who = shown(position.party)
    if position.speaker and position.speaker != who:
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
    names = listed([shown(stand.position.party) for stand in own])
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
        return f"Only {listed(voices) or 'one origin'} reports it in its own voice."
    if len(parties) > 1:
        return f"{listed(parties)} say so, but not on two independent grounds of their own."
    if voices:
        return f"{parties[0]} says so, and only {listed(voices)} reports it without resting on a party."
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


def _lapsed(stand: Stand) -> str:
    """That only an earlier version has a line, and what follows."""
    position = stand.position
    verb = {"affirms": "affirms", "denies": "denies", "possible": "calls possible", "planned": "plans"}
    said = f"that {shown(position.party)} {verb[position.position]} it"
    if position.lapse == "withdrawn":
        return (
            f"Withdrawn: {said} was in an article that its outlet has corrected, rewritten to the contrary or"
            f" taken back; it does not count [{position.statement or position.event}]."
        )
    return (
        f"Superseded: {said} is only in an earlier version of an article; the last one leaves it out, and"
        f" says nothing against it [{position.statement or position.event}]."
    )


def _answers(party: str, verdict: Verdict) -> bool:
    stand = verdict.latest.get(party)
    return bool(stand and not stand.position.own_voice and stand.position.position != "possible")


def _response(party: str, response: Response, articles: int, other: Elsewhere | None) -> str:
    if other and response == "denied":
        kin = "fuller" if other.fuller else "wider"
        return f"Response of {party}: denied, of the {kin} claim {other.claim}{_on(other.stand)}."
    if response == "none_found":
        return f"Response of {party}: none found in {articles} article{'s' if articles != 1 else ''} held."
    return f"Response of {party}: {response}."
