"""The network that reads opinions: the encoder's layers, fine-tuned, and two lines over what they make of a whole text.

in    ids       token ids of a text's words, one after the other
out   opinion   positive, negative, mixed, neutral
      aspects   what is judged, each for itself
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

from ..student import Student

OPINIONS = ("positive", "negative", "mixed", "neutral")
DROPPED = 0.2


@dataclass
class Read:
    """Texts x 4, texts x aspects."""

    opinion: torch.Tensor
    aspects: torch.Tensor


class OpinionNetwork(nn.Module):
    def __init__(self, encoder: Student, aspects: int):
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(DROPPED)
        width = encoder.shape.width
        self.before = nn.LayerNorm(2 * width)
        self.opinion = nn.Linear(2 * width, len(OPINIONS))
        self.aspects = nn.Linear(2 * width, aspects)

    def forward(self, ids: torch.Tensor, is_token: torch.Tensor) -> Read:
        """Texts x tokens, padded, with a mask of what is a token."""
        states = self.encoder.states(ids, is_token)
        mask = is_token[..., None]
        mean = (states * mask).sum(1) / mask.sum(1)
        highest = states.masked_fill(~mask, -1e4).amax(1)
        x = self.dropout(self.before(torch.cat([mean, highest], -1).float()))
        return Read(self.opinion(x), self.aspects(x))


# Where only the side is known, it is nearly always the opinion: what is left is shared by mixed and neutral.
SIDE, MIXED, NEUTRAL = 0.9, 0.07, 0.03


def loss_of(read: Read, opinion: torch.Tensor, is_side: torch.Tensor, aspects: torch.Tensor) -> torch.Tensor:
    """`is_side`: of the text only the side is known, good or bad, and nothing of aspects."""
    wanted = F.one_hot(opinion, len(OPINIONS)).float()
    wanted[is_side] *= SIDE
    wanted[is_side, OPINIONS.index("mixed")] += MIXED
    wanted[is_side, OPINIONS.index("neutral")] += NEUTRAL
    loss = F.cross_entropy(read.opinion, wanted)
    if (~is_side).any():
        loss = loss + F.binary_cross_entropy_with_logits(read.aspects[~is_side], aspects[~is_side])
    return loss
