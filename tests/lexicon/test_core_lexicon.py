"""What must hold of the names and offices that come with Onrecord, and some of them by example."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from onrecord.lexicon import Holder, Lexicon, load

# Names that two states share in news English; the text around them has to tell.
SHARED_NAMES = {"Congolese", "Dominican", "Dominicans"}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def at(lexicon: Lexicon, office: str, day: date) -> list[str]:
    """The names of those who held an office on a day."""
    holders = lexicon.offices[office].holders
    held = [one for one in holders if one.start <= day and (one.end is None or day <= one.end)]
    return [lexicon.people[one.person].name for one in held]


def names(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Every name that holds anywhere, with the id of what it names."""
    for state in lexicon.states.values():
        for name in {state.name, *state.aliases, *state.demonyms, *state.metonyms}:
            yield name, state.id
    for kind in (lexicon.organisations, lexicon.people, lexicon.outlets):
        for entry in kind.values():
            for name in {entry.name, *entry.aliases}:
                yield name, entry.id


def terms(lexicon: Lexicon) -> list[tuple[str, Holder]]:
    return [(office.id, holder) for office in lexicon.offices.values() for holder in office.holders]


@pytest.mark.parametrize(
    ("office", "day", "holder"),
    [
        ("us-secretary-of-state", date(2023, 9, 20), "Antony Blinken"),
        ("us-secretary-of-state", date(2016, 4, 1), "John Kerry"),
        ("us-press-secretary", date(2024, 6, 18), "Karine Jean-Pierre"),
        ("ru-kremlin-spokesperson", date(2016, 1, 11), "Dmitry Peskov"),
        ("ru-president", date(2010, 7, 1), "Dmitry Medvedev"),
        ("kp-leader", date(2011, 12, 16), "Kim Jong Il"),
        ("kr-unification-minister", date(2017, 1, 1), "Hong Yong-pyo"),
        ("nato-secretary-general", date(2024, 6, 18), "Jens Stoltenberg"),
        ("ir-foreign-minister", date(2024, 6, 1), "Ali Bagheri Kani"),
        ("gb-foreign-secretary", date(2022, 9, 30), "James Cleverly"),
        ("cn-foreign-minister", date(2023, 7, 1), "Qin Gang"),
        ("un-secretary-general", date(2016, 3, 3), "Ban Ki-moon"),
    ],
)
def test_who_held_an_office_on_a_day(lexicon: Lexicon, office: str, day: date, holder: str) -> None:
    assert at(lexicon, office, day) == [holder]


def test_nobody_holds_a_vacant_office(lexicon: Lexicon) -> None:
    assert at(lexicon, "lb-president", date(2015, 6, 1)) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("U.S.", "us"),
        ("DPRK", "kp"),
        ("Britons", "gb"),
        ("Pyongyang", "kp"),
        ("Tehran", "ir"),
        ("Foggy Bottom", "state-department"),
        ("Kremlin", "kremlin"),
        ("ISIL", "islamic-state"),
        ("UNSC", "unsc"),
        ("Iran's Foreign Ministry", "ir-foreign-ministry"),
        ("Volodymyr Zelensky", "volodymyr-zelenskyy"),
        ("Kim Jong-un", "kim-jong-un"),
        ("The Associated Press", "ap"),
    ],
)
def test_what_a_name_stands_for(lexicon: Lexicon, name: str, key: str) -> None:
    assert [entry for known, entry in names(lexicon) if known == name] == [key]


def test_no_name_stands_for_two(lexicon: Lexicon) -> None:
    known: dict[str, set[str]] = defaultdict(set)
    for name, key in names(lexicon):
        known[name].add(key)
    assert {name for name, keys in known.items() if len(keys) > 1} == SHARED_NAMES


def test_how_much_there_is(lexicon: Lexicon) -> None:
    assert len(lexicon.states) >= 200
    assert len(lexicon.organisations) >= 150
    assert len(lexicon.outlets) >= 120
    assert len({office.body for office in lexicon.offices.values()}) >= 60
    assert sum(outlet.agency for outlet in lexicon.outlets.values()) >= 40


def test_no_term_ends_before_it_starts(lexicon: Lexicon) -> None:
    assert [(office, term) for office, term in terms(lexicon) if term.end and term.end < term.start] == []


def test_one_holder_at_a_time(lexicon: Lexicon) -> None:
    """But for the day of the handover, and for offices that say that they are shared."""
    slips = []
    for office in lexicon.offices.values():
        in_order = sorted(office.holders, key=lambda holder: holder.start)
        for earlier, later in pairwise(in_order):
            ends = earlier.end or date.max
            if not office.shared and ends > later.start + timedelta(days=1):
                slips.append((office.id, earlier.person, later.person))
    assert slips == []


def test_every_domain_belongs_to_one_outlet(lexicon: Lexicon) -> None:
    domains = [domain for outlet in lexicon.outlets.values() for domain in outlet.domains]
    assert sorted(domains) == sorted(set(domains))
    assert all(domain == domain.lower() and "/" not in domain for domain in domains)


def test_outlets_and_seats_point_at_states(lexicon: Lexicon) -> None:
    assert {outlet.state for outlet in lexicon.outlets.values()} - {None} <= lexicon.states.keys()


def test_part_of_leads_somewhere(lexicon: Lexicon) -> None:
    for body in lexicon.organisations.values():
        seen = [body.id]
        while (above := lexicon.organisations.get(seen[-1])) and above.part_of:
            assert above.part_of not in seen
            seen.append(above.part_of)


@pytest.mark.parametrize("kind", ["states", "organisations", "people"])
def test_wikidata_ids_are_well_formed_and_used_once(lexicon: Lexicon, kind: str) -> None:
    entries = getattr(lexicon, kind).values()
    ids = [entry.wikidata for entry in entries if entry.wikidata]
    assert len(ids) == len(set(ids))
    assert all(one[0] == "Q" and one[1:].isdigit() for one in ids)


def test_every_entry_says_where_it_can_be_looked_up(lexicon: Lexicon) -> None:
    for kind in ("states", "organisations", "people", "offices", "outlets"):
        assert all(entry.source.strip() for entry in getattr(lexicon, kind).values())


def test_no_state_has_the_id_of_a_body() -> None:
    lexicon = load()
    assert not set(lexicon.states) & set(lexicon.organisations)
