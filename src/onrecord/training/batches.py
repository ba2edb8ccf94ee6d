"""Windows and frames as tensors, several at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.annotate.statements.tagging.features import FEATURES, Numbers, Window
from onrecord.annotate.statements.tagging.frames import Frame, side_by_side
from onrecord.training.corpus import Example
from onrecord.training.network import StatementNetwork

IGNORED = -100  # the tag of a place where there is no token
NEGATIVES = 3  # gold cues to one false one that the role tagger is shown
LEAST_ODDS = -4.0  # of a cue for a word to be shown as a false one


@dataclass(frozen=True, slots=True)
class Placed:
    """A frame of the window in `row` of the batch, with its tags (None: the word is no cue)."""

    row: int
    frame: Frame
    tags: Numbers | None


def encoded(
    network: StatementNetwork, batch: Sequence[Window], hidden: str | None = None
) -> tuple[Tensor, Tensor]:
    """The encoder's states [windows, tokens, hidden] and the cues' log odds [windows, tokens].

    `hidden` names a kind of label of the parse that is left out.
    """
    features = {name: _padded([one.by_piece[name] * (name != hidden) for one in batch]) for name in FEATURES}
    first = _padded([one.first for one in batch])
    states, odds = network.encoder(_padded([one.pieces for one in batch]), *features.values(), first)
    return states, odds


def tagged(network: StatementNetwork, states: Tensor, placed: Sequence[Placed]) -> tuple[Tensor, Tensor]:
    """The role tagger's log odds of tags [frames, tokens, tags] and of cues [frames]."""
    numbers = side_by_side([one.frame for one in placed])
    width = states.shape[1]
    places = _padded([one.row * width + np.arange(one.frame.start, one.frame.end) for one in placed])
    around = states.reshape(-1, states.shape[-1])[places]
    tags, valid = network.roles(around, *(torch.from_numpy(one) for one in numbers.values()))
    return tags, valid


def gold_tags(placed: Sequence[Placed]) -> Tensor:
    """The tags of frames [frames, tokens], `IGNORED` where there is no token and in frames of false cues."""
    length = max(len(one.frame) for one in placed)
    tags = np.full((len(placed), length), IGNORED, dtype=np.int64)
    for row, one in enumerate(placed):
        if one.tags is not None:
            tags[row, : len(one.tags)] = one.tags
    return torch.from_numpy(tags)


def gold_cues(batch: Sequence[Example], shape: torch.Size) -> tuple[Tensor, Tensor]:
    """1 at the heads of cues [windows, tokens], and 1 at every token."""
    cues, present = torch.zeros(shape), torch.zeros(shape)
    for row, example in enumerate(batch):
        present[row, : len(example.window)] = 1
        for gold in example.frames:
            cues[row, gold.frame.anchor] = 1
    return cues, present


def false_cues(example: Example, odds: NDArray[np.float32]) -> list[int]:
    """The words of a window that look most like a cue and are none, given the log odds of its tokens."""
    odds = odds[: len(example.window)].copy()
    odds[[gold.frame.anchor for gold in example.frames]] = -np.inf
    most = max(1, len(example.frames) // NEGATIVES)
    return [int(place) for place in np.argsort(-odds)[:most] if odds[place] > LEAST_ODDS]


def _padded(rows: Sequence[Numbers]) -> Tensor:
    filled = np.zeros((len(rows), max(len(row) for row in rows)), dtype=np.int64)
    for number, row in enumerate(rows):
        filled[number, : len(row)] = row
    return torch.from_numpy(filled)
