"""The order of goods for a query that BM25 and the teachers together give: what the student learns from words that match.

BM25 reads more of a product than the student does: its maker and its attributes beside its title and description. So what a
"headset" is, is learned also for the titles that do not say so. On icecat this order is nearer to the judgements than
BM25's or the teachers' alone, and so are vectors that were taught it, alone and beside BM25 (a linear map of the teachers'
vectors to 320 numbers, NDCG@10: alone .658, taught .684; beside BM25 .769, taught .784).
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

from . import corpus, sources
from .corpus import Record
from .tasks import TEMPERATURE, Batch, Task

BEST = 60
SHARPNESS = 0.12
# Of one list: so many of its first FIRST goods, and so many of the rest.
QUERIES, FIRST, FROM_FIRST, FROM_REST = 12, 10, 4, 9
WEIGHT = 3.0


@dataclass(frozen=True)
class Table:
    """Goods and queries with what BM25 and the teachers say of each pair."""

    queries: list[str]
    goods: list[str]
    query_vectors: np.ndarray
    goods_vectors: np.ndarray
    words: csr_matrix
    query_words: csr_matrix
    best: np.ndarray
    """queries x BEST, rows of goods, best first."""
    highest: np.ndarray
    """queries x 2: the highest BM25 score and the highest cosine of each query."""


def ranking(data: Path, records: list[Record], vectors_of: Callable[[list[int]], np.ndarray]) -> Task:
    """`vectors_of` gives the teachers' vectors of records by their rows, float32, length 1."""
    goods = [row for row, record in enumerate(records) if record.source == "title and description"]
    asked = [row for row, record in enumerate(records) if record.source in ("query", "word", "category") and record.en]
    found = table(
        [records[row].en for row in asked],
        [records[row].en for row in goods],
        {corpus.with_description(name, about): words for name, about, words in sources.attribute_words(data)},
        vectors_of(asked),
        vectors_of(goods),
    )
    return lambda rng: drawn(found, rng)


def drawn(found: Table, rng: random.Random) -> Batch:
    chosen = np.array(rng.sample(range(len(found.queries)), QUERIES))
    places = [rng.sample(range(FIRST), FROM_FIRST) + rng.sample(range(FIRST, BEST), FROM_REST) for _ in chosen]
    goods = np.unique(np.concatenate([found.best[query][at] for query, at in zip(chosen, places)]))
    lexical = (found.query_words[chosen] @ found.words[goods].T).toarray() / found.highest[chosen, :1]
    cosine = found.query_vectors[chosen] @ found.goods_vectors[goods].T / found.highest[chosen, 1:]
    wanted = torch.softmax(torch.from_numpy(lexical + cosine) / SHARPNESS, dim=1)

    def loss(vectors: torch.Tensor) -> torch.Tensor:
        queries, answers = vectors.split([len(chosen), len(goods)])
        order = F.log_softmax(queries @ answers.T / TEMPERATURE, 1)
        return WEIGHT * F.kl_div(order, wanted, reduction="batchmean")

    return Batch([found.queries[row] for row in chosen] + [found.goods[row] for row in goods], loss)


def table(
    queries: list[str],
    goods: list[str],
    attributes: dict[str, str],
    query_vectors: np.ndarray,
    goods_vectors: np.ndarray,
) -> Table:
    counter = CountVectorizer(analyzer=word_stems, dtype=np.float32)
    words = bm25_weights(counter.fit_transform([f"{text} {attributes.get(text, '')}" for text in goods]))
    query_words = counter.transform(queries).minimum(1)
    best, highest, kept = [], [], []
    for start in range(0, len(queries), 500):
        lexical = (query_words[start : start + 500] @ words.T).toarray()
        cosine = query_vectors[start : start + 500] @ goods_vectors.T
        tops = np.stack([lexical.max(1), cosine.max(1)], 1)
        usable = np.flatnonzero(tops[:, 0] > 0)
        total = lexical[usable] / tops[usable, :1] + cosine[usable] / tops[usable, 1:]
        some = np.argpartition(-total, BEST, axis=1)[:, :BEST]
        best.append(np.take_along_axis(some, np.argsort(-np.take_along_axis(total, some, 1), 1), 1).astype(np.int32))
        highest.append(tops[usable])
        kept.append(usable + start)
    rows = np.concatenate(kept)
    return Table(
        [queries[row] for row in rows],
        goods,
        query_vectors[rows],
        goods_vectors,
        words,
        query_words[rows],
        np.concatenate(best),
        np.concatenate(highest).astype(np.float32),
    )


def word_stems(text: str) -> list[str]:
    return [re.sub(r"(?<=[a-rt-z])s$", "", word) for word in re.findall(r"[a-z0-9]+", text.lower())]


def bm25_weights(counts: csr_matrix, k1: float = 1.2, b: float = 0.75) -> csr_matrix:
    """Robertson & Zaragoza 2009: what each word of each text adds to the score of a query that has the word."""
    length = np.asarray(counts.sum(1)).ravel()
    present = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log(1 + (counts.shape[0] - present + 0.5) / (present + 0.5))
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    norm = k1 * (1 - b + b * length / length.mean())
    weighed = counts.copy()
    weighed.data = rarity[counts.indices] * counts.data * (k1 + 1) / (counts.data + norm[rows])
    return weighed.astype(np.float32)
