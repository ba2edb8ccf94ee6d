"""The statement model as it ships: two ONNX files, int8, run on one core, with a checksum for each file.

Windows are read one at a time, so that what is found in an article never hangs on another article: dynamic
quantisation takes its scales from all that is read at once.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.annotate.statements.tagging.decoding import Roles, decode
from onrecord.annotate.statements.tagging.features import Vocabulary, Window
from onrecord.annotate.statements.tagging.frames import Frame, frame, side_by_side

WEIGHTS = Path(__file__).with_name("weights")
ABOUT = "model.json"
States = NDArray[np.float32]


class WeightsError(Exception):
    """Weights that are not there, or not those that the package was made with."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the model says of one cue: its frame, its parts as tokens of the window, and how sure it is.

    `cue` and `valid` are the log odds, before and after the words around are read, that there is a cue.
    """

    frame: Frame
    roles: Roles
    cue: float
    valid: float


@dataclass(frozen=True)
class StatementModel:
    """The loaded model. `threshold` is the least log odds of a cue that is looked into."""

    vocabulary: Vocabulary
    encoder: Any
    tagger: Any
    settings: Mapping[str, Any]

    def tag(self, window: Window) -> list[Tagged]:
        """All cues of one window with their parts, in order."""
        states, odds = self._encoded(window)
        anchors = np.flatnonzero(odds > self.settings["cue_threshold"])
        frames = [frame(window, int(anchor), self.vocabulary.turn) for anchor in anchors]
        if not frames:
            return []
        tags, valid = self.tagger.run(None, {"states": _around(frames, states), **side_by_side(frames)})
        return [
            Tagged(one, decode(tags[place, : len(one)]), float(odds[one.anchor]), float(valid[place]))
            for place, one in enumerate(frames)
        ]

    def _encoded(self, window: Window) -> tuple[States, States]:
        of_pieces = {name: values[None] for name, values in window.by_piece.items()}
        states, odds = self.encoder.run(
            None, {"pieces": window.pieces[None], **of_pieces, "first": window.first[None]}
        )
        return states[0], odds[0]


def _around(frames: Sequence[Frame], states: States) -> States:
    """The states of each frame's tokens [frames, tokens, hidden], short ones filled up with zeros."""
    around = np.zeros((len(frames), max(len(one) for one in frames), states.shape[1]), dtype=np.float32)
    for row, one in enumerate(frames):
        around[row, : len(one)] = states[one.start : one.end]
    return around


@lru_cache(maxsize=2)
def load_model(folder: Path = WEIGHTS) -> StatementModel:
    """The model of a folder; raises WeightsError where a file is missing or has another sha256."""
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        for name, noted in about["sha256"].items():
            if sha256((folder / name).read_bytes()).hexdigest() != noted:
                raise WeightsError(f"{folder / name} has been changed; install the package again")
    except FileNotFoundError as error:
        raise WeightsError(f"{error.filename} is missing; install the package again") from error
    pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
    pieces.no_truncation()
    pieces.no_padding()
    vocabulary = Vocabulary(pieces, about["tags"], about["labels"], about["names"])
    return StatementModel(
        vocabulary, _session(folder / "encoder.onnx"), _session(folder / "roles.onnx"), about["settings"]
    )


def _session(path: Path) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
