"""The whole way: collect, read, annotate, link, put on record.

One document at a time goes in, so that whatever stops the work, what is in stays; then links are drawn over
all that is in. A publication date that only shows across articles moves the days that its article speaks of,
and those may date a third one or change a claim: so links are drawn again until no date is new.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO, Protocol

from onrecord import __version__
from onrecord.annotate.annotate import annotate, redate, release
from onrecord.annotate.turns import find_spoken, within_turns
from onrecord.collect import documents
from onrecord.collect.fetcher import Fetcher, Manners
from onrecord.ledger import Ledger
from onrecord.ledger.judgements import by_target, overlay
from onrecord.lexicon import Lexicon
from onrecord.link.dates.happenings import date_events, undone
from onrecord.link.dates.witnesses import Witnesses
from onrecord.link.link import Basis, link_all
from onrecord.link.record import Record
from onrecord.link.update import link_some
from onrecord.model import Annotations, Article, Document, Failure, Judgement, Links, PublicationDate, Stories
from onrecord.read import ReadError, read_document

READ = ("en",)  # languages that can be annotated
BROKEN = "\N{REPLACEMENT CHARACTER}"
MOST = 200  # articles that are linked with what they touch; with more, everything is linked
ROUNDS = 3  # of linking at most; chains of articles that date one another are short

Annotated = tuple[Article, Annotations]


class Progress(Protocol):
    """What hears how far the work has come."""

    def total(self, inputs: int | None) -> None:
        """How many inputs there are, None while nobody knows."""

    def advance(self, file: str) -> None:
        """One input is done."""

    def stage(self, what: str) -> None:
        """What is being done now, where it is not an input."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Progress that nobody hears."""

    def total(self, inputs: int | None) -> None:
        """Nothing."""

    def advance(self, file: str) -> None:
        """Nothing."""

    def stage(self, what: str) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of the inputs of one call.

    `added` and `known` are numbers of documents, `failed` the inputs that are not in and why,
    `not_read_languages` how many of those added are kept without annotations, by language. `outdated` is how
    many articles on record another version or lexicon made; `refresh` does them again. `transcripts` are the
    sha256 of those transcripts among the inputs whose own statements are not annotated, `doubts` the inputs
    that are in although not all of them could be read, and why.
    """

    added: int
    known: int
    failed: tuple[Failure, ...]
    not_read_languages: Mapping[str, int] = field(default_factory=dict)
    outdated: int = 0
    transcripts: tuple[str, ...] = ()
    doubts: tuple[Failure, ...] = ()


def _doubts(article: Article) -> Iterable[Failure]:
    """What of an article that is in could not be read."""
    if article.language not in READ:
        yield Failure(article.file, f"kept, but not read: its language is {article.language}")
    broken = article.full_text.count(BROKEN)
    if broken:
        yield Failure(article.file, f"kept, but {broken} broken characters in it could not be decoded")


def made_by(lexicon: Lexicon) -> str:
    """The version and lexicon that annotations are made by."""
    return f"onrecord {__version__}, lexicon {lexicon.fingerprint}"


def add(
    paths: Iterable[str],
    ledger: Ledger,
    lexicon: Lexicon,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    manners: Manners = Manners(),
) -> Report:
    """Take in all documents under `paths` and link them with what is on record.

    `manners` say how addresses among `paths` are fetched. Inputs that fail are noted and do not stop the
    others. Raises LedgerError where the ledger cannot be written; what went in before is in, and a later
    call goes on from there. Transcripts are indexed, and quotations held against them, at once;
    `annotate_transcripts` finds what is said in them.
    """
    heard = progress or Silence()
    given_in: list[str] = []
    outcomes: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    failed: list[Failure] = []
    doubts: list[Failure] = []
    with Fetcher(manners, ledger) as web:
        for given in documents(paths, stdin, web=web):
            outcome = given if isinstance(given, Failure) else _take_in(given, ledger, lexicon)
            if isinstance(outcome, Failure):
                ledger.fail(outcome)
                failed.append(outcome)
            elif outcome is None:
                outcomes["known"] += 1
            else:
                outcomes["added"] += 1
                languages.update(() if outcome.language in READ else (outcome.language,))
                doubts.extend(_doubts(outcome))
            given_in.extend(() if isinstance(given, Failure) else (given.sha256,))
            heard.advance(given.file)
    if outcomes["added"] > MOST:
        release()  # linking a large ledger needs the room
    if ledger.unlinked():
        link_new(ledger, lexicon, heard)
    return Report(
        added=outcomes["added"],
        known=outcomes["known"],
        failed=tuple(failed),
        not_read_languages=dict(sorted(languages.items())),
        doubts=tuple(doubts),
        outdated=len(ledger.outdated(made_by(lexicon))),
        transcripts=ledger.bare_transcripts(given_in),
    )


def annotate_transcripts(
    given: Iterable[str], ledger: Ledger, lexicon: Lexicon, progress: Progress | None = None
) -> int:
    """Find what is said in transcripts that are in, by sha256, and relink; returns how many were done."""
    heard = progress or Silence()
    wanted = tuple(dict.fromkeys(given))
    heard.total(len(wanted))
    done = 0
    for sha256 in wanted:
        document = ledger.document(sha256)
        read = _read(document, lexicon)
        if not isinstance(read, Failure) and read.language in READ:
            spoken = find_spoken(read, lexicon)
            found = within_turns(annotate(read, lexicon), spoken)
            ledger.replace_annotations(read, found, made_by(lexicon), spoken)
            done += 1
        heard.advance(document.file)
    if ledger.unlinked():
        relink(ledger, lexicon, heard)
    return done


def refresh(ledger: Ledger, lexicon: Lexicon, progress: Progress | None = None) -> Report:
    """Read and annotate again, from the bytes on record, what another version or lexicon made; then relink.

    An article that this version cannot read stays as it was, and is among the failed.
    """
    heard = progress or Silence()
    failed: list[Failure] = []
    outdated = ledger.outdated(made_by(lexicon))
    heard.total(len(outdated))
    for sha256 in outdated:
        document = ledger.document(sha256)
        read = _read(document, lexicon)
        if isinstance(read, Failure):
            failed.append(read)
        else:
            bare = read.kind == "transcript" and not ledger.is_annotated(sha256)
            spoken = find_spoken(read, lexicon)
            found = annotate(read, lexicon) if read.language in READ and not bare else None
            placed = within_turns(found, spoken) if found else None
            ledger.replace_annotations(read, placed, made_by(lexicon), spoken)
        heard.advance(document.file)
    if ledger.unlinked():
        relink(ledger, lexicon, heard)
    return Report(added=len(outdated) - len(failed), known=0, failed=tuple(failed), outdated=len(failed))


def link_new(ledger: Ledger, lexicon: Lexicon, progress: Progress | None = None) -> None:
    """Link what came in since the links were drawn: with what it touches alone where that is enough.

    What comes of it is what `relink` would give.
    """
    (progress or Silence()).stage("linking")
    if not ledger.link_some(partial(link_some, lexicon=lexicon), made_by(lexicon), MOST):
        relink(ledger, lexicon)


def relink(ledger: Ledger, lexicon: Lexicon, progress: Progress | None = None) -> None:
    """Draw all links anew, as people's judgements ask for. Needed after `judge` and `undo`; `add` does it."""
    (progress or Silence()).stage("linking")
    stored = list(ledger.annotated())
    fixed = ledger.dates()
    # Start from the dates that the articles alone give: links must not depend on earlier links.
    plain = [
        (article, redate(article, found) if article.id in fixed else undone(article, found))
        for article, found in stored
    ]
    with ledger.transcripts() as transcripts:
        witnesses = Witnesses(transcripts, lambda passage: annotate(passage, lexicon))
        record = Record(transcripts, ledger.checked(), witnesses)
        links, basis, dated = _link(
            plain, by_target(ledger.judgements()), lexicon, record, ledger.known_stories()
        )
    held = {article.id: found for article, found in stored}
    changed = [(article, found) for article, found in dated if found != held[article.id]]
    ledger.replace_links(links, changed, over=held, basis=basis, made_by=made_by(lexicon))


def _link(
    annotated: Sequence[Annotated],
    judgements: Mapping[str, Sequence[Judgement]],
    lexicon: Lexicon,
    record: Record,
    stories: Stories,
) -> tuple[Links, Basis | None, list[Annotated]]:
    """The links over `annotated` and what they were drawn by, with what they were drawn over: the same, under
    the dates they fixed.
    """
    dates: dict[str, PublicationDate] = {}
    for _ in range(ROUNDS):
        current = [_dated(article, found, dates.get(article.id)) for article, found in annotated]
        judged = [(article, overlay(found, judgements)) for article, found in current]
        links, drawn_by = link_all(judged, lexicon, record, stories)
        basis: Basis | None = drawn_by
        stories = links.stories
        record = replace(record, known={one.statement: one for one in links.checks})
        known = {article.id: article.published for article, _ in current}
        fresh = {date.article: date for date in links.dates if date.published != known[date.article]}
        if not fresh:
            break
        settled = dict(dates)
        dates |= fresh
    else:
        dates, basis = settled, None  # what the last round adds has not reached the claims
    links = replace(links, dates=tuple(dates[article] for article in sorted(dates)))
    return links, basis, date_events(current, links.claims)


def _dated(article: Article, found: Annotations, date: PublicationDate | None) -> Annotated:
    if date is None:
        return article, found
    dated = replace(
        article,
        published=date.published,
        published_basis=date.basis,
        published_candidates=date.candidates,
    )
    return dated, redate(dated, found)


def _take_in(document: Document, ledger: Ledger, lexicon: Lexicon) -> Article | Failure | None:
    """The article of a document that is in now; None where it was in before."""
    if ledger.seen(document):
        return None
    article = _read(document, lexicon)
    if isinstance(article, Failure):
        return article
    found, spoken = _annotations(article, lexicon), find_spoken(article, lexicon)
    new = ledger.put(document, article, found, made_by(lexicon), spoken)
    return article if new else None  # another process may have been faster


def _read(document: Document, lexicon: Lexicon) -> Article | Failure:
    try:
        return read_document(document, lexicon)
    except ReadError as error:
        return Failure(document.file, str(error))


def _annotations(article: Article, lexicon: Lexicon) -> Annotations | None:
    read = article.language in READ and article.kind != "transcript"
    return annotate(article, lexicon) if read else None
