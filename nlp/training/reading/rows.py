"""Messages as the networks' inputs and wanted outputs, and the batches that they are read in."""

import copy
import random
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from .. import noise
from . import gazetteer, labels
from .labels import UNLABELLED, Message
from .tagger import FEATURES, LOOKS, TAGS, features

POSITIONS = 128
BATCH = 32
SLIPS = 0.15
# Tokens read as unknown, and messages read without what the tables say.
UNKNOWN, WITHOUT_TABLES = 0.03, 0.15
# Tags of words of which nothing is known, and of words that are anything but goods and brands.
NO_TAG, ANY_OTHER = -100, -1


@dataclass
class Soft:
    """What a larger network makes of each word: probabilities, words x (tags, refused, operators), float16."""

    tags: np.ndarray
    refused: np.ndarray
    operators: np.ndarray


@dataclass
class Row:
    message: Message
    ids: list[int]
    first: list[int]
    features: list[list[float]]
    tags: list[int]
    refused: list[int]
    operators: list[int]
    flags: list[float]
    soft: Soft | None = None


def row_of(message: Message, tokenizer: Tokenizer, phrases: gazetteer.Gazetteer) -> Row:
    """Each word is cut into tokens by itself."""
    ids, first = [], []
    for word in message.words:
        first.append(len(ids))
        ids += tokenizer.encode(word.text).ids or [1]
    fits = sum(at < POSITIONS for at in first)
    return made(message, ids[:POSITIONS], first[:fits], features(message.words, message.text, phrases))


def made(message: Message, ids: list[int], first: list[int], looks: list[list[float]]) -> Row:
    """Of the words whose tokens fit."""
    fits = len(first)
    number = {UNLABELLED: ANY_OTHER, "": NO_TAG}
    return Row(
        message,
        ids,
        first,
        looks[:fits],
        [number[tag] if tag in number else TAGS.index(tag) for tag in message.tags[:fits]],
        [NO_TAG if one is None else int(one) for one in message.refused[:fits]],
        [NO_TAG if one is None else one for one in message.operators[:fits]],
        [float(flag) for flag in message.flags],
    )


@dataclass
class Wanted:
    """Messages x words, padded with NO_TAG; flags are messages x FLAGS; soft is padded with zeros."""

    tags: torch.Tensor
    refused: torch.Tensor
    operators: torch.Tensor
    flags: torch.Tensor
    soft: tuple[torch.Tensor, torch.Tensor, torch.Tensor] | None


Given = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]


def padded(rows: list[Row], rng: random.Random | None, unknown: int = 1) -> tuple[Given, Wanted]:
    """Without `rng` all is read as it is."""
    tokens, words = max(len(row.ids) for row in rows), max(len(row.first) for row in rows)
    width = len(rows[0].features[0])
    ids = torch.zeros(len(rows), tokens, dtype=torch.long)
    first, looks = torch.zeros(len(rows), words, dtype=torch.long), torch.zeros(len(rows), words, width)
    is_token, is_word = torch.zeros_like(ids, dtype=torch.bool), torch.zeros_like(first, dtype=torch.bool)
    tags, refused, operators = (torch.full((len(rows), words), NO_TAG) for _ in range(3))
    for i, row in enumerate(rows):
        known = row.ids if rng is None else [unknown if rng.random() < UNKNOWN else one for one in row.ids]
        hints = row.features if rng is None or rng.random() >= WITHOUT_TABLES else without_tables(row.features)
        n = len(row.first)
        ids[i, : len(known)], is_token[i, : len(known)] = torch.tensor(known), True
        first[i, :n], is_word[i, :n] = torch.tensor(row.first), True
        looks[i, :n] = torch.tensor(hints)
        tags[i, :n], refused[i, :n], operators[i, :n] = map(torch.tensor, (row.tags, row.refused, row.operators))
    flags = torch.tensor([row.flags for row in rows])
    return (ids, is_token, first, is_word, looks), Wanted(tags, refused, operators, flags, soft_of(rows, words))


def soft_of(rows: list[Row], words: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor] | None:
    if any(row.soft is None for row in rows):
        return None

    def stacked(parts: list[np.ndarray]) -> torch.Tensor:
        out = torch.zeros(len(parts), words, parts[0].shape[1])
        for i, part in enumerate(parts):
            out[i, : len(part)] = torch.from_numpy(part.astype(np.float32))
        return out

    softs = [row.soft for row in rows]
    return tuple(stacked([getattr(soft, name) for soft in softs]) for name in ("tags", "refused", "operators"))


def without_tables(rows: list[list[float]]) -> list[list[float]]:
    return [[0.0] * (FEATURES - LOOKS) + row[FEATURES - LOOKS :] for row in rows]


def varied(message: Message, rng: random.Random) -> Message:
    """The message again with a slip, in lower case or in traditional characters: its labels stand at the same words."""
    text, dice = message.text, rng.random()
    if dice < SLIPS:
        text = noise.with_slips(text, rng)
    elif dice < 2 * SLIPS:
        text = text.lower()
    elif dice < 2.5 * SLIPS:
        text = noise.in_traditional(text)
    words = labels.split(text)
    if len(words) != len(message.words):
        return message
    again = copy.copy(message)
    again.text, again.words = text, words
    return again


def batched(rows: list[Row], rng: random.Random) -> list[list[Row]]:
    rows = rows[:]
    rng.shuffle(rows)
    batches = []
    for start in range(0, len(rows), 16 * BATCH):
        pool = sorted(rows[start : start + 16 * BATCH], key=lambda row: len(row.ids))
        batches += [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
    rng.shuffle(batches)
    return batches
