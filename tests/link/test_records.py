"""Verdicts: a quotation held against the transcripts that are there."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.collect import documents
from onrecord.ledger import Ledger, StatementFilter
from onrecord.lexicon import Lexicon
from onrecord.link.checks.quotations import Checker, Quotation
from onrecord.link.checks.turns import TurnIndex
from onrecord.model import Article, Document, Failure, Interval, RecordCheck
from onrecord.pipeline import add, annotate_transcripts
from onrecord.read import read_document

BRIEFING = """Press Briefing by Press Secretary Ines Halvorsen and General Piet Moreau

May 14, 2029

2:02 P.M. EDT

MS. HALVORSEN:  Good afternoon, everyone.  The General will go first.

GEN. MOREAU:  Thank you.  We found the ferry at dawn, some — some nine miles from the harbour.  All of the
passengers are safe, and, you know, most of them have slept.

Q    Did the captain ignore the warning of the coast guard?

GEN. MOREAU:  I would not put it like that.  The warning came late, and it came on the wrong channel.

Q    Will the ferry line lose its licence?

MS. HALVORSEN:  It is too early to say.  The minister will see the owners on Monday, and we will not decide
anything before he has.

2:20 P.M. EDT
"""
NEWS = """Ferry found at dawn

By Ann Lee

HARBOUR CITY, May 15, 2029 — All passengers of the ferry are safe.

“We found the ferry at dawn, some nine miles from the harbour,” General Piet Moreau said on Monday.

“The warning came late, and it came on the right channel,” Moreau said.

“We shall sue everybody who had a hand in this,” said Otto Brandt, a passenger.
"""
DAY = Interval.day(date(2029, 5, 14))
AROUND = (Interval(date(2029, 5, 11), date(2029, 5, 16)),)


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Article:
    path = tmp_path_factory.mktemp("record") / "2029-05-14-briefing.txt"
    path.write_text(BRIEFING, encoding="utf-8")
    (document,) = [one for one in documents([str(path)]) if isinstance(one, Document)]
    article = read_document(document, lexicon)
    assert not isinstance(article, Failure)
    assert article.published == DAY
    return article


@pytest.fixture(scope="module")
def checker(briefing: Article, lexicon: Lexicon) -> Checker:
    return Checker(TurnIndex.of([briefing]), lexicon)


def check(
    checker: Checker, piece: str, *names: str, days: tuple[Interval, ...] = AROUND, named: bool = True
) -> RecordCheck:
    return checker.check(Quotation(piece, names, named, days))


@pytest.mark.parametrize(
    ("name", "piece", "verdict"),
    [
        ("Piet Moreau", "The warning came late, and it came on the wrong channel.", "verbatim"),
        ("Moreau", "The warning came late,", "verbatim"),
        ("P. Moreau", "The warning came late,", "verbatim"),
        ("Piet Moreau", "All of the passengers are safe, and most of them have slept.", "cleaned"),
        ("Piet Moreau", "the warning came on the wrong channel", "trimmed"),
        ("Piet Moreau", "The warning came late, and it came on the right channel.", "altered"),
        ("Ines Halvorsen", "The warning came late, and it came on the wrong channel.", "other_speaker"),
        ("Piet Moreau", "the captain ignored the warning of the coast guard", "altered|other_speaker"),
        ("Piet Moreau", "The captain drank all night, and his crew did as well.", "not_found"),
        ("Otto Brandt", "The captain drank all night, and his crew did as well.", "no_transcript"),
        ("Piet Moreau", "wrong channel", "verbatim"),
        ("Piet Moreau", "right channel", "not_found"),
        ("Ines Halvorsen", "It is too early to say. We will not decide anything before he has.", "trimmed"),
    ],
)
def test_verdicts(checker: Checker, name: str, piece: str, verdict: str) -> None:
    assert check(checker, piece, name).check in verdict.split("|")


def test_a_find_names_turn_speaker_and_day(checker: Checker, briefing: Article) -> None:
    found = check(checker, "It is too early to say.", "Ines Halvorsen")
    assert (found.document, found.turn, found.speaker, found.said_on) == (
        briefing.id,
        5,
        "Ines Halvorsen",
        DAY,
    )
    assert briefing.turns[5].label == "MS. HALVORSEN"


def test_two_answers_put_together_are_found_in_both(checker: Checker) -> None:
    found = check(checker, "We found the ferry at dawn. I would not put it like that.", "Piet Moreau")
    assert found.check == "trimmed"
    assert not any("captain" in one.record for one in found.differences)


def test_words_said_before_are_found_on_other_days(checker: Checker) -> None:
    later = (Interval(date(2029, 8, 1), date(2029, 8, 5)),)
    piece = "The warning came late, and it came on the wrong channel."
    assert check(checker, piece, "Piet Moreau", days=later).check == "verbatim"
    assert check(checker, "The captain drank all night.", "Piet Moreau", days=later).check == "no_transcript"


def test_nobody_quotes_what_is_said_later(checker: Checker) -> None:
    before = (Interval(date(2029, 4, 1), date(2029, 4, 5)),)
    piece = "The warning came late, and it came on the wrong channel."
    assert check(checker, piece, "Piet Moreau", days=before).check == "no_transcript"


def test_a_phrase_of_nobody_named_is_no_find(checker: Checker) -> None:
    assert check(checker, "nine miles", "the navy", named=False).check == "no_transcript"
    piece = "We found the ferry at dawn, some nine miles from the harbour"
    assert check(checker, piece, "the navy", named=False).check == "cleaned"


@pytest.mark.parametrize("piece", ["", "…", "[sic]", "“”", "uh", "a" * 400])
def test_odd_pieces_have_a_verdict(checker: Checker, piece: str) -> None:
    assert check(checker, piece, "Piet Moreau").document is None


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    folder = tmp_path_factory.mktemp("checks")
    (folder / "2029-05-14-briefing.txt").write_text(BRIEFING, encoding="utf-8")
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    with Ledger.open(folder / "onrecord.db") as ledger:
        report = add([str(folder / "news.txt")], ledger, lexicon)
        assert not report.failed
        before = [one.check for row in ledger.statements() for one in row.statement.records]
        assert set(before) == {"no_transcript"}
        add([str(folder / "2029-05-14-briefing.txt")], ledger, lexicon)
    return folder / "onrecord.db"


def test_a_transcript_that_comes_later_is_held_against_what_is_in(filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        rows = ledger.statements(StatementFilter(checked=True))
        checks = {one.piece.split()[1]: one for row in rows for one in row.statement.records}
        assert {word: one.check for word, one in checks.items()} == {
            "found": "cleaned", "warning": "altered", "shall": "no_transcript",
        }  # fmt: skip
        (change,) = checks["warning"].differences
        assert (change.printed, change.record) == ("right", "wrong")
        days = {row.statement.said_on for row in rows if row.transcripts}
        assert days == {DAY}
        assert ledger.statements(StatementFilter(since=DAY.start, until=DAY.end, checked=True))
        for row in rows:
            text = ledger.articles()[1].article.full_text
            for one in row.statement.records:
                assert one.span is not None
                assert row.article.kind == "article"
                assert one.span.of(text) == one.piece or one.span.of(ledger.articles()[0].article.full_text)


def test_transcripts_are_indexed_and_annotated_when_asked(filled: Path, lexicon: Lexicon) -> None:
    with Ledger.open(filled) as ledger:
        (transcript,) = [row for row in ledger.articles() if row.article.kind == "transcript"]
        assert not transcript.annotated
        assert ledger.counts().not_read == {}
        with ledger.transcripts() as held:
            assert len(held.turns()) == 6
        sha256 = transcript.article.sha256
        before = ledger.checked()
        assert annotate_transcripts([sha256], ledger, lexicon) == 1
        assert ledger.is_annotated(sha256)
        assert ledger.checked() == before
        with ledger.transcripts() as held:
            assert len(held.turns()) == 6
