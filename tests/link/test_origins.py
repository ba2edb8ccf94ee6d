"""Who did the reporting."""

from dataclasses import replace

from drafts import Draft

from onrecord.lexicon import Lexicon
from onrecord.link.origins import StatementOrigins, find_origins


def test_an_article_has_the_origin_of_the_root_of_its_family(lexicon: Lexicon) -> None:
    wire = Draft("Wire text.", agency="AFP", outlet="AFP", name="wire").done()[0]
    paper = Draft("Wire text.", outlet="Daily Post", name="paper").done()[0]
    lone = Draft("Own text.", outlet="Herald", name="lone").done()[0]
    nobody = Draft("No name.", name="nobody").done()[0]
    roots = {paper.id: wire.id}
    found = {one.article: one.name for one in find_origins([wire, paper, lone, nobody], roots)}
    assert found == {
        wire.id: "AFP",
        paper.id: "AFP",
        lone.id: "Herald",
        nobody.id: "outlet unknown (nobody.txt)",
    }


def test_articles_of_unknown_outlets_are_origins_of_their_own_but_for_copies(lexicon: Lexicon) -> None:
    first = Draft("A tale.", name="first").done()[0]
    copy = Draft("The tale.", name="copy").done()[0]
    lone = Draft("Something else.", name="lone").done()[0]
    found = {one.article: one.name for one in find_origins([first, copy, lone], {copy.id: first.id})}
    assert found[first.id] == found[copy.id] == "outlet unknown (first.txt)"
    assert found[lone.id] == "outlet unknown (lone.txt)"


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    here, there = (
        replace(Draft(name, name=name).done()[0], file=f"{name}/index.html") for name in ("here", "there")
    )
    found = {one.name for one in find_origins([here, there], {})}
    assert found == {"outlet unknown (here/index.html)", "outlet unknown (there/index.html)"}


def test_what_somebody_told_an_outlet_is_that_outlets(lexicon: Lexicon) -> None:
    one = Draft("Roe told Bloomberg that it rains. She added that it pours. Petrov said it snows.")
    one.says("Ana Roe of Caledon", "it rains", via="Bloomberg")
    one.says("Ana Roe of Caledon", "it pours")
    one.says("Ivan Petrov of Arland", "it snows")
    origins = StatementOrigins.of(one.done(), "Daily Post", lexicon)
    assert [origins.origin(said) for said in one.statements] == ["Bloomberg", "Bloomberg", "Daily Post"]


def test_a_channel_that_is_no_outlet_leaves_the_origin(lexicon: Lexicon) -> None:
    one = Draft("Roe said in a ministry transcript that it rains.")
    one.says("Ana Roe of Caledon", "it rains", via="ministry transcript")
    assert StatementOrigins.of(one.done(), "AFP", lexicon).origin(one.statements[0]) == "AFP"


def test_what_an_agency_reported_is_that_agencys(lexicon: Lexicon) -> None:
    one = Draft("Reuters reported that it rains.")
    one.says("Reuters", "it rains")
    assert StatementOrigins.of(one.done(), "Daily Post", lexicon).origin(one.statements[0]) == "Reuters"
