"""The register and timelines over invented articles: Borduria is silent, then denies, then owns up."""

from drafts import Draft

from onrecord.lexicon import Lexicon
from onrecord.link.claims.find import find_claims
from onrecord.link.claims.register import RegisterRow, register
from onrecord.link.claims.timeline import Entry, timeline
from onrecord.model import Annotations, Article, Claim

Pairs = list[tuple[Article, Annotations]]


def story() -> Pairs:
    """Four articles, of which the last is undated."""
    accused = Draft(
        "Arland says that Borduria shipped missiles to Caledon in May.", "2031-05-12", "Post", name="1"
    )
    said = accused.says("Arland", "Borduria shipped missiles to Caledon")
    accused.event(
        "TRANSFER", "shipped", supplier="Borduria", recipient="Caledon", item="missiles", statement=said,
        when="2031-05-01/2031-05-31",
    )  # fmt: skip
    denied = Draft("Borduria denied that it shipped arms to Caledon.", "2031-05-20", "Post", name="2")
    said = denied.says("Borduria", "it shipped arms to Caledon", "deny")
    denied.event(
        "TRANSFER", "shipped", supplier="Borduria", recipient="Caledon", item="arms", statement=said,
        factuality="denied",
    )  # fmt: skip
    owned = Draft("Borduria admitted that it shipped missiles to Caledon.", "2031-06-02", "Courier", name="3")
    said = owned.says("Borduria", "it shipped missiles to Caledon", "confirm")
    owned.event(
        "TRANSFER", "shipped", supplier="Borduria", recipient="Caledon", item="missiles", statement=said,
        when="2031-05-01/2031-05-31",
    )  # fmt: skip
    return [draft.done() for draft in (accused, denied, owned)]


def claims_of(pairs: Pairs, lexicon: Lexicon) -> tuple[Claim, ...]:
    return find_claims(pairs, {}, {}, lexicon)


def entries_of(pairs: Pairs, lexicon: Lexicon) -> tuple[Entry, ...]:
    events = {event.id: event for _, found in pairs for event in found.events}
    published = {article.id: article.published for article, _ in pairs}
    return timeline(claims_of(pairs, lexicon), events, published)


def shown(rows: tuple[RegisterRow, ...]) -> list[tuple[int, str | None, str]]:
    return [(row.depth, row.item, row.status) for row in rows]


def test_the_special_stands_under_the_general(lexicon: Lexicon) -> None:
    rows = register(claims_of(story(), lexicon))
    assert shown(rows) == [(0, "arms", "acknowledged"), (1, "missiles", "acknowledged")]
    assert rows[1].parent == rows[0].claim
    assert {(row.supplier, row.recipient) for row in rows} == {(("Borduria",), ("Caledon",))}


def test_a_row_says_who_claimed_it_first_and_who_denies_it(lexicon: Lexicon) -> None:
    before = register(claims_of(story()[:2], lexicon))
    (row,) = [one for one in before if one.item == "missiles"]
    assert row.first is not None
    assert (row.first.party, str(row.first.since.start)) == ("Arland", "2031-05-12")
    assert [(one.party, str(one.since.start)) for one in row.denials] == [("Borduria", "2031-05-20")]
    assert row.status == "disputed"
    assert (row.articles_asserting, row.articles, row.news_origins, row.parties) == (1, 2, 1, 1)


def test_whoever_owns_up_no_longer_denies(lexicon: Lexicon) -> None:
    (row,) = [one for one in register(claims_of(story(), lexicon)) if one.item == "missiles"]
    assert row.denials == ()
    assert [(one.party, str(one.since.start)) for one in row.acknowledgements] == [("Borduria", "2031-06-02")]


def test_a_claim_without_its_parent_stands_on_its_own(lexicon: Lexicon) -> None:
    claims = [claim for claim in claims_of(story(), lexicon) if claim.parent]
    (row,) = register(claims)
    assert row.depth == 0
    assert row.parent is not None


def test_other_claims_are_not_in_the_register(lexicon: Lexicon) -> None:
    draft = Draft("Arland attacked Borduria.", "2031-05-12", "Post")
    draft.event("ASSAULT", "attacked", actor="Arland", target="Borduria")
    assert register(claims_of([draft.done()], lexicon)) == ()


def test_the_order_of_articles_makes_no_difference(lexicon: Lexicon) -> None:
    forward, backward = story(), story()[::-1]
    assert register(claims_of(forward, lexicon)) == register(claims_of(backward, lexicon))
    assert entries_of(forward, lexicon) == entries_of(backward, lexicon)


def test_a_timeline_has_happenings_positions_reversals_and_articles_by_day(lexicon: Lexicon) -> None:
    entries = entries_of(story(), lexicon)
    told = [(str(one.when.start), one.kind, one.party, one.stance) for one in entries]
    assert told == [
        ("2031-05-01", "event", None, None),
        ("2031-05-12", "position", "Arland", "affirms"),
        ("2031-05-12", "publication", None, None),
        ("2031-05-20", "position", "Borduria", "denies"),
        ("2031-05-20", "publication", None, None),
        ("2031-06-02", "reversal", "Borduria", "affirms"),
        ("2031-06-02", "publication", None, None),
    ]
    assert all(one.lines and one.articles for one in entries)


def test_a_happening_keeps_the_whole_of_its_interval(lexicon: Lexicon) -> None:
    happening = entries_of(story(), lexicon)[0]
    assert (str(happening.when.start), str(happening.when.end)) == ("2031-05-01", "2031-05-31")
    assert len(happening.lines) == 2


def test_what_has_no_date_comes_last(lexicon: Lexicon) -> None:
    undated = Draft("Dorne says Borduria shipped missiles to Caledon.", None, "Post", name="0")
    said = undated.says("Dorne", "Borduria shipped missiles to Caledon")
    undated.event(
        "TRANSFER", "shipped", supplier="Borduria", recipient="Caledon", item="missiles", statement=said
    )
    entries = entries_of([*story(), undated.done()], lexicon)
    assert [one.party for one in entries if one.when is None and one.kind == "position"] == ["Dorne"]
    assert all(one.when is None for one in entries[-2:])
