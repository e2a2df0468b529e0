"""The losses of a tagger, its training, and how it is judged."""

import random
import time
from collections import Counter
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import nn

from .rows import ANY_OTHER, NO_TAG, Row, Wanted, batched, padded
from .tagger import TAGS, Read, decoded

# What a larger network says counts so much, what the labels say the rest.
SOFT = 0.6
# Where there is no label at all, and where only goods and brands are labelled.
UNLABELLED_WEIGHT, TITLE_WEIGHT = 0.5, 0.3
OTHER_THAN_GOODS = torch.tensor([not tag.endswith(("-brand", "-category")) for tag in TAGS])
VALUES = torch.tensor([tag != "O" for tag in TAGS])
NUMBERS = torch.tensor([tag.startswith("N-") for tag in TAGS])


def loss_of(read: Read, wanted: Wanted) -> torch.Tensor:
    """Batches are of one kind: labelled messages, titles, or texts without any label."""
    if wanted.soft is None:
        return hard_loss(read, wanted)
    if (wanted.tags == NO_TAG).all():
        return UNLABELLED_WEIGHT * soft_loss(read, wanted)
    return (1 - SOFT) * hard_loss(read, wanted) + SOFT * soft_loss(read, wanted)


def hard_loss(read: Read, wanted: Wanted) -> torch.Tensor:
    if (wanted.tags == ANY_OTHER).any():
        return TITLE_WEIGHT * title_loss(read.tags, wanted.tags)
    loss = F.cross_entropy(read.tags.transpose(1, 2), wanted.tags, label_smoothing=0.05)
    for scores, right in ((read.refused, wanted.refused), (read.operators, wanted.operators)):
        if (right >= 0).any():
            loss = loss + 0.5 * F.cross_entropy(scores.transpose(1, 2), right)
    return loss + 0.5 * F.binary_cross_entropy_with_logits(read.flags, wanted.flags)


def soft_loss(read: Read, wanted: Wanted) -> torch.Tensor:
    """Refusals count where there is a value, comparisons where there is a number."""
    tags, refused, operators = wanted.soft
    total = crossed(read.tags, tags, tags.sum(-1))
    for scores, likely, which in ((read.refused, refused, VALUES), (read.operators, operators, NUMBERS)):
        total = total + 0.5 * crossed(scores, likely, tags[..., which].sum(-1))
    return total


def crossed(scores: torch.Tensor, likely: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    surprise = -(likely * scores.log_softmax(-1)).sum(-1)
    return (surprise * weight).sum() / weight.sum().clamp_min(1.0)


def title_loss(scores: torch.Tensor, tags: torch.Tensor) -> torch.Tensor:
    """Where a word may be anything but goods, what counts is how likely all that is together."""
    likely = scores.log_softmax(-1)
    other = likely.masked_fill(~OTHER_THAN_GOODS, -1e9).logsumexp(-1)[tags == ANY_OTHER]
    named = likely[tags >= 0].gather(-1, tags[tags >= 0][:, None])
    return -(other.sum() + named.sum()) / max(1, len(other) + len(named))


def in_float(read: Read) -> Read:
    return Read(read.tags.float(), read.refused.float(), read.operators.float(), read.flags.float())


def fit(
    tagger: nn.Module,
    rates: tuple[float, float],
    texts: Callable[[int], list[list[Row]]],
    kept_back: list[Row],
    passes: int,
    rng: random.Random,
    unknown: int = 1,
) -> None:
    """`rates`: of the encoder and of what stands on it. `texts` gives the groups of rows of a pass."""
    encoder = [weight for weight in tagger.encoder.parameters() if weight.requires_grad]
    others = [weight for name, weight in tagger.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": rates[0]}, {"params": others, "lr": rates[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    first = [batch for group in texts(0) for batch in batched(group, rng)]
    steps = passes * (len(first) + 8)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, list(rates), total_steps=steps, pct_start=0.1)
    started = time.time()
    for number in range(passes):
        tagger.train()
        batches = first if number == 0 else [b for group in texts(number) for b in batched(group, rng)]
        rng.shuffle(batches)
        total = 0.0
        for batch in batches:
            given, wanted = padded(batch, rng, unknown)
            with torch.autocast("cpu", torch.bfloat16):
                read = tagger(*given)
            loss = loss_of(in_float(read), wanted)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        minutes = (time.time() - started) / 60
        figures = f"loss {total / len(batches):.3f}, kept back {judged(tagger, kept_back)}"
        print(f"pass {number + 1}, {minutes:.1f} min: {figures}", flush=True)


@torch.inference_mode()
def judged(tagger: nn.Module, rows: list[Row]) -> str:
    """F1 of spans with their slot and polarity, and of the numbers' operators."""
    tagger.eval()
    counts = Counter()
    for start in range(0, len(rows), 64):
        given, _ = padded(rows[start : start + 64], None)
        read = in_float(tagger(*given))
        for i, row in enumerate(rows[start : start + 64]):
            n = len(row.first)
            got = spans(decoded(read.tags[i, :n]), read.refused[i, :n].argmax(-1).tolist())
            wanted = spans(row.tags, [max(one, 0) for one in row.refused])
            counts["right"] += len(got & wanted)
            counts["all"] += len(got) + len(wanted)
            for at, operator in enumerate(row.operators):
                if operator >= 0:
                    counts["operators"] += 1
                    counts["right operators"] += int(read.operators[i, at].argmax() == operator)
    f1 = 2 * counts["right"] / max(1, counts["all"])
    return f"F1 {f1:.3f}, operators {counts['right operators'] / max(1, counts['operators']):.3f}"


def spans(tags: list[int], refused: list[int]) -> set[tuple[int, int, str, int]]:
    found, at = set(), 0
    while at < len(tags):
        name = TAGS[tags[at]]
        end = at + 1
        if name != "O":
            inside = f"I-{name[2:]}" if name[0] in "BI" else name
            while end < len(tags) and TAGS[tags[end]] == inside:
                end += 1
            found.add((at, end, name[2:], refused[at]))
        at = end
    return found
