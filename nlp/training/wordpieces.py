"""The student's tokenizer: BERT's WordPiece (lower case, every Chinese character a word), learned from the corpus.

No token begins or ends a text: two of ten tokens would say nothing, and the vector is an average.
Traditional characters are in the vocabulary beside the simplified ones of the corpus, which hardly has them.
"""

from collections import Counter
from pathlib import Path

from opencc import OpenCC
from tokenizers import Tokenizer
from tokenizers.implementations import BertWordPieceTokenizer

from .corpus import Record

VOCABULARY = 20_000
# A character that was seen once is a slip or a name.
RARE = 3
# Titles would fill the vocabulary with model numbers: every source counts, none too much.
LINES_OF_A_SOURCE = 60_000
POSITIONS = 128


def learn(records: list[Record], path: Path) -> None:
    taken, texts = Counter(), []
    for record in records:
        taken[record.source] += 1
        if taken[record.source] <= LINES_OF_A_SOURCE:
            texts += [text for text in (record.en, record.zh) if text]
    characters = Counter(char for text in texts for char in text.lower())
    known = {char for char, count in characters.items() if count >= RARE and not char.isspace()}
    traditional = set(OpenCC("s2t").convert("".join(sorted(char for char in known if is_chinese(char)))))
    alphabet = sorted(known | traditional)
    tokenizer = BertWordPieceTokenizer(lowercase=True)
    plain = ["".join(char for char in text.lower() if char in known or char.isspace()) for text in texts]
    tokenizer.train_from_iterator(
        plain,
        vocab_size=VOCABULARY,
        min_frequency=2,
        limit_alphabet=len(alphabet),
        initial_alphabet=alphabet,
        show_progress=False,
    )
    tokenizer.save(str(path), pretty=False)


def load(path: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(POSITIONS)
    return tokenizer


def is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
