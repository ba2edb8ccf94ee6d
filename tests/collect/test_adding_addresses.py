"""`onrecord add` of addresses and containers, end to end."""

import json
from pathlib import Path

import pytest
from loopback import Site
from typer.testing import CliRunner, Result

from onrecord.present.app import app

STORY = (
    "<!doctype html><html lang='en'><title>Baltic talks end</title><article><h1>Baltic talks end</h1>"
    "<p>TALLINN, March 4 (Coast Wire) — Estonia and Finland met in Tallinn on Monday to talk of ferries.</p>"
    "<p>“We agreed on the ferry,” Estonian Prime Minister Kaja Kallas told reporters after the meeting.</p>"
    "<p>She denied that money had changed hands, and said that the two would meet again in the summer.</p>"
    "</article></html>"
)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    return str(tmp_path / "record.db")


def run(*args: str) -> Result:
    return CliRunner(env={"COLUMNS": "120", "ONRECORD_LEDGER": None}).invoke(app, args)


def test_an_address_is_fetched_once_and_asked_for_changes_after(site: Site, ledger: str) -> None:
    site.pages["/talks"] = (200, {"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'}, STORY.encode())
    args = ("add", site.url("/talks"), "--allow-private", "--ledger", ledger)
    assert run(*args).stderr == "1 added, 0 already in\n"
    assert run(*args).stderr == "0 added, 1 already in\n"
    assert [(path, "If-None-Match" in headers) for path, headers, _ in site.asked if path == "/talks"] == [
        ("/talks", False),
        ("/talks", True),
    ]
    found = json.loads(run("articles", "-f", "jsonl", "--ledger", ledger).stdout)
    assert (found["file"], found["url"], found["title"]) == (
        site.url("/talks"), site.url("/talks"), "Baltic talks end",
    )  # fmt: skip


def test_a_private_address_is_refused_by_default(site: Site, ledger: str) -> None:
    result = run("add", site.url("/talks"), "--ledger", ledger)
    assert result.exit_code == 1
    assert "--allow-private" in result.stderr
    assert site.asked == []


def test_articles_of_a_container_go_in_one_by_one(tmp_path: Path, ledger: str) -> None:
    lines = [
        json.dumps({"title": "Baltic talks end", "html": STORY, "url": "https://coast.example/talks"}),
        "not JSON",
        json.dumps({"title": "Without text"}),
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    result = run("add", str(tmp_path / "news.jsonl"), "--ledger", ledger)
    assert result.exit_code == 3
    assert result.stderr.splitlines()[-1] == "1 added, 0 already in, 2 failed"
    found = json.loads(run("articles", "-f", "jsonl", "--ledger", ledger).stdout)
    assert found["file"] == f"{tmp_path}/news.jsonl#https://coast.example/talks"
    assert found["url"] == "https://coast.example/talks"
    said = run("statements", "--speaker", "Kallas", "-f", "jsonl", "--ledger", ledger)
    assert "deny" in {json.loads(line)["force"] for line in said.stdout.splitlines()}


def test_a_corrected_page_is_a_version_of_the_first(site: Site, ledger: str) -> None:
    site.pages["/talks"] = (200, {"Content-Type": "text/html; charset=utf-8"}, STORY.encode())
    args = ("add", site.url("/talks"), "--allow-private", "--ledger", ledger)
    run(*args)
    corrected = STORY.replace("on Monday", "on Tuesday").replace(
        "</article>",
        "<p>Correction: An earlier version of this article gave the wrong day of the meeting.</p></article>",
    )
    site.pages["/talks"] = (200, {"Content-Type": "text/html; charset=utf-8"}, corrected.encode())
    assert run(*args).stderr == "1 added, 0 already in\n"
    one = json.loads(run("articles", "-f", "jsonl", "--ledger", ledger).stdout.splitlines()[0])["id"]
    found = [
        json.loads(line)
        for line in run("show", one, "--versions", "-f", "jsonl", "--ledger", ledger).stdout.splitlines()
    ]
    assert [version["number"] for version in found] == [1, 2]
    assert found[0]["notices"] == []
    assert found[1]["notices"] == [
        "Correction: An earlier version of this article gave the wrong day of the meeting."
    ]
    (change,) = found[1]["changes"]
    assert "Monday" in change["before"]
    assert "Tuesday" in change["after"]
    shown = run("show", one, "--versions", "--ledger", ledger).stdout
    assert "[-Monday-]" in shown
    assert "{+Tuesday+}" in shown
