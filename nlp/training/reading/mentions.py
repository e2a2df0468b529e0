"""The same message about other things: "a red bag, no leather" becomes "a teal guitar, no plywood".

What stands in a message as a wish is exchanged for another value of its slot and script, from the other messages and from
the tables; digits for others. So the network learns from the sentence around a value, not the few thousand values in it
(mention replacement, Dai & Adel 2020).
"""

import copy
import random
from pathlib import Path

from .gazetteer import TABLES
from .labels import FLAGS, Message
from .words import Word, is_han, split

# How likely a value, and a number in digits, is exchanged in a message that is varied.
EXCHANGED, OTHER_DIGITS = 0.5, 0.3

# Of messages that are a value alone: goods beside each other slot.
GOODS_ALONE = 12

Pools = dict[tuple[str, bool], list[str]]


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """(first word, word behind the last, slot) of each value in words."""
    found = []
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((at, at + 1, tag[2:]))
        elif tag.startswith("I-") and found:
            start, _, slot = found[-1]
            found[-1] = (start, at + 1, slot)
    return found


def script(words: list[Word]) -> bool | None:
    """Is it Chinese; None where it is both, or neither."""
    kinds = {is_han(word.text) for word in words if word.text[0].isalnum() or is_han(word.text)}
    return kinds.pop() if len(kinds) == 1 else None


def pools(messages: list[Message], tables: Path) -> Pools:
    """Values by slot and script, as they were said."""
    found: dict[tuple[str, bool], set[str]] = {}
    for message in messages:
        for start, end, slot in spans_of(message.tags):
            kind = script(message.words[start:end])
            if kind is not None:
                value = message.text[message.words[start].start : message.words[end - 1].end]
                found.setdefault((slot, kind), set()).add(value)
    for name, slot in TABLES.items():
        for line in (tables / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            for phrase in "|".join(line.split("\t")[:2]).split("|"):
                kind = script(split(phrase)) if phrase else None
                if kind is not None:
                    found.setdefault((slot, kind), set()).add(phrase)
    return {key: sorted(values) for key, values in found.items()}


def names(values: Pools, size: int, rng: random.Random) -> list[Message]:
    """Messages of one value and nothing else: "umbrella", 雨伞. Most are goods."""
    keys = sorted(values)
    weights = [GOODS_ALONE if slot == "category" else 1 for slot, _ in keys]
    return [alone(rng.choice(values[key]), key[0]) for key in rng.choices(keys, weights, k=size)]


def alone(value: str, slot: str) -> Message:
    words = split(value)
    tags = [f"{'I' if at else 'B'}-{slot}" for at in range(len(words))]
    count = len(words)
    return Message(value, words, [], tags, [False] * count, [None] * count, [False] * len(FLAGS), [])


def exchanged(message: Message, values: Pools, rng: random.Random) -> Message:
    """The message itself where its words no longer stand apart as they did."""
    edits: list[tuple[int, int, str]] = []
    for start, end, slot in spans_of(message.tags):
        kind = script(message.words[start:end])
        pool = values.get((slot, kind), []) if kind is not None else []
        if pool and rng.random() < EXCHANGED:
            edits.append((start, end, rng.choice(pool)))
    for at, word in enumerate(message.words):
        if message.tags[at].startswith("N-") and word.text.isdigit() and rng.random() < OTHER_DIGITS:
            digits = "".join(rng.choice("0123456789") for _ in word.text[1:])
            edits.append((at, at + 1, rng.choice("123456789") + digits))
    again = message
    # From the back, so that the places before stay where they are.
    for start, end, value in sorted(edits, reverse=True):
        again = with_value(again, start, end, value)
    return again


def with_value(message: Message, start: int, end: int, value: str) -> Message:
    before, after = message.text[: message.words[start].start], message.text[message.words[end - 1].end :]
    words = split(before + value + after)
    size = len(words) - len(message.words) + end - start
    if size < 1 or [word.text for word in words[:start] + words[start + size :]] != [
        word.text for word in message.words[:start] + message.words[end:]
    ]:
        return message
    tag = message.tags[start]
    inside = tag if tag.startswith("N-") else f"I-{tag[2:]}"
    again = copy.copy(message)
    again.text, again.words = before + value + after, words
    again.tags = message.tags[:start] + [tag] + [inside] * (size - 1) + message.tags[end:]
    again.refused = message.refused[:start] + [message.refused[start]] * size + message.refused[end:]
    again.operators = message.operators[:start] + [message.operators[start]] * size + message.operators[end:]
    return again
