"""What stands between headline and text: who wrote it, for whom, and the day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.lexicon import Lexicon
from onrecord.read.dateline import MONTH
from onrecord.read.draft import Draft
from onrecord.read.outlets import known_outlet
from onrecord.read.people import POST, people

BYLINE = re.compile(r"^by:? (?P<names>\w.{2,100})$", re.I)
BYLINE_WORDS = 16
BODY = 2  # paragraphs of the text after which nothing is looked for any more
LINE_WORDS = 6  # of a line that names an outlet or a post
OUTLET = re.compile(
    r"\b(?:Times|News|Post|Herald|Daily|Journal|Tribune|Press|Gazette|Magazine|Wire|Agency|Network|Today"
    r"|Observer|Chronicle|Review|Weekly|Broadcasting|Radio|Television|TV|Telegraph|Dispatch|Courier)\b"
)
STAMP = (
    r"(?:(?P<what{0}>(?:first |last |originally )?(?:published|posted|updated|modified|created|date|pub date)"
    r"(?: on| at)?:?) ?)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]* )?"
    rf"(?P<day{{0}}>{MONTH} \d{{{{1,2}}}},? \d{{{{4}}}}|\d{{{{1,2}}}} {MONTH},? \d{{{{4}}}}"
    rf"|\d{{{{4}}}}-\d\d-\d\d|{MONTH} \d{{{{1,2}}}}|\d{{{{1,2}}}} {MONTH})"
    r"(?:,? ?(?:at |[-|–—•·/] ?)?\d{{1,2}}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?\(?[a-z]{{2,5}}\)?)?)?"
)
DATES = re.compile(
    rf"\W*{STAMP.format(1)}(?:[ ,;|–—•·/()-]+{STAMP.format(2)})?\W*", re.I
)  # one or two of them and nothing else
UPDATED = re.compile(r"updated|modified", re.I)
CREDITED = re.compile(r"\s*(?:[|/•·;,]|\bfor\b|\bwith\b|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Masthead:
    """The blocks without it, and what it says. `dates` and `updates` are days as printed."""

    drafts: tuple[Draft, ...]
    byline: tuple[str, ...] = ()
    agency: str | None = None
    outlet: str | None = None
    dates: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    byline: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    updates: list[str] = field(default_factory=list)


def find_masthead(drafts: Sequence[Draft], lexicon: Lexicon) -> Masthead:
    """Take byline, outlet line and date line out of what stands above the second paragraph of the text."""
    found = _Found()
    out = list(drafts)
    seen = 0
    for i, draft in enumerate(drafts):
        if draft.role != "paragraph":
            continue
        reason = _take(draft.text, found, lexicon)
        if reason:
            out[i] = draft.removed(reason)
        else:
            seen += 1
        if seen == BODY:
            break
    return Masthead(
        tuple(out),
        tuple(dict.fromkeys(found.byline)),
        next(iter(found.agencies), None),
        next(iter(found.outlets), None),
        tuple(found.dates),
        tuple(found.updates),
    )


def credited_agency(names: Sequence[str], lexicon: Lexicon) -> str | None:
    """The agency among those named as authors: "AP", "Ann Lee, Reuters"; None without one."""
    for name in names:
        for part in (name, *CREDITED.split(name)):
            known = known_outlet(re.sub(r"^by:? ", "", part.strip(), flags=re.I), lexicon)
            if known and known.agency:
                return known.name
    return None


def people_only(names: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The authors without the agencies among them."""
    return tuple(name for name in names if not ((known := known_outlet(name, lexicon)) and known.agency))


def _take(text: str, found: _Found, lexicon: Lexicon) -> str | None:
    """Note what a block above the text says; why it is set aside, None where it is text."""
    words = len(text.split())
    stamped = DATES.fullmatch(text)
    if stamped:
        for at in (1, 2):
            if stamped[f"day{at}"]:
                updated = UPDATED.search(stamped[f"what{at}"] or "")
                (found.updates if updated else found.dates).append(stamped[f"day{at}"])
        return "date line"
    byline = BYLINE.match(text)
    if byline and words <= BYLINE_WORDS:
        agency = credited_agency([_undated(byline["names"])], lexicon)
        names = [
            name
            for name in people(byline["names"])
            if not known_outlet(name, lexicon) and not OUTLET.search(name)
        ]
        if names or agency:
            found.byline += names
            found.agencies += [agency] if agency else []
            return "byline"
    if words <= LINE_WORDS and not text.rstrip().endswith((".", "!", "?", ":")):
        return _take_line(text, found, lexicon)
    return None


def _take_line(text: str, found: _Found, lexicon: Lexicon) -> str | None:
    """A short line under a byline that names the outlet, or the post of the writer."""
    known = known_outlet(text.strip(" |-–—"), lexicon)
    if known:
        (found.agencies if known.agency else found.outlets).append(known.name)
        return "outlet line"
    if not found.byline:
        return None
    if POST.search(text):
        return "byline"
    if OUTLET.search(text) and all(
        word[:1].isupper() or word in ("of", "the", "and") for word in text.split()
    ):
        found.outlets.append(text.strip())
        return "outlet line"
    return None


def _undated(names: str) -> str:
    """Without the day and time that follow an agency: "Ann Lee | AP January 27 at 11:15 PM"."""
    return re.sub(rf"\s*(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})\b.*$", "", names)
