"""What the student's vector of a text should be: the teachers' vectors side by side, and these reduced to its size.

  English   MiniLM's vector beside E5_WEIGHT times e5's, of which the mean of the language has been taken away (e5's cosines
            lie between .7 and 1, and its means differ by language)
  Chinese   the same, with MiniLM's vector of the translation where there is one, else what a small network guesses of it
            from e5's vector; the network is taught on the English texts
  both      one target for all wordings of a record: the mean

Reduced by PCA without centring, so that cosines stay near what they were; what is lost costs product search some points,
so the neighbours that a text should have are taken from the vectors side by side. Rows have length 1.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

E5_WEIGHT = 0.8
FIT_ROWS = 120_000


@dataclass(frozen=True)
class TeacherVectors:
    """Rows belong to the records that have the language, in their order; unit length, float16."""

    minilm_en: np.ndarray
    e5_en: np.ndarray
    e5_zh: np.ndarray


def unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


@dataclass(frozen=True)
class Space:
    """How teacher vectors come side by side, and how they are reduced."""

    mean_en: np.ndarray
    mean_zh: np.ndarray
    basis: np.ndarray
    guess: nn.Module

    def english(self, minilm: np.ndarray, e5: np.ndarray) -> np.ndarray:
        return side_by_side(minilm.astype(np.float32), centred(e5, self.mean_en))

    def chinese(self, e5: np.ndarray) -> np.ndarray:
        vectors = centred(e5, self.mean_zh)
        return side_by_side(guessed(self.guess, vectors), vectors)

    def reduced(self, rows: np.ndarray) -> np.ndarray:
        return unit(rows @ self.basis)


def centred(e5: np.ndarray, mean: np.ndarray) -> np.ndarray:
    return unit(e5.astype(np.float32) - mean)


def side_by_side(minilm: np.ndarray, e5: np.ndarray) -> np.ndarray:
    """Both have rows of length 1, and so has what they make."""
    return np.concatenate([minilm, E5_WEIGHT * e5], axis=1) / np.float32(np.hypot(1, E5_WEIGHT))


def space_of(vectors: TeacherVectors, dimension: int, seed: int) -> Space:
    mean_en, mean_zh = (rows.astype(np.float32).mean(0) for rows in (vectors.e5_en, vectors.e5_zh))
    rng = np.random.default_rng(seed)
    e5_en = centred(vectors.e5_en, mean_en)
    guess = taught_guess(e5_en, vectors.minilm_en, seed)
    some = rng.permutation(len(e5_en))[:FIT_ROWS]
    english = side_by_side(vectors.minilm_en[some].astype(np.float32), e5_en[some])
    zh = centred(vectors.e5_zh[rng.permutation(len(vectors.e5_zh))[:FIT_ROWS]], mean_zh)
    sample = np.concatenate([english, side_by_side(guessed(guess, zh), zh)])
    values, basis = np.linalg.eigh(sample.T @ sample / len(sample))
    print(
        f"targets: {dimension} of {len(values)} directions keep {values[-dimension:].sum() / values.sum():.3f}",
        flush=True,
    )
    return Space(mean_en, mean_zh, basis[:, ::-1][:, :dimension].astype(np.float32), guess)


def wide_targets(records, vectors: TeacherVectors, space: Space) -> np.ndarray:
    """records x both teachers' numbers, float16."""
    has_en = np.array([bool(record.en) for record in records])
    has_zh = np.array([bool(record.zh) for record in records])
    wide = np.zeros((len(records), len(space.basis)), np.float16)
    wide[has_en] = space.english(vectors.minilm_en, vectors.e5_en)
    chinese = space.chinese(vectors.e5_zh)
    zh_rows, en_rows = np.cumsum(has_zh) - 1, np.cumsum(has_en) - 1
    alone, both = has_zh & ~has_en, has_zh & has_en
    wide[alone] = chinese[zh_rows[alone]]
    e5 = unit(
        centred(vectors.e5_en[en_rows[both]], space.mean_en) + centred(vectors.e5_zh[zh_rows[both]], space.mean_zh)
    )
    wide[both] = side_by_side(vectors.minilm_en[en_rows[both]].astype(np.float32), e5)
    return wide


def reduced(wide: np.ndarray, space: Space) -> np.ndarray:
    """records x dimension, float32."""
    parts = (wide[start : start + 65_536].astype(np.float32) for start in range(0, len(wide), 65_536))
    return np.concatenate([space.reduced(part) for part in parts])


def taught_guess(e5: np.ndarray, minilm: np.ndarray, seed: int, passes: int = 6) -> nn.Module:
    """From e5's vector to MiniLM's; cosine on unseen English text is printed."""
    torch.manual_seed(seed)
    guess = nn.Sequential(nn.Linear(e5.shape[1], 1024), nn.ReLU(), nn.Linear(1024, minilm.shape[1]))
    x, y = torch.from_numpy(e5), torch.from_numpy(minilm.astype(np.float32))
    order = torch.randperm(len(x))
    train, unseen = order[2000:], order[:2000]
    optimizer = torch.optim.AdamW(guess.parameters(), lr=2e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=passes * (len(train) // 512 + 1))
    for _ in range(passes):
        for rows in train[torch.randperm(len(train))].split(512):
            loss = 1 - nn.functional.cosine_similarity(guess(x[rows]), y[rows]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    with torch.no_grad():
        print(
            f"guess of MiniLM from e5: cosine {nn.functional.cosine_similarity(guess(x[unseen]), y[unseen]).mean():.3f}",
            flush=True,
        )
    return guess


@torch.inference_mode()
def guessed(guess: nn.Module, e5: np.ndarray) -> np.ndarray:
    return unit(np.concatenate([guess(part).numpy() for part in torch.from_numpy(e5).split(8192)]))
