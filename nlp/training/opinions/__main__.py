"""Teaches the network that reads opinions and writes it as one int8 ONNX file.

  python -m training.opinions --data D --encoder encoder/model --out sentiment/model

A twelfth of the written sentences is kept back to print the figures of. Ten minutes on two cores.
"""

import argparse
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from .. import export, wordpieces
from ..student import Shape
from . import texts
from .export import write
from .network import OPINIONS, OpinionNetwork, loss_of
from .texts import Text, Tokens

PASSES, RATES = 6, (4e-4, 2e-3)
# Reviews of which only the side is known, in a pass: as many as the written sentences, which alone say what is judged.
SIDES = 10_000
KEPT_BACK = 12

Rows = list[tuple[Text, list[int]]]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="training.opinions", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = wordpieces.load(options.encoder / "tokenizer.json")
    tokens = Tokens(tokenizer)
    sentences = texts.written()
    aspects = texts.aspects_of(sentences)
    seen = [text for i, text in enumerate(sentences) if i % KEPT_BACK]
    kept_back = [text for i, text in enumerate(sentences) if i % KEPT_BACK == 0]
    chinese = texts.chinese(options.data)
    print(f"{len(seen)} sentences, {len(chinese)} reviews, {len(aspects)} aspects", flush=True)

    def rows() -> Rows:
        written = [text for _ in range(2) for text in seen]
        sides = rng.sample(chinese, SIDES)
        varied = [(text, tokens.of(texts.varied(text.text, rng))) for text in written]
        return varied + [(text, tokens.of(text.text)) for text in sides]

    network = network_of(options.encoder, tokenizer, len(aspects))
    fit(network, rows, kept_back, aspects, tokens, options.passes, rng)
    write(network, aspects, tokens, options.encoder / "tokenizer.json", options.out)


def network_of(encoder: Path, tokenizer: Tokenizer, aspects: int) -> OpinionNetwork:
    return OpinionNetwork(export.read(encoder, Shape(tokenizer.get_vocab_size())), aspects)


def fit(
    network: OpinionNetwork,
    rows,
    kept_back: list[Text],
    aspects: list[str],
    tokens: Tokens,
    passes: int,
    rng: random.Random,
) -> None:
    encoder = list(network.encoder.parameters())
    others = [weight for name, weight in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": RATES[0]}, {"params": others, "lr": RATES[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    batches = texts.batched(rows(), rng)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, list(RATES), total_steps=passes * (len(batches) + 8), pct_start=0.1
    )
    started = time.time()
    for number in range(passes):
        network.train()
        total = 0.0
        for batch in batches:
            loss = loss_of_batch(network, batch, aspects)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        minutes = (time.time() - started) / 60
        figures = f"loss {total / len(batches):.3f}, kept back {judged(network, kept_back, tokens):.3f}"
        print(f"pass {number + 1}, {minutes:.1f} min: {figures}", flush=True)
        batches = texts.batched(rows(), rng)


def loss_of_batch(network: OpinionNetwork, batch: Rows, aspects: list[str]) -> torch.Tensor:
    ids, is_token = texts.padded([ids for _, ids in batch])
    opinion = torch.tensor([OPINIONS.index(text.opinion) for text, _ in batch])
    is_side = torch.tensor([text.is_side for text, _ in batch])
    judged = torch.tensor([[float(one in text.aspects) for one in aspects] for text, _ in batch])
    with torch.autocast("cpu", torch.bfloat16):
        read = network(ids, is_token)
    return loss_of(read, opinion, is_side, judged)


@torch.inference_mode()
def judged(network: OpinionNetwork, kept_back: list[Text], tokens: Tokens) -> float:
    """Of the texts that are good or bad: the share that is taken for what it is."""
    network.eval()
    rows = [text for text in kept_back if text.opinion in OPINIONS[:2]]
    right = 0
    for text in rows:
        read = network(*texts.padded([tokens.of(text.text)]))
        right += OPINIONS[int(read.opinion[0, :2].argmax())] == text.opinion
    return right / len(rows)


if __name__ == "__main__":
    main()
