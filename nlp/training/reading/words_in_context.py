"""What a word means where it stands: the encoder's layers are taught e5's states of the words before they learn to tag.

The encoder was made for vectors of whole texts and knows little of single words in them. e5 was once a language model over
a hundred languages, and a tagger that begins with what it makes of a word needs fewer labelled messages (distillation of
hidden states without a task: Jiao et al. 2020, TinyBERT). It also says where Chinese words begin: e5's tokens are words
more often than characters.

  targets   e5's state after LAYER layers of the token in which a word begins, each number with mean 0 and variance 1
  loss      squared error, and how likely a Chinese character begins a token of e5's
"""

import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import nn

from .. import corpus
from ..student import Student
from ..teachers import Teacher, TeacherModel, batches_of_like_length
from .words import is_han, split

# Later layers are about the text as a whole.
LAYER = 9
TEXTS = 150_000
# A source of the corpus is read this often; what is not named is not read.
SHARES = {
    "wish": 1.0,
    "query": 1.0,
    "title": 0.3,
    "dialogue": 0.4,
    "intent": 0.6,
    "line": 0.4,
    "review clause": 0.6,
    "translation": 0.7,
    "category": 1.0,
    "word": 1.0,
    "present": 1.0,
}
MOST_WORDS = 40
RATE, WARM_UP = 6e-4, 0.05
BEGINS_WEIGHT = 0.3
PREFIX = "query: "


@dataclass
class Text:
    ids: list[int]
    first: list[int]
    e5_ids: list[int]
    e5_token: list[int]
    """For each word the token of e5's in which it begins."""
    begins: list[int]
    """For each Chinese character, does a token of e5's begin with it; -1 for other words."""


def teach(encoder: Student, tokenizer: Tokenizer, data: Path, teachers: Path, seed: int) -> None:
    rng = random.Random(seed)
    teacher = Teacher(TeacherModel("e5-small", teachers / "e5-small", PREFIX))
    texts = [text for said in some_texts(data, rng) if (text := text_of(said, tokenizer, teacher)) is not None]
    batches = batches_of_like_length([len(text.e5_ids) for text in texts])
    rng.shuffle(batches)
    mean, scale = spread(teacher, [[texts[row] for row in rows] for rows in batches[:60]])
    width = encoder.shape.width
    head = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, teacher.dimension + 1))
    optimizer = torch.optim.AdamW([*encoder.parameters(), *head.parameters()], lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=len(batches) + 1, pct_start=WARM_UP)
    print(f"{len(texts)} texts in {len(batches)} batches to learn words from", flush=True)
    started, seen = time.time(), []
    encoder.train()
    for number, rows in enumerate(batches, 1):
        batch = [texts[row] for row in rows]
        loss, explained = batch_loss(encoder, head, teacher, batch, mean, scale)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        seen.append(explained)
        if number % 200 == 0:
            minutes = (time.time() - started) / 60
            print(f"batch {number}, {minutes:.1f} min: {np.mean(seen[-200:]):.3f} of the variance", flush=True)


def some_texts(data: Path, rng: random.Random) -> list[str]:
    texts = []
    for record in corpus.build(data, 1):
        if rng.random() < SHARES.get(record.source, 0):
            texts.append(rng.choice([text for text in (record.en, record.zh, record.mixed) if text]))
    rng.shuffle(texts)
    return texts[:TEXTS]


def text_of(said: str, tokenizer: Tokenizer, teacher: Teacher) -> Text | None:
    words = split(said)[:MOST_WORDS]
    if not words:
        return None
    said = said[: words[-1].end]
    encoded = teacher.tokenizer.encode(PREFIX + said)
    token_at = {}
    starts = set()
    for token, (start, end) in enumerate(encoded.offsets):
        starts.add(start - len(PREFIX))
        for place in range(start, end):
            token_at.setdefault(place - len(PREFIX), token)
    if any(word.start not in token_at for word in words):
        return None
    ids, first = [], []
    for word in words:
        first.append(len(ids))
        ids += tokenizer.encode(word.text).ids or [1]
    begins = [int(word.start in starts) if is_han(word.text) else -1 for word in words]
    return (
        Text(ids[:128], first, encoded.ids, [token_at[word.start] for word in words], begins)
        if len(ids) <= 128
        else None
    )


def wanted(teacher: Teacher, batch: list[Text]) -> torch.Tensor:
    """Words of all texts x dimension."""
    states = teacher.states(torch.tensor([text.e5_ids for text in batch]), LAYER)
    return torch.cat([states[i, text.e5_token] for i, text in enumerate(batch)])


def spread(teacher: Teacher, batches: list[list[Text]]) -> tuple[torch.Tensor, torch.Tensor]:
    states = torch.cat([wanted(teacher, batch) for batch in batches])
    return states.mean(0), states.std(0).clamp_min(1e-3)


def batch_loss(encoder, head, teacher, batch, mean, scale) -> tuple[torch.Tensor, float]:
    targets = ((wanted(teacher, batch) - mean) / scale).clamp(-5, 5).clone()
    tokens, words = max(len(text.ids) for text in batch), max(len(text.first) for text in batch)
    ids, mask = torch.zeros(len(batch), tokens, dtype=torch.long), torch.zeros(len(batch), tokens, dtype=torch.bool)
    first, is_word = torch.zeros(len(batch), words, dtype=torch.long), torch.zeros(len(batch), words, dtype=torch.bool)
    for i, text in enumerate(batch):
        ids[i, : len(text.ids)], mask[i, : len(text.ids)] = torch.tensor(text.ids), True
        first[i, : len(text.first)], is_word[i, : len(text.first)] = torch.tensor(text.first), True
    with torch.autocast("cpu", torch.bfloat16):
        states = encoder.states(ids, mask)
        made = head(states.gather(1, first[..., None].expand(-1, -1, states.shape[-1]))[is_word])
    made = made.float()
    error = F.mse_loss(made[:, :-1], targets)
    begins = torch.tensor([one for text in batch for one in text.begins])
    known = begins >= 0
    loss = error
    if known.any():
        loss = loss + BEGINS_WEIGHT * F.binary_cross_entropy_with_logits(made[known, -1], begins[known].float())
    return loss, 1 - error.item() / targets.pow(2).mean().item()
