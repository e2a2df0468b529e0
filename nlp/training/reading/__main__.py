"""Teaches the reader of wishes and writes it as one int8 ONNX file.

  python -m training.reading --data D --teachers T --encoder encoder/model --work W --out preferences/reader/model

  words    what words mean in context    words.pt in W
  tags     nlp/training/messages and the Chinese titles of zh-ecommerce-ner (train split); a twelfth of the messages is kept
           back to choose by and to print the figures of

Half an hour on two cores.
"""

import argparse
import copy
import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from .. import export, noise, wordpieces
from ..lexicon import WORDS
from ..student import Shape, Student
from . import gazetteer, labels, mentions, titles, words_in_context
from .export import write
from .labels import UNLABELLED, Message
from .tagger import FEATURES, LOOKS, TAGS, Tagger, decoded, features

HERE = Path(__file__).parent.parent
KEPT_BACK = 12
BATCH = 32
PASSES, ENCODER_RATE, HEAD_RATE = 14, 6e-4, 2e-3
SLIPS = 0.15
# How many of the messages are read with other values in them, and how many without what the tables say.
EXCHANGED, WITHOUT_TABLES = 0.5, 0.15
# Values alone that are read in a pass.
NAMES = 500
# Titles of a pass, and what they weigh beside a message.
TITLES, TITLE_WEIGHT = 1500, 0.3
ANY_OTHER = -1
OTHER_THAN_GOODS = torch.tensor([not tag.endswith(("-brand", "-category")) for tag in TAGS])
UNKNOWN = 0.03
POSITIONS = 128


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


def row_of(message: Message, tokenizer: Tokenizer, phrases: gazetteer.Gazetteer) -> Row:
    ids, first = [], []
    for word in message.words:
        first.append(len(ids))
        ids += tokenizer.encode(word.text).ids or [1]
    fits = sum(at < POSITIONS for at in first)
    ids = ids[:POSITIONS]
    return Row(
        message,
        ids,
        first[:fits],
        features(message.words, message.text, phrases)[:fits],
        [ANY_OTHER if tag == UNLABELLED else TAGS.index(tag) for tag in message.tags[:fits]],
        [-100 if one is None else int(one) for one in message.refused[:fits]],
        [-100 if one is None else one for one in message.operators[:fits]],
        [float(flag) for flag in message.flags],
    )


def padded(rows: list[Row], rng: random.Random | None):
    tokens, words = max(len(row.ids) for row in rows), max(len(row.first) for row in rows)
    ids = torch.zeros(len(rows), tokens, dtype=torch.long)
    first, features = (
        torch.zeros(len(rows), words, dtype=torch.long),
        torch.zeros(len(rows), words, len(rows[0].features[0])),
    )
    is_token, is_word = torch.zeros_like(ids, dtype=torch.bool), torch.zeros_like(first, dtype=torch.bool)
    tags, refused, operators = (torch.full((len(rows), words), -100) for _ in range(3))
    for i, row in enumerate(rows):
        known = row.ids if rng is None else [1 if rng.random() < UNKNOWN else one for one in row.ids]
        hints = row.features if rng is None or rng.random() >= WITHOUT_TABLES else without_tables(row.features)
        ids[i, : len(known)] = torch.tensor(known)
        is_token[i, : len(known)] = True
        n = len(row.first)
        first[i, :n], is_word[i, :n] = torch.tensor(row.first), True
        features[i, :n] = torch.tensor(hints)
        tags[i, :n], refused[i, :n], operators[i, :n] = (
            torch.tensor(column) for column in (row.tags, row.refused, row.operators)
        )
    flags = torch.tensor([row.flags for row in rows])
    return (ids, is_token, first, is_word, features), (tags, refused, operators, flags)


def without_tables(rows: list[list[float]]) -> list[list[float]]:
    return [[0.0] * (FEATURES - LOOKS) + row[FEATURES - LOOKS :] for row in rows]


def loss_of(read, wanted) -> torch.Tensor:
    tags, refused, operators, flags = wanted
    if (tags == ANY_OTHER).any():
        return TITLE_WEIGHT * title_loss(read.tags, tags)
    loss = F.cross_entropy(read.tags.transpose(1, 2), tags, label_smoothing=0.05)
    for scores, right in ((read.refused, refused), (read.operators, operators)):
        if (right >= 0).any():
            loss = loss + 0.5 * F.cross_entropy(scores.transpose(1, 2), right)
    return loss + 0.5 * F.binary_cross_entropy_with_logits(read.flags, flags)


def title_loss(scores: torch.Tensor, tags: torch.Tensor) -> torch.Tensor:
    """Where a word may be anything but goods, what counts is how likely all that is together."""
    likely = scores.log_softmax(-1)
    other = likely.masked_fill(~OTHER_THAN_GOODS, -1e9).logsumexp(-1)[tags == ANY_OTHER]
    named = likely[tags >= 0].gather(-1, tags[tags >= 0][:, None])
    return -(other.sum() + named.sum()) / max(1, len(other) + len(named))


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="training.reading", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--teachers", type=Path, required=True, help="folder with e5-small")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder for what is kept between stages")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = wordpieces.load(options.encoder / "tokenizer.json")
    phrases = gazetteer.load(WORDS)
    messages = [m for path in sorted((HERE / "messages").glob("*.tsv")) for m in labels.read(path) if m.words]
    kept_back = [row_of(m, tokenizer, phrases) for m in messages[::KEPT_BACK]]
    seen = [m for i, m in enumerate(messages) if i % KEPT_BACK]
    print(f"{len(seen)} messages to learn from, {len(kept_back)} kept back", flush=True)
    tagger = Tagger(encoder_of(options, tokenizer))
    named = titles.read(options.data)
    values = mentions.pools(seen + named, WORDS)
    print(f"{len(named)} titles; values: {', '.join(f'{slot} {len(pool)}' for (slot, _), pool in sorted(values.items()))}")

    def texts() -> list[list[Row]]:
        """What one pass reads: the messages, each in one of its ways, values alone, and some titles."""
        ways = [varied(mentions.exchanged(m, values, rng) if rng.random() < EXCHANGED else m, rng) for m in seen]
        ways += [varied(m, rng) for m in mentions.names(values, NAMES, rng)]
        some = rng.sample(named, min(TITLES, len(named)))
        return [[row_of(m, tokenizer, phrases) for m in group] for group in (ways, some)]

    fit(tagger, texts, kept_back, options.passes, rng)
    write(tagger, options.encoder / "tokenizer.json", options.out)
    write_reference(tagger, tokenizer, phrases, options.out)


def encoder_of(options: argparse.Namespace, tokenizer: Tokenizer) -> Student:
    """The encoder's layers, taught what words mean in context; taught once for a work folder."""
    encoder = export.read(options.encoder, Shape(tokenizer.get_vocab_size()))
    kept = options.work / "words.pt"
    if kept.exists():
        encoder.load_state_dict(torch.load(kept, weights_only=True))
        return encoder
    words_in_context.teach(encoder, tokenizer, options.data, options.teachers, options.seed)
    options.work.mkdir(parents=True, exist_ok=True)
    torch.save(encoder.state_dict(), kept)
    return encoder


# Messages of all kinds, by which the shop's making of the network's inputs and its int8 weights are judged.
REFERENCE = """
waterproof jacket under 80, not black
I can't stand lace. four bridesmaid dresses in dusty pink, under $100 each
Women's Café-style mugs, 2 of them
hoodie 128gb EU 42 ☕ 1,200
不要皮的，两百以内的防水夹克
給媽媽的生日禮物，五百多
iphone13 钢化膜 ￥30
anything but Acme!
""".strip().split("\n")


@torch.inference_mode()
def write_reference(tagger: Tagger, tokenizer: Tokenizer, phrases: gazetteer.Gazetteer, folder: Path) -> None:
    """What the network is given for REFERENCE, and the tags that it gives before its weights are made int8."""
    tagger.eval()
    made = []
    for text in REFERENCE:
        row = row_of(labels.marked(text, []), tokenizer, phrases)
        given, _ = padded([row], None)
        tags = [TAGS[tag] for tag in tagger(*given).tags[0].argmax(-1).tolist()]
        made.append({"message": text, "ids": row.ids, "first": row.first, "features": row.features, "tags": tags})
    (folder / "reference.json").write_text(json.dumps(made, ensure_ascii=False) + "\n", encoding="utf-8")


def fit(tagger, texts, kept_back, passes, rng) -> None:
    encoder = list(tagger.encoder.parameters())
    others = [weight for name, weight in tagger.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": others, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = passes * sum(len(group) // BATCH + 1 for group in texts())
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [ENCODER_RATE, HEAD_RATE], total_steps=steps + 1, pct_start=0.1
    )
    started = time.time()
    for number in range(passes):
        tagger.train()
        total = 0.0
        batches = [batch for group in texts() for batch in batched(group, rng)]
        rng.shuffle(batches)
        for batch in batches:
            given, wanted = padded(batch, rng)
            with torch.autocast("cpu", torch.bfloat16):
                read = tagger(*given)
            loss = loss_of(Float(read), wanted)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        minutes = (time.time() - started) / 60
        print(
            f"pass {number + 1}, {minutes:.1f} min: loss {total / len(batches):.3f}, kept back {judged(tagger, kept_back)}",
            flush=True,
        )


class Float:
    """What the network read, in float32."""

    def __init__(self, read):
        self.tags, self.refused = read.tags.float(), read.refused.float()
        self.operators, self.flags = read.operators.float(), read.flags.float()


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


@torch.inference_mode()
def judged(tagger: Tagger, rows: list[Row]) -> str:
    """F1 of spans with their slot and polarity, and of the numbers' operators."""
    tagger.eval()
    counts = Counter()
    for start in range(0, len(rows), 64):
        given, _ = padded(rows[start : start + 64], None)
        read = tagger(*given)
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
    return f"F1 {2 * counts['right'] / max(1, counts['all']):.3f}, operators {counts['right operators'] / max(1, counts['operators']):.3f}"


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


if __name__ == "__main__":
    main()
