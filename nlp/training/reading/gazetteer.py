"""Which words of a message stand in the tables of nlp/preferences/reader/words: a hint for the tagger, no verdict.

At each word the longest phrase that begins there counts, and what it may be: "rose" is a colour and a kind of flower.
"""

from pathlib import Path

from .words import Word, plain, split

TABLES = {
    "goods": "category",
    "brands": "brand",
    "colours": "colour",
    "materials": "material",
    "features": "feature",
    "styles": "style",
    "occasions": "occasion",
    "people": "recipient",
}
SLOTS = tuple(TABLES.values())
LONGEST = 8

Gazetteer = dict[tuple[str, ...], set[int]]


def load(folder: Path) -> Gazetteer:
    """English alternatives are parted by |, a tab, the Chinese ones; further columns say other things."""
    phrases: Gazetteer = {}
    for name, slot in TABLES.items():
        for line in (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            for phrase in "|".join(line.split("\t")[:2]).split("|"):
                key = tuple(plain(word.text) for word in split(phrase))
                if key and len(key) <= LONGEST:
                    phrases.setdefault(key, set()).add(SLOTS.index(slot))
    return phrases


def marks(words: list[Word], phrases: Gazetteer) -> list[tuple[set[int], set[int]]]:
    """For each word the slots of phrases that begin at it, and of phrases that go on at it."""
    found = [(set(), set()) for _ in words]
    keys = [plain(word.text) for word in words]
    at = 0
    while at < len(words):
        size = next((n for n in range(min(LONGEST, len(words) - at), 0, -1) if tuple(keys[at : at + n]) in phrases), 0)
        if size:
            slots = phrases[tuple(keys[at : at + size])]
            found[at][0].update(slots)
            for inside in range(at + 1, at + size):
                found[inside][1].update(slots)
        at += max(size, 1)
    return found
