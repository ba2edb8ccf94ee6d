"""The samples hang together: what the gold says stands in the documents."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from evals.counting import Row
from evals.matching import flat, located
from onrecord.lexicon import load
from onrecord.samples import sample_folder

DOCUMENTS = sample_folder() / "documents"
GOLD: Row = yaml.safe_load((sample_folder() / "gold.yaml").read_text(encoding="utf-8"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.iterdir())}
ARTICLES = [name for name in TEXTS if not name.startswith("transcript-")]
FORCES = {
    "assert", "deny", "confirm", "warn", "pledge", "threaten", "accuse", "demand", "ask", "predict",
    "criticise", "denounce", "praise", "decline", "believe", "intend", "fear",
}  # fmt: skip


def words(name: str) -> int:
    """How many words of news a document has: without front matter, comments and markup."""
    text = re.sub(
        r"\A---.*?\n---\n|<!--.*?-->|<(script|style).*?</\1>|<[^>]+>", " ", TEXTS[name], flags=re.DOTALL
    )
    return len(text.split())


def test_thirteen_articles_and_two_transcripts() -> None:
    assert len(ARTICLES) == 13
    assert len(TEXTS) == 15
    assert Counter(Path(name).suffix for name in ARTICLES) == {".txt": 6, ".md": 5, ".html": 2}
    assert all(80 <= words(name) <= 450 for name in ARTICLES)


def test_every_document_says_that_it_was_written_for_onrecord() -> None:
    readme = (sample_folder() / "README.md").read_text(encoding="utf-8")
    for name, text in TEXTS.items():
        assert f"`{name}`" in readme
        assert name.endswith(".txt") or "Written for Onrecord" in text[:400]


def test_the_gold_covers_every_article() -> None:
    assert sorted(row["file"] for row in GOLD["articles"]) == sorted(ARTICLES)
    assert {row["file"] for row in GOLD["statements"]} == set(ARTICLES) - {"nordlicht-zeitung-2024-06-20.txt"}


@pytest.mark.parametrize("kind", ["statements", "records"])
def test_every_piece_stands_in_its_document(kind: str) -> None:
    for row in GOLD[kind]:
        text = TEXTS[row["file"]]
        assert located(flat(text), row["text"]), row
        once = [flat(piece) for piece in row["text"].split(" ... ")]
        if row.get("level") != "optional":  # those of headlines stand in the page's head too
            assert all(flat(text).count(piece) == 1 for piece in once), row


def test_junk_stands_in_its_document() -> None:
    for row in GOLD["articles"]:
        for junk in [*row.get("boilerplate", []), *row.get("captions", [])]:
            assert flat(junk) in flat(TEXTS[row["file"]]), junk


def test_statements_have_known_values() -> None:
    for row in GOLD["statements"]:
        assert row["level"] in {"core", "hard", "optional"}
        assert row["kind"] in {"direct", "indirect", "mixed"}
        assert row["force"] in FORCES
        assert isinstance(row.get("said_on", date.min), date)


def test_events_and_claims_point_at_what_is_there() -> None:
    events = {row["id"]: row for row in GOLD["events"]}
    assert len(events) == len(GOLD["events"])
    assert all(set(row["files"]) <= set(ARTICLES) for row in GOLD["events"])
    assert all(row["event"] in events for row in GOLD["claims"])


def test_quotations_are_on_record_as_the_gold_says() -> None:
    transcripts = [flat(text) for name, text in TEXTS.items() if name.startswith("transcript-")]
    for row in GOLD["records"]:
        held = any(flat(row["text"]) in text for text in transcripts)
        assert held == (row["check"] == "verbatim"), row


def test_the_outlets_load_over_the_built_in_lexicon() -> None:
    lexicon = load((sample_folder() / "lexicon",))
    outlets = {row["outlet"] for row in GOLD["articles"] if "outlet" in row}
    assert outlets <= {outlet.name for outlet in lexicon.outlets.values()}
    assert lexicon.outlets["harbour-wire"].agency
