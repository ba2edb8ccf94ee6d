"""The page of a dossier: what is on it, that it stands alone, and that nothing in it runs."""

import re
from html.parser import HTMLParser

import pytest

from onrecord.ledger import Ledger
from onrecord.present.console import UserError
from onrecord.present.dossier.compile import dossier
from onrecord.present.dossier.page import render


class Page(HTMLParser):
    """Collects what tests ask of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.void = {"meta", "link", "br", "img", "input", "hr", "path", "circle", "rect", "line"}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.void:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


@pytest.fixture
def html(ledger: Ledger) -> str:
    return render(dossier(ledger, "shells"))


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("</head>")[1]).split())


def test_the_page_is_well_formed_and_every_anchor_leads_somewhere(html: str) -> None:
    page = Page(html)
    assert page.open == []
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(ids)


def test_the_page_needs_nothing_else_and_runs_nothing(html: str) -> None:
    page = Page(html)
    assert {tag for tag, _ in page.tags} & {"script", "link", "iframe", "object", "img"} == set()
    assert page.values("src") == []
    assert "url(" not in html
    assert "@import" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_claims_stand_with_badge_counts_positions_and_reasons(html: str) -> None:
    text = text_of(html)
    assert "acknowledged 3 articles · 2 news origins · 2 parties" in text
    assert "Borduria changed its position" in text
    assert "Responses. Borduria: affirmed it; Ruritania: denied it." in text
    assert "Rule 1: a participant&#39;s latest own position affirms it." in text
    assert "no response found in 2 articles held" in text


def test_reasons_point_at_footnotes(ledger: Ledger) -> None:
    found = dossier(ledger, "shells")
    reason = found.claims[0].reasons[1]
    assert reason.text == "Borduria affirms it since 2 Jun 2031."
    assert [found.notes[number - 1].passage.words for number in reason.notes] == [
        "Colonel Sponsz of Borduria confirmed … artillery shells had come from Ruritania"
    ]


def test_the_more_specific_claim_stands_under_its_parent(html: str) -> None:
    parent, child = html.index('id="c-000000000001"'), html.index('id="c-000000000002"')
    assert parent < html.index('class="children"') < child
    assert html[child:].index("</article>") < html[child:].index("What the standings mean")


def test_footnotes_quote_the_words_in_context(ledger: Ledger, html: str) -> None:
    found = dossier(ledger, "shells")
    assert [note.number for note in found.notes] == list(range(1, len(found.notes) + 1))
    assert '<mark class="cue">confirmed</mark> on 2 June that <mark class="content">artillery' in html
    assert "Szohôd Post, 2 Jun 2031" in text_of(html)


def test_reprints_do_not_make_somebody_say_it_twice(ledger: Ledger) -> None:
    found = dossier(ledger, "shells")
    rawnsley = next(speaker for speaker in found.speakers if speaker.name == "Ada Rawnsley")
    assert len(rawnsley.said) == 1
    assert [row.article.outlet for row in rawnsley.said[0].again] == ["Klow Courier"]
    assert len(rawnsley.said[0].notes) == 2


def test_copies_are_listed_under_their_root(ledger: Ledger) -> None:
    (family,) = dossier(ledger, "shells").families
    assert family.root.article.outlet == "Harbour Wire"
    assert [(member.relation, member.shared) for member in family.members] == [("whole", 0.94)]


def test_a_claim_id_gives_that_claim_with_those_under_it(ledger: Ledger) -> None:
    found = dossier(ledger, "c-000000000001")
    assert found.title == "Ruritania supplies artillery shells to Borduria"
    assert [entry.claim.id for entry in found.claims] == ["c-000000000001"]
    assert [child.claim.id for child in found.claims[0].children] == ["c-000000000002"]


def test_fewer_claims_are_shown_than_found_and_the_page_says_so(ledger: Ledger) -> None:
    page = render(dossier(ledger, "shells", limit=1))
    assert "1 of 2 claims that fit are shown" in page


def test_nothing_found_is_an_error_in_words(ledger: Ledger) -> None:
    with pytest.raises(UserError, match="nothing on record fits"):
        dossier(ledger, "bicycles")


def test_the_same_ledger_gives_the_same_page(ledger: Ledger, html: str) -> None:
    assert render(dossier(ledger, "shells")) == html
