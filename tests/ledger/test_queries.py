"""What can be asked of a ledger, on the two articles of `ledger_samples`."""

from dataclasses import replace
from datetime import date

import ledger_samples as samples
import pytest

from onrecord.ledger import (
    AmbiguousId,
    ArticleFilter,
    ArticleRow,
    ClaimFilter,
    ClaimRow,
    EntityFilter,
    EntityRow,
    EventFilter,
    EventRow,
    Ledger,
    StatementFilter,
    StatementRow,
    UnknownId,
)
from onrecord.model import Links, Span


@pytest.mark.parametrize(
    ("asked", "files"),
    [
        (ArticleFilter(), ["harbour.txt", "denial.txt"]),
        (ArticleFilter(text="crates"), ["harbour.txt", "denial.txt"]),
        (ArticleFilter(text="crate shipping"), ["harbour.txt"]),  # by their stems
        (ArticleFilter(text='"crates of shells" -monday'), ["harbour.txt"]),
        (ArticleFilter(text="북한"), ["denial.txt"]),
        (ArticleFilter(outlet="capital"), ["harbour.txt"]),
        (ArticleFilter(outlet="freedonia post"), ["denial.txt"]),
        (ArticleFilter(outlet="post fre"), []),
        (ArticleFilter(since=date(2024, 3, 4)), ["denial.txt"]),  # by the date that linking fixed
        (ArticleFilter(until=date(2024, 3, 3)), ["harbour.txt"]),
        (ArticleFilter(language="ko"), []),
        (ArticleFilter(ids=()), []),
        (ArticleFilter(limit=1), ["harbour.txt"]),
        (ArticleFilter(limit=1, offset=1), ["denial.txt"]),
        (ArticleFilter(offset=1), ["denial.txt"]),
    ],
)
def test_articles(filled: Ledger, asked: ArticleFilter, files: list[str]) -> None:
    assert [row.article.file for row in filled.articles(asked)] == files


def test_article_row(filled: Ledger) -> None:
    row = filled.articles(ArticleFilter(text="Orelgrad"))[0]
    assert row.article == samples.HARBOUR_ARTICLE
    assert row.origin == samples.LINKS.origins[1]
    assert row.copies == samples.LINKS.copies
    assert (row.annotated, row.statements, row.events) == (True, 1, 1)
    assert row.read is not None
    assert row.read.published == samples.day(3, 3)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (StatementFilter(), [samples.SHIPPED, samples.DENIED]),
        (StatementFilter(speaker="kalnoky orel"), [samples.SHIPPED]),
        (StatementFilter(speaker="minister v"), [samples.SHIPPED]),  # an alias
        (StatementFilter(speaker="REPUBLIC OF FREEDONIA"), [samples.DENIED]),
        (StatementFilter(speaker="free"), []),  # whole words
        (StatementFilter(speaker="%"), []),
        (StatementFilter(party="ruritania"), [samples.SHIPPED]),
        (StatementFilter(party="freedonia"), [samples.DENIED]),
        (StatementFilter(force="deny"), [samples.DENIED]),
        (StatementFilter(kind="direct"), []),
        (StatementFilter(article=samples.DENIAL_ARTICLE.id), [samples.DENIED]),
        (StatementFilter(text="shipped crates"), [samples.SHIPPED]),
        (StatementFilter(text="deny arrival"), [samples.DENIED]),  # so is the cue
        (StatementFilter(text="Vesna"), [samples.SHIPPED]),  # the speaker is searched too
        (StatementFilter(since=date(2024, 3, 4)), [samples.DENIED]),
        (StatementFilter(since=date(2024, 3, 3), until=date(2024, 3, 3)), [samples.SHIPPED]),
        (StatementFilter(ids=(samples.DENIED.id,)), [samples.DENIED]),
        (StatementFilter(force="deny", party="Ruritania"), []),
    ],
)
def test_statements(filled: Ledger, asked: StatementFilter, found: list[object]) -> None:
    assert [row.statement for row in filled.statements(asked)] == found


def test_doubtful_statements_are_left_out_where_asked(ledger: Ledger) -> None:
    """Of two with a low confidence the denial stays."""
    for bytes_, article, found in (
        (samples.HARBOUR, samples.HARBOUR_ARTICLE, samples.HARBOUR_FOUND),
        (samples.DENIAL, samples.DENIAL_ARTICLE, samples.DENIAL_FOUND),
    ):
        low = tuple(replace(one, confidence=0.3) for one in found.statements)
        ledger.put(
            samples.document(bytes_, article.file), article, replace(found, statements=low), samples.MADE_BY
        )
    everything = [row.statement.force for row in ledger.statements()]
    assert everything == ["assert", "deny"]
    assert [row.statement.force for row in ledger.statements(StatementFilter(likely=True))] == ["deny"]
    counts = [ledger.count_statements(StatementFilter(likely=likely, limit=1)) for likely in (False, True)]
    assert counts == [2, 1]


def test_statement_row_has_its_words(filled: Ledger) -> None:
    row = filled.statements(StatementFilter(force="assert"))[0]
    assert (row.source, row.cue) == ("Kálnoky-Orel", "said")
    assert row.pieces == ("Ruritania has shipped 400 crates of shells to Freedonia",)
    assert row.content == row.pieces[0]
    assert (row.article.file, row.article.origin) == ("harbour.txt", "Capital Wire")
    assert row.state == "found"


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (EventFilter(), 1),
        (EventFilter(type="TRANSFER", supplier="Ruritania"), 1),
        (EventFilter(supplier="Freedonia"), 0),
        (EventFilter(recipient="republic of freedonia"), 1),
        (EventFilter(actor="Ruritania"), 0),
        (EventFilter(party="freedonia"), 1),
        (EventFilter(factuality="denied"), 0),
        (EventFilter(since=date(2024, 2, 10), until=date(2024, 2, 11)), 1),
        (EventFilter(since=date(2024, 3, 4)), 0),
        (EventFilter(text="shells"), 1),
        (EventFilter(article=samples.DENIAL_ARTICLE.id), 0),
    ],
)
def test_events(filled: Ledger, asked: EventFilter, number: int) -> None:
    rows = filled.events(asked)
    assert [row.event for row in rows] == [samples.TRANSFER] * number
    assert {row.evidence for row in rows} <= {"Ruritania has shipped 400 crates of shells to Freedonia"}


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (ClaimFilter(), 1),
        (ClaimFilter(status="disputed", type="TRANSFER"), 1),
        (ClaimFilter(status="reported"), 0),
        (ClaimFilter(party="Freedonia"), 1),
        (ClaimFilter(party="Vesna Kálnoky-Orel"), 1),
        (ClaimFilter(party="Sylvania"), 0),
        (ClaimFilter(text="supplied shells"), 1),
        (ClaimFilter(member=samples.DENIED.id), 1),
        (ClaimFilter(member="s-other"), 0),
        (ClaimFilter(until=date(2024, 1, 31)), 0),
    ],
)
def test_claims(filled: Ledger, asked: ClaimFilter, number: int) -> None:
    rows = filled.claims(asked)
    assert [row.claim for row in rows] == [samples.CLAIM] * number
    assert all([head.file for head in row.articles] == ["harbour.txt", "denial.txt"] for row in rows)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (EntityFilter(), ["Freedonia", "Ruritania", "Vesna Kálnoky-Orel"]),
        (EntityFilter(kind="person"), ["Vesna Kálnoky-Orel"]),
        (EntityFilter(name="republic"), ["Freedonia"]),
        (EntityFilter(party="Ruritania"), ["Vesna Kálnoky-Orel"]),
    ],
)
def test_entities(filled: Ledger, asked: EntityFilter, names: list[str]) -> None:
    assert [row.entity.name for row in filled.entities(asked)] == names


class TestFind:
    """A line by its id or the beginning of it."""

    @pytest.mark.parametrize(
        ("line", "kind"),
        [
            (samples.HARBOUR_ARTICLE.id, ArticleRow),
            (samples.SHIPPED.id, StatementRow),
            (samples.TRANSFER.id, EventRow),
            (samples.CLAIM.id, ClaimRow),
            ("n-freedonia0001", EntityRow),
        ],
    )
    def test_every_kind(self, filled: Ledger, line: str, kind: type) -> None:
        assert isinstance(filled.find(line), kind)
        assert filled.find(line[:8]) == filled.find(line)

    def test_ambiguous(self, filled: Ledger) -> None:
        with pytest.raises(AmbiguousId, match=r"could be n-freedonia0001, n-ruritania0001") as raised:
            filled.find("n-")
        assert raised.value.ids == ("n-freedonia0001", "n-ruritania0001", "n-vesna00000001")

    @pytest.mark.parametrize("line", ["s-nothing", "", "%", "_-", "\0", "s-' OR 1=1"])
    def test_unknown(self, filled: Ledger, line: str) -> None:
        with pytest.raises(UnknownId):
            filled.find(line)

    def test_redirects(self, filled: Ledger) -> None:
        filled.replace_links(Links(entities=samples.ENTITIES[:1], redirects=(("n-old", "n-freedonia0001"),)))
        found = filled.find("n-old")
        assert isinstance(found, EntityRow)
        assert found.entity.name == "Freedonia"

    def test_claim_that_went_leads_to_the_one_with_its_events(self, filled: Ledger) -> None:
        wider = replace(samples.CLAIM, id="c-wider", when=None)
        filled.replace_links(Links(claims=(wider,)))
        for _ in range(2):  # the redirect outlives the next linking
            found = filled.find(samples.CLAIM.id)
            assert isinstance(found, ClaimRow)
            assert found.claim.id == "c-wider"
            filled.replace_links(Links(claims=(wider,)))
        filled.replace_links(samples.LINKS)  # and ends when its id lives again
        assert filled.find(samples.CLAIM.id).claim == samples.CLAIM  # type: ignore[union-attr]

    def test_claim_that_went_without_a_trace(self, filled: Ledger) -> None:
        filled.replace_links(Links())
        with pytest.raises(UnknownId):
            filled.find(samples.CLAIM.id)


class TestSearch:
    """Articles by their words, with the words."""

    def test_hits(self, filled: Ledger) -> None:
        hits = {hit.article.file: hit for hit in filled.search("shipping")}
        assert [span.of(samples.HARBOUR) for span in hits["harbour.txt"].spans] == ["ships", "shipped"]
        hit = hits["harbour.txt"]
        assert [mark.of(hit.snippet) for mark in hit.marks] == ["ships", "shipped"]
        assert hit.snippet in samples.HARBOUR
        assert hit.score > 0

    def test_captions_are_searched(self, ledger: Ledger) -> None:
        article = samples.article("A quay.", "q.txt", captions="\n\nThe quay at dawn.")
        ledger.put(samples.document("A quay.", "q.txt"), article, None, samples.MADE_BY)
        assert ledger.search("dawn")[0].spans == (Span(21, 25),)

    @pytest.mark.parametrize(
        ("query", "files"),
        [
            ("북한", ["denial.txt"]),
            ("kalnoky", ["harbour.txt"]),
            ("Kálnoky-Orel", ["harbour.txt"]),
            ("ruritan*", ["harbour.txt"]),
            ("“crates of shells” minister", ["harbour.txt"]),
            ("shells -minister", ["denial.txt"]),
            ("shells NOT minister", []),  # operators are words
            ('"unclosed crates', []),
            ("crates AND", []),
            ("-shells", []),
            ("", []),
            ("??? *** ---", []),
            ('"""', []),
            ("text:crates", []),
            ("NEAR(crates shells)", []),
            ("crates\0shells", ["denial.txt", "harbour.txt"]),
            ("'; DROP TABLE articles; --", []),
            ("🛰", []),
        ],
    )
    def test_odd_queries(self, filled: Ledger, query: str, files: list[str]) -> None:
        assert sorted(hit.article.file for hit in filled.search(query)) == files

    def test_best_first_and_limited(self, filled: Ledger) -> None:
        hits = filled.search("crates of shells")
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert filled.search("crates of shells", limit=1) == hits[:1]


def test_counts(filled: Ledger) -> None:
    counts = filled.counts()
    assert (counts.articles, counts.transcripts, counts.statements, counts.events) == (2, 0, 2, 1)
    assert (counts.claims, counts.entities, counts.copies, counts.origins) == (1, 3, 1, 2)
    assert counts.standings == {"disputed": 1}
    assert counts.not_read == {}
