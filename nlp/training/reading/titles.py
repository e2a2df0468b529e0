"""Chinese product titles with the places of brands and goods, which say where such names begin and end.

Everything else in them is unlabelled, not unwished: a word beside them may be anything but a brand or a kind of goods.
"""

from pathlib import Path

from .. import sources
from .labels import FLAGS, UNLABELLED, Message
from .words import split

SLOTS = {"HC": "category", "HP": "brand"}


def read(data: Path) -> list[Message]:
    messages = []
    for characters in titles(data):
        text = "".join(character for character, _ in characters)
        words = split(text)
        tags = [tag_of(characters[word.start : word.end]) for word in words]
        refused = [False if tag != UNLABELLED else None for tag in tags]
        messages.append(Message(text, words, [], tags, refused, [None] * len(words), [False] * len(FLAGS), []))
    return messages


def titles(data: Path) -> list[list[tuple[str, str]]]:
    """(character, tag) of each character; a blank line stands between titles, and blanks inside are left out."""
    found, title = [], []
    for line in sources.lines(data / "zh-ecommerce-ner/train.txt.bieos.gz"):
        parts = line.split()
        if len(parts) == 2:
            title.append((parts[0], parts[1]))
        elif not parts and title:
            found.append(title)
            title = []
    return [*found, title] if title else found


def tag_of(characters: list[tuple[str, str]]) -> str:
    tag = characters[0][1]
    if tag == "O":
        return UNLABELLED
    return f"{'B' if tag[0] in 'BS' else 'I'}-{SLOTS[tag[2:]]}"
