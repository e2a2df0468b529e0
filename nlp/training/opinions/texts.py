"""What opinions are learned from: the labelled sentences of sentences/, Chinese reviews of which the side is known (zh-reviews;
every fifth is left to the bench).

A line of sentences/ is `label<TAB>aspects<TAB>sentence`; a label is positive, negative, mixed or neutral, aspects are
`battery+;comfort-`. They were written for this and are taken from no review.
"""

import csv
import gzip
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .. import noise
from ..reading.words import split
from .network import OPINIONS

SENTENCES = Path(__file__).parent / "sentences"
POSITIONS = 128
# Of a longer text the beginning and the end are read: reviewers sum up last.
BEGINNING = 80
BATCH = 32
# As test/bench/sentiment.bench.ts splits them.
SCATTERED, PARTS = 7919, 5
FEWEST_EXAMPLES = 20
SLIPS = 0.1


@dataclass
class Text:
    text: str
    opinion: str
    aspects: list[str]
    is_side: bool
    """Only good or bad is known of it."""


def written() -> list[Text]:
    rows = []
    for path in sorted(SENTENCES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            opinion, aspects, text = line.split("\t")
            rows.append(Text(text, opinion, [one[:-1] for one in aspects.split(";") if one], False))
    return rows


def chinese(data: Path) -> list[Text]:
    with gzip.open(data / "zh-reviews" / "online_shopping.csv.gz", "rt", encoding="utf-8") as file:
        rows = [Text(row["review"], OPINIONS[1 - int(row["label"])], [], True) for row in csv.DictReader(file)]
    return [row for i, row in enumerate(rows) if i * SCATTERED % PARTS != 0 and row.text.strip()]


def aspects_of(texts: list[Text]) -> list[str]:
    counts = Counter(aspect for text in texts for aspect in text.aspects)
    return sorted(aspect for aspect, count in counts.items() if count >= FEWEST_EXAMPLES)


class Tokens:
    """Each word is cut into tokens by itself, as nlp/preferences/reader does."""

    def __init__(self, tokenizer: Tokenizer):
        self.tokenizer = tokenizer
        self.known: dict[str, list[int]] = {}

    def of(self, text: str) -> list[int]:
        ids = []
        for word in split(text):
            if word.text not in self.known:
                self.known[word.text] = self.tokenizer.encode(word.text).ids or [1]
            ids += self.known[word.text]
        return ids if len(ids) <= POSITIONS else ids[:BEGINNING] + ids[BEGINNING - POSITIONS :]


def varied(text: str, rng: random.Random) -> str:
    dice = rng.random()
    if dice < SLIPS:
        return noise.with_slips(text, rng)
    return text.lower() if dice < 2 * SLIPS else text


def batched(rows: list[tuple[Text, list[int]]], rng: random.Random) -> list[list[tuple[Text, list[int]]]]:
    rows = [row for row in rows if row[1]]
    rng.shuffle(rows)
    batches = []
    for start in range(0, len(rows), 32 * BATCH):
        pool = sorted(rows[start : start + 32 * BATCH], key=lambda row: len(row[1]))
        batches += [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
    rng.shuffle(batches)
    return batches


def padded(rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(len(ids) for ids in rows)
    out = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, ids in enumerate(rows):
        out[i, : len(ids)], mask[i, : len(ids)] = torch.tensor(ids), True
    return out, mask
