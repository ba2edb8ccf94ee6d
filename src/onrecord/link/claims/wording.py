"""Claims in words: the short sentence that sums one up."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onrecord.link.claims.clusters import Cluster
from onrecord.link.claims.contents import OPPOSITE, is_content, words_of
from onrecord.link.claims.participants import is_unnamed, shown
from onrecord.link.claims.propositions import MUTUAL
from onrecord.link.classes import singular
from onrecord.link.names import called
from onrecord.model import Interval

# What is asked for, rejected, protested over: with the party that it is asked of, and without.
WITH_ITEM = {
    "REQUEST": ("asks {target} for {item}", "asks for {item}"),
    "REJECT": ("rejects {item} of {target}", "rejects {item}"),
    "PROTEST": ("protests against {target} over {item}", "protests over {item}"),
}
UNSAID = frozenset({"it", "this", "that", "them", "these", "those", "so", "what"})
HEAD_ENDS = re.compile(
    r" (?:of|in|from|with|at|on|for|to|by|near|who|that|which|working|killed|accused)\b|[,;]"
)
# Plurals without the ending of one.
MANY = frozenset({"police", "people", "children", "media"})
BODIES = frozenset({"state", "organisation", "person", "place"})

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
    ("MOBILIZE", "exercise"): "holds military exercises",
    ("CONSULT", "phone"): "speak by phone", ("CONSULT", "visit"): "visits",
    ("SANCTION", "lift"): "lifts sanctions on",
    ("SANCTION", "discontinue"): "cuts off", ("SANCTION", "expel"): "expels people of",
    ("SANCTION", "withdraw"): "withdraws from", ("YIELD", "resign"): "resigns",
    ("YIELD", "ceasefire"): "ceases fire against", ("YIELD", "release"): "releases",
    ("YIELD", "withdraw"): "withdraws from", ("COERCE", "arrest"): "arrests", ("COERCE", "ban"): "bans",
    ("COERCE", "deport"): "deports", ("COERCE", "seize"): "seizes what belongs to",
    ("ACCUSE", "investigate"): "investigates", ("PROTEST", "boycott"): "boycotts",
}  # fmt: skip
SUFFERED = {
    ("ASSAULT", ""): "is attacked", ("COERCE", ""): "is coerced", ("COERCE", "arrest"): "is arrested",
    ("COERCE", "ban"): "is banned", ("COERCE", "deport"): "is deported", ("YIELD", "release"): "is released",
    ("SANCTION", ""): "is put under sanctions", ("SANCTION", "lift"): "is freed of sanctions",
    ("SANCTION", "expel"): "is expelled",
}  # fmt: skip
NO_OBJECT = {("MOBILIZE", "test"), ("MOBILIZE", "exercise"), ("YIELD", "resign")}
PREPOSITION = re.compile(r" (?:on|to|of|from|against|in|people of|what belongs to)$")


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
        given = Counter(name for member in one.members for name in member.names.get(party, ()))
        if len(given) == 1 or (given and is_unnamed(party)):
            return (min(given, key=lambda name: (-given[name], len(name), name)),)
    return (shown(party),)


def summarise(one: Cluster) -> str:
    """The claim as a short sentence without a full stop."""
    roles = dict(roles_of(one))
    if one.members and all(is_content(member) for member in one.members):
        of = next(iter(roles.values()), ())
        said = "the opposite is said" if one.key.matter.startswith(OPPOSITE) else "it is said"
        return f"{said} of {listed(of)}: {words_of(one.members)}"
    if one.key.type == "TRANSFER":
        giver, taker = listed(roles.get("supplier")), listed(roles.get("recipient"))
        item = one.key.aspect or "material"
        words = f"{giver} {_verb('supplies', roles['supplier'], one)} {item}" if giver else ""
        words = words or f"{taker} {_verb('receives', roles['recipient'], one)} {item}"
        words += f" to {taker}" if giver and taker else ""
    elif one.key.type in MUTUAL and not roles.get("target"):
        act = BY_MODE.get((one.key.type, one.key.aspect), ACTS[one.key.type])
        words = f"{listed(roles.get('actor'))} {act}"
        if len(roles.get("actor", ())) == 1:
            words = f"{words}{'s' if ' ' not in act else ''} with somebody"
    else:
        words = _one_sided(one, roles)
    if one.period:
        return f"{words} ({period(one.period)})"
    return f"{words} ({told})" if (told := _first_told(one)) else words


def tell_apart(clusters: Sequence[Cluster]) -> list[str]:
    """The summary of each cluster; where several have the same one, with the place or the article."""
    found = [summarise(one) for one in clusters]
    same: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(found):
        same[words].append(number)
    for words, numbers in same.items():
        if len(numbers) == 1:
            continue
        for marks in ([_places(clusters[n]) for n in numbers], [_files(clusters[n]) for n in numbers]):
            if all(marks) and len(set(marks)) == len(marks):
                for number, mark in zip(numbers, marks, strict=True):
                    found[number] = f"{words} ({mark})"
                break
    return found


def _first_told(one: Cluster) -> str:
    """When a happening without a date was first reported, "" where nothing is known or nothing tells."""
    days = [member.article.published for member in one.members if member.article.published]
    if not days or not one.about:
        return ""
    return f"reported {period(min(days, key=lambda day: (day.start, day.end)))}"


def _places(one: Cluster) -> str:
    found = {place for member in one.members for place in member.event.places}
    return f"in {listed(sorted(found))}" if found else ""


def _files(one: Cluster) -> str:
    return listed(sorted({called(member.article) for member in one.members}))


def _verb(act: str, subject: Sequence[str], one: Cluster) -> str:
    """The act as the subject has it: people in the plural are several, a state or a body is one."""
    kinds = {
        role.referent.name.casefold(): role.referent.kind
        for member in one.members
        for role in member.event.roles
    }
    return plural(act) if len(subject) > 1 or any(_several(name, kinds) for name in subject) else act


def _several(name: str, kinds: Mapping[str, str]) -> bool:
    words = HEAD_ENDS.split(name.casefold(), maxsplit=1)[0].split()
    if not words:
        return False
    if words[-1] in MANY or (words[-1].endswith("men") and kinds.get(name.casefold()) == "group"):
        return True
    return kinds.get(name.casefold(), "state") not in BODIES and singular(words[-1]) != words[-1]


def _item(one: Cluster) -> str:
    """The thing that the most events of a claim name, "" where none does."""
    names = Counter(
        role.referent.name
        for member in one.members
        for role in member.event.roles
        if role.role == "item" and role.referent.name.casefold() not in UNSAID
    )
    return min(names, key=lambda name: (-names[name], name), default="")


def _one_sided(one: Cluster, roles: Mapping[str, tuple[str, ...]]) -> str:
    actors, target = roles.get("actor", ()), listed(roles.get("target"))
    kind = (one.key.type, one.key.aspect)
    if not actors and target and kind in SUFFERED:
        return f"{target} {_verb(SUFFERED[kind], roles['target'], one)}"
    act = BY_MODE.get(kind, ACTS[one.key.type])
    if not target or kind in NO_OBJECT:
        target = ""
        act = PREPOSITION.sub("", BY_MODE[kind]) if kind in BY_MODE else ALONE.get(one.key.type, act)
    if kind not in BY_MODE and one.key.type in WITH_ITEM and (item := _item(one)):
        with_target, alone = WITH_ITEM[one.key.type]
        act = (with_target if target else alone).format(target=target, item=item)
        target = ""
    if kind == ("MOBILIZE", "test") and one.key.matter:
        act = f"tests {one.key.matter}"
    return f"{listed(actors) or 'somebody'} {_verb(act, actors, one)} {target}".rstrip()


def plural(act: str) -> str:
    """The third person plural of a verb in the singular, first word of `act`.

    >>> plural("accuses of"), plural("denies"), plural("is attacked")
    ('accuse of', 'deny', 'are attacked')
    """
    verb, _, rest = act.partition(" ")
    verb = "are" if verb == "is" else verb[:-3] + "y" if verb.endswith("ies") else verb.removesuffix("s")
    return f"{verb} {rest}".rstrip()


def listed(names: Sequence[str] | None) -> str:
    """Names as a sentence lists them, "" for none."""
    if not names:
        return ""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def period(interval: Interval) -> str:
    """An interval as print has it, ISO days."""
    return str(interval.start) if interval.days == 1 else f"{interval.start} to {interval.end}"
