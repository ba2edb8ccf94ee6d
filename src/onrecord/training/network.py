"""The statement model in PyTorch: an encoder that finds cues, and a role tagger that reads one cue at a time.

The encoder is MiniLM-L6 (Wang et al., 2020) with what the parse says of each token added to its embeddings.
The role tagger runs a few layers of the same kind over the encoder's output around one cue, with the cue
marked and every token's place in the tree relative to it, as in marking the predicate for semantic role
labelling (Shi and Lin, 2019); because it begins where the encoder ends, a cue costs a fraction of a second
pass over the text.
"""

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.annotate.statements.tagging.frames import REACH, SENTENCES, TAGS


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the layers are built from; `tags`, `labels` and `names` count the parse's labels without 0."""

    tags: int
    labels: int
    names: int
    pieces: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    attention_heads: int = 12
    encoder_layers: int = 6
    role_layers: int = 2
    dropout: float = 0.1


class Layer(nn.Module):
    """One Transformer layer with normalisation after each part, as BERT has it."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.attention_heads
        self.query = nn.Linear(sizes.hidden, sizes.hidden)
        self.key = nn.Linear(sizes.hidden, sizes.hidden)
        self.value = nn.Linear(sizes.hidden, sizes.hidden)
        self.mixed = nn.Linear(sizes.hidden, sizes.hidden)
        self.mixed_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.inner = nn.Linear(sizes.hidden, sizes.inner)
        self.outer = nn.Linear(sizes.inner, sizes.hidden)
        self.outer_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(sizes.dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """`states` [batch, length, hidden]; `mask` [batch, 1, 1, length], 0 at a word, else -1e4."""
        batch, length, hidden = states.shape
        shape = (batch, length, self.heads, hidden // self.heads)
        query, key, value = (
            part(states).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        weights = query @ key.transpose(-1, -2) * (hidden // self.heads) ** -0.5 + mask
        mixed = (torch.softmax(weights, -1) @ value).transpose(1, 2).reshape(batch, length, hidden)
        states = self.mixed_norm(states + self.dropout(self.mixed(mixed)))
        return self.outer_norm(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Word pieces and features to one state a token, and how likely each token heads a cue."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.pieces, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.kinds = nn.Embedding(2, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.features = nn.ModuleDict(
            {
                "tags": nn.Embedding(sizes.tags + 2, sizes.hidden),
                "labels": nn.Embedding(sizes.labels + 2, sizes.hidden),
                "names": nn.Embedding(sizes.names + 2, sizes.hidden),
                "cases": nn.Embedding(6, sizes.hidden),
                "quoted": nn.Embedding(3, sizes.hidden),
            }
        )
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.encoder_layers))
        self.dropout = nn.Dropout(sizes.dropout)
        self.cue = nn.Sequential(
            nn.Linear(sizes.hidden, sizes.hidden // 2), nn.GELU(), nn.Linear(sizes.hidden // 2, 1)
        )

    def forward(  # noqa: PLR0913 (an exported graph takes tensors alone)
        self,
        pieces: Tensor,
        tags: Tensor,
        labels: Tensor,
        names: Tensor,
        cases: Tensor,
        quoted: Tensor,
        first: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """All [batch, pieces] but `first` [batch, tokens]; piece 0 is padding, feature 0 "no token".

        Gives states [batch, tokens, hidden] and the cue's log odds [batch, tokens].
        """
        mask = (pieces == 0)[:, None, None, :].to(self.norm.weight.dtype) * -1e4
        places = torch.arange(pieces.shape[1], device=pieces.device)[None]
        states = self.words(pieces) + self.positions(places) + self.kinds.weight[0]
        for name, values in zip(self.features, (tags, labels, names, cases, quoted), strict=True):
            states = states + self.features[name](values)
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, mask)
        index = first[:, :, None].expand(-1, -1, states.shape[-1])
        tokens = torch.gather(states, 1, index)
        return tokens, self.cue(tokens).squeeze(-1)


class RoleTagger(nn.Module):
    """The states around one cue to a tag for each token, and how likely it is a cue after all."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.own = nn.Embedding(sizes.labels + 2, sizes.hidden)
        self.other = nn.Embedding(sizes.labels + 2, sizes.hidden)
        self.distance = nn.Embedding(2 * REACH + 1, sizes.hidden)
        self.sentence = nn.Embedding(2 * SENTENCES + 1, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.role_layers))
        self.dropout = nn.Dropout(sizes.dropout)
        self.tags = nn.Linear(sizes.hidden, len(TAGS))
        self.valid = nn.Linear(sizes.hidden, 1)

    def forward(  # noqa: PLR0913
        self,
        states: Tensor,
        own: Tensor,
        other: Tensor,
        distance: Tensor,
        sentence: Tensor,
        present: Tensor,
        anchor: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """All [frames, tokens] but `states` [frames, tokens, hidden] and `anchor` [frames], a place.

        Gives log odds of the tags [frames, tokens, tags] and of a cue [frames].
        """
        mask = (1 - present)[:, None, None, :].to(self.norm.weight.dtype) * -1e4
        states = (
            states + self.own(own) + self.other(other) + self.distance(distance) + self.sentence(sentence)
        )
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, mask)
        index = anchor[:, None, None].expand(-1, 1, states.shape[-1])
        return self.tags(states), self.valid(torch.gather(states, 1, index).squeeze(1)).squeeze(-1)


class StatementNetwork(nn.Module):
    """Both parts, trained together."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes)
        self.roles = RoleTagger(sizes)
        for part in (
            self.encoder.features,
            self.roles.own,
            self.roles.other,
            self.roles.distance,
            self.roles.sentence,
        ):
            for weights in part.parameters():
                nn.init.normal_(weights, std=0.02)

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take over MiniLM's weights, by the names of its file; the role layers begin as its last ones."""
        names = {
            "words": "embeddings.word_embeddings",
            "positions": "embeddings.position_embeddings",
            "kinds": "embeddings.token_type_embeddings",
            "norm": "embeddings.LayerNorm",
        }
        encoder = self.encoder
        for ours, theirs in names.items():
            _copy(getattr(encoder, ours), theirs, weights)
        for number, layer in enumerate(encoder.layers):
            _copy_layer(layer, number, weights)
        for number, layer in enumerate(self.roles.layers):
            _copy_layer(layer, self.sizes.encoder_layers - self.sizes.role_layers + number, weights)

    def described(self) -> dict[str, int | float]:
        """The sizes, for the file that goes with the weights."""
        return asdict(self.sizes)


LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "mixed_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "outer_norm": "output.LayerNorm",
}


def _copy_layer(layer: nn.Module, number: int, weights: dict[str, Tensor]) -> None:
    for ours, theirs in LAYER.items():
        _copy(getattr(layer, ours), f"encoder.layer.{number}.{theirs}", weights)


def _copy(part: nn.Module, name: str, weights: dict[str, Tensor]) -> None:
    with torch.no_grad():
        for kind, values in part.named_parameters():
            values.copy_(weights[f"{name}.{kind}"])
