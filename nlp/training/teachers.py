"""The two teachers, read from their ONNX files into torch.

torch multiplies bfloat16 matrices several times faster than onnxruntime multiplies int8 on processors with AMX, and the
weights are then not disturbed by the scale that int8 gives to the activations of a whole batch.

A teacher is a BERT (post-LN, erf GELU, absolute positions) with mean pooling:
  in   token ids, texts x tokens, all texts of one batch of the same length (so nothing is padded)
  out  float32, texts x dimension, rows of length 1
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from tokenizers import Tokenizer

# Longer texts are cut: the student reads 128 tokens at most, and the teachers' time grows with length.
LONGEST = 96
# Tokens of one batch: what one layer makes of them stays in the cache.
BATCH_TOKENS = 2048


@dataclass(frozen=True)
class TeacherModel:
    name: str
    folder: Path
    prefix: str = ""


class Teacher:
    def __init__(self, model: TeacherModel):
        self.prefix = model.prefix
        self.tokenizer = Tokenizer.from_file(str(model.folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)
        config = json.loads((model.folder / "config.json").read_text())
        self.layers, self.heads = config["num_hidden_layers"], config["num_attention_heads"]
        self.dimension, self.epsilon = config["hidden_size"], config["layer_norm_eps"]
        self.weights = read_weights(model.folder / "onnx" / "model_quantized.onnx")

    def token_ids(self, texts: list[str]) -> list[list[int]]:
        encoded = self.tokenizer.encode_batch([self.prefix + text for text in texts])
        return [row.ids for row in encoded]

    @torch.inference_mode()
    def vectors(self, texts: list[str], report=lambda done: None) -> np.ndarray:
        """Rows in the order of `texts`; `report` hears how many are done."""
        ids = self.token_ids(texts)
        out = np.empty((len(texts), self.dimension), dtype=np.float16)
        done = 0
        for rows in batches_of_like_length([len(row) for row in ids]):
            out[rows] = self._encode(torch.tensor([ids[row] for row in rows])).float().numpy()
            done += len(rows)
            report(done)
        return out

    @torch.inference_mode()
    def states(self, ids: torch.Tensor, layers: int) -> torch.Tensor:
        """Texts x tokens x dimension, float32: what the first `layers` layers make of each token."""
        return self._states(ids, layers).float()

    def _encode(self, ids: torch.Tensor) -> torch.Tensor:
        return F.normalize(self._states(ids, self.layers).float().mean(1), dim=-1)

    def _states(self, ids: torch.Tensor, layers: int) -> torch.Tensor:
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(x, "embeddings")
        for layer in range(layers):
            x = self._layer(x, f"encoder.layer.{layer}.")
        return x

    def _layer(self, x: torch.Tensor, at: str) -> torch.Tensor:
        split = lambda part: (
            self._linear(x, f"{at}attention.self.{part}").unflatten(-1, (self.heads, -1)).transpose(1, 2)
        )
        attended = F.scaled_dot_product_attention(split("query"), split("key"), split("value"))
        attended = self._linear(attended.transpose(1, 2).flatten(2), f"{at}attention.output.dense")
        x = self._norm(x + attended, f"{at}attention.output")
        inner = F.gelu(self._linear(x, f"{at}intermediate.dense"))
        return self._norm(x + self._linear(inner, f"{at}output.dense"), f"{at}output")

    def _linear(self, x: torch.Tensor, at: str) -> torch.Tensor:
        return F.linear(x, self.weights[f"{at}.weight"], self.weights[f"{at}.bias"])

    def _norm(self, x: torch.Tensor, at: str) -> torch.Tensor:
        weight, bias = self.weights[f"{at}.LayerNorm.weight"], self.weights[f"{at}.LayerNorm.bias"]
        return F.layer_norm(x, x.shape[-1:], weight, bias, self.epsilon)


def read_weights(path: Path) -> dict[str, torch.Tensor]:
    """Weights by their names in BERT, bfloat16; quantised ones are multiplied out. Linear weights are out x in."""
    graph = onnx.load(str(path)).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}

    def multiplied_out(name: str) -> np.ndarray:
        scale, zero = stored[f"{name}_scale"], stored[f"{name}_zero_point"].astype(np.float32)
        return (stored[f"{name}_quantized"].astype(np.float32) - zero) * scale

    weights = {
        name.removeprefix("m."): array
        for name, array in stored.items()
        if name.startswith("m.") and "quantized" not in name
    }
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = node.name.removeprefix("/m/").removesuffix("/MatMul_quant").replace("/", ".")
            weights[f"{name}.weight"] = multiplied_out(node.input[1].removesuffix("_quantized")).T
    for table in ("word", "position", "token_type"):
        name = f"embeddings.{table}_embeddings.weight"
        if f"m.{name}_quantized" in stored:
            weights[name] = multiplied_out(f"m.{name}")
    return {
        name: torch.from_numpy(np.array(array)).to(torch.bfloat16) for name, array in weights.items() if array.ndim > 0
    }


def batches_of_like_length(lengths: list[int]) -> list[np.ndarray]:
    """Rows grouped so that each batch has one length and at most BATCH_TOKENS tokens."""
    lengths = np.asarray(lengths)
    batches = []
    for length in np.unique(lengths):
        rows = np.flatnonzero(lengths == length)
        size = max(1, BATCH_TOKENS // int(length))
        batches += [rows[start : start + size] for start in range(0, len(rows), size)]
    return batches
