"""Measures events on PETRARCH's unit-test sentences. `python evals/petrarch.py FOLDER`.

The folder holds `PETR.UnitTest.records.json` (`[{id, text, date, events: [{sourcecode, targetcode,
eventcode}]}]`) and `CAMEO2PLOVER-2021.txt`. A sentence is codable when one of its event codes has a root.
Root: an event found has the root of one of them. Pair: an event found has the source and the target of one
of them, whatever its root.

Most codes of this file are not CAMEO's, though they look like them: the sentences come from the validation
set of TABARI, which coded WEIS (McClelland 1978). 064 there is a privilege granted, not shared intelligence,
122 a denunciation, not a refusal of aid. So the root is counted twice, by the CAMEO table and read as WEIS.

Actors are named by codes alone ("ARN"); which words stand for one is read off the sentences themselves: the
words that come with the code and seldom without.
"""

import argparse
import calendar
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Count, Row, Tally
from evals.shipped import NotBuiltError, find_events

RECORDS, TABLE = "PETR.UnitTest.records.json", "CAMEO2PLOVER-2021.txt"
# Roots that PLOVER renamed after the table was made.
RENAMED = {
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
# WEIS by its first two digits. 02 is comment, which PLOVER does not have. A few codes in 19 are CAMEO's.
WEIS: dict[str, frozenset[str]] = {
    digits: frozenset(roots.split())
    for digits, roots in {
        "01": "YIELD",
        "03": "CONSULT",
        "04": "SUPPORT",
        "05": "AGREE",
        "06": "SUPPORT YIELD COOPERATE",
        "07": "AID",
        "08": "AGREE",
        "09": "REQUEST",
        "10": "REQUEST",
        "11": "REJECT",
        "12": "ACCUSE",
        "13": "ACCUSE PROTEST",
        "14": "REJECT",
        "15": "REQUEST",
        "16": "THREATEN",
        "17": "THREATEN",
        "18": "PROTEST MOBILIZE",
        "19": "SANCTION ASSAULT",
        "20": "SANCTION COERCE",
        "21": "COERCE",
        "22": "ASSAULT",
    }.items()
}
# Codes that are CAMEO's, of sentences added for PETRARCH: "X and Y agree that", feasts kept together.
CAMEO_TOO = frozenset({"030", "042", "043", "044", "045", "046", "194"})
SAME = {"TRANSFER": "AID"}  # PLOVER has no TRANSFER; arms that are handed over are AID there
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}  # both sides may be actors
ACTING, ACTED_ON = ("actor", "supplier"), ("target", "recipient")
DAYS = {day.lower() for day in calendar.day_name}
KEY = 3  # characters of a code that name the actor; the rest say what kind of actor it is
_LINE = re.compile(r"^(\d{3,4}):\s*([A-Z]+)")
_NAME = re.compile(r"[A-Z]{2,}\b|[A-Z][a-z]+(?:[A-Z][a-z]+)*")


@dataclass(frozen=True)
class Coded:
    """One codable sentence: its roots by either reading, none where its codes are none of that reading, and
    the keys of source and target of its events ("" unknown)."""

    row: Row
    cameo: frozenset[str]
    weis: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def read_roots(table: Path) -> dict[str, str]:
    """CAMEO code -> PLOVER root of today. A code in the table twice has the first."""
    roots: dict[str, str] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        match = _LINE.match(line)
        if match:
            roots.setdefault(match[1], RENAMED.get(match[2], match[2]))
    return roots


def read_sentences(folder: Path) -> list[Coded]:
    """The codable sentences, in their order; a source or target that is no actor ("---") is unknown."""
    roots = read_roots(folder / TABLE)
    records = json.loads((folder / RECORDS).read_text(encoding="utf-8"))
    coded = []
    for number, record in enumerate(records):  # two share an id
        codes = [event["eventcode"] for event in record["events"] if "eventcode" in event]
        cameo = frozenset(roots[code] for code in codes if code in roots)
        weis = frozenset(root for code in codes for root in _weis(code, roots))
        if cameo or weis:
            row = {
                "id": f"{number} {record['id']}",
                "text": record["text"],
                "published": _day(record["date"]),
            }
            pairs = frozenset(
                (_key(event.get("sourcecode")), _key(event.get("targetcode"))) for event in record["events"]
            )
            coded.append(Coded(row, cameo, weis, pairs))
    return coded


def _weis(code: str, roots: dict[str, str]) -> frozenset[str]:
    """The roots of a code of three digits read as WEIS; one of four is CAMEO's, and some may be either."""
    cameo = frozenset({roots[code]} if code in roots else ())
    if len(code) != 3:
        return cameo
    return WEIS.get(code[:2], frozenset()) | (cameo if code in CAMEO_TOO else frozenset())


def score_events(sentences: list[Coded], predicted: Iterable[Row]) -> dict[str, Count]:
    """`root, CAMEO` and `root, WEIS` of the sentences codable by each; `source and target` of all of them."""
    by_id = {row["id"]: row["events"] for row in predicted}
    codes = learn_names(sentences)
    cameo, weis, pair = Tally(), Tally(), Tally()
    for sentence in sentences:
        events = by_id.get(sentence.row["id"], [])
        roots = {SAME.get(event["type"], event["type"]) for event in events}
        if sentence.cameo:
            cameo.add(bool(roots & sentence.cameo))
        if sentence.weis:
            weis.add(bool(roots & sentence.weis))
        pair.add(any(_has_pair(sentence, event, codes) for event in events))
    return {"root, CAMEO": cameo.count, "root, WEIS": weis.count, "source and target": pair.count}


def learn_names(sentences: Iterable[Coded]) -> dict[str, frozenset[str]]:
    """Word in lower case -> the keys of the actors that it may stand for.

    A capitalised word that begins like a key of its sentences stands for that one; any other for those that
    come with it most often, in half of its sentences or more (a state may have another code before a date).
    """
    words: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        named = {word.lower() for word in _NAME.findall(sentence.row["text"])} - DAYS
        coded = {key for pair in sentence.pairs for key in pair if key}
        words.update(named)
        together.update((word, key) for word in named for key in coded)
    shares: dict[str, dict[str, float]] = {}
    for (word, key), count in together.items():
        shares.setdefault(word, {})[key] = count / words[word]
    return {word: _best(word, keys) for word, keys in sorted(shares.items())}


def _best(word: str, shares: dict[str, float]) -> frozenset[str]:
    alike = frozenset(key for key in shares if word.startswith(key.lower()))
    most = max(shares.values())
    return alike or frozenset(key for key, share in shares.items() if share == most >= 0.5)


def _has_pair(sentence: Coded, event: Row, codes: dict[str, frozenset[str]]) -> bool:
    roles: dict[str, list[str]] = event["roles"]
    acting = _keys((name for role in ACTING for name in roles.get(role, [])), codes)
    acted_on = _keys((name for role in ACTED_ON for name in roles.get(role, [])), codes)
    together = len(roles.get("actor", [])) > 1 and not any(roles.get(role) for role in ACTED_ON)
    if event["type"] in MUTUAL or together:  # two who put off their meeting do it to each other
        acted_on |= acting
        acting |= acted_on
    return any(
        (not source or source in acting) and (not target or target in acted_on)
        for source, target in sentence.pairs
        if source or target
    )


def _keys(names: Iterable[str], codes: dict[str, frozenset[str]]) -> set[str]:
    words = {word.lower() for name in names for word in _NAME.findall(name)}
    return {key for word in words for key in codes.get(word, ())}


def _key(code: str | None) -> str:
    return code[:KEY] if code and code[:KEY].isalpha() else ""


def _day(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the sentences whose root is not found")
    args = parser.parse_args()
    sentences = read_sentences(args.folder)
    try:
        found = list(find_events(sentence.row for sentence in sentences))
    except NotBuiltError as error:
        print(error, file=sys.stderr)
        return 2
    if args.misses:
        print(*_misses(sentences, found), sep="\n")
    for name, count in score_events(sentences, found).items():
        print(f"{name:20} {count.right}/{count.total}")
    return 0


def _misses(sentences: list[Coded], found: list[Row]) -> list[str]:
    lines = []
    for sentence, row in zip(sentences, found, strict=True):
        roots = sorted({SAME.get(event["type"], event["type"]) for event in row["events"]})
        wanted = sentence.weis or sentence.cameo
        if not wanted & set(roots):
            lines.append(f"  wanted {sorted(wanted)} got {roots}: {sentence.row['text'][:150]}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
