"""Teaches the reader of wishes and writes it as one int8 ONNX file.

  python -m training.reading --data D --teachers T --encoder encoder/model --work W --out preferences/reader/model

  words    what words mean in context, for the encoder's layers         words.pt in W
  large    a tagger over e5's layers, taught on the labelled messages   large.pt
  small    the tagger that ships, taught on the messages and on what the large one reads

Messages are those of nlp/training/messages, beside them the Chinese titles of zh-ecommerce-ner (train split) and texts of the
encoder's corpus without labels. A twelfth of the messages is kept back to print the figures of. Under an hour on two cores.
"""

import argparse
import json
import random
import zlib
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .. import export, wordpieces
from ..lexicon import WORDS
from ..student import Shape, Student
from . import gazetteer, labels, large, mentions, titles, words_in_context
from .export import write
from .fitting import fit
from .labels import FLAGS, Message
from .rows import Row, padded, row_of, varied
from .tagger import TAGS, Tagger

HERE = Path(__file__).parent.parent
KEPT_BACK = 12
PASSES, RATES = 14, (6e-4, 2e-3)
LARGE_PASSES, LARGE_RATES = 5, (1e-4, 1e-3)
# How many of the messages are read with other values in them.
EXCHANGED = 0.5
# Values alone, titles and texts without labels that are read in a pass.
NAMES, TITLES, TEXTS = 500, 1500, 4000
# The messages are varied so often; passes take these in turn.
WAYS = 4


@dataclass
class Material:
    seen: list[Message]
    kept_back: list[Message]
    named: list[Message]
    values: mentions.Pools
    phrases: gazetteer.Gazetteer

    def group(self, rng: random.Random) -> tuple[list[Message], list[Message]]:
        """What one pass reads: the messages, each in one of its ways, with values alone; and some titles."""
        ways = [
            varied(mentions.exchanged(m, self.values, rng) if rng.random() < EXCHANGED else m, rng) for m in self.seen
        ]
        ways += [varied(m, rng) for m in mentions.names(self.values, NAMES, rng)]
        return ways, rng.sample(self.named, min(TITLES, len(self.named)))


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
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = wordpieces.load(options.encoder / "tokenizer.json")
    material = material_of(options.data)
    encoder = encoder_of(options, tokenizer)
    groups = taught_groups(options, material, tokenizer, rng)
    tagger = Tagger(encoder)
    kept_back = [row_of(m, tokenizer, material.phrases) for m in material.kept_back]
    fit(tagger, RATES, lambda number: groups[number % len(groups)], kept_back, options.passes, rng)
    write(tagger, options.encoder / "tokenizer.json", options.out)
    write_reference(tagger, tokenizer, material.phrases, options.out)


def material_of(data: Path) -> Material:
    messages = [m for path in sorted((HERE / "messages").glob("*.tsv")) for m in labels.read(path) if m.words]
    # By its words, so that a message stays on its side when others come.
    is_kept_back = [zlib.crc32(m.text.encode()) % KEPT_BACK == 0 for m in messages]
    seen = [m for m, kept in zip(messages, is_kept_back) if not kept]
    kept_back = [m for m, kept in zip(messages, is_kept_back) if kept]
    named = titles.read(data)
    print(f"{len(seen)} messages to learn from, {len(kept_back)} kept back, {len(named)} titles", flush=True)
    return Material(seen, kept_back, named, mentions.pools(seen + named, WORDS), gazetteer.load(WORDS))


def encoder_of(options: argparse.Namespace, tokenizer: Tokenizer) -> Student:
    """The encoder's layers, taught what words mean in context; taught once for a work folder."""
    encoder = export.read(options.encoder, Shape(tokenizer.get_vocab_size()))
    kept = options.work / "words.pt"
    if kept.exists():
        encoder.load_state_dict(torch.load(kept, weights_only=True))
        return encoder
    words_in_context.teach(encoder, tokenizer, options.data, options.teachers, options.seed)
    torch.save(encoder.state_dict(), kept)
    return encoder


def taught_groups(
    options: argparse.Namespace, material: Material, tokenizer: Tokenizer, rng: random.Random
) -> list[list[list[Row]]]:
    """Of WAYS passes: messages, titles and texts without labels, with what the large tagger reads in them."""
    teacher = large.open_teacher(options.teachers)
    tagger = large_tagger(options, material, teacher, rng)
    texts = words_in_context.some_texts(options.data, rng)
    groups = []
    for _ in range(WAYS):
        ways, named = material.group(rng)
        unlabelled = [message for text in rng.sample(texts, TEXTS) if (message := without_labels(text)).words]
        group = [[row_of(m, tokenizer, material.phrases) for m in part] for part in (ways, named, unlabelled)]
        for rows in group:
            large.softened(tagger, rows, teacher, material.phrases)
        groups.append([[row for row in rows if row.soft is not None] for rows in group])
        print(f"read by the large tagger: {', '.join(str(len(rows)) for rows in groups[-1])}", flush=True)
    return groups


def large_tagger(
    options: argparse.Namespace, material: Material, teacher: large.Teacher, rng: random.Random
) -> large.LargeTagger:
    """Taught once for a work folder."""
    tagger = large.LargeTagger(large.E5(teacher))
    kept = options.work / "large.pt"
    if kept.exists():
        tagger.load_state_dict(torch.load(kept, weights_only=True))
        return tagger

    def texts(_: int) -> list[list[Row]]:
        return [[large.row_of(m, teacher, material.phrases) for m in part] for part in material.group(rng)]

    kept_back = [large.row_of(m, teacher, material.phrases) for m in material.kept_back]
    fit(tagger, LARGE_RATES, texts, kept_back, LARGE_PASSES, rng, large.UNKNOWN_TOKEN)
    torch.save(tagger.state_dict(), kept)
    return tagger


def without_labels(text: str) -> Message:
    words = labels.split(text)[: words_in_context.MOST_WORDS]
    nothing = [None] * len(words)
    return Message(text, words, [], [""] * len(words), nothing, nothing, [False] * len(FLAGS), [])


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


if __name__ == "__main__":
    main()
