"""The register and timelines as tables for people; they fit 80 columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from onrecord.ledger import DesignatorRow, Heading
from onrecord.link.claims.register import RegisterRow
from onrecord.link.claims.timeline import Entry
from onrecord.model import Designator, Position, Quantity
from onrecord.present import wording
from onrecord.present.console import safe
from onrecord.present.counts import Counts
from onrecord.present.tables import Column, Fitted, standing, table_of

WIDE = 120  # columns of a window from which on counts and denials have columns of their own
MOST = 4  # designations and numbers in a cell
TURNS = {"affirms": "now affirms", "denies": "now denies"}


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that designators name, with how often and in how many articles."""

    designator: Designator
    mentions: int
    articles: int


def gathered(rows: Iterable[DesignatorRow]) -> tuple[Named, ...]:
    """What designators name, each thing once, by the number of articles, most first, then id."""
    found: dict[str, list[DesignatorRow]] = {}
    for row in rows:
        found.setdefault(row.designator.id, []).append(row)
    named = [
        Named(alike[0].designator, len(alike), len({row.article.id for row in alike}))
        for alike in found.values()
    ]
    return tuple(sorted(named, key=lambda one: (-one.articles, one.designator.id)))


def designators(rows: Iterable[Named], width: int) -> Fitted:
    """What designators name."""
    return table_of(
        rows,
        width,
        (
            Column("id", lambda row: row.designator.id, ratio=4),
            Column("name", lambda row: row.designator.name, ratio=4),
            Column("kind", lambda row: row.designator.kind, nowrap=True),
            Column("checked", _checked, nowrap=True, least=72),
            Column("mentions", lambda row: f"{row.mentions:,}", right=True),
            Column("articles", lambda row: f"{row.articles:,}", right=True),
        ),
    )


def register(rows: Iterable[RegisterRow], width: int) -> Fitted:
    """Transfers with what is known of them, their standing, who said so first, who denies it, and counts."""
    wide = width >= WIDE
    columns: list[Column[RegisterRow]] = [
        Column("transfer", lambda row: _transfer(row, wide), ratio=6),
        Column("standing", lambda row: _standing(row, wide), nowrap=True),
        Column("when", lambda row: wording.dates(row.when), ratio=2),
        Column("first claimed", lambda row: _told(row.first), ratio=3),
    ]
    if wide:
        columns += [
            Column("denied by", lambda row: "; ".join(map(_told, row.denials)), ratio=3),
            Column("acknowledged by", lambda row: "; ".join(map(_told, row.acknowledgements)), ratio=3),
            Column("articles", lambda row: _counts(row).in_articles, right=True, nowrap=True),
            Column("origins", lambda row: str(row.news_origins), right=True),
            Column("parties", lambda row: str(row.parties), right=True),
        ]
    return table_of(rows, width, columns)


def timeline(entries: Iterable[Entry], width: int, headings: Mapping[str, Heading], alone: bool) -> Fitted:
    """Entries by day; `alone` leaves out what claim they are about, as all are about one."""
    return table_of(
        entries,
        width,
        (
            Column("when", lambda entry: wording.dates(entry.when), ratio=3),
            Column("what", lambda entry: _entry(entry, headings, alone), ratio=9),
            Column("claim", lambda entry: Text(entry.claim or "", "dim"), nowrap=True, least=WIDE),
            Column("evidence", _evidence, nowrap=True),
        ),
    )


def _transfer(row: RegisterRow, wide: bool) -> Text:
    """Who to whom, of what; below it numbers and designations, and what has no column of its own."""
    indent = "  " * row.depth
    giver, taker = wording.listed(row.supplier, "somebody"), wording.listed(row.recipient, "somebody")
    text = Text(indent + ("└ " if row.depth else ""))
    text.append(safe(f"{giver} → {taker}: {row.item or 'material'}"))
    for words in (_quantities(row.quantities), _designations(row.designations)):
        if words:
            text.append(f"\n{indent}  {safe(words)}")
    if not wide:
        for names, said, style in (
            (row.denials, "denied by", "red"),
            (row.acknowledgements, "acknowledged by", "blue"),
        ):
            if names:
                text.append(f"\n{indent}  {said} {safe('; '.join(map(_told, names)))}", style)
    under = f" under {row.parent}" if row.parent and not row.depth else ""
    text.append(f"\n{indent}  {row.claim}{under}", "dim")
    return text


def _standing(row: RegisterRow, wide: bool) -> Text:
    """The standing; below it the three counts, where they have no columns of their own."""
    text = standing(row.status)
    if not wide:
        text.append("\n" + str(_counts(row)).replace(" · ", "\n"), "dim")
    return text


def _quantities(found: Sequence[Quantity]) -> str:
    words = list(dict.fromkeys(wording.quantity(one) for one in found))
    more = f" and {len(words) - MOST} more" if len(words) > MOST else ""
    return "; ".join(words[:MOST]) + more


def _designations(found: Sequence[Designator]) -> str:
    return wording.few([one.name for one in found if one.kind != "resolution"], MOST)


def _told(position: Position | None) -> str:
    """Who took a position, and when: "United States, 13 Oct 2023"."""
    if position is None:
        return ""
    voice = " (own voice)" if position.own_voice else ""
    return f"{wording.party_name(position.party)}{voice}, {wording.dates(position.since)}"


def _counts(row: RegisterRow) -> Counts:
    return Counts(row.articles_asserting, row.articles, row.news_origins, row.parties)


def _checked(row: Named) -> str:
    return {None: "", True: "valid", False: "not valid"}[row.designator.valid]


def _entry(entry: Entry, headings: Mapping[str, Heading], alone: bool) -> Text:
    if entry.kind == "publication":
        heading = headings[entry.articles[0]]
        title = heading.title or heading.file.rsplit("/", 1)[-1]
        return Text(
            safe(f"published: {wording.shortened(title, 100)} ({wording.outlet_name(heading)})"), "dim"
        )
    about = "it" if alone else f"“{entry.summary}”"
    if entry.kind == "event":
        certain = "" if entry.certainty == "asserted" else f" ({entry.certainty})"
        return Text(safe(f"{entry.summary}{certain}"), "bold")
    return Text(safe(f"{_who(entry)} {_holds(entry)} {about}"), "red" if entry.stance == "denies" else "")


def _who(entry: Entry) -> str:
    party = wording.party_name(entry.party or "")
    if entry.own_voice:
        return f"{party}, in its own voice,"
    return f"{party}, by {entry.speaker}," if entry.speaker and entry.speaker != party else party


def _holds(entry: Entry) -> str:
    stance = entry.stance or "affirms"
    if entry.kind == "reversal":
        return f"reverses itself and {TURNS[stance]}"
    return {"possible": "calls possible", "planned": "speaks of a plan:"}.get(stance, wording.STANCES[stance])


def _evidence(entry: Entry) -> Text:
    more = f" +{len(entry.lines) - 1}" if len(entry.lines) > 1 else ""
    return Text(f"{entry.lines[0] if entry.lines else ''}{more}", "dim")
