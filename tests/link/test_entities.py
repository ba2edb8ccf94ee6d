"""Entities across articles: merged by stated evidence alone."""

from drafts import Draft

from onrecord.lexicon import Lexicon
from onrecord.link.entities import link_entities


def named(text: str, words: str, name: str, key: str | None = None) -> Draft:
    one = Draft(text, name=text)
    one.mention(words, name, key)
    return one


def test_one_name_however_it_is_spelt_is_one_person(lexicon: Lexicon) -> None:
    pairs = [
        named("José Núñez-Vidal spoke.", "José Núñez-Vidal", "José Núñez-Vidal").done(),
        named("Jose Nunez Vidal left.", "Jose Nunez Vidal", "Jose Nunez Vidal").done(),
    ]
    (entity,) = link_entities(pairs, lexicon)
    assert entity.name == "Jose Nunez Vidal"
    assert entity.aliases == ("José Núñez-Vidal",)
    assert entity.mentions == 2


def test_a_surname_merges_nobody_across_articles(lexicon: Lexicon) -> None:
    pairs = [
        (draft.done()[0], draft.done()[1])
        for draft in (
            named("Vidal spoke.", "Vidal", "Vidal of Arland"),
            named("Vidal left.", "Vidal", "Vidal of Arland"),
        )
    ]
    assert len(link_entities(pairs, lexicon)) == 2


def test_two_people_of_one_name_stay_two(lexicon: Lexicon) -> None:
    pairs = [
        named("Ada Stone of Arland spoke.", "Ada Stone", "Ada Stone of Arland").done(),
        named("Ada Stone of Borduria spoke.", "Ada Stone", "Ada Stone of Borduria").done(),
        named("Ada Stone left.", "Ada Stone", "Ada Stone").done(),
    ]
    found = link_entities(pairs, lexicon)
    assert sorted((entity.name, entity.party) for entity in found if entity.party) == [
        ("Ada Stone", "Arland"),
        ("Ada Stone", "Borduria"),
    ]
    assert len(found) == 3


def test_the_lexicon_gives_offices_and_other_spellings(lexicon: Lexicon) -> None:
    key = "john-kerry"
    pairs = [
        named("John Kerry spoke.", "John Kerry", "John Kerry of United States", key).done(),
        named("John  Kerry left.", "John  Kerry", "JOHN KERRY").done(),
    ]
    (entity,) = link_entities(pairs, lexicon)
    assert entity.party == "United States"
    assert any(office.body == "State Department" or "State" in office.title for office in entity.offices)
