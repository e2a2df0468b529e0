"""The network that is trained: a small pre-LN transformer whose token states are averaged.

  in    token ids, texts x tokens; when their lengths differ, the mask of what is a token and what is padding
  out   texts x 320, rows of length 1

The table of tokens is turner than the layers (factorised as in ALBERT, Lan et al. 2020): it is half of the file, and the
layers make better use of the bytes. There is no normalisation before the first layer or after the last (Xiong et al. 2020
put them inside the branches), so a token's length is its weight in the average from the first step on.
"""

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class Shape:
    tokens: int
    table: int = 192
    width: int = 320
    layers: int = 4
    heads: int = 5
    inner: int = 1280
    out: int = 320
    positions: int = 128

    def as_dict(self) -> dict:
        return asdict(self)


class Layer(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.heads = shape.heads
        self.before_attention = nn.LayerNorm(shape.width)
        self.query_key_value = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.before_inner = nn.LayerNorm(shape.width)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)

    def forward(self, x: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        parts = self.query_key_value(self.before_attention(x)).unflatten(-1, (3, self.heads, -1))
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        # Written out: on short texts the backward pass of torch's fused attention takes twice as long on a CPU.
        scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        attended = scores.softmax(-1).to(value.dtype) @ value
        x = x + self.attended(attended.transpose(1, 2).flatten(2))
        # ReLU: GELU took a tenth of the time of a query.
        return x + self.outer(F.relu(self.inner(self.before_inner(x))))


class Student(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.table = nn.Embedding(shape.tokens, shape.table)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.widen = nn.Linear(shape.table, shape.width, bias=False)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.turn = nn.Linear(shape.width, shape.out)
        self.apply(start_weights)
        for layer in self.layers:
            # Branches begin small: the first steps see little more than the average of the table's rows.
            nn.init.normal_(layer.attended.weight, std=0.02 / (2 * shape.layers) ** 0.5)
            nn.init.normal_(layer.outer.weight, std=0.02 / (2 * shape.layers) ** 0.5)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """`mask`: bool, texts x tokens, true for tokens; None when all are."""
        # The average is taken before the last product: it is the same, and one token's work instead of all.
        return F.normalize(self.turn(self.average(ids, mask)).float(), dim=-1)

    def average(self, ids: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Texts x width: the mean of the last layer's states."""
        x = self.states(ids, mask)
        return x.mean(1) if mask is None else (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)

    def states(self, ids: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Texts x tokens x width: what the last layer makes of each token."""
        x = self.widen(self.table(ids))
        x = x + self.positions.weight[: ids.shape[1]].to(x.dtype)
        keys = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, keys)
        return x

    def fit_turn(self, averages: torch.Tensor, vectors: torch.Tensor) -> None:
        """Sets `turn` so that the output is as near to `vectors` as it can be (ridge regression)."""
        inputs = torch.cat([averages, torch.ones(len(averages), 1)], 1).double()
        gram = inputs.T @ inputs
        gram += 1e-4 * gram.diagonal().mean() * torch.eye(len(gram), dtype=gram.dtype)
        weights = torch.linalg.solve(gram, inputs.T @ vectors.double()).float()
        with torch.no_grad():
            self.turn.weight.copy_(weights[:-1].T)
            self.turn.bias.copy_(weights[-1])

    def begin_as_average(self, vectors: torch.Tensor) -> None:
        """Sets table, `widen` and `turn` so that the network begins as the average of `vectors`, tokens x out."""
        _, _, basis = torch.linalg.svd(vectors - vectors.mean(0), full_matrices=False)
        basis = basis[: self.shape.table]
        with torch.no_grad():
            table = vectors @ basis.T
            scale = table.std()
            self.table.weight.copy_(table / scale)
            self.widen.weight.zero_()
            self.widen.weight[: self.shape.table] = torch.eye(self.shape.table)
            self.turn.weight.zero_()
            self.turn.weight[:, : self.shape.table] = basis.T
            self.turn.weight[:, self.shape.table :].normal_(std=0.02)
            self.turn.bias.zero_()
            self.positions.weight.normal_(std=0.02)


def start_weights(module: nn.Module) -> None:
    if isinstance(module, nn.Linear | nn.Embedding):
        nn.init.normal_(module.weight, std=0.02)
    if isinstance(module, nn.Linear) and module.bias is not None:
        nn.init.zeros_(module.bias)
