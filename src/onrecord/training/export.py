"""From trained weights to what ships: two ONNX graphs with int8 weights, and a file that describes them."""

import json
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.annotate.statements.tagging.features import FEATURES
from onrecord.annotate.statements.tagging.frames import READ
from onrecord.annotate.statements.tagging.network import ABOUT
from onrecord.training.network import StatementNetwork

OPSET = 17
EXAMPLE = (3, 7)  # windows and tokens of the inputs that a graph is traced with; both may vary after
ENCODER_INPUTS = ("pieces", *FEATURES, "first")
ROLE_INPUTS = ("states", *READ, "present", "anchor")


def export(network: StatementNetwork, tokenizer: Path, about: Mapping[str, Any], folder: Path) -> None:
    """Write `encoder.onnx`, `roles.onnx`, `tokenizer.json` and `model.json`, with the sha256 of each file.

    `about` holds the label numbers (`tags`, `labels`, `names`) and the `settings` of the model.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    numbers = torch.ones(EXAMPLE, dtype=torch.int64)
    states = torch.zeros((*EXAMPLE, network.sizes.hidden))
    anchor = torch.zeros(EXAMPLE[0], dtype=torch.int64)
    _quantised(network.encoder, (numbers,) * 7, ENCODER_INPUTS, folder / "encoder.onnx")
    _quantised(network.roles, (states, *(numbers,) * 5, anchor), ROLE_INPUTS, folder / "roles.onnx")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    sums = {
        name: sha256((folder / name).read_bytes()).hexdigest()
        for name in ("encoder.onnx", "roles.onnx", "tokenizer.json")
    }
    described = {**about, "sizes": network.described(), "sha256": sums}
    (folder / ABOUT).write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def _quantised(
    part: torch.nn.Module, inputs: tuple[torch.Tensor, ...], names: tuple[str, ...], path: Path
) -> None:
    """One graph with int8 weights; activations are quantised as they come (Jacob et al., 2018)."""
    outputs = ("states", "cue") if "pieces" in names else ("tags", "valid")
    axes = {name: {0: "rows", 1: f"{name}_length"} for name in (*names, *outputs)}
    axes |= {name: {0: "rows"} for name in ("anchor", "valid")}
    with TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            part,
            inputs,
            str(exact),
            input_names=list(names),
            output_names=list(outputs),
            dynamic_axes={name: axes[name] for name in (*names, *outputs)},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(exact, path, weight_type=QuantType.QInt8)
