"""How each participant has responded to a claim, in its own terms or to a claim that is close kin to it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.claims.clusters import Cluster
from onrecord.link.claims.kinship import Asserted, denies
from onrecord.link.claims.stances import Stand
from onrecord.link.claims.standing import Verdict
from onrecord.model.claim import Response


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The denial by a participant of a claim that says more or less than one it has not answered.

    `claim` is the id of the claim denied; `fuller` says that it says more.
    """

    claim: str
    fuller: bool
    stand: Stand


def elsewhere(
    clusters: Sequence[Cluster],
    held: Sequence[Sequence[Stand]],
    latest: Sequence[Mapping[str, Stand]],
    chains: Mapping[str, tuple[str, ...]],
    ids: Sequence[str],
) -> dict[int, dict[str, Elsewhere]]:
    """Place of a transfer -> participants of it with their latest denial of one that says more or less.

    A denial older than the first assertion of a claim is no response to it. `held` and `latest` are the
    positions on each cluster, `chains` maps each class of items to itself and the classes above it.
    """
    transfers = [place for place, one in enumerate(clusters) if one.key.type == "TRANSFER"]
    by_side: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for place in transfers:
        for side in clusters[place].key.roles:
            by_side[side].append(place)
    found: dict[int, dict[str, Elsewhere]] = {}
    for place in transfers:
        one = clusters[place]
        asserted = Asserted.of(held[place])
        near = sorted({other for side in one.key.roles for other in by_side[side]} - {place})
        answers: dict[str, tuple[tuple[object, ...], Elsewhere]] = {}
        for other in near:
            if not _is_kin(one, clusters[other], chains):
                continue
            for party in sorted(one.key.participants):
                stand = latest[other].get(party)
                if stand and not stand.position.own_voice and denies(stand, one, asserted):
                    fuller = _says_more(clusters[other], one, chains)
                    rank = (stand.position.since is not None, str(stand.position.since), ids[other])
                    answers[party] = max(
                        answers.get(party, (rank, Elsewhere(ids[other], fuller, stand))),
                        (rank, Elsewhere(ids[other], fuller, stand)),
                        key=lambda answer: answer[0],
                    )
        if answers:
            found[place] = {party: answer for party, (_, answer) in answers.items()}
    return found


def response(
    party: str, verdict: Verdict, declined: Collection[str], others: Mapping[str, Elsewhere]
) -> Response:
    """The response of a participant: its latest position, else its denial of a kindred claim."""
    stand = verdict.latest.get(party)
    if stand and not stand.position.own_voice:
        if stand.position.position == "denies":
            return "denied"
        if stand.position.position in ("affirms", "planned"):
            return "affirmed"
    if party in others:
        return "denied"
    return "declined" if party in declined else "none_found"


def _is_kin(one: Cluster, other: Cluster, chains: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether of two transfers one has all sides of the other, and one's items are of the other's class."""
    if one.period and other.period and not one.period.overlaps(other.period):
        return False
    mine, theirs = set(one.key.roles), set(other.key.roles)
    above, below = chains[one.key.aspect], chains[other.key.aspect]
    return (mine <= theirs or theirs <= mine) and (other.key.aspect in above or one.key.aspect in below)


def _says_more(one: Cluster, other: Cluster, chains: Mapping[str, tuple[str, ...]]) -> bool:
    if set(one.key.roles) != set(other.key.roles):
        return set(one.key.roles) > set(other.key.roles)
    if one.key.aspect != other.key.aspect:
        return other.key.aspect in chains[one.key.aspect]
    return bool(one.about)
