"""A message as words, as nlp/preferences/reader splits it: a Latin word, a number, a Chinese character or a mark each."""

import re
from dataclasses import dataclass

LATIN = "A-Za-z\u00c0-\u024f"
HAN = "\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{LATIN}]+(?:['’][{LATIN}]+)?|\d+(?:[.,]\d+)*|[^\s]")
NUMBER_WORDS = set(
    (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand grand fiver tenner dozen"
    ).split()
) | set("零一二两三四五六七八九十百千万〇兩萬俩")


@dataclass(frozen=True)
class Word:
    text: str
    start: int
    end: int


def split(message: str) -> list[Word]:
    return [Word(match.group(), match.start(), match.end()) for match in WORD.finditer(narrow(message))]


def narrow(message: str) -> str:
    """Full-width forms as ASCII, character by character."""
    return "".join(chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else char for char in message)


def is_number(word: str) -> bool:
    return word[0].isdigit() or word.lower() in NUMBER_WORDS


def is_han(word: str) -> bool:
    return re.match(rf"[{HAN}]", word) is not None


def singular(word: str) -> str:
    """As data/types/terms.ts has it."""
    if len(word) < 4 or not word.endswith("s") or re.search(r"(?:ss|us|is|[0-9]s)$", word):
        return word
    if re.search(r"(?:ch|sh|x|ss|zz)es$", word):
        return word[:-2]
    if re.search(r"[^aeiou]ies$", word) and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1]


def plain(word: str) -> str:
    """How a word is looked up: lower case, without 's, in the singular."""
    return singular(re.sub(r"['’]s$", "", word.lower()))
