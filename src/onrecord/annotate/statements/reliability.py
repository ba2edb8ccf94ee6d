"""How likely a statement is right, in what is said and in who says it, as a careful reader would judge it.

A logistic regression over what can be seen of a statement without knowing the answer: how sure the model was,
how the content lies in its sentence, what the cue is, and how the speaker was told. It was fitted on
statements that readers judged (`python -m onrecord.training.reliability`).
"""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from onrecord.annotate.statements.attribution import Attribution, Reading
from onrecord.annotate.statements.contents.forms import content_form
from onrecord.annotate.statements.cues.use import SAYING, CueUse
from onrecord.annotate.statements.kinds import kind_of
from onrecord.annotate.statements.reported import Reported

WEIGHTS = Path(__file__).with_name("reliability.json")
NEVER = 0.01  # and one less this: nothing is surer than that
PLAIN = {"say", "tell", "add", "write"}
PERSONAL, VAGUE = {"he", "she", "i", "we"}, {"it", "they", "who", "which", "that"}
STOPS = set('.,!?;:"”’')
Traits = Mapping[str, float]


def reliability(traits: Traits) -> float:
    """How often statements with such traits are right, from 0 to 1."""
    return likelihood(traits, _weights())


def likelihood(traits: Traits, weights: Mapping[str, float]) -> float:
    """The same by any weights of traits; one without a weight tells nothing."""
    total = sum(weights.get(name, 0.0) * value for name, value in traits.items())
    return 1 / (1 + math.exp(-total))


def traits_of(one: Attribution, reading: Reading) -> Traits:
    """What tells of a statement how likely it is right: a number for each trait that it has."""
    traits: dict[str, float] = {
        "any": 1.0,
        "odds": _log_odds(one.confidence),
        f"kind: {kind_of(one, reading)}": 1.0,
        **_of_speakers(one),
        **_of_content(one, reading),
    }
    if one.reported is None:
        return {**traits, "no cue": 1.0}
    return {
        **traits,
        f"form: {content_form(one.reported, one.content, reading)}": 1.0,
        **_of_cue(one.reported.use),
        **_of_source(one.reported, reading),
    }


def _of_speakers(one: Attribution) -> Traits:
    named = bool(one.speakers) and all(speaker.named for speaker in one.speakers)
    return {"nobody": not one.speakers, "several": len(one.speakers) > 1, "named": named}


def _of_content(one: Attribution, reading: Reading) -> Traits:
    """How long a content is, and whether it ends where its sentence or clause does."""
    text, end = reading.text, one.content[-1].end
    return {
        "words": math.log1p(sum(len(span.of(text).split()) for span in one.content)),
        "in pieces": len(one.content) > 1,
        "ends with a stop": text[end - 1] in STOPS,
        "ends before a stop": text[end : end + 1] in STOPS or end == len(text),
        "before the cue": bool(one.cue) and one.content[0].start < one.cue[0].start,
    }


def _of_cue(use: CueUse) -> Traits:
    return {
        "speaks": use.speaks,
        "plain": use.cue.id in PLAIN,
        "unknown": use.cue is SAYING,
        "passive": use.passive,
        "past": use.head.tag_ == "VBD",
        "long cue": min(4, len(use.tokens)),
    }


def _of_source(reported: Reported, reading: Reading) -> Traits:
    head = reported.use.source
    words = sum(len(span.of(reading.text).split()) for span in reported.source)
    return {
        "proper source": head is not None and head.pos_ == "PROPN",
        "personal source": head is not None and head.lower_ in PERSONAL,
        "vague source": head is not None and head.lower_ in VAGUE,
        "source in pieces": len(reported.source) > 1,
        "source words": math.log1p(words),
    }


def _log_odds(share: float) -> float:
    share = min(max(share, NEVER), 1 - NEVER)
    return math.log(share / (1 - share))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8")))
