"""The scorers of a record, on examples small enough to count by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from evals.counting import Count, Row
from evals.gold_articles import score_articles
from evals.gold_claims import score_claims
from evals.gold_events import score_events
from evals.gold_statements import score_records, score_statements
from evals.matching import flat, located, name, overlaps
from evals.record import score_record
from onrecord.samples import sample_folder

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILE = "a.txt"
TEXT = """The mayor, Ada Quill, said the bridge would open in May. “It is safe,” Quill said. Nobody disagreed.
The builder denied that any bolt was missing. The river rose."""
TEXTS = {FILE: flat(TEXT)}


def gold(text: str, speaker: list[str], **more: str) -> Row:
    return {
        "file": FILE,
        "level": "core",
        "kind": "indirect",
        "force": "assert",
        "speaker": speaker,
        "text": text,
    } | more


def said(text: str, *speakers: str, **more: str) -> Row:
    source = {"text": "", "entities": [{"name": who} for who in speakers]}
    return {
        "file": f"folder/{FILE}",
        "kind": "indirect",
        "force": "assert",
        "source": source,
        "content": {"text": text},
    } | more


MAY = gold("the bridge would open in May", ["Ada Quill"])
SAFE = gold("It is safe,", ["Ada Quill"], kind="direct")
BOLT = gold("any bolt was missing", ["the builder", "Builder"], force="deny")


def shares(wanted: list[Row], found: list[Row]) -> dict[str, Count]:
    return score_statements(wanted, TEXTS, found).figures


def test_typography_does_not_count() -> None:
    assert located(flat("He said: “Don’t go.”"), "don't go") == frozenset(range(6, 12))
    assert located(flat("one two three four"), "one ... three") == frozenset(range(len("onetwothree")))
    assert located(flat("one two"), "three") == frozenset()


def test_names_are_compared_without_titles_points_and_accents() -> None:
    assert name("President José Nuñez") == "jose nunez"
    assert name("The U.S.") == name("United States of America") == "united states"
    assert name("UNSC") == name("U.N. Security Council")


def test_all_found_and_nothing_else() -> None:
    found = [
        said("the bridge would open in May", "Ada Quill"),
        said("“It is safe,”", "Ada Quill", kind="direct"),
        said("that any bolt was missing", "The Builder", force="deny"),
    ]
    assert shares([MAY, SAFE, BOLT], found) == {
        "statements core found": Count(3, 3),
        "statements core with speaker": Count(3, 3),
        "statements hard with speaker": Count(0, 0),
        "statements precision": Count(3, 3),
        "statements content precision": Count(3, 3),
        "kind right": Count(3, 3),
        "denials marked": Count(1, 1),
    }


def test_a_wrong_speaker_costs_recall_with_speaker_and_precision() -> None:
    figures = shares([MAY, SAFE], [said("the bridge would open in May", "Bo Stern")])
    assert figures["statements core found"] == Count(1, 2)
    assert figures["statements core with speaker"] == Count(0, 2)
    assert figures["statements precision"] == Count(0, 1)
    assert figures["statements content precision"] == Count(1, 1)


def test_a_speaker_too_many_is_wrong() -> None:
    figures = shares([MAY], [said("the bridge would open in May", "Ada Quill", "Bo Stern")])
    assert figures["statements core with speaker"] == Count(0, 1)


def test_a_content_that_takes_in_the_whole_text_is_not_found() -> None:
    figures = shares([MAY], [said(TEXT, "Ada Quill")])
    assert figures["statements core found"] == Count(0, 1)
    assert figures["statements content precision"] == Count(0, 1)


def test_pieces_together_may_cover_a_content() -> None:
    found = [said("the bridge would", "Ada Quill"), said("open in May", "Ada Quill")]
    assert shares([MAY], found)["statements core with speaker"] == Count(1, 1)


def test_optional_statements_are_neither_counted_nor_held_against_anybody() -> None:
    figures = shares(
        [gold("The river rose", [], level="optional"), MAY], [said("The river rose", "Nobody Known")]
    )
    assert figures["statements core found"] == Count(0, 1)
    assert figures["statements precision"] == Count(1, 1)


def test_an_event_is_found_when_every_role_has_an_accepted_name() -> None:
    wanted = {
        "id": "gift", "type": "TRANSFER", "supplier": ["Arden"], "recipient": ["Brava"], "items": ["lorries"],
        "quantity": {"min": 40}, "when": ["2020-03-02", "2020-03-02"], "factuality": "asserted",
        "asserted_by": ["Ada Quill"], "files": [FILE], "level": "core",
    }  # fmt: skip
    event = {
        "file": FILE, "type": "TRANSFER",
        "roles": {"supplier": ["Arden"], "recipient": ["Brava"], "item": ["40 lorry"]},
        "quantity": [{"min": 40}], "when": ["2020-03-01", "2020-03-31"], "factuality": "probable",
        "asserted_by": ["Ada Quill"],
    }  # fmt: skip
    swapped = event | {"roles": {"supplier": ["Brava"], "recipient": ["Arden"]}}
    assert score_events([wanted], [event, swapped]).figures == {
        "events core found": Count(1, 1),
        "events hard found": Count(0, 0),
        "event dates right": Count(1, 1),
        "event details right": Count(3, 4),  # "lorry" is not the stem of "lorries"
    }
    assert score_events([wanted], [swapped]).figures["events core found"] == Count(0, 1)


def test_a_role_that_holds_everybody_is_no_find() -> None:
    wanted = {"type": "CONSULT", "actors": ["Arden", "Brava"], "files": [FILE], "level": "core"}
    crowd = {"file": FILE, "type": "CONSULT", "roles": {"actor": ["Arden", "Brava", "C", "D", "E"]}}
    assert score_events([wanted], [crowd]).figures["events core found"] == Count(0, 1)


def test_claims_are_judged_field_by_field() -> None:
    event = {"id": "gift", "type": "TRANSFER", "supplier": ["Arden"], "recipient": ["Brava"], "files": [FILE]}
    wanted = {"id": "c", "event": "gift", "status": ["disputed"], "articles": 2, "denied_by": ["Arden"]}
    claim = {
        "type": "TRANSFER", "roles": {"supplier": ["Arden"], "recipient": ["Brava"]}, "status": "disputed",
        "articles": ["1", "2", "3"], "denied_by": ["Arden"], "files": [FILE],
    }  # fmt: skip
    assert score_claims([wanted], [event], [claim]).figures == {"claim fields right": Count(3, 4)}
    assert score_claims([wanted], [event], []).figures == {"claim fields right": Count(0, 4)}
    nobody = {"id": "c", "event": "gift", "denied_by": []}
    assert score_claims([nobody], [event], [claim]).figures == {"claim fields right": Count(1, 2)}


@pytest.mark.parametrize(
    ("published", "right"),
    [
        (["2020-03-02", "2020-03-02"], 1),
        (["2020-03-01", "2020-03-01"], 1),  # one day early is right
        (["2020-03-01", "2020-03-10"], 1),
        (["2020-03-01", "2020-03-31"], 0),  # too wide
        (["2020-03-03", "2020-03-03"], 0),
        (None, 0),
    ],
)
def test_publication_dates(published: list[str] | None, right: int) -> None:
    wanted = {"file": FILE, "published": "2020-03-02", "boilerplate": ["Read also: Tides"]}
    found = {"file": FILE, "published": published, "text": "Read also – tides"}
    assert score_articles([wanted], [found]).figures == {
        "publication dates right": Count(right, 1),
        "boilerplate and captions gone": Count(0, 1),
    }


def test_no_interval_overlaps_nothing() -> None:
    assert not overlaps(None, ["2020-03-02", "2020-03-02"])
    assert not overlaps([None, None], ["2020-03-02", "2020-03-02"])


def test_record_checks_are_matched_by_their_words() -> None:
    wanted = {"file": FILE, "text": "It is safe,", "check": "verbatim"}
    checked = said("“It is safe,”", "Ada Quill") | {"records": [{"piece": "It is safe", "check": "verbatim"}]}
    assert score_records([wanted], TEXTS, [checked]).figures == {"record checks right": Count(1, 1)}
    assert score_records([wanted], TEXTS, []).figures == {"record checks right": Count(0, 1)}
    assert score_records([], TEXTS, [checked]).figures == {}


def perturbed_export(gold: Row, documents: Path, folder: Path) -> None:
    """An export made from the gold itself with every third line spoilt, so that no figure is trivial."""
    statements = [
        {
            "file": row["file"],
            "kind": "direct" if number % 5 == 0 else row["kind"],
            "force": row["force"],
            "source": {
                "text": "x",
                "entities": [{"name": who} for who in row["speaker"][: 1 + number % 3 // 2]],
            },
            "content": {"text": row["text"][: 30 if number % 3 == 0 else None]},
        }
        for number, row in enumerate(gold["statements"])
        if number % 7
    ]
    events = [
        {
            "file": file,
            "type": row["type"],
            "roles": {
                "actor": row.get("actors", []),
                "supplier": row.get("supplier", []),
                "recipient": row.get("recipient", []) if number % 4 else ["Nowhere"],
                "item": row.get("items", [])[:1],
            },
            "quantity": [row["quantity"]] if "quantity" in row and number % 2 else [],
            "when": [str(day) for day in row["when"]] if "when" in row and number % 3 else None,
            "factuality": "asserted",
            "asserted_by": row.get("asserted_by", [])[:1],
        }
        for number, row in enumerate(gold["events"])
        for file in row.get("files") or [row["file"]]
    ]
    claims = [
        {k: event[k] for k in ("type", "roles")}
        | {"files": [event["file"]], "status": "disputed", "articles": ["1", "2"]}
        for event in events
    ]
    articles = [
        {
            "file": row["file"],
            "published": [str(row["published"])] * 2,
            "text": (documents / row["file"]).read_text()[:400],
        }
        for row in gold["articles"]
        if "published" in row
    ]
    kinds = {"statements": statements, "events": events, "claims": claims, "articles": articles}
    for kind, rows in kinds.items():
        (folder / f"{kind}.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")


@pytest.mark.skipif(
    not (SHARED / "tools").is_dir(), reason="no ../shared: nothing to compare our scorer with"
)
@pytest.mark.parametrize("which", ["samples", "seeds"])
def test_figures_equal_those_of_the_shared_scorer(which: str, tmp_path: Path) -> None:
    samples = sample_folder()
    path, documents = {
        "samples": (samples / "gold.yaml", samples / "documents"),
        "seeds": (SHARED / "gold" / "seeds.yaml", SHARED / "seeds"),
    }[which]
    wanted = yaml.safe_load(path.read_text(encoding="utf-8"))
    perturbed_export(wanted, documents, tmp_path)
    script = SHARED / "tools" / "score_record.py"
    command = [sys.executable, *map(str, (script, path, documents, tmp_path)), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = {name: count.share for name, count in score_record(wanted, documents, tmp_path).figures.items()}
    ours.pop("record checks right", None)
    assert ours == theirs
