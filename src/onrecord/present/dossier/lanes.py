"""The marks of a claim on the timeline: when it happened, and who took which position when."""

from onrecord.link.claims.positions import by_party
from onrecord.model import Claim, Interval
from onrecord.present.dossier.timeline import Lane, Mark
from onrecord.present.wording import STANCES, dates, shortened

PARTY = 36  # characters of a party on a label
LONG = 366  # days; a vaguer date says little on a timeline


def lane(claim: Claim) -> Lane:
    """The event where it is dated to a year or better, and every change of position with a date.

    Of the outlets that report in their own voice only the first is marked.
    """
    marks = []
    if claim.when and claim.when.days <= LONG:
        marks.append(Mark("event", claim.when, dates(claim.when), claim.id))
    reports = []
    for (party, own_voice), runs in by_party(claim.positions).items():
        for run in runs:
            if run.since and own_voice and run.stance == "affirms":
                reports.append(Mark(run.stance, run.since, f"{party} reports it", claim.id))
            elif run.since and not own_voice:
                label = f"{shortened(party, PARTY)} {STANCES[run.stance]}"
                marks.append(Mark(run.stance, run.since, label, claim.id))
    marks += sorted(reports, key=_order)[:1]
    return Lane(claim.summary, claim.id, tuple(sorted(marks, key=_order)))


def _order(mark: Mark) -> tuple[Interval, str]:
    return (mark.when, mark.label)
