"""Versions of one article, in order, and what changed between them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from drafts import Draft, day
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.copies.versions import Change, canonical, changes, find_versions, versions_of
from onrecord.model import Article, Removed

FIRST = "Dam holds in Bergen\n\nThe dam holds, the mayor said.\n\nThree people were hurt on Monday."
SECOND = "Dam holds in Bergen\n\nThe dam holds, the mayor said.\n\nFour people were hurt on Monday."
SECOND += "\n\nRain is due."
THIRD = "Ferry talks end\n\nThe two ministers met in Oslo.\n\nThey agreed on nothing at all."


def article(text: str, **fields: object) -> Article:
    made, _ = Draft(text).done()
    fields = {"sha256": made.id, "title": text.split("\n")[0], "file": "dam.html"} | fields
    return replace(made, **fields)  # type: ignore[arg-type]


def ids(*articles: Article) -> tuple[tuple[str, ...], ...]:
    return find_versions(articles)


def test_one_address_with_other_text_is_another_version() -> None:
    old = article(
        FIRST, url="https://www.fjord.example/dam?utm_source=rss", fetched=datetime(2021, 5, 4, tzinfo=UTC)
    )
    new = article(SECOND, url="http://fjord.example/dam/", fetched=datetime(2021, 5, 5, tzinfo=UTC))
    assert ids(new, old) == ((old.id, new.id),)


def test_the_same_file_with_other_bytes_is_another_version() -> None:
    old = article(FIRST, updated=datetime(2021, 5, 4, tzinfo=UTC))
    new = article(SECOND, updated=datetime(2021, 5, 5, tzinfo=UTC))
    assert ids(new, old) == ((old.id, new.id),)


@pytest.mark.parametrize(
    "fields",
    [
        {"file": "other.html"},
        {"url": "https://fjord.example/other"},
        {"url": "https://fjord.example/"},
    ],
)
def test_no_versions(fields: dict[str, object]) -> None:
    same = {"url": fields["url"]} if fields.get("url", "").endswith("/") else {}  # type: ignore[attr-defined]
    assert ids(article(FIRST, file="a.html", **same), article(SECOND, **({"file": "b.html"} | fields))) == ()


def test_places_in_a_container_and_standard_input_name_no_article() -> None:
    for file in ("-", "news.jsonl#17"):
        assert ids(article(FIRST, file=file), article(SECOND, file=file)) == ()
    assert ids(article(FIRST, file="news.jsonl#dam"), article(SECOND, file="news.jsonl#dam")) != ()


def test_an_address_that_shows_another_story_holds_no_version() -> None:
    assert ids(article(FIRST), article(THIRD)) == ()


def test_an_article_written_through_at_one_address_within_days_is_a_version() -> None:
    url = {"url": "https://coast.example/world/idCW20210504"}
    old, new, late = (replace(article(text, **url), published=day(on)) for text, on in (
        (FIRST, "2021-05-04"), (THIRD, "2021-05-05"), ("Rain\n\nIt rains.", "2021-05-30"),
    ))  # fmt: skip
    assert ids(new, late, old) == ((old.id, new.id),)
    section = {"url": "https://coast.example/world"}
    assert ids(replace(old, **section), replace(new, **section)) == ()


def test_a_retraction_is_a_version_whatever_is_left_of_the_text() -> None:
    notice = Removed("This article has been retracted.", "retraction notice", None)
    old = article(FIRST, updated=datetime(2021, 5, 4, tzinfo=UTC))
    gone = article(THIRD, updated=datetime(2021, 5, 9, tzinfo=UTC), removed=(notice,))
    first, second = versions_of(old.id, (old, gone))
    assert (first.retracted, second.retracted) == (False, True)
    assert second.notices == ("This article has been retracted.",)


def test_changes_are_paragraphs_that_went_came_or_were_rewritten() -> None:
    assert changes(article(FIRST), article(SECOND)) == (
        Change("changed", "Three people were hurt on Monday.", "Four people were hurt on Monday."),
        Change("added", "", "Rain is due."),
    )
    assert changes(article(SECOND), article(FIRST)) == (
        Change("changed", "Four people were hurt on Monday.", "Three people were hurt on Monday."),
        Change("removed", "Rain is due.", ""),
    )


def test_an_article_without_others_is_its_only_version() -> None:
    (only,) = versions_of(article(FIRST).id, [article(FIRST)])
    assert only.changes == ()


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://www.fjord.example/dam/?utm_medium=x&fbclid=1#top", "fjord.example/dam"),
        ("http://m.fjord.example/dam/index.html", "fjord.example/dam"),
        ("https://fjord.example/story?id=7&ref=home", "fjord.example/story?id=7"),
        ("https://fjord.example/", None),
        ("http://[bad", None),
    ],
)
def test_addresses_that_are_one(url: str, same: str | None) -> None:
    assert canonical(url) == same


PARAGRAPHS = st.lists(
    st.sampled_from(["The dam holds.", "The dam fell.", "Rain is due.", "She left."]), min_size=1
)


@given(old=PARAGRAPHS, new=PARAGRAPHS)
def test_changes_account_for_every_paragraph(old: list[str], new: list[str]) -> None:
    found = changes(article("\n\n".join(old)), article("\n\n".join(new)))
    left, came = list(old), list(new)
    for change in found:
        if change.before:
            left.remove(change.before)
        if change.after:
            came.remove(change.after)
    assert sorted(left) == sorted(came)
