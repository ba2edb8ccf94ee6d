"""Every trigger of the lexicon carries sentences with the event that must be found in them. All are run."""

from typing import get_args

import pytest
from event_reader import events_of, names

from onrecord.lexicon import load
from onrecord.lexicon.entries import Example, ItemClass, Trigger
from onrecord.model.event import RoleName

TRIGGERS = sorted(load().triggers.values(), key=lambda trigger: trigger.id)
SLOTS = {
    "subject",
    "object",
    "iobject",
    "clause",
    "possessive",
    "modifier",
    "object owner",
    "subject owner",
    "clause object",
    "clause subject",
    "object clause",
    "clause target",
}
PREPOSITIONS = {
    "about", "across", "against", "along", "among", "at", "between", "by", "for", "from", "in", "into",
    "near", "of", "off", "on", "onto", "outside", "over", "to", "toward", "towards", "upon", "with",
}  # fmt: skip
FILLERS = {
    "agent", "party", "named", "person", "human", "state", "company", "official", "opponent", "craft",
    "place", "act", "any",
}  # fmt: skip
CASES = [(trigger, example) for trigger in TRIGGERS for example in trigger.examples]


@pytest.mark.parametrize("trigger", TRIGGERS, ids=lambda trigger: trigger.id)
def test_has_an_example(trigger: Trigger) -> None:
    assert any(not example.none for example in trigger.examples)


@pytest.mark.parametrize("trigger", TRIGGERS, ids=lambda trigger: trigger.id)
def test_speaks_of_known_roles_slots_and_classes(trigger: Trigger) -> None:
    roles = {
        role
        for frame in (*trigger.frames, *trigger.noun_frames)
        for wanted in frame.values()
        for role in wanted.split("|")
    }
    slots = {
        slot for frame in (*trigger.frames, *trigger.noun_frames) for key in frame for slot in key.split("|")
    }
    assert roles <= set(get_args(RoleName))
    assert slots <= SLOTS | PREPOSITIONS
    assert {need for needs in trigger.needs for need in needs.split("|")} <= roles | {"actors"}
    assert {kind for kinds in trigger.classes.values() for kind in kinds} <= {*get_args(ItemClass), *FILLERS}
    assert bool(trigger.frames) == bool(trigger.verbs)
    assert bool(trigger.noun_frames) == bool(trigger.nouns)


@pytest.mark.parametrize(("trigger", "example"), CASES, ids=[f"{t.id}: {e.text}" for t, e in CASES])
def test_example(trigger: Trigger, example: Example) -> None:
    found = [event for event in events_of(example.text) if event.type == trigger.type]
    if example.none:
        assert not found
        return
    wanted = {role: getattr(example, role) for role in ("actor", "target", "supplier", "recipient", "item")}
    got = [{role: names(event, role) for role in wanted} for event in found]
    assert wanted in got
    event = found[got.index(wanted)]
    assert event.mode == (example.mode or trigger.mode)
    assert event.factuality == example.factuality
    assert not example.place or event.places == example.place
