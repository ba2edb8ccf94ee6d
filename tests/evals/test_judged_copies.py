"""Drawing pairs for judges, putting their verdicts together, and scoring against them."""

import pytest

from evals.agreement import kappa, observed
from evals.copies import OURS
from evals.copy_peers import PEERS, find_by_peers
from evals.counting import Row
from evals.judged_copies import draw, merge, sheet
from evals.judged_scores import Found, confusion, figures, misses
from evals.shingles import containments, grams_of, words_of
from evals.shipped import bare_article
from onrecord.model import Article

WORDS = " ".join(f"w{number}" for number in range(200)).split()


def text(own: int, shared: int) -> str:
    """200 words, the last `shared` of which are those of `WORDS`."""
    return " ".join([*(f"x{own}y{number}" for number in range(200 - shared)), *WORDS[200 - shared :]])


def article(name: str, words: str) -> Article:
    return bare_article({"id": name, "text": words, "published": "2024-05-06"})


def test_containment_is_that_of_the_smaller_text() -> None:
    texts = ("One, two three four five six!", "two three four five six")
    grams = [grams_of(words_of(words)) for words in texts]
    assert containments(grams) == {(0, 1): 1.0}


def test_pairs_are_drawn_from_all_strata_and_few_of_one_article() -> None:
    articles = [article(f"{n:02}.md", text(n, 8 * n)) for n in range(26)]
    drawn = draw(articles, number=20)
    assert drawn == draw(list(reversed(articles)), number=20)
    assert {row["stratum"] for row in drawn} == {0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 0.95}
    names = [row[side] for row in drawn for side in ("a", "b")]
    assert max(names.count(name) for name in names) <= 3


def test_a_sheet_marks_what_both_have() -> None:
    first = article("a", "The mill burned down on Monday night. Nobody was hurt, they said.")
    second = article("b", "The mill burned down on Monday night. It will be rebuilt next year.")
    lines = sheet(1, first, second).splitlines()
    assert "= The mill burned down on Monday night." in lines
    assert "  Nobody was hurt, they said." in lines


def test_verdicts_are_put_together() -> None:
    pairs = [{"n": n, "a": f"a{n}", "b": f"b{n}", "stratum": 0.5} for n in (1, 2, 3)]
    first = [{"n": n, "relation": relation} for n, relation in enumerate(("whole", "update", "topic"), 1)]
    second = [{"n": n, "relation": relation} for n, relation in enumerate(("whole", "partial", "update"), 1)]
    judged = merge(pairs, first, second)
    assert [(row["relation"], row["copy"]) for row in judged] == [("whole", True), (None, True), (None, None)]
    with pytest.raises(ValueError, match=r"no verdict on \[3\]"):
        merge(pairs, first[:2], second)


def test_agreement_beyond_chance() -> None:
    assert observed("yyny", "ynny") == 0.75
    assert kappa("yyny", "ynny") == 0.5
    assert kappa("yy", "yy") == 1


def judged(number: int, relation: str | None, copy: bool | None) -> Row:
    both = [relation, relation] if relation else ["topic", "update"]
    return {
        "n": number,
        "a": f"a{number}",
        "b": f"b{number}",
        "judges": both,
        "relation": relation,
        "copy": copy,
    }


def test_disputed_pairs_are_left_out() -> None:
    rows = [judged(1, "whole", True), judged(2, "furniture", False), judged(3, None, None)]
    ours = {frozenset(("a1", "b1")): "whole", frozenset(("a3", "b3")): "update"}
    found = Found(ours, {"peer": frozenset({frozenset(("a2", "b2"))})})
    values = figures(rows, found)
    assert (values["precision"], values["recall"], values["F1"]) == (100, 100, 100)
    assert (values["precision, peer"], values["recall, peer"]) == (0, 0)
    assert values["relation as judged"] == 100  # furniture is nothing to us
    assert confusion(rows, ours) == {("whole", "whole"): 1, ("furniture", "none"): 1}
    assert misses(rows, {}) == ["  1 whole/whole, ours none: a1 b1"]
    assert list(found.systems()) == [OURS, "peer"]


def test_peers_find_twins_and_the_short_copy_is_for_containment() -> None:
    rows = [
        {"id": "a", "text": " ".join(WORDS)},
        {"id": "twin", "text": " ".join(WORDS)},
        {"id": "short", "text": " ".join(WORDS[:60])},
        {"id": "other", "text": text(1, 0)},
    ]
    found = find_by_peers(rows)
    twins = {frozenset(("a", "twin"))}
    assert [found[peer] for peer in PEERS[:4]] == [twins] * 4
    assert found[PEERS[4]] == twins | {frozenset(("a", "short")), frozenset(("twin", "short"))}
