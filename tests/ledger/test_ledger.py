"""What goes into a ledger comes out of it, once, and in one piece."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import ledger_samples as samples
import pytest
from hypothesis import given, settings

from onrecord.ledger import Ledger, LedgerError, UnknownId
from onrecord.model import Annotations, Document, Failure, Links, Referent


def test_put_and_get_back(filled: Ledger) -> None:
    pairs = sorted(
        [
            (samples.HARBOUR_ARTICLE, samples.HARBOUR_FOUND),
            (samples.DENIAL_ARTICLE, samples.DENIAL_FOUND),
        ],
        key=lambda pair: pair[0].id,
    )
    assert list(filled.annotated()) == pairs


@settings(max_examples=40, deadline=None)
@given(found=samples.annotations_of(samples.HARBOUR_ARTICLE.id))
def test_any_annotations_survive(found: Annotations) -> None:
    article = samples.HARBOUR_ARTICLE
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "any.db")) as ledger:
        ledger.put(samples.document(samples.HARBOUR, "h"), article, found, samples.MADE_BY)
        assert list(ledger.annotated()) == [(replace(article, file=article.file), found)]
        ledger.replace_annotations(article, found, samples.MADE_BY)
        assert [kept for _, kept in ledger.annotated()] == [found]


def test_same_document_twice_changes_nothing(filled: Ledger) -> None:
    before = filled.counts()
    again = samples.document(samples.HARBOUR, "harbour.txt")
    assert (
        filled.put(again, samples.HARBOUR_ARTICLE, Annotations(samples.HARBOUR_ARTICLE.id), "other") is False
    )
    assert filled.counts() == before
    assert filled.outdated(samples.MADE_BY) == ()


def test_same_bytes_under_two_names_keep_the_first_by_the_alphabet(filled: Ledger) -> None:
    for name in ("z.txt", "a.txt", "m.txt"):
        assert filled.seen(samples.document(samples.HARBOUR, name))
    assert {row.article.file for row in filled.articles()} == {"a.txt", "denial.txt"}
    assert filled.document(samples.HARBOUR_ARTICLE.sha256).file == "a.txt"


def test_document_keeps_its_bytes(ledger: Ledger) -> None:
    raw = bytes(range(256)) * 3
    fetched = datetime(2024, 3, 3, 12, 30, tzinfo=UTC)
    kept = Document(
        samples.HARBOUR_ARTICLE.sha256, raw, "h.html", "text/html", "https://example.org/h", fetched
    )
    ledger.put(kept, samples.HARBOUR_ARTICLE, None, samples.MADE_BY)
    assert ledger.document(kept.sha256) == kept
    with pytest.raises(UnknownId, match="no document"):
        ledger.document("0" * 64)


def test_language_not_read_is_kept_and_counted(ledger: Ledger) -> None:
    korean = samples.article("북한은 부인했다.", "k.txt", language="ko")
    ledger.put(samples.document("북한은 부인했다.", "k.txt"), korean, None, samples.MADE_BY)
    assert list(ledger.annotated()) == [(korean, Annotations(korean.id))]
    assert [row.annotated for row in ledger.articles()] == [False]
    assert ledger.counts().not_read == {"ko": 1}


def test_failures_are_listed_until_the_input_gets_in(ledger: Ledger) -> None:
    ledger.fail(Failure("harbour.txt", "empty"))
    ledger.fail(Failure("b.pdf", "a PDF"))
    ledger.fail(Failure("harbour.txt", "no text in it"))
    assert ledger.failures() == (Failure("b.pdf", "a PDF"), Failure("harbour.txt", "no text in it"))
    ledger.put(
        samples.document(samples.HARBOUR, "harbour.txt"), samples.HARBOUR_ARTICLE, None, samples.MADE_BY
    )
    assert ledger.failures() == (Failure("b.pdf", "a PDF"),)


def test_links_are_replaced_as_a_whole(filled: Ledger) -> None:
    assert not filled.unlinked()
    assert filled.counts().claims == 1
    filled.replace_links(Links())
    counts = filled.counts()
    assert (counts.claims, counts.entities, counts.copies, counts.origins) == (0, 0, 0, 0)
    assert (counts.articles, counts.statements, counts.events) == (2, 2, 1)


def test_links_over_some_leave_the_others_to_link(filled: Ledger) -> None:
    third = samples.article("A third one.", "third.txt")
    filled.put(samples.document("A third one.", "third.txt"), third, Annotations(third.id), samples.MADE_BY)
    assert filled.unlinked()
    filled.replace_links(samples.LINKS, over=[samples.HARBOUR_ARTICLE.id])
    assert filled.unlinked()
    filled.replace_links(samples.LINKS, over=[third.id])
    assert not filled.unlinked()


def test_date_fixed_by_linking_stands_beside_the_one_read(filled: Ledger) -> None:
    rows = {row.article.file: row for row in filled.articles()}
    denial = rows["denial.txt"]
    assert denial.read is None
    assert denial.article.published == samples.day(3, 4)
    assert denial.article.published_basis == "answers an article of March 3"
    assert [article.published for article, _ in filled.annotated() if article.file == "denial.txt"] == [None]
    filled.replace_links(Links())
    assert {row.article.file: row.article.published for row in filled.articles()} == {
        "harbour.txt": samples.day(3, 3),
        "denial.txt": None,
    }


def test_redated_annotations_take_the_place_of_the_old(filled: Ledger) -> None:
    later = replace(samples.DENIED, said_on=samples.day(3, 5))
    redated = replace(samples.DENIAL_FOUND, statements=(later,))
    filled.replace_links(samples.LINKS, [(samples.DENIAL_ARTICLE, redated)])
    assert {found.article: found for _, found in filled.annotated()}[samples.DENIAL_ARTICLE.id] == redated


def test_outdated_articles_are_found_by_what_made_them(filled: Ledger) -> None:
    assert filled.outdated(samples.MADE_BY) == ()
    both = sorted([samples.HARBOUR_ARTICLE, samples.DENIAL_ARTICLE], key=lambda article: article.id)
    assert filled.outdated("newer") == tuple(article.sha256 for article in both)
    filled.replace_annotations(both[0], None, "newer")
    assert filled.outdated("newer") == (both[1].sha256,)


def test_entity_of_a_referent(filled: Ledger) -> None:
    by_name = {entity.name: entity for entity in samples.ENTITIES}
    assert filled.entity_of(Referent("Freedonia", "state")) == by_name["Freedonia"]
    assert filled.entity_of(Referent("Republic of Freedonia", "state")) == by_name["Freedonia"]
    assert filled.entity_of(Referent("Freedonia", "person")) is None


class TestOpening:
    """Ledgers that cannot be opened say why in one line."""

    @pytest.mark.parametrize(
        ("content", "reason"),
        [(b"not a database at all, " * 100, "not a ledger"), (None, "a folder, not a ledger")],
    )
    def test_not_a_ledger(self, tmp_path: Path, content: bytes | None, reason: str) -> None:
        path = tmp_path / "odd"
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content)
        with pytest.raises(LedgerError, match=reason) as raised:
            Ledger.open(path)
        assert "\n" not in str(raised.value)

    def test_database_of_somebody_else_is_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "other.db"
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE birds (name)")
        connection.close()
        before = path.read_bytes()
        with pytest.raises(LedgerError, match="a database, but not a ledger"):
            Ledger.open(path)
        assert path.read_bytes() == before

    def test_newer_ledger(self, tmp_path: Path) -> None:
        path = tmp_path / "newer.db"
        Ledger.open(path).close()
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE ledger_revision SET version_num = '9999'")
        connection.close()
        with pytest.raises(LedgerError, match="made by a newer version of onrecord; upgrade") as raised:
            Ledger.open(path)
        assert "\n" not in str(raised.value)

    def test_nothing_there(self, tmp_path: Path) -> None:
        with pytest.raises(LedgerError, match="no ledger here"):
            Ledger.open(tmp_path / "none.db", create=False)
        with pytest.raises(LedgerError, match="there is no folder"):
            Ledger.open(tmp_path / "nowhere" / "none.db")
        assert list(tmp_path.iterdir()) == []

    def test_locked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "busy.db"
        monkeypatch.setattr("onrecord.ledger.engine.PATIENCE", 0.1)
        with Ledger.open(path) as ledger:
            other = sqlite3.connect(path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LedgerError, match="another process is writing"):
                ledger.fail(Failure("a", "b"))
            assert ledger.counts().failures == 0  # reading goes on
            other.close()

    @pytest.mark.parametrize("url", ["nonsense://", "postgresql+nodriver://host/db"])
    def test_odd_urls(self, url: str) -> None:
        with pytest.raises(LedgerError):
            Ledger.open(url)

    def test_sqlite_by_url(self, tmp_path: Path) -> None:
        with Ledger.open(f"sqlite:///{tmp_path / 'url.db'}") as ledger:
            assert ledger.counts().articles == 0

    def test_two_at_once_make_one(self, tmp_path: Path) -> None:
        with Ledger.open(tmp_path / "one.db") as first, Ledger.open(tmp_path / "one.db") as second:
            first.fail(Failure("a", "b"))
            assert second.failures() == (Failure("a", "b"),)


KILLED = """
import os, sys
sys.path[:0] = sys.argv[2:]
import ledger_samples as samples
from onrecord.ledger import Ledger, writing
ledger = Ledger.open(sys.argv[1])
harbour, denial = samples.HARBOUR_ARTICLE, samples.DENIAL_ARTICLE
ledger.put(samples.document(samples.HARBOUR, "harbour.txt"), harbour, samples.HARBOUR_FOUND, samples.MADE_BY)
with ledger._engine.connect().execution_options(writes=True) as connection, connection.begin():
    document = samples.document(samples.DENIAL, "denial.txt")
    writing.put(connection, document, denial, samples.DENIAL_FOUND, samples.MADE_BY)
    os.kill(os.getpid(), 9)
"""


def test_killed_in_the_middle_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    command = [sys.executable, "-c", KILLED, str(path), str(Path(__file__).parent)]
    killed = subprocess.run(command, env={**os.environ}, check=False)
    assert killed.returncode == -signal.SIGKILL
    with Ledger.open(path) as ledger:
        assert [row.article.file for row in ledger.articles()] == ["harbour.txt"]
        denial = samples.DENIAL_ARTICLE
        assert ledger.put(
            samples.document(samples.DENIAL, denial.file), denial, samples.DENIAL_FOUND, samples.MADE_BY
        )
        assert ledger.counts().statements == 2
