"""Who has a claim from whom, and stories: two copies of a wire story, a report of its own, two channels."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.ledger import Ledger
from onrecord.lexicon import load
from onrecord.link.provenance import Sources, trace
from onrecord.pipeline import add
from onrecord.present.app import app

SHIPPED = "North Korea has shipped 400 containers of shells to Russia"
WIRE = (
    "SEOUL, March 4 (Yonhap) -- South Korean Defense Minister Shin Won-sik said on Monday that North Korea "
    "had shipped 400 containers of shells to Russia. The shells were loaded at the port of Rajin in February "
    "and taken by rail to depots near the border, where trucks had waited for them since the second."
)
FILES = {
    "wire.md": ("Yonhap", "2024-03-04", "Shells by the trainload", WIRE),
    "reprint.md": ("The Arland Courier", "2024-03-05", "A minister speaks of shells", WIRE),
    "own.md": (
        "The Borduria Post",
        "2024-03-05",
        "A ministry and its reporters",
        "The defense ministry in Seoul asked reporters in on Tuesday.\n\nShin Won-sik said that North Korea "
        "had shipped 400 containers of shells to Russia.",
    ),
    "citing.md": (
        "The Caledon Times",
        "2024-03-05",
        "Trains and trucks",
        f"{SHIPPED}, Yonhap reported on Monday, citing Shin Won-sik.",
    ),
    "told.md": (
        "The Dorne Globe",
        "2024-03-06",
        "A talk with the minister",
        "Shin Won-sik told Bloomberg on Tuesday that North Korea had shipped 400 containers of shells to "
        "Russia.",
    ),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file of a ledger with the five articles."""
    folder = tmp_path_factory.mktemp("graph")
    for file, (outlet, published, title, text) in FILES.items():
        head = f"---\ntitle: {json.dumps(title)}\noutlet: {outlet}\ndate: {published}\n---\n"
        (folder / file).write_text(f"{head}{text}\n")
    with Ledger.open(folder / "record.db") as ledger:
        add([str(folder / file) for file in FILES], ledger, load())
    return str(folder / "record.db")


def run(*args: str) -> Result:
    return CliRunner(env={"COLUMNS": "160", "ONRECORD_LEDGER": None}).invoke(app, args)


def rows(*args: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*args, "--format", "jsonl").stdout.splitlines()]


@pytest.fixture(scope="module")
def claim(record: str) -> dict[str, Any]:
    """The claim that all five articles speak of."""
    found = rows("claims", "--ledger", record)
    return next(one for one in found if len(one["articles"]) == len(FILES))


def edges(claim: dict[str, Any], relation: str) -> set[tuple[str, str, str | None]]:
    names = {node["id"]: node["name"] for node in claim["origin_graph"]["nodes"]}
    found = (edge for edge in claim["origin_graph"]["edges"] if edge["relation"] == relation)
    return {(names[edge["holder"]], names[edge["source"]], edge["words"]) for edge in found}


def test_a_copy_leads_to_its_original(claim: dict[str, Any]) -> None:
    assert edges(claim, "copied from") == {("reprint.md", "wire.md", None)}
    family = {node["name"]: node["family"] for node in claim["origin_graph"]["nodes"]}
    assert family["reprint.md"] == family["wire.md"] != family["own.md"]


def test_articles_lead_to_who_reported_them_and_whom_they_quote(claim: dict[str, Any]) -> None:
    reported = {(article, outlet) for article, outlet, _ in edges(claim, "reported by")}
    assert {("wire.md", "Yonhap"), ("reprint.md", "Yonhap"), ("own.md", "The Borduria Post")} <= reported
    quotes = {(article, speaker) for article, speaker, _ in edges(claim, "quotes")}
    assert quotes == {(file, "Shin Won-sik") for file in ("wire.md", "reprint.md", "own.md")}
    assert {(speaker, party) for speaker, party, _ in edges(claim, "speaks for")} == {
        ("Shin Won-sik", "South Korea")
    }


def test_what_goes_through_another_outlet_leads_there(claim: dict[str, Any]) -> None:
    cites = edges(claim, "cites")
    assert ("citing.md", "Yonhap", "Yonhap reported") in cites
    assert ("Yonhap", "Shin Won-sik", "citing Shin Won-sik") in cites
    assert ("told.md", "Bloomberg", "Bloomberg") in cites
    assert {(outlet, speaker) for outlet, speaker, _ in edges(claim, "told by")} == {
        ("Bloomberg", "Shin Won-sik")
    }


def test_every_edge_stands_on_its_words(record: str, claim: dict[str, Any]) -> None:
    texts = {row["id"]: row["text"] for row in rows("articles", "--ledger", record)}
    for edge in claim["origin_graph"]["edges"]:
        assert edge["words"] or edge["note"]
        if edge["span"]:
            start, end = edge["span"]
            assert texts[edge["article"]][start:end] == edge["words"]


def test_explain_shows_the_graph(record: str, claim: dict[str, Any]) -> None:
    shown = run("explain", claim["id"], "--graph", "--ledger", record).stdout
    assert "copied from" in shown
    assert "“Yonhap reported”" in shown
    lines = rows("explain", claim["id"], "--graph", "--ledger", record)
    assert sum("node" in line for line in lines) == len(claim["origin_graph"]["nodes"])
    assert sum("edge" in line for line in lines) == len(claim["origin_graph"]["edges"])
    csv = run("explain", claim["id"], "--graph", "--ledger", record, "--format", "csv").stdout
    assert csv.startswith("holder,relation,source,article,span,words,line,note")


def test_without_its_articles_a_claim_has_an_empty_graph(record: str, claim: dict[str, Any]) -> None:
    with Ledger.open(record, create=False) as ledger:
        row = ledger.claims()[0]
    assert trace(row.claim, Sources({})).edges == ()


def test_stories_are_listed_shown_and_filtered_by(record: str, claim: dict[str, Any]) -> None:
    (story,) = rows("stories", "--ledger", record)
    assert story["title"] == "Shells by the trainload"
    assert story["days"] == ["2024-03-04", "2024-03-06"]
    assert len(story["articles"]) >= 4
    assert "Shin Won-sik" in story["entities"]
    assert "Shells by the trainload" in run("stories", "--ledger", record).stdout
    shown = run("show", story["id"], "--ledger", record).stdout
    assert "Shells by the trainload, Yonhap" in shown
    assert rows("show", story["id"], "--ledger", record) == [story]
    within = rows("articles", "--story", story["id"][:6], "--ledger", record)
    assert sorted(row["id"] for row in within) == story["articles"]
    assert claim["id"] in {row["id"] for row in rows("claims", "--story", story["id"], "--ledger", record)}
    assert rows("events", "--story", story["id"], "--ledger", record)
    assert rows("stories", "--article", story["first"], "--ledger", record) == [story]
    wrong = run("articles", "--story", claim["id"], "--ledger", record)
    assert wrong.exit_code == 1
    assert "is not a story" in wrong.stderr
