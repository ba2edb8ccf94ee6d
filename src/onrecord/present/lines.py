"""One line of the record for a terminal, with its evidence in context."""

from collections.abc import Iterable
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.ledger import (
    ArticleFilter,
    ArticleRow,
    ClaimRow,
    EntityRow,
    EventFilter,
    EventRow,
    Heading,
    Ledger,
    Line,
    StatementFilter,
    StatementRow,
    StoryRow,
)
from onrecord.link.copies.versions import is_retracted, notices
from onrecord.model import Claim, Judgement, Position
from onrecord.present import wording
from onrecord.present.checks import check_view
from onrecord.present.console import safe
from onrecord.present.counts import claim_counts
from onrecord.present.evidence import Passage, event_passage, line_ids, statement_passage, styled
from onrecord.present.tables import standing

NOTICE = 300  # characters of what an outlet says it changed
EVIDENCE = 12  # passages under a claim; the dossier has them all


def line_view(ledger: Ledger, line: Line) -> RenderableType:
    """Any line of the record: its fields, its evidence in context, and what people said of it."""
    if isinstance(line, ArticleRow):
        return Group(*_article(ledger, line))
    if isinstance(line, StatementRow):
        return Group(*_statement(ledger, line), *_judgements(ledger, line.statement.id))
    if isinstance(line, EventRow):
        return Group(*_event(ledger, line), *_judgements(ledger, line.event.id))
    if isinstance(line, ClaimRow):
        return Group(*_claim(ledger, line), *_judgements(ledger, line.claim.id))
    if isinstance(line, EntityRow):
        return Group(*_entity(line), *_judgements(ledger, line.entity.id))
    if isinstance(line, StoryRow):
        return Group(*_story(line))
    return Group(*_judgement(line))


def id_of(line: Line) -> str:
    """The id of any line of the record."""
    if isinstance(line, ArticleRow):
        return line.article.id
    if isinstance(line, StatementRow):
        return line.statement.id
    if isinstance(line, EventRow):
        return line.event.id
    if isinstance(line, ClaimRow):
        return line.claim.id
    if isinstance(line, EntityRow):
        return line.entity.id
    return line.story.id if isinstance(line, StoryRow) else line.id


def explanation(ledger: Ledger, row: ClaimRow) -> RenderableType:
    """The rule behind the standing of a claim, and the lines it used with their evidence."""
    claim = row.claim
    parts: list[RenderableType] = [
        Text.assemble(standing(claim.status), "  ", (safe(claim.summary), "bold")),
        Text(f"{wording.STANDINGS[claim.status]}; {claim_counts(claim)}", "dim"),
        Text(),
    ]
    parts += [Text(f"{at}. {safe(one)}") for at, one in enumerate(claim.explanation, 1)]
    used = [line for one in claim.explanation for line in line_ids(one)]
    parts += [Text(), *_passages(ledger, used, most=len(used))]
    held = wording.plural(len(claim.positions), "position")
    parts.append(Text(f"`onrecord show {claim.id}` lists {held} on it.", "dim"))
    return Group(*parts)


def _article(ledger: Ledger, row: ArticleRow) -> Iterable[RenderableType]:
    article = row.article
    yield Text(safe(article.title or article.file), "bold")
    yield from _edition(ledger, row)
    dateline = article.dateline
    yield _fields(
        ("id", article.id),
        ("file", article.file),
        ("url", article.url),
        ("outlet", article.outlet),
        ("agency", article.agency),
        ("byline", ", ".join(article.byline)),
        (
            "dateline",
            ", ".join(part for part in (dateline.place, dateline.date) if part) if dateline else None,
        ),
        ("published", f"{wording.dates(article.published)} ({article.published_basis or 'no basis'})"),
        ("could also be", ", ".join(map(wording.dates, article.published_candidates))),
        ("updated", f"{article.updated:%Y-%m-%d %H:%M %Z}" if article.updated else None),
        ("fetched", f"{article.fetched:%Y-%m-%d %H:%M %Z}" if article.fetched else None),
        ("versions", ", ".join(row.versions)),
        ("language", _language(row)),
        ("origin", f"{row.origin.name} ({row.origin.basis})" if row.origin else None),
        ("found", f"{wording.plural(row.statements, 'statement')}, {wording.plural(row.events, 'event')}"),
        *(
            (one.relation + " copy", f"{one.copy} of {one.original}, {one.shared:.0%} shared")
            for one in row.copies
        ),
        *(("removed", f"{one.reason}: {wording.shortened(one.text, 100)}") for one in article.removed),
    )
    yield Padding(Text(wording.shortened(safe(article.text), 600), "dim"), (1, 0, 0, 0))


def _edition(ledger: Ledger, row: ArticleRow) -> Iterable[RenderableType]:
    """That there is a later version, and what the outlet says of having changed the article."""
    newest = row.article
    if row.latest:
        yield Text(f"Superseded by a later version, {row.latest}; `--versions` shows what changed.", "yellow")
        (found,) = ledger.articles(ArticleFilter(ids=(row.latest,)))
        newest = found.article
    if is_retracted(newest):
        yield Text("Retracted: its outlet has taken this article back.", "bold red")
    for said in notices(newest):
        yield Text(safe(wording.shortened(said, NOTICE)), "yellow")


def _story(row: StoryRow) -> Iterable[RenderableType]:
    story = row.story
    articles = wording.plural(len(story.articles), "article")
    yield Text(safe(row.title), "bold")
    yield _fields(
        ("id", story.id),
        ("days", wording.dates(story.days)),
        ("holds", f"{articles}, {wording.plural(len(row.origins), 'news origin')}"),
        ("origins", ", ".join(row.origins)),
        ("about", ", ".join(story.entities)),
        ("places", ", ".join(story.places)),
        ("told apart by", ", ".join(story.terms)),
    )
    yield Text()
    undated = date.max
    for one in sorted(
        row.articles, key=lambda one: (one.published.start if one.published else undated, one.id)
    ):
        yield Text.assemble((f"{one.id}  ", "dim"), safe(_cite(one)))


def _language(row: ArticleRow) -> str:
    if row.annotated:
        return row.article.language
    if row.article.kind == "transcript" and row.article.language == "en":
        return "en; what speakers report in it is not annotated (`onrecord add --annotate`)"
    return f"{row.article.language}, not read"


def _statement(ledger: Ledger, row: StatementRow) -> Iterable[RenderableType]:
    statement = row.statement
    yield Text.assemble(
        (safe(wording.speakers(statement, row.source)), "bold"), f" {safe(wording.verb(row))} ",
        safe(row.content),
    )  # fmt: skip
    yield _fields(
        ("id", f"{statement.id}{_state(row.state)}"),
        (
            "speakers",
            "; ".join(_speaker_line(one.name, one.party) for one in statement.speakers) or "unresolved",
        ),
        ("kind", f"{statement.kind}, {statement.force}{'' if statement.said else ', not said'}"),
        ("via", statement.via),
        ("basis", statement.basis),
        ("origin", statement.origin or row.article.origin),
        ("said on", wording.dates(statement.said_on)),
        ("within", statement.nested_in),
        ("confidence", f"{statement.confidence:.2f}"),
        ("in", _cite(row.article)),
    )
    if statement.records:
        yield Text()
    for check in statement.records:
        yield check_view(check, row.transcripts)
    yield Text()
    yield from _passages(ledger, [statement.id])


def _event(ledger: Ledger, row: EventRow) -> Iterable[RenderableType]:
    event = row.event
    by_whom = tuple(dict.fromkeys(one.name for one in event.asserted_by))
    yield Text.assemble((event.type, "bold"), f" {event.mode}" if event.mode else "")
    yield _fields(
        ("id", f"{event.id}{_state(row.state)}"),
        ("roles", wording.participants(event)),
        ("how many", "; ".join(map(wording.quantity, event.quantities))),
        ("where", ", ".join(event.places)),
        ("when", wording.dates(event.when)),
        ("by", event.when_basis),
        ("certainty", event.factuality),
        ("on whose word", wording.listed(by_whom, none="the article's own voice")),
        ("statement", event.statement),
        ("confidence", f"{event.confidence:.2f}"),
        ("in", _cite(row.article)),
    )
    yield Text()
    yield from _passages(ledger, [event.id])


def _claim(ledger: Ledger, row: ClaimRow) -> Iterable[RenderableType]:
    claim = row.claim
    yield Text.assemble(standing(claim.status), "  ", (safe(claim.summary), "bold"))
    responses = "; ".join(f"{party} {wording.RESPONSES[response]}" for party, response in claim.responses)
    yield _fields(
        ("id", f"{claim.id}{_state(row.state)}"),
        ("stands on", str(claim_counts(claim))),
        ("origins", ", ".join(claim.news_origins)),
        ("when", wording.dates(claim.when)),
        ("how many", "; ".join(map(wording.quantity, claim.quantities[:6]))),
        ("asserted by", ", ".join(claim.asserted_by)),
        ("denied by", ", ".join(claim.denied_by)),
        ("acknowledged by", ", ".join(claim.acknowledged_by)),
        ("responses", responses),
        ("part of", claim.parent),
        *(("article", _cite(article)) for article in row.articles),
        ("also in", _earlier(claim)),
    )
    yield Text()
    yield _positions(claim.positions)
    yield Text()
    yield from _passages(ledger, [*claim.statements, *claim.events])


def _earlier(claim: Claim) -> str | None:
    if not claim.earlier:
        return None
    number = wording.plural(len(claim.earlier), "earlier version")
    return f"{number} of these: {', '.join(claim.earlier)}"


def _entity(row: EntityRow) -> Iterable[RenderableType]:
    entity = row.entity
    yield Text(safe(entity.name), "bold")
    yield _fields(
        ("id", f"{entity.id}{_state(row.state)}"),
        ("kind", entity.kind),
        ("party", entity.party),
        ("also called", ", ".join(entity.aliases)),
        *(
            ("office", f"{office.title}, {office.body} ({wording.dates(office.term, 'no term known')})")
            for office in entity.offices
        ),
        ("wikidata", entity.wikidata),
        ("mentions", f"{entity.mentions:,}"),
    )


def _judgement(judgement: Judgement) -> Iterable[RenderableType]:
    yield Text(f"{judgement.verdict} {judgement.target}", "bold")
    yield _fields(
        ("id", judgement.id),
        ("by", judgement.by),
        ("at", judgement.at.isoformat(timespec="minutes")),
        ("why", judgement.why),
        ("correction", judgement.correction),
        ("words", judgement.words),
        ("undone", f"by {judgement.undone_by}" if judgement.undone_by else None),
    )


def _judgements(ledger: Ledger, target: str) -> Iterable[RenderableType]:
    for one in ledger.judgements(target):
        undone = f", undone by {one.undone_by}" if one.undone_by else ""
        yield Text(
            safe(f"{one.id}: {one.verdict} by {one.by}, {one.at:%Y-%m-%d}{undone}: {one.why}"), "yellow"
        )


def _passages(ledger: Ledger, lines: Iterable[str | None], most: int = EVIDENCE) -> Iterable[RenderableType]:
    """The evidence of statements and events, each with the article that it stands in."""
    wanted = list(dict.fromkeys(line for line in lines if line))
    shown = tuple(wanted[:most])
    statements = ledger.statements(StatementFilter(ids=shown, include_rejected=True))
    events = ledger.events(EventFilter(ids=shown, include_rejected=True))
    headings = {row.article.id for row in statements} | {row.article.id for row in events}
    articles = ledger.articles(ArticleFilter(ids=tuple(sorted(headings))))
    texts = {row.article.id: row.article for row in articles}
    found: dict[str, tuple[Heading, Passage]] = {}
    for row in statements:
        found[row.statement.id] = (row.article, statement_passage(texts[row.article.id], row.statement))
    for one in events:
        found[one.event.id] = (one.article, event_passage(texts[one.article.id], one.event))
    for line in shown:
        if line in found:
            yield _evidence(line, *found[line])
    if len(wanted) > most:
        yield Text(f"and {len(wanted) - most} more lines; `onrecord dossier` shows them all", "dim")


def _evidence(line: str, heading: Heading, found: Passage) -> RenderableType:
    where = f"{line}  {_cite(heading)}, characters {found.span.start}–{found.span.end}"
    return Group(Padding(_safe(styled(found)), (0, 0, 0, 2)), Padding(Text(safe(where), "dim"), (0, 0, 1, 2)))


def _positions(positions: Iterable[Position]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="underline")
    for title in ("party", "position", "through", "since", "origin", "read from"):
        table.add_column(title, overflow="fold")
    for one in positions:
        party = f"{one.party} (own voice)" if one.own_voice else one.party
        table.add_row(
            *(
                Text(safe(cell))
                for cell in (
                    party,
                    wording.STANCES[one.position] + (f" ({one.lapse})" if one.lapse else ""),
                    one.speaker or "",
                    wording.dates(one.since),
                    one.origin or "",
                    one.statement or one.event or "",
                )
            )
        )
    return table


def _fields(*pairs: tuple[str, str | None]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in pairs:
        if value:
            table.add_row(name, Text(" ".join(safe(value).split())))
    return table


def _speaker_line(name: str, party: str | None) -> str:
    return f"{name} (for {party})" if party and party != name else name


def _cite(heading: Heading) -> str:
    title = wording.shortened(heading.title or heading.file.rsplit("/", 1)[-1], 80)
    return f"{title}, {wording.outlet_name(heading)}, {wording.dates(heading.published)}"


def _state(state: str) -> str:
    return "" if state == "found" else f" ({state})"


def _safe(text: Text) -> Text:
    """The same text and styles without steering characters; lengths stay as they are."""
    text.plain = safe(text.plain)
    return text
