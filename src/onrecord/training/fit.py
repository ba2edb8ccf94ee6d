"""Training, with checkpoints: one loss for cues, tags and false cues, and an average of the weights."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.optim import AdamW

from onrecord.annotate.statements.tagging.frames import frame
from onrecord.training.batches import Placed, encoded, false_cues, gold_cues, gold_tags, tagged
from onrecord.training.corpus import Example
from onrecord.training.network import StatementNetwork

TAG_WEIGHT, VALID_WEIGHT = 0.2, 0.3  # of the three losses, so that each weighs about the same after an epoch
PARSED = ("tags", "labels", "names")
SHOWN = 17  # times to one that a kind of the parse's labels is hidden, so that a wrong parse is no disaster
SHORT_FRAMES = 8  # from so many frames on, long and short ones go in two batches
AVERAGED_EVERY = 4  # steps


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how fast to train. Rates are those of AdamW (Loshchilov and Hutter, 2019)."""

    epochs: int = 4
    batch: int = 8
    seed: int = 1
    encoder_rate: float = 1.2e-4
    role_rate: float = 2.4e-4
    head_rate: float = 6e-4
    decay: float = 0.01
    warm: float = 0.06
    average: float = 0.998
    largest_step: float = 1.0


@dataclass
class Progress:
    """Where a training stands; what a checkpoint keeps."""

    network: StatementNetwork
    optimizer: AdamW
    average: dict[str, Tensor]
    rates: list[float]
    step: int = 0
    epoch: int = 0
    losses: list[float] = field(default_factory=list)


def fit(
    network: StatementNetwork, examples: Sequence[Example], turn: int, settings: Settings, checkpoint: Path,
    report: Callable[[str], None],
) -> StatementNetwork:  # fmt: skip
    """Train on `examples` and give the network back with its averaged weights.

    `turn` is the vocabulary's. Goes on from `checkpoint` if it is there and writes it after every epoch.
    """
    progress = _begun(network, settings)
    if checkpoint.exists():
        _restore(progress, checkpoint)
    steps = len(examples) // settings.batch * settings.epochs
    while progress.epoch < settings.epochs:
        network.train()
        for batch in _batches(examples, progress.epoch, settings):
            _slower(progress, steps, settings)
            _step(progress, batch, turn, settings)
            if progress.step % 50 == 0:
                report(f"step {progress.step} of {steps}, loss {np.mean(progress.losses[-50:]):.3f}")
        progress.epoch += 1
        _keep(progress, checkpoint)
    network.load_state_dict(progress.average)
    return network


def losses(
    network: StatementNetwork, batch: Sequence[Example], turn: int, hidden: str | None = None
) -> Tensor:
    """The loss of one batch: cross entropy of cues, of tags, and of cues once the words around are read.

    It is summed and shared out over the gold cues. `hidden` is as in `encoded`.
    """
    states, odds = encoded(network, [one.window for one in batch], hidden)
    cues, present = gold_cues(batch, odds.shape)
    count = max(1.0, float(cues.sum()))
    loss = functional.binary_cross_entropy_with_logits(odds.float(), cues, weight=present, reduction="sum")
    for placed in _grouped(_placed(batch, odds.detach().float().numpy(), turn)):
        tags, valid = tagged(network, states, placed)
        gold = gold_tags(placed)
        loss = loss + TAG_WEIGHT * functional.cross_entropy(
            tags.float().transpose(1, 2), gold, reduction="sum"
        )
        true = torch.tensor([float(one.tags is not None) for one in placed])
        loss = loss + VALID_WEIGHT * functional.binary_cross_entropy_with_logits(
            valid.float(), true, reduction="sum"
        )
    return loss / count


def _placed(batch: Sequence[Example], odds: np.ndarray[Any, np.dtype[np.float32]], turn: int) -> list[Placed]:
    placed: list[Placed] = []
    for row, example in enumerate(batch):
        placed.extend(Placed(row, gold.frame, gold.tags) for gold in example.frames)
        placed.extend(
            Placed(row, frame(example.window, place, turn), None) for place in false_cues(example, odds[row])
        )
    return placed


def _grouped(placed: list[Placed]) -> Iterator[list[Placed]]:
    """Frames in one batch, or in two by length: most are short, and padding costs as much as words."""
    placed = sorted(placed, key=lambda one: len(one.frame))
    half = len(placed) // 2 if len(placed) > SHORT_FRAMES else 0
    yield from (group for group in (placed[:half], placed[half:]) if group)


def _begun(network: StatementNetwork, settings: Settings) -> Progress:
    """The word embeddings stay as they are: too few articles to learn words from, and they cost time."""
    network.encoder.words.weight.requires_grad_(False)
    pretrained = ("encoder.words", "encoder.positions", "encoder.kinds", "encoder.norm", "encoder.layers")
    groups: dict[float, list[Tensor]] = {}
    for name, weights in network.named_parameters():
        if not weights.requires_grad:
            continue
        rate = settings.head_rate
        if name.startswith(pretrained):
            rate = settings.encoder_rate
        elif name.startswith("roles.layers"):
            rate = settings.role_rate
        groups.setdefault(rate, []).append(weights)
    optimizer = AdamW(
        [{"params": weights, "lr": rate} for rate, weights in groups.items()], weight_decay=settings.decay
    )
    average = {name: values.detach().clone() for name, values in network.state_dict().items()}
    return Progress(network, optimizer, average, list(groups))


def _batches(examples: Sequence[Example], epoch: int, settings: Settings) -> Iterator[list[Example]]:
    order = list(range(len(examples)))
    random.Random(settings.seed * 100 + epoch).shuffle(order)
    torch.manual_seed(settings.seed * 100 + epoch)
    for start in range(0, len(order) - settings.batch + 1, settings.batch):
        yield [examples[place] for place in order[start : start + settings.batch]]


def _slower(progress: Progress, steps: int, settings: Settings) -> None:
    """The rate rises over the first steps and then falls in a straight line."""
    warm = max(1, int(settings.warm * steps))
    rising = min(1.0, (progress.step + 1) / warm)
    falling = max(0.02, 1 - max(0, progress.step - warm) / max(1, steps - warm))
    for group, rate in zip(progress.optimizer.param_groups, progress.rates, strict=True):
        group["lr"] = rate * rising * falling


def _step(progress: Progress, batch: Sequence[Example], turn: int, settings: Settings) -> None:
    network = progress.network
    hidden = random.Random(settings.seed * 10**6 + progress.step).choice([*PARSED, *[None] * SHOWN])
    with torch.autocast("cpu", torch.bfloat16):
        loss = losses(network, batch, turn, hidden)
    progress.optimizer.zero_grad()
    torch.autograd.backward(loss)
    learned = [weights for weights in network.parameters() if weights.requires_grad]
    torch.nn.utils.clip_grad_norm_(learned, settings.largest_step)
    progress.optimizer.step()
    progress.step += 1
    progress.losses.append(float(loss.detach()))
    if progress.step % AVERAGED_EVERY == 0:
        kept = min(settings.average, (1 + progress.step) / (10 + progress.step)) ** AVERAGED_EVERY
        with torch.no_grad():
            for name, values in network.state_dict().items():
                progress.average[name].lerp_(values, 1 - kept)


def _keep(progress: Progress, checkpoint: Path) -> None:
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    state = {
        "network": progress.network.state_dict(),
        "optimizer": progress.optimizer.state_dict(),
        "average": progress.average,
        "step": progress.step,
        "epoch": progress.epoch,
    }
    torch.save(state, checkpoint)


def _restore(progress: Progress, checkpoint: Path) -> None:
    state = torch.load(checkpoint)
    progress.network.load_state_dict(state["network"])
    progress.optimizer.load_state_dict(state["optimizer"])
    progress.average = state["average"]
    progress.step, progress.epoch = state["step"], state["epoch"]
