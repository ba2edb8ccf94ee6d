"""What stands across articles: the claims of a gold record, field by field where it states one."""

from pathlib import Path

from evals.counting import Report, Row, Tally
from evals.gold_events import in_place, participants
from evals.matching import names, with_states

COUNTED = ("articles", "articles_asserting", "news_origins")


def score_claims(gold: list[Row], events: list[Row], exported: list[Row]) -> Report:
    """Each field that the gold states is one case, and so is that the claim exists at all.

    `events` are the gold's, which say what a claim is about. Of the exported claims with its type and roles,
    the one that shares most files with the gold event is judged.
    """
    fields, report = Tally(), Report()
    by_id = {event["id"]: event for event in events}
    for row in gold:
        event = by_id.get(row["event"])
        if event is None:
            continue
        verdicts = _verdicts(row, _best(event, exported))
        for right in verdicts.values():
            fields.add(right)
        if not all(verdicts.values()):
            report.misses.append(f"  claim   {row['id']} {verdicts}")
    report.figures = {"claim fields right": fields.count}
    return report


def _best(event: Row, claims: list[Row]) -> Row | None:
    about = [claim for claim in claims if claim["type"] == event["type"] and _fits(event, claim)]
    return max(about, key=lambda claim: len(_files(claim) & set(event["files"])), default=None)


def _fits(event: Row, claim: Row) -> bool:
    roles = claim.get("roles") or {}
    everyone = with_states(set().union(*(names(values) for values in roles.values())))
    wanted = participants(event, ("supplier", "recipient"))
    return in_place(event, roles) and all(who & everyone for who in wanted)


def _files(claim: Row) -> set[str]:
    return {Path(file).name for file in claim.get("files", [])}


def _verdicts(gold: Row, claim: Row | None) -> dict[str, bool]:
    found: Row = claim or {}
    verdicts = {"exists": claim is not None}
    if gold.get("status"):
        accepted = gold["status"] if isinstance(gold["status"], list) else [gold["status"]]
        verdicts["status"] = found.get("status") in accepted
    for field in COUNTED:
        if gold.get(field):
            verdicts[field] = len(found.get(field, [])) == gold[field]
    if gold.get("asserted_by"):
        verdicts["asserted_by"] = bool(names(found.get("asserted_by", [])) & names(gold["asserted_by"]))
    if gold.get("denied_by"):
        verdicts["denied_by"] = bool(names(found.get("denied_by", [])) & names(gold["denied_by"]))
    elif "denied_by" in gold:
        verdicts["denied_by"] = claim is not None and not found.get("denied_by")
    return verdicts
