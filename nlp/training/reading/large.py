"""The same tagger over e5's layers: four times as large, and what it reads teaches the small one (Hinton et al. 2015).

It is not shipped. e5 cuts a whole message into tokens, so a word is read from the token in which it begins, with its place
in that token among the features.
"""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from ..teachers import Teacher, TeacherModel
from .fitting import in_float
from .gazetteer import Gazetteer
from .labels import Message
from .rows import Row, Soft, made, padded
from .tagger import FEATURES, WIDTH, Tagger, features

PREFIX = "query: "
UNKNOWN_TOKEN = 3
PLACES = 4
DROPPED = 0.1


def open_teacher(teachers: Path) -> Teacher:
    return Teacher(TeacherModel("e5-small", teachers / "e5-small", PREFIX))


class E5(nn.Module):
    """BERT (post-LN), float32, whose tables stay as they are."""

    def __init__(self, teacher: Teacher):
        super().__init__()
        self.layers, self.heads, self.epsilon = teacher.layers, teacher.heads, teacher.epsilon
        self.shape = SimpleNamespace(width=teacher.dimension)
        self.weights = nn.ParameterDict(
            {
                name.replace(".", "/"): nn.Parameter(weight.float(), requires_grad="embeddings" not in name)
                for name, weight in teacher.weights.items()
            }
        )

    def states(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        tables = [self.weight(f"embeddings.{name}_embeddings.weight") for name in ("word", "position", "token_type")]
        x = self.norm(tables[0][ids] + tables[1][: ids.shape[1]] + tables[2][0], "embeddings")
        for layer in range(self.layers):
            x = self.layer(x, mask, f"encoder.layer.{layer}.")
        return x

    def layer(self, x: torch.Tensor, mask: torch.Tensor, at: str) -> torch.Tensor:
        query, key, value = (
            self.linear(x, f"{at}attention.self.{part}").unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
        scores = scores.masked_fill(~mask[:, None, None, :], -1e4)
        attended = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).flatten(2)
        attended = self.linear(attended, f"{at}attention.output.dense")
        x = self.norm(x + F.dropout(attended, DROPPED, self.training), f"{at}attention.output")
        inner = self.linear(F.gelu(self.linear(x, f"{at}intermediate.dense")), f"{at}output.dense")
        return self.norm(x + F.dropout(inner, DROPPED, self.training), f"{at}output")

    def weight(self, name: str) -> torch.Tensor:
        return self.weights[name.replace(".", "/")]

    def linear(self, x: torch.Tensor, at: str) -> torch.Tensor:
        return F.linear(x, self.weight(f"{at}.weight"), self.weight(f"{at}.bias"))

    def norm(self, x: torch.Tensor, at: str) -> torch.Tensor:
        weight, bias = self.weight(f"{at}.LayerNorm.weight"), self.weight(f"{at}.LayerNorm.bias")
        return F.layer_norm(x.float(), x.shape[-1:], weight, bias, self.epsilon)


class LargeTagger(Tagger):
    def __init__(self, encoder: E5):
        super().__init__(encoder)
        self.joint = nn.Linear(encoder.shape.width + FEATURES + PLACES, WIDTH)


def row_of(message: Message, teacher: Teacher, phrases: Gazetteer) -> Row:
    encoded = teacher.tokenizer.encode(PREFIX + message.text)
    begins = {}
    for token, (start, end) in enumerate(encoded.offsets):
        for place in range(start, end):
            begins.setdefault(place - len(PREFIX), (token, place - start))
    first, looks = [], []
    for word, row in zip(message.words, features(message.words, message.text, phrases)):
        if word.start not in begins:
            break
        token, place = begins[word.start]
        first.append(token)
        looks.append(row + [float(min(place, PLACES - 1) == one) for one in range(PLACES)])
    return made(message, encoded.ids, first, looks)


@torch.inference_mode()
def softened(tagger: LargeTagger, rows: list[Row], teacher: Teacher, phrases: Gazetteer) -> None:
    """Gives each row of the small tagger what the large one reads; a row that it cannot read to its end stays without."""
    tagger.eval()
    pairs = [(row, row_of(row.message, teacher, phrases)) for row in rows]
    pairs = [(row, large) for row, large in pairs if len(large.first) >= len(row.first)]
    pairs.sort(key=lambda pair: len(pair[1].ids))
    for start in range(0, len(pairs), 64):
        batch = pairs[start : start + 64]
        given, _ = padded([large for _, large in batch], None)
        with torch.autocast("cpu", torch.bfloat16):
            read = tagger(*given)
        read = in_float(read)
        for i, (row, _) in enumerate(batch):
            n = len(row.first)
            tags, refused, operators = (
                part[i, :n].softmax(-1).numpy().astype(np.float16) for part in (read.tags, read.refused, read.operators)
            )
            row.soft = Soft(tags, refused, operators)
