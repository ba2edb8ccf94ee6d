"""Drawing events for judges, putting verdicts together, and holding later readings against them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from evals.counting import Row
from evals.judged_claim_scores import figures as claim_figures
from evals.judged_claim_scores import misses as claim_misses
from evals.judged_claim_scores import program_groups
from evals.judged_claims import draw as draw_for_groups
from evals.judged_claims import leaves
from evals.judged_claims import merge as merge_groups
from evals.judged_event_scores import figures, misses, still_given
from evals.judged_events import GUIDE, draw, merge, write_sheets
from evals.judged_sample import Sample, drawn_paths, shown, text_span
from evals.shipped import bare_article
from onrecord.model import Annotations, Claim, Event, Interval, Referent, Role, Span

TEXT = "Arland has 9 ports.\n\nThe U.S. envoy left. Arland shelled Borduria on Monday. Nobody was hurt."
DAY = Interval.day(date(2024, 5, 6))


def event(article: str, place: int, actor: str = "Arland", target: str = "Borduria", **more: object) -> Event:
    """An assault whose trigger is "shelled", or what stands `place` characters after it."""
    start = TEXT.index("shelled") + place
    fields: dict[str, object] = {"factuality": "asserted", "type": "ASSAULT"} | more
    roles = (Role("actor", Referent(actor, "state"), None), Role("target", Referent(target, "state"), None))
    return Event(
        id=f"e-{article}-{place}-{actor}", article=article, mode=None, roles=roles, quantities=(), places=(),
        when=DAY, time=None, statement=None, asserted_by=(), trigger=Span(start, start + 7),
        evidence=Span(start - 7, start + 7), confidence=1.0, **fields,
    )  # fmt: skip


def claim(identity: str, events: Iterable[str], parent: str | None = None) -> Claim:
    return Claim(
        id=identity, type="ASSAULT", summary="Arland attacks Borduria", roles=(), quantities=(), when=None,
        status="reported", positions=(), asserted_by=(), denied_by=(), acknowledged_by=(), responses=(),
        articles=(), articles_asserting=(), news_origins=(), statements=(), events=tuple(events),
        parent=parent, explanation=(),
    )  # fmt: skip


def sample(*events: Event, claims: tuple[Claim, ...] = ()) -> Sample:
    names = sorted({one.article for one in events})
    articles = {
        name: (
            bare_article({"id": name, "text": TEXT.replace("9", str(place)), "published": "2024-05-07"}),
            Annotations(name, events=tuple(one for one in events if one.article == name)),
        )
        for place, name in enumerate(names)
    }
    return Sample(articles, claims)


def verdicts(*said: str) -> list[Row]:
    """ "yny": type right, roles wrong, factuality right; numbered from 1."""
    words = {"y": "yes", "n": "no"}
    return [
        {"n": n, "type": words[one[0]], "roles": words[one[1]], "factuality": words[one[2]], "why": ""}
        for n, one in enumerate(said, 1)
    ]


def test_the_articles_are_those_that_speak_of_the_places_often(tmp_path: Path) -> None:
    (tmp_path / "often.md").write_text("Syria, Syrian, Iran, the South China Sea.", encoding="utf-8")
    (tmp_path / "once.md").write_text("Syria, North Korean.", encoding="utf-8")
    assert drawn_paths(tmp_path) == [tmp_path / "often.md"]


def test_few_events_of_an_article_are_drawn_and_always_the_same() -> None:
    events = [event(name, place) for name in "abc" for place in range(7)]
    drawn = draw(sample(*events), number=10)
    assert drawn == draw(sample(*reversed(events)), number=10)
    assert [row["n"] for row in drawn] == list(range(1, 11))
    assert max(sum(row["article"] == name for row in drawn) for name in "abc") <= 4


def test_a_sheet_marks_the_sentence_and_the_trigger() -> None:
    held = sample(event("a", 0))
    article, _ = held.articles["a"]
    lines = shown(1, draw(held)[0], article).splitlines()
    assert "  The U.S. envoy left. [[Arland **shelled** Borduria on Monday.]] Nobody was hurt." in lines
    assert "  Arland has 0 ports." in lines
    assert "target: Borduria" in lines
    assert "said by: the article itself" in lines
    assert "when: 2024-05-06 to 2024-05-06" in lines


def test_the_way_back_from_the_file() -> None:
    article = bare_article({"id": "a", "text": TEXT})
    assert text_span(article, 21, 30) == Span(21, 30)
    assert text_span(article, 19, 21) is None  # the blank line


def test_sheets_are_files_beside_the_guide(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    row = {**draw(sample(event("a", 0)))[0], "article": "a.txt"}
    write_sheets(tmp_path, [row], tmp_path / "out", GUIDE)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["01.txt", "GUIDE.md"]


def test_verdicts_are_put_together_without_their_reasons() -> None:
    drawn = draw(sample(event("a", 0)))
    (row,) = merge(drawn, verdicts("yyy"), verdicts("yny"))
    assert row["judges"] == {"type": [True, True], "roles": [True, False], "factuality": [True, True]}
    with pytest.raises(ValueError, match=r"event 1, type: the verdicts are \['yes', None\]"):
        merge(drawn, verdicts("yyy"), [])


def test_verdicts_hold_for_what_is_given_as_it_was_drawn() -> None:
    drawn = draw(sample(*(event(name, 0) for name in "abcd")))
    judged = merge(drawn, verdicts("yyy", "yyy", "nnn", "yyy"), verdicts("yyy", "yny", "nnn", "yyy"))
    changed = next(row["article"] for row in judged if row["n"] == 4)
    now = [event(name, 0, "Dorne" if name == changed else "Arland") for name in "abcd"]
    given = still_given(judged, sample(*now))
    values = figures(judged, given)
    assert values["still given"] == 75
    assert values["all right, by both"] == pytest.approx(100 / 3)
    assert values["all right, by either"] == pytest.approx(200 / 3)
    assert values["judges agree, roles"] == 75
    assert [line.split(":")[0] for line in misses(given)] == ["  2 roles", "  3 type/roles/factuality"]
    assert figures(judged, [])["still given"] == 0


def test_the_group_of_an_event_is_its_most_special_claim() -> None:
    general, special = claim("c-1", ["e-1", "e-2"]), claim("c-2", ["e-2"], parent="c-1")
    assert leaves([special, general]) == {"e-1": "c-1", "e-2": "c-2"}


def test_half_of_what_is_grouped_is_joined_by_the_program_and_half_nearly() -> None:
    together = [event("a", 0), event("b", 1)]  # each in words of its own
    apart = [event("c", 2), event("d", 3, target="Caledon"), event("e", 4, "Dorne", "Syldavia")]
    held = sample(*together, *apart, claims=(claim("c-1", [one.id for one in together]),))
    drawn = draw_for_groups(held, number=4)
    assert sorted((row["stratum"], row["article"]) for row in drawn) == [
        ("joined", "a"), ("joined", "b"), ("near", "c"), ("near", "d"),
    ]  # fmt: skip


def test_groupings_are_compared_on_what_is_still_given() -> None:
    events = [event(name, 0) for name in "abcd"]
    held = sample(*events, claims=(claim("c-1", [one.id for one in events[:2]]),))
    drawn = [{"n": n, **row} for n, (_, row) in enumerate(held.events(), 1)]
    first = [{"n": n, "group": group} for n, group in enumerate((1, 1, 2, 2), 1)]
    second = [{"n": n, "group": group} for n, group in enumerate((7, 7, 7, 8), 1)]
    grouped = merge_groups(drawn, first, second)
    ours = program_groups(grouped, held)
    values = claim_figures(grouped, ours)
    assert values["still given"] == 100
    assert values["pair F1, program and first"] == pytest.approx(100 * 2 / 3)
    assert values["Rand, first and second"] == 50
    assert claim_misses(grouped, ours) == []
    gone = program_groups(grouped, sample(*events[:3], claims=held.claims))
    assert claim_figures(grouped, gone)["still given"] == 75
    with pytest.raises(ValueError, match=r"no group for \[4\]"):
        merge_groups(drawn, first[:3], second)
