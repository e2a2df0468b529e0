"""The texts that the student is taught on, one record a line of corpus.jsonl.

A record is one meaning: its wordings in English, in Chinese and, when it was generated, in both at once. Records with
wordings in both languages get one target, so that the languages meet in one place.
"""

import json
import random
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from . import lexicon, phrases, sources

# How many of a source are taken at most; the rest of a large source says little new.
DIALOGUE_LINES = 130_000
CHINESE_LINES = 90_900
CHINESE_DIALOGUE = 22_000
REVIEW_CLAUSES = 35_000
GENERATED_WISHES = 45_000
GENERATED_PRESENTS = 2_000
# Characters: a title or a sentence; the start of a longer text says what it is about.
LONGEST = 200


@dataclass(frozen=True)
class Record:
    source: str
    en: str = ""
    zh: str = ""
    mixed: str = ""


def build(data: Path, seed: int) -> list[Record]:
    rng = random.Random(seed)
    records = [*english(data, rng), *chinese(data, rng), *bilingual(data, rng)]
    seen, kept = set(), []
    for record in records:
        key = (record.en.lower(), record.zh)
        if key not in seen and len(record.en) + len(record.zh) > 1:
            seen.add(key)
            kept.append(record)
    rng.shuffle(kept)
    return kept


def sample(texts: Iterable[str], size: int, rng: random.Random) -> list[str]:
    texts = sorted({text[:LONGEST] for text in texts})
    return rng.sample(texts, min(size, len(texts)))


def english(data: Path, rng: random.Random) -> list[Record]:
    goods = sources.goods_with_descriptions(data)
    texts = {
        "dialogue": sample(sources.dialogue_lines(data), DIALOGUE_LINES, rng),
        "title": [name for name, _ in goods]
        + sources.english_titles(data)
        + [name for name, _ in sources.amazon_india(data)],
        "title and description": [with_description(name, description) for name, description in goods],
        "same product": [title for pair in sources.same_products(data) for title in pair],
        "description": [description for _, description in goods],
        "review": sources.english_reviews(data),
        "intent": [text for text, _ in sources.intents(data)],
        "query": title_words(goods, rng),
    }
    return [Record(source, en=text[:LONGEST]) for source, group in texts.items() for text in group]


def with_description(name: str, description: str) -> str:
    return f"{name}. {description[:120]}"[:LONGEST]


def chinese(data: Path, rng: random.Random) -> list[Record]:
    reviews = sources.chinese_reviews(data)
    clauses = (clause for review in reviews for clause in re.split(r"[，。！？,!?~ ]+", review) if len(clause) > 4)
    texts = {
        "review": reviews,
        "review clause": sample(clauses, REVIEW_CLAUSES, rng),
        "line": sample(sources.chinese_lines(data), CHINESE_LINES, rng),
        "dialogue": sample(sources.chinese_dialogue(data), CHINESE_DIALOGUE, rng),
        "title": sources.chinese_titles(data),
        "opinion": [text for text, _ in sources.labelled_chinese_opinions(data)],
    }
    return [Record(source, zh=text[:LONGEST]) for source, group in texts.items() for text in group]


def bilingual(data: Path, rng: random.Random) -> list[Record]:
    categories = sources.taxonomy(data)
    records = [Record("translation", en=en[:LONGEST], zh=zh[:LONGEST]) for en, zh in sources.translations(data)]
    records += [Record("category", en=en[-1], zh=zh[-1]) for en, zh in categories]
    records += [
        Record("category", en=en[-1].lower() + " " + en[-2].lower(), zh=zh[-2] + zh[-1])
        for en, zh in categories
        if len(en) > 1
    ]
    for table in (
        lexicon.COLOURS,
        lexicon.MATERIALS,
        lexicon.FEATURES,
        lexicon.AUDIENCES,
        lexicon.OCCASIONS,
        lexicon.GOODS,
        lexicon.LINE_WORDS,
    ):
        records += [Record("word", en=en, zh=zh[0]) for en_words, zh in table for en in en_words]
    brands, goods = makers(data), nouns(data)
    for _ in range(GENERATED_WISHES):
        wish = phrases.wish(rng, goods, brands)
        en, zh = phrases.wordings(wish, rng)
        records.append(Record("wish", en=en, zh=zh, mixed=phrases.switched(wish, rng)))
    records += [Record("present", *phrases.presents(rng)) for _ in range(GENERATED_PRESENTS)]
    return records


def makers(data: Path) -> list[str]:
    names = {row["supplier"] for row in sources.icecat(data)} | {list(row.values())[2] for row in sources.fashion(data)}
    return sorted(name for name in names if 2 < len(name) < 20)


def nouns(data: Path) -> list[phrases.Meaning]:
    """The lexicon's goods, twice, and the taxonomy's last levels once."""
    leaves = [
        ([singular(en[-1].lower())], [zh[-1]])
        for en, zh in sources.taxonomy(data)
        if len(zh[-1]) < 8 and len(en[-1]) < 25
    ]
    return lexicon.GOODS * 2 + leaves


def singular(phrase: str) -> str:
    return (
        re.sub(r"(?<=[a-rt-z])s$", "", phrase)
        if not phrase.endswith(("shoes", "trousers", "glasses", "clothes"))
        else phrase
    )


def title_words(goods: list[tuple[str, str]], rng: random.Random) -> list[str]:
    """What a hurried shopper might type to find a product: one to three plain words of its title, side by side."""
    found = set()
    for name, _ in goods:
        words = re.findall(r"[A-Za-z]{3,}", name)
        if words:
            start, size = rng.randrange(len(words)), rng.choice((1, 2, 2, 3))
            found.add(" ".join(words[start : start + size]).lower())
    return sorted(found)


def write(records: list[Record], path: Path) -> None:
    path.write_text(
        "".join(json.dumps(asdict(record), ensure_ascii=False) + "\n" for record in records), encoding="utf-8"
    )


def read(path: Path) -> list[Record]:
    return [Record(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
