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


def test_a_feed_is_asked_whether_it_has_changed(site: Site, ledger: str) -> None:
    body = STORY[STORY.index("<p>") : STORY.index("</article>")]
    feed = (
        "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Coast Wire</title>"
        f"<item><title>Baltic talks end</title><link>{site.url('/talks')}</link>"
        f"<content:encoded><![CDATA[{body}<p>{'It sails twice a day. ' * 10}</p>]]></content:encoded>"
        "</item></channel></rss>"
    )
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml", "ETag": '"1"'}, feed.encode())
    args = ("add", site.url("/feed"), "--allow-private", "--ledger", ledger)
    assert run(*args).stderr == "1 added, 0 already in\n"
    assert run(*args).stderr == "0 added, 1 already in\n"
    asked = [(headers.get("If-None-Match"), path) for path, headers, _ in site.asked if path == "/feed"]
    assert asked == [(None, "/feed"), ('"1"', "/feed")]
    assert site.answered[-1] == 304
    changed = feed.replace("twice a day", "three times a day")
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml", "ETag": '"2"'}, changed.encode())
    assert run(*args).stderr == "1 added, 0 already in\n"
    assert site.answered[-1] == 200


def test_a_corrected_article_counts_once(site: Site, ledger: str) -> None:
    page = {"Content-Type": "text/html; charset=utf-8"}
    first = STORY.replace(
        "met in Tallinn on Monday to talk of ferries", "accused Borduria of shelling the port on Monday"
    )
    site.pages["/talks"] = (200, page, first.encode())
    args = ("add", site.url("/talks"), "--allow-private", "--ledger", ledger)
    run(*args)
    second = first.replace("in the summer", "in the autumn").replace(
        "</article>",
        "<p>Update: This article has been updated with the day of the next meeting.</p></article>",
    )
    site.pages["/talks"] = (200, page, second.encode())
    run(*args)
    rows = [
        json.loads(line) for line in run("articles", "-f", "jsonl", "--ledger", ledger).stdout.splitlines()
    ]
    assert len(rows) == 2
    (old,) = [row for row in rows if row["version_of"]]
    (new,) = [row for row in rows if not row["version_of"]]
    assert old["versions"] == new["versions"] == [old["id"], new["id"]]
    assert old["version_of"] == new["id"]
    assert new["fetched"] > old["fetched"]
    assert "Superseded by a later version" in run("show", old["id"], "--ledger", ledger).stdout
    claims = [
        json.loads(line) for line in run("claims", "-f", "jsonl", "--ledger", ledger).stdout.splitlines()
    ]
    assert claims
    for claim in claims:
        assert claim["articles"] == [new["id"]]
        assert claim["earlier_versions"] == [old["id"]]
        assert len(claim["news_origins"]) <= 1


def test_a_retracted_article_stands_for_nothing(site: Site, ledger: str) -> None:
    page = {"Content-Type": "text/html; charset=utf-8"}
    first = STORY.replace(
        "met in Tallinn on Monday to talk of ferries", "signed a treaty in Tallinn on Monday"
    )
    site.pages["/talks"] = (200, page, first.encode())
    args = ("add", site.url("/talks"), "--allow-private", "--ledger", ledger)
    run(*args)
    assert {
        json.loads(line)["status"]
        for line in run("claims", "-f", "jsonl", "--ledger", ledger).stdout.splitlines()
    } & {"reported", "acknowledged"}
    taken_back = first.replace("<p>TALLINN", "<p>This article has been retracted.</p><p>TALLINN")
    site.pages["/talks"] = (200, page, taken_back.encode())
    run(*args)
    rows = [
        json.loads(line) for line in run("articles", "-f", "jsonl", "--ledger", ledger).stdout.splitlines()
    ]
    assert {row["retracted"] for row in rows} == {True, False}
    for row in rows:
        assert (
            "Retracted: its outlet has taken this article back."
            in run("show", row["id"], "--ledger", ledger).stdout
        )
    for line in run("claims", "-f", "jsonl", "--ledger", ledger).stdout.splitlines():
        claim = json.loads(line)
        assert claim["articles_asserting"] == []
        assert claim["status"] == "possible"
        assert {one["lapse"] for one in claim["positions"]} == {"withdrawn"}
        assert "Withdrawn: " in run("explain", claim["id"], "--ledger", ledger).stdout
