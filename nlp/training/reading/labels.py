"""Labelled messages, and where in a message the words of each label stand.

A line of nlp/training/messages is `message<TAB>[- ]slot op value [unit] ; ...`; test/nlp/preferences/labelled/README.md says
what each label is for.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from . import numbers
from .words import Word, plain, split

TEXT_SLOTS = (
    "category", "brand", "colour", "material", "size", "style", "feature", "occasion", "recipient", "compatibility",
    "delivery",
)  # fmt: skip
NUMBER_SLOTS = ("price", "size", "age", "quantity", "rating", "delivery")
OPERATORS = ("=", "<=", ">=", "~")
# Said in so many ways that the message as a whole is asked, not its words.
FLAGS = (
    ("price", "=", "cheap"),
    ("price", "=", "premium"),
    ("rating", "=", "good"),
    ("stock", "=", "yes"),
    ("delivery", "=", "free"),
)
# Nothing is known of the word but that it is no brand and no kind of goods.
UNLABELLED = "?"
LABEL = re.compile(r"^(- )?(\w+) (=|<=|>=|~) (.+)$")
REFUSING = re.compile(
    r"\b(?:no|not|non|without|except|but|avoid|hates?|never|nor|neither|skip|dislikes?|isn'?t|aren'?t|don'?t|doesn'?t|"
    r"can'?t|free|allergic|rather|instead|anything|minus|excluding|stand)\b|"
    r"不|别|非|除|没|拒绝|免|讨厌|受不了|过敏|算了|无|莫|勿|嫌|怕|忌",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Label:
    slot: str
    operator: str
    value: str
    unit: str
    refused: bool

    @property
    def number(self) -> float | None:
        return float(self.value) if re.fullmatch(r"\d+(?:\.\d+)?", self.value) else None


@dataclass
class Message:
    text: str
    words: list[Word]
    labels: list[Label]
    tags: list[str]
    """O, B-slot, I-slot, or N-slot for a number, of each word."""
    refused: list[bool | None]
    """None where nothing is said."""
    operators: list[int | None]
    flags: list[bool]
    lost: list[Label]
    """Labels whose words were not found."""


def read(path: Path) -> list[Message]:
    return [message_of(line) for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]


def message_of(line: str) -> Message:
    text, _, rest = line.partition("\t")
    return marked(text, [parsed(part.strip()) for part in rest.split(";") if part.strip()])


def parsed(label: str) -> Label:
    match = LABEL.match(label)
    if match is None:
        raise ValueError(f"not a label: {label}")
    minus, slot, operator, value = match.groups()
    number = re.match(r"^(\d+(?:\.\d+)?) (\S.*)$", value) if slot in NUMBER_SLOTS else None
    value, unit = number.groups() if number else (value, "")
    return Label(slot, operator, value.strip().lower(), unit.strip().lower(), bool(minus))


def marked(text: str, labels: list[Label]) -> Message:
    words = split(text)
    message = Message(
        text,
        words,
        labels,
        ["O"] * len(words),
        [None] * len(words),
        [None] * len(words),
        [any((x.slot, x.operator, x.value) == flag for x in labels) for flag in FLAGS],
        [],
    )
    free = [True] * len(words)
    # Long values first: "running shoe" before a "running" of its own.
    for label in sorted(labels, key=lambda label: (label.number is not None, -len(label.value))):
        if (label.slot, label.operator, label.value) in FLAGS:
            continue
        is_number = label.number is not None and label.slot in NUMBER_SLOTS
        span = number_span(message, label, free) if is_number else None
        tag = f"N-{label.slot}" if span else None
        if span is None and label.slot in TEXT_SLOTS:
            span = text_span(message, label, free)
        if span is None:
            message.lost.append(label)
            continue
        for at in range(*span):
            free[at] = False
            message.tags[at] = tag or f"{'B' if at == span[0] else 'I'}-{label.slot}"
            message.refused[at] = label.refused
            if tag:
                message.operators[at] = OPERATORS.index(label.operator)
    return message


def number_span(message: Message, label: Label, free: list[bool]) -> tuple[int, int] | None:
    """A range in one expression ("五百多") is found twice, by its lower and its upper bound."""
    for start, end, values in numbers.of(message.text):
        at = [i for i, word in enumerate(message.words) if word.start < end and start < word.end]
        if not at or all(abs(value - label.number) > 1e-6 for value in values):
            continue
        again = len(values) == 2 and all(message.tags[i] == f"N-{label.slot}" for i in at)
        if again or all(free[i] for i in at):
            return at[0], at[-1] + 1
    return None


def text_span(message: Message, label: Label, free: list[bool]) -> tuple[int, int] | None:
    """Of several places the one nearest behind a "no" for what is refused, the one furthest from it for what is wanted."""
    value = split(label.value)
    if not value:
        return None
    found = []
    for start in range(len(message.words) - len(value) + 1):
        here = message.words[start : start + len(value)]
        if all(free[start : start + len(value)]) and all(same(a.text, b.text) for a, b in zip(here, value)):
            found.append((start, start + len(value)))
    if not found and label.slot == "colour" and label.value.endswith("色"):
        return text_span(message, Label(label.slot, label.operator, label.value[:-1], "", label.refused), free)
    if not found:
        return misspelt_span(message, value, free)

    def distance(span: tuple[int, int]) -> int:
        start = message.words[span[0]].start
        before = [match.end() for match in REFUSING.finditer(message.text) if match.end() <= start]
        return start - before[-1] if before else len(message.text)

    return min(found, key=distance) if label.refused else max(found, key=distance)


def same(said: str, meant: str) -> bool:
    return said.lower() == meant.lower() or plain(said) == plain(meant) or forms(said) & forms(meant) != set()


def forms(word: str) -> set[str]:
    low = word.lower()
    found = {low, plain(low)}
    for ending, instead in (("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""), ("ing", ""), ("ed", "")):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            found.add(low[: -len(ending)] + instead)
    return found


def misspelt_span(message: Message, value: list[Word], free: list[bool]) -> tuple[int, int] | None:
    """The label says the word that was meant: words of four letters or more with one slip."""
    for start in range(len(message.words) - len(value) + 1):
        here = message.words[start : start + len(value)]
        if not all(free[start : start + len(value)]):
            continue
        if all(same(a.text, b.text) or near(a.text.lower(), b.text.lower()) for a, b in zip(here, value)):
            return start, start + len(value)
    return None


def near(said: str, meant: str) -> bool:
    """One letter more, less or other, or two swapped."""
    if min(len(said), len(meant)) < 4 or abs(len(said) - len(meant)) > 1 or not meant.isascii():
        return False
    if len(said) == len(meant):
        wrong = [i for i in range(len(said)) if said[i] != meant[i]]
        swapped = len(wrong) == 2 and said[wrong[0]] == meant[wrong[1]] and said[wrong[1]] == meant[wrong[0]]
        return len(wrong) == 1 or swapped
    short, long = sorted((said, meant), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
