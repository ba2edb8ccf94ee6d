"""A small ledger made by hand: Ruritania is said to ship shells to Borduria; one denies, one gives in."""

import hashlib
from datetime import date

from onrecord.ledger import Ledger
from onrecord.model import (
    Annotations,
    Article,
    Block,
    Claim,
    Copy,
    Difference,
    Document,
    Entity,
    Event,
    Interval,
    Links,
    Office,
    Origin,
    Position,
    Quantity,
    RecordCheck,
    Referent,
    Removed,
    Role,
    Segment,
    Span,
    Statement,
)
from onrecord.model.event import RoleName

RURITANIA = Referent("Ruritania", "state", "Ruritania", "xr")
BORDURIA = Referent("Borduria", "state", "Borduria", "xb")
SYLDAVIA = Referent("Syldavia", "state", "Syldavia", "xs")
SHELLS = Referent("artillery shells", "weapon")
RAWNSLEY = Referent("Ada Rawnsley", "person", "Syldavia", "ada")
HENTZAU = Referent("Rupert Hentzau", "person", "Ruritania", "rupert")
SPONSZ = Referent("Colonel Sponsz", "person", "Borduria", "sponsz")

WIRE = """Ruritania sent shells, Syldavia says

Ruritania has shipped more than 1,000 crates of artillery shells to Borduria, Syldavian spokeswoman \
Ada Rawnsley said on Monday.

“We have watched these ships come and go for weeks,” she told reporters in Klow.

Rupert Hentzau, a Ruritanian minister, denied the shipments."""
REPRINT = WIRE.replace("Ruritania sent shells, Syldavia says", "Shells on the move <script>alert(1)</script>")
BORDURIAN = """Borduria owns up to shells

Colonel Sponsz of Borduria confirmed on 2 June that artillery shells had come from Ruritania.

“They arrived in May,” he said."""
FOREIGN = "보르두리아는 포탄을 받았다고 밝혔다."


def day(text: str) -> Interval:
    """The interval of one ISO day."""
    return Interval.day(date.fromisoformat(text))


def make_article(file: str, text: str, published: str | None, outlet: str | None, **more: object) -> Article:
    """An article whose paragraphs are the parts of `text` between blank lines; the first is the headline."""
    sha256 = hashlib.sha256((file + text).encode()).hexdigest()
    blocks, at = [], 0
    for number, part in enumerate(text.split("\n\n")):
        span = Span(at, at + len(part))
        blocks.append(Block("paragraph" if number else "headline", span, (Segment(at, at, len(part)),)))
        at += len(part) + 2
    fields: dict[str, object] = {
        "id": f"a-{sha256[:12]}", "sha256": sha256, "kind": "article", "file": file, "url": None,
        "title": text.split("\n\n")[0], "outlet": outlet, "agency": None, "byline": (), "dateline": None,
        "published": day(published) if published else None,
        "published_basis": "front matter" if published else None, "published_candidates": (),
        "language": "en", "text": text, "captions": "", "blocks": tuple(blocks),
        "removed": (Removed("Advertisement", "advertisement", None),),
    }  # fmt: skip
    return Article(**(fields | more))  # type: ignore[arg-type]


def spans(article: Article, *words: str) -> tuple[Span, ...]:
    """Where each of the words stands first."""
    found = [(article.full_text.index(one), len(one)) for one in words]
    return tuple(Span(start, start + length) for start, length in found)


def said(
    article: Article, speaker: Referent, source: str, cue: str, content: str, **more: object
) -> Statement:
    """A statement by words that stand in the article."""
    fields: dict[str, object] = {
        "id": f"s-{hashlib.sha256((article.id + content).encode()).hexdigest()[:12]}",
        "article": article.id, "kind": "indirect", "force": "assert", "source": spans(article, source),
        "cue": spans(article, cue), "content": spans(article, content), "speakers": (speaker,), "via": None,
        "basis": None, "origin": None, "said_on": article.published, "nested_in": None, "confidence": 0.9,
    }  # fmt: skip
    return Statement(**(fields | more))  # type: ignore[arg-type]


def moved(article: Article, trigger: str, evidence: str, statement: Statement, when: str) -> Event:
    """Shells moved from Ruritania to Borduria."""
    roles: tuple[tuple[RoleName, Referent], ...] = (
        ("supplier", RURITANIA), ("recipient", BORDURIA), ("item", SHELLS),
    )  # fmt: skip
    quantities = ()
    if "1,000" in evidence:
        span = spans(article, "more than 1,000 crates")[0]
        words = span.of(article.text)
        quantities = (Quantity(span, words, "artillery shells", 1000, None, True, False, "crates", False),)
    return Event(
        f"e-{hashlib.sha256((article.id + trigger).encode()).hexdigest()[:12]}", article.id, "TRANSFER", None,
        tuple(Role(role, referent, None) for role, referent in roles), quantities, (), day(when), None,
        "asserted", statement.id, statement.speakers, spans(article, trigger)[0],
        spans(article, evidence)[0], 0.8,
    )  # fmt: skip


def document(article: Article) -> Document:
    """The document that an article was read from."""
    return Document(article.sha256, article.text.encode(), article.file, "text/plain")


def fill(ledger: Ledger) -> None:
    """Put the story in."""
    wire = make_article("wire.txt", WIRE, "2031-05-12", "Harbour Wire", agency="Harbour Wire")
    reprint = make_article("reprint.txt", REPRINT, "2031-05-13", "Klow Courier", url="https://news.example/1")
    owns = make_article("borduria.txt", BORDURIAN, "2031-06-02", "Szohôd Post")
    foreign = make_article("korean.txt", FOREIGN, None, None, language="ko", title=None)
    found = [_wire(wire), _wire(reprint), _borduria(owns)]
    for article, annotations in zip((wire, reprint, owns), found, strict=True):
        ledger.put(document(article), article, annotations, "test")
    ledger.put(document(foreign), foreign, None, "test")
    ledger.replace_links(_links((wire, reprint, owns, foreign), found))


def _wire(article: Article) -> Annotations:
    shipped = "Ruritania has shipped more than 1,000 crates of artillery shells to Borduria"
    claim = said(article, RAWNSLEY, "Syldavian spokeswoman Ada Rawnsley", "said", shipped)
    change = Difference("weeks", "days", "replaced", Span(4, 9), Span(100, 104))
    record = RecordCheck("for weeks", "altered", "a-transcript", 3, (change,))
    watched = said(
        article, RAWNSLEY, "she", "told reporters", "We have watched these ships come and go for weeks,",
        kind="direct", basis="imagery", records=(record,),
    )  # fmt: skip
    denial = said(
        article, HENTZAU, "Rupert Hentzau, a Ruritanian minister", "denied", "the shipments", force="deny"
    )
    event = moved(article, "shipped", shipped, claim, "2031-05-12")
    return Annotations(article.id, statements=(claim, watched, denial), events=(event,))


def _borduria(article: Article) -> Annotations:
    came = "artillery shells had come from Ruritania"
    claim = said(article, SPONSZ, "Colonel Sponsz of Borduria", "confirmed", came, force="confirm")
    quote = said(article, SPONSZ, "he", "said", "They arrived in May,", kind="direct")
    return Annotations(
        article.id, statements=(claim, quote), events=(moved(article, "come", came, claim, "2031-05-31"),)
    )


def _links(articles: tuple[Article, ...], found: list[Annotations]) -> Links:
    wire, reprint, owns, _ = articles
    first, second, third = found

    def held(party: Referent, stance: str, of: Annotations, at: int, since: str, origin: str) -> Position:
        statement = of.statements[at]
        return Position(
            party.name, statement.speakers[0].name, stance, day(since), of.article, statement.id,
            None, False, origin,
        )  # type: ignore[arg-type]  # fmt: skip

    positions = (
        held(SYLDAVIA, "affirms", first, 0, "2031-05-12", "Harbour Wire"),
        held(SYLDAVIA, "affirms", second, 0, "2031-05-13", "Harbour Wire"),
        held(RURITANIA, "denies", first, 2, "2031-05-12", "Harbour Wire"),
        held(BORDURIA, "denies", first, 2, "2031-05-12", "Harbour Wire"),
        held(BORDURIA, "affirms", third, 0, "2031-06-02", "Szohôd Post"),
    )
    roles = (("supplier", ("Ruritania",)), ("recipient", ("Borduria",)), ("item", ("artillery shells",)))
    parent = Claim(
        "c-000000000001", "TRANSFER", "Ruritania supplies artillery shells to Borduria", roles, (),
        Interval(date(2031, 5, 1), date(2031, 5, 31)), "acknowledged", positions,
        ("Ada Rawnsley", "Syldavia", "Colonel Sponsz", "Borduria"), ("Rupert Hentzau", "Ruritania"),
        ("Colonel Sponsz", "Borduria"), (("Borduria", "affirmed"), ("Ruritania", "denied")),
        (wire.id, reprint.id, owns.id), (wire.id, reprint.id, owns.id), ("Harbour Wire", "Szohôd Post"),
        tuple(one.statements[0].id for one in found), tuple(one.events[0].id for one in found), None,
        ("Rule 1: a participant's latest own position affirms it.",
         f"Borduria affirms it since 2 Jun 2031 [{third.statements[0].id}]."),
    )  # fmt: skip
    child = Claim(
        "c-000000000002", "TRANSFER", "Ruritania ships more than 1,000 crates of shells to Borduria", roles,
        first.events[0].quantities, None, "reported", positions[:2], ("Ada Rawnsley", "Syldavia"), (), (),
        (("Borduria", "none_found"), ("Ruritania", "none_found")), (wire.id, reprint.id),
        (wire.id, reprint.id), ("Harbour Wire",), tuple(one.statements[0].id for one in found[:2]),
        tuple(one.events[0].id for one in found[:2]), parent.id, ("Rule 4: it is asserted on one basis.",),
    )  # fmt: skip
    office = Office(
        "Spokeswoman of the Foreign Ministry", "Syldavia", Interval(date(2030, 1, 1), date(2032, 1, 1))
    )
    return Links(
        copies=(Copy(wire.id, reprint.id, "whole", 0.94),),
        origins=tuple(
            Origin(article.id, name, basis)
            for article, name, basis in (
                (wire, "Harbour Wire", "agency credit"),
                (reprint, "Harbour Wire", "copy of a story by Harbour Wire"),
                (owns, "Szohôd Post", "outlet"),
            )
        ),
        entities=(
            Entity("n-000000000001", "Ada Rawnsley", "person", ("Rawnsley",), "Syldavia", (office,), None, 4),
            Entity("n-000000000002", "Ruritania", "state", (), "Ruritania", (), None, 9),
        ),
        claims=(parent, child),
    )
