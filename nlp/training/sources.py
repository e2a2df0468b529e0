"""Reads the public data sets below one folder into texts and pairs. Train splits only; what is judged later is not read.

Not read: icecat's judgements, clinc150's validation split, hint3's test files, customer-reviews, qbqtc, crosswoz and
xsid (all used for judging), and the labels of zh-reviews (its texts are).
"""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

csv.field_size_limit(10_000_000)


def lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        for line in file:
            yield line.rstrip("\n")


def table(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as file:
        yield from csv.DictReader(file)


def clean(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).strip()


def icecat(data: Path) -> list[dict]:
    keep = ("title", "short_description", "supplier", "attr_t_product_colour", "attr_t_type", "attr_t_product_type")
    return [
        {key: clean(str(row.get(key) or "")) for key in keep}
        for row in map(json.loads, lines(data / "icecat/products.jsonl.gz"))
    ]


def attribute_words(data: Path) -> list[tuple[str, str, str]]:
    """(name, description, maker and attribute values in words) of icecat's goods."""
    found = []
    for row in map(json.loads, lines(data / "icecat/products.jsonl.gz")):
        values = [str(value) for key, value in row.items() if key.startswith("attr_t")]
        words = clean(" ".join([row.get("supplier") or "", *values]))
        found.append((clean(row["title"]), clean(row.get("short_description") or ""), words))
    return found


def fashion(data: Path) -> list[dict[str, str]]:
    rows = table(data / "myntra/products.csv.gz")
    return [{key: clean(value or "") for key, value in row.items() if key} for row in rows]


def goods_with_descriptions(data: Path) -> list[tuple[str, str]]:
    """(name, description) of the catalogues that have both."""
    found = []
    for row in icecat(data):
        found.append((row["title"], row["short_description"]))
    for row in fashion(data):
        values = list(row.values())
        found.append((values[1], values[6]))
    for row in json.loads(gzip.open(data / "phones/products.json.gz").read()):
        found.append((clean(row.get("name") or ""), clean(row.get("description") or "")))
    return [(name, description[:220]) for name, description in found if len(name) > 3 and len(description) > 10]


def amazon_india(data: Path) -> list[tuple[str, str]]:
    """(name, sub-category)."""
    return [(clean(row["name"]), clean(row["sub_category"])) for row in table(data / "amazon-india/products.csv.gz")]


def same_products(data: Path) -> list[tuple[str, str]]:
    rows = (line.split("\t") for line in lines(data / "text/same-product.en.tsv.gz"))
    return [(clean(row[0]), clean(row[1])) for row in rows if len(row) == 2]


def translations(data: Path) -> list[tuple[str, str]]:
    rows = (line.split("\t") for line in lines(data / "en-zh/sentences.tsv.gz"))
    return [(clean(row[0]), clean(row[1])) for row in rows if len(row) >= 2]


def taxonomy(data: Path) -> list[tuple[list[str], list[str]]]:
    """The path of each category in both languages, root first; of alternatives ("A/B") in Chinese the first."""

    def paths(language: str) -> dict[str, list[str]]:
        rows = (
            line.split(" - ", 1) for line in lines(data / f"en-zh/google-taxonomy.{language}.txt.gz") if " - " in line
        )
        return {row[0].strip(): [part.strip() for part in row[1].split(" > ")] for row in rows}

    english, chinese = paths("en-US"), paths("zh-CN")
    joined = [(english[id], [part.split("/")[0].strip() for part in chinese[id]]) for id in english if id in chinese]
    return [(en, zh) for en, zh in joined if re.search(r"[\u4e00-\u9fff]", zh[-1])]


def intents(data: Path) -> list[tuple[str, str]]:
    """(text, label) of the train splits; labels carry the set's name."""
    clinc = json.loads(gzip.open(data / "clinc150/data_full.json.gz").read())
    found = [(text, f"clinc {label}") for text, label in clinc["train"]]
    with gzip.open(data / "banking77/train.csv.gz", "rt", encoding="utf-8", newline="") as file:
        found += [
            (clean(row[0]), f"banking {row[1]}") for row in csv.reader(file) if len(row) == 2 and row[1] != "category"
        ]
    for name in ("sofmattress", "powerplay11"):
        path = data / f"hint3/dataset/v1/train/{name}_train.csv.gz"
        found += [(clean(row["sentence"]), f"{name} {row['label']}") for row in table(path)]
    return [(text, label) for text, label in found if text]


def dialogue_lines(data: Path) -> list[str]:
    found = list(lines(data / "text/dialogue.en.txt.gz"))
    for dialogue in json.loads(gzip.open(data / "simmc2/dialogues.json.gz").read())["dialogue_data"]:
        for turn in dialogue["dialogue"]:
            found += [turn.get("transcript", ""), turn.get("system_transcript", "")]
    for dialogue in json.loads(gzip.open(data / "mgshopdial/dialogues.json.gz").read()):
        found += [turn.get("utterance", "") or turn.get("text", "") for turn in dialogue["utterances"]]
    return [clean(text) for text in found]


def english_reviews(data: Path) -> list[str]:
    found = []
    for line in lines(data / "gift-cards/reviews.json.gz"):
        row = json.loads(line)
        found += [clean(str(row.get("summary") or "")), clean(str(row.get("reviewText") or ""))[:300]]
    rows = list(lines(data / "laptop-aspects/Laptops_Train.xml.seg.gz"))
    found += [clean(rows[i].replace("$T$", rows[i + 1])) for i in range(0, len(rows) - 2, 3)]
    return found


def english_titles(data: Path) -> list[str]:
    found = list(lines(data / "text/product-titles.en.txt.gz"))
    found += list(
        {row["Description"] for row in table(data / "online-retail/transactions.csv.gz") if row["Description"]}
    )
    grocery = table(data / "complete-journey/products.csv.gz")
    found += list({f"{row['product_type']} {row['package_size']}".lower() for row in grocery})
    return sorted(clean(text) for text in found)


def chinese_reviews(data: Path) -> list[str]:
    return [clean(row["review"] or "")[:200] for row in table(data / "zh-reviews/online_shopping.csv.gz")]


def chinese_lines(data: Path) -> list[str]:
    return [clean(line)[:200] for line in lines(data / "text/chinese.txt.gz")]


def chinese_dialogue(data: Path) -> list[str]:
    return [clean(turn) for line in lines(data / "lccc/dialogues.jsonl.gz") for turn in json.loads(line)]


def chinese_titles(data: Path) -> list[str]:
    """Titles are stored one character a line with its tag, a blank line between titles."""
    titles, title = [], []
    for line in lines(data / "zh-ecommerce-ner/train.txt.bieos.gz"):
        if line.strip():
            title.append(line.split()[0])
        elif title:
            titles.append("".join(title))
            title = []
    return titles


def labelled_chinese_opinions(data: Path) -> list[tuple[str, bool]]:
    """(review, is it positive) of eprstmt's small train and validation sets."""
    found = {}
    for part in ("train_few_all", "dev_few_all"):
        for line in lines(data / f"eprstmt/{part}.json.gz"):
            row = json.loads(line)
            found[clean(row["sentence"])] = row["label"] == "Positive"
    return sorted(found.items())


def written_opinions() -> tuple[list[str], list[str]]:
    """Good and bad sentences of nlp/training/opinions/sentences, in both languages."""
    rows = [
        line.split("\t")
        for path in sorted((Path(__file__).parent / "opinions" / "sentences").glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return tuple([row[2] for row in rows if row[0] == label] for label in ("positive", "negative"))
