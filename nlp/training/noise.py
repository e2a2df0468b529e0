"""Other spellings of the same text: slips of the finger, and traditional for simplified characters."""

import random

from opencc import OpenCC

NEIGHBOURS = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl", "p": "ol",
    "a": "qsz", "s": "adwx", "d": "sfec", "f": "dgrv", "g": "fhtb", "h": "gjyn", "j": "hkum", "k": "jli", "l": "kop",
    "z": "xas", "x": "zcsd", "c": "xvdf", "v": "cbfg", "b": "vngh", "n": "bmhj", "m": "njk",
}  # fmt: skip
TO_TRADITIONAL = OpenCC("s2t")


def with_slips(text: str, rng: random.Random) -> str:
    """One word of four letters or more, two in a long text, loses, doubles, swaps or mistakes a letter inside."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= 4 and word.isascii() and word.isalpha()]
    for i in rng.sample(long, min(len(long), 1 + (len(long) > 5))):
        words[i] = slipped(words[i], rng)
    return " ".join(words)


def slipped(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return rng.choice(
        (
            before + after,
            before + letter + letter + after,
            before + after[:1] + letter + after[1:],
            before + rng.choice(NEIGHBOURS.get(letter.lower(), letter)) + after,
        )
    )


def in_traditional(text: str) -> str:
    return TO_TRADITIONAL.convert(text)
