"""What is learned beside the teachers' vectors. A task draws texts and judges the student's vectors of them.

Titles of one product and titles with their descriptions are not among the tasks: pulled together, they made product search
worse (a linear map of the teachers' vectors, icecat with BM25: .775 as they are, .755 and .771 with one of these). What
does make it better is in ranking.py.

All losses are InfoNCE (van den Oord et al. 2018) or its relatives: the softmax over cosines divided by TEMPERATURE should
choose the partner.
"""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch
import torch.nn.functional as F

from . import corpus, noise, phrases, sources

TEMPERATURE = 0.05


@dataclass(frozen=True)
class Batch:
    """Texts with a loss of their vectors, or else with what each thinks of a product: 1 good, 0 bad."""

    texts: list[str]
    loss: Callable[[torch.Tensor], torch.Tensor] | None = None
    opinions: torch.Tensor | None = None


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


def opinions() -> Task:
    """Sentences of reviews, good and bad in turn, for the trainer's linear judge of opinions."""
    good, bad = sources.written_opinions()

    def draw(rng: random.Random) -> Batch:
        texts = rng.sample(good, 48) + rng.sample(bad, 48)
        texts = [noise.with_slips(text, rng) if rng.random() < 0.1 else text for text in texts]
        return Batch(texts, opinions=torch.tensor([1.0] * 48 + [0.0] * 48))

    return draw
