"""Who did the reporting."""

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
    assert found == {wire.id: "AFP", paper.id: "AFP", lone.id: "Herald", nobody.id: "unknown"}


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
