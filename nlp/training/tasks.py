"""What is learned beside the teachers' vectors. A task draws texts and judges the student's vectors of them.

All losses are InfoNCE (van den Oord et al. 2018) or its relatives: the softmax over cosines divided by TEMPERATURE should
choose the partner.
"""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

from . import corpus, noise, phrases, sources

TEMPERATURE = 0.05


@dataclass(frozen=True)
class Batch:
    texts: list[str]
    loss: Callable[[torch.Tensor], torch.Tensor]


Task = Callable[[random.Random], Batch]


def of_pairs(pairs: list[tuple[str, str]]) -> Batch:
    """Each left side should find its right side among all right sides, and the other way round."""

    def loss(vectors: torch.Tensor) -> torch.Tensor:
        left, right = vectors.split(len(pairs))
        scores = left @ right.T / TEMPERATURE
        own = torch.arange(len(pairs))
        return (F.cross_entropy(scores, own) + F.cross_entropy(scores.T, own)) / 2

    return Batch([left for left, _ in pairs] + [right for _, right in pairs], loss)


def wishes(data: Path) -> Task:
    """The same wish in two languages among wishes that differ in one thing only: the hardest negatives there are."""
    brands, nouns = corpus.makers(data), corpus.nouns(data)

    def draw(rng: random.Random) -> Batch:
        pairs = []
        for _ in range(18):
            wish = phrases.wish(rng, nouns, brands)
            for variant in (wish, *(changed(wish, rng, nouns, brands) for _ in range(4))):
                english, chinese = phrases.wordings(variant, rng)
                dice = rng.random()
                if dice < 0.2:
                    english = phrases.switched(variant, rng)
                elif dice < 0.3:
                    english = noise.with_slips(english, rng)
                elif dice < 0.45:
                    chinese = noise.in_traditional(chinese)
                elif dice < 0.6:
                    chinese = phrases.wordings(variant, rng)[0]
                pairs.append((english, chinese))
        return of_pairs(distinct(pairs))

    return draw


def changed(wish: phrases.Wish, rng: random.Random, nouns: list, brands: list[str]) -> phrases.Wish:
    """The wish with one part of another: what both have not is left, so the part is tried until it differs."""
    for _ in range(8):
        other = phrases.wish(rng, nouns, brands)
        parts = ("noun", "colour", "material", "feature", "audience", "line") + (
            ("brand",) if wish.brand and other.brand else ()
        )
        part = rng.choice(parts)
        if part == "line" and not wish.brand:
            continue
        if getattr(other, part) != getattr(wish, part) and not (
            part == "audience" and wish.brand and other.audience not in phrases.WEARERS
        ):
            return replace(wish, **{part: getattr(other, part)})
    return wish


def distinct(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of which neither side occurs before: a twin would be a wrong negative."""
    seen, kept = set(), []
    for left, right in pairs:
        if left.lower() not in seen and right.lower() not in seen and left.lower() != right.lower():
            seen |= {left.lower(), right.lower()}
            kept.append((left, right))
    return kept


def translations(data: Path) -> Task:
    pairs = sources.translations(data) + [(en[-1], zh[-1]) for en, zh in sources.taxonomy(data)]
    return lambda rng: of_pairs(distinct(rng.sample(pairs, 96)))


def same_products(data: Path) -> Task:
    pairs = [(left[:120], right[:120]) for left, right in sources.same_products(data)]
    return lambda rng: of_pairs(distinct(rng.sample(pairs, 64)))


def descriptions(data: Path) -> Task:
    pairs = [(name, description[:120]) for name, description in sources.goods_with_descriptions(data)]
    return lambda rng: of_pairs(distinct(rng.sample(pairs, 64)))


def contrasts(data: Path) -> Task:
    nouns = corpus.nouns(data)

    def draw(rng: random.Random) -> Batch:
        triples = [phrases.contrast(rng, nouns) for _ in range(72)]
        triples = [triple for triple in triples if len({text.lower() for text in triple}) == 3]

        def loss(vectors: torch.Tensor) -> torch.Tensor:
            asked, near, far = vectors.split(len(triples))
            choice = torch.cat([near, far]) @ asked.T / TEMPERATURE
            among_all = F.cross_entropy(choice.T, torch.arange(len(triples)))
            closer = ((near - far) * asked).sum(1)
            return among_all + F.softplus(-closer / TEMPERATURE).mean()

        return Batch([text for side in range(3) for text in (triple[side] for triple in triples)], loss)

    return draw


def intents(data: Path) -> Task:
    """Supervised contrastive (Khosla et al. 2020): messages of one intent are near each other."""
    texts = defaultdict(list)
    for text, label in sources.intents(data):
        texts[label].append(text)
    groups = [group for label, group in sorted(texts.items()) if len(group) >= 4 and "NO_NODES" not in label]

    def draw(rng: random.Random) -> Batch:
        chosen = [rng.sample(group, 4) for group in rng.sample(groups, 28)]
        chosen = [[noise.with_slips(text, rng) if rng.random() < 0.1 else text for text in group] for group in chosen]
        label = torch.arange(len(chosen)).repeat_interleave(4)

        def loss(vectors: torch.Tensor) -> torch.Tensor:
            scores = vectors @ vectors.T / TEMPERATURE
            itself = torch.eye(len(label), dtype=torch.bool)
            likely = F.log_softmax(scores.masked_fill(itself, -1e4), dim=1)
            same = (label[:, None] == label[None]) & ~itself
            return -(likely * same).sum(1).div(3).mean()

        return Batch([text for group in chosen for text in group], loss)

    return draw


@dataclass(frozen=True)
class Ranked:
    """Goods and queries with what BM25 and the teachers together say of each pair."""

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


BEST = 60
SHARPNESS = 0.12


def ranked(queries: list[str], goods: list[str], query_vectors: np.ndarray, goods_vectors: np.ndarray) -> Ranked:
    """The vectors are the teachers', side by side."""
    query_vectors, goods_vectors = (query_vectors.astype(np.float32), goods_vectors.astype(np.float32))
    counter = CountVectorizer(token_pattern=r"[a-z0-9]+", dtype=np.float32)
    words = bm25_weights(counter.fit_transform(goods))
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
    return Ranked(
        [queries[row] for row in rows], goods, query_vectors[rows], goods_vectors, words, query_words[rows],
        np.concatenate(best), np.concatenate(highest).astype(np.float32),
    )  # fmt: skip


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


def ranking(table: Ranked) -> Task:
    """The order that BM25 and the teachers give together, which is nearer to icecat's judgements than either alone."""

    def draw(rng: random.Random) -> Batch:
        chosen = np.array(rng.sample(range(len(table.queries)), 20))
        places = [rng.sample(range(6), 2) + rng.sample(range(6, BEST), 4) for _ in chosen]
        goods = np.unique(np.concatenate([table.best[query][at] for query, at in zip(chosen, places)]))
        lexical = (table.query_words[chosen] @ table.words[goods].T).toarray() / table.highest[chosen, :1]
        cosine = table.query_vectors[chosen] @ table.goods_vectors[goods].T / table.highest[chosen, 1:]
        wanted = torch.softmax(torch.from_numpy(lexical + cosine) / SHARPNESS, dim=1)

        def loss(vectors: torch.Tensor) -> torch.Tensor:
            queries, found = vectors.split([len(chosen), len(goods)])
            return F.kl_div(F.log_softmax(queries @ found.T / TEMPERATURE, 1), wanted, reduction="batchmean")

        return Batch([table.queries[row] for row in chosen] + [table.goods[row] for row in goods], loss)

    return draw
