"""Who wrote and who sent an article, by the credits in its text: bylines, agency credits, "Reporting by"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicon import Lexicon
from onrecord.read.draft import Draft
from onrecord.read.masthead import find_masthead
from onrecord.read.outlets import known_outlet
from onrecord.read.people import people

AND_MORE = r"(?: and (?:writing|editing|additional reporting))?"
REPORTED = re.compile(
    r"\(?(?:Additional |Further )?(?:Reporting|Writing|Editing|Compil(?:ed|ing)|Written|Edited|Reported"
    r"|Translat(?:ed|ion)|Graphics?|Production|Fact[- ]checking|Creating|Rewriting)"
    rf"{AND_MORE}(?: by\b|:)",
    re.I,
)
WROTE = re.compile(rf"(?:Reporting|Writing|Written|Reported|Compiled){AND_MORE} by(?P<names>[^;()]+)", re.I)
CREDIT = re.compile(r"[ \u00a0]*[(\[](?P<name>[A-Z][\w.&’'/ -]{1,40})[)\]]\.?$")
ALONE = re.compile(r"^(?:[-–—] ?)?[(\[]?(?P<name>[A-Z][\w.&’'/ -]{1,40}?)[)\]]?\.?$")
SIGNED = re.compile(
    r"^(?P<names>.{3,100}?) contributed (?:to this (?:report|story|article)|reporting)\b.{0,120}$"
)
CONTRIBUTED = re.compile(
    r"^(?:(?:The )?Associated Press|AP|Reuters|Bloomberg)?[\w ,’'-]{0,30}?\bwriters? .{3,200}"
    r" contributed to this \w+\.?$"
)
SENTENCE_END = re.compile(r"[.!?…][\"”’')]*$")


@dataclass(frozen=True, slots=True)
class Credits:
    """The blocks without the credits, and whom they name. `dates` and `updates` are days as printed."""

    drafts: tuple[Draft, ...]
    agency: str | None
    outlet: str | None
    byline: tuple[str, ...]
    dates: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()


def find_credits(drafts: Sequence[Draft], lexicon: Lexicon) -> Credits:
    """Take the credits out of `drafts`: bylines above the body, agency credits and contributors below it."""
    out: list[Draft] = []
    byline: list[str] = []
    for draft in drafts:
        names = _contributors(draft) if draft.role == "paragraph" else None
        if names is None:
            out.append(draft)
        else:
            byline += names
            out.append(draft.removed("credit of reporters and editors"))
    out, agency, outlet = _sender(out, lexicon)
    above = find_masthead(out, lexicon)
    return Credits(
        above.drafts,
        agency or above.agency,
        outlet or above.outlet,
        tuple(dict.fromkeys((*above.byline, *byline))),
        above.dates,
        above.updates,
    )


def _contributors(draft: Draft) -> list[str] | None:
    """Whom a credit paragraph names as writers; None where it is no credit."""
    text = draft.text
    if len(text.split()) > 60:
        return None
    if REPORTED.match(text):
        return [name for match in WROTE.finditer(text) for name in people(match["names"])]
    if CONTRIBUTED.match(text):
        return []
    signed = SIGNED.match(text)
    if signed:
        return people(signed["names"])
    return None


def _sender(drafts: list[Draft], lexicon: Lexicon) -> tuple[list[Draft], str | None, str | None]:
    """An agency credit that ends the last paragraph, or is it: "... said. (Yonhap)"."""
    last = next((i for i in reversed(range(len(drafts))) if drafts[i].role == "paragraph"), None)
    if last is None:
        return drafts, None, None
    draft = drafts[last]
    alone, ending = ALONE.match(draft.text), CREDIT.search(draft.text)
    if alone and (draft.text[:1] in "([-–—" or known_outlet(alone["name"], lexicon)):
        name, kept = alone["name"], []
        gone = draft.removed("agency credit")
    elif ending and SENTENCE_END.search(draft.text[: ending.start()]):
        name = ending["name"]
        kept = [
            Draft(draft.body.part(0, ending.start()).stripped(), place=draft.place, heading=draft.heading)
        ]
        gone = Draft(draft.body.part(ending.start(), len(draft.text)).stripped()).removed("agency credit")
    else:
        return drafts, None, None
    known = known_outlet(name, lexicon)
    if not known and (len(name.split()) > 3 or (name.isupper() and len(name) > 4) or "with" in name.split()):
        return drafts, None, None
    rest = [*drafts[:last], *kept, gone, *drafts[last + 1 :]]
    if known and not known.agency:
        return rest, None, known.name
    return rest, known.name if known else name, None
