"""The network that reads wishes: the encoder's layers, fine-tuned, and one more over words, with what the tables say of each.

in    ids        token ids of a message's words, one after the other
      first      for each word the place of its first token
      features   words x FEATURES: what the tables say and how the word looks
out   words x (tags, refused or not, operators), and flags of the whole message
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

from ..student import Layer, Shape, Student
from . import gazetteer
from .labels import FLAGS, NUMBER_SLOTS, OPERATORS, TEXT_SLOTS
from .words import Word, is_han, is_number

TAGS = ("O", *(f"{part}-{slot}" for slot in TEXT_SLOTS for part in "BI"), *(f"N-{slot}" for slot in NUMBER_SLOTS))
LOOKS = 6
FEATURES = 2 * len(gazetteer.SLOTS) + LOOKS
# Which tag may follow which: a value that goes on was begun, in the same slot.
FOLLOWS = torch.tensor([[not b.startswith("I-") or a[1:] == b[1:] for b in TAGS] for a in TAGS])
BEGINS = torch.tensor([not tag.startswith("I-") for tag in TAGS])
WIDTH, HEADS, INNER = 192, 4, 576
DROPPED = 0.3


def features(words: list[Word], message: str, phrases: gazetteer.Gazetteer) -> list[list[float]]:
    rows = []
    for word, (begun, inside) in zip(words, gazetteer.marks(words, phrases)):
        row = [float(slot in begun) for slot in range(len(gazetteer.SLOTS))]
        row += [float(slot in inside) for slot in range(len(gazetteer.SLOTS))]
        row += [
            float(is_number(word.text)),
            float(word.text[0].isupper()),
            float(is_han(word.text)),
            float(not (word.text[0].isalnum() or is_han(word.text))),
            float(word.start > 0 and message[word.start - 1] == " "),
            float(word.text in "$€£¥￥₹"),
        ]
        rows.append(row)
    return rows


@dataclass
class Read:
    tags: torch.Tensor
    refused: torch.Tensor
    operators: torch.Tensor
    flags: torch.Tensor


class Tagger(nn.Module):
    def __init__(self, encoder: Student):
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(DROPPED)
        width = encoder.shape.width
        self.before = nn.LayerNorm(width)
        self.joint = nn.Linear(width + FEATURES, WIDTH)
        self.layer = Layer(Shape(tokens=0, width=WIDTH, heads=HEADS, inner=INNER))
        self.after = nn.LayerNorm(WIDTH)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.refused = nn.Linear(WIDTH, 2)
        self.operators = nn.Linear(WIDTH, len(OPERATORS))
        self.flags = nn.Linear(WIDTH, len(FLAGS))

    def forward(
        self,
        ids: torch.Tensor,
        is_token: torch.Tensor,
        first: torch.Tensor,
        is_word: torch.Tensor,
        features: torch.Tensor,
    ) -> Read:
        """Messages x tokens, messages x words: padded, with masks of what is none."""
        states = self.encoder.states(ids, is_token)
        words = states.gather(1, first[..., None].expand(-1, -1, states.shape[-1]))
        x = self.joint(torch.cat([self.dropout(self.before(words)), features], -1))
        x = self.layer(self.dropout(F.relu(x)), is_word[:, None, None, :])
        x = self.dropout(self.after(x))
        highest = x.masked_fill(~is_word[..., None], -1e4).amax(1)
        return Read(self.tags(x), self.refused(x), self.operators(x), self.flags(highest))


def decoded(scores: torch.Tensor) -> list[int]:
    """The likeliest tags, words x tags to one each, in which no value goes on that was not begun (Viterbi 1967)."""
    scores = scores.log_softmax(-1)
    total, back = scores[0].masked_fill(~BEGINS, -1e9), []
    for row in scores[1:]:
        ways = total[:, None].masked_fill(~FOLLOWS, -1e9)
        total, best = ways.max(0)
        total = total + row
        back.append(best)
    tags = [int(total.argmax())]
    for best in reversed(back):
        tags.append(int(best[tags[-1]]))
    return tags[::-1]
