"""Writes the reader of wishes: one int8 ONNX network and the lists that give its outputs their names."""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from ..export import MICROSOFT, Graph
from .gazetteer import SLOTS
from .labels import FLAGS, OPERATORS
from .tagger import FEATURES, HEADS, TAGS, Tagger


def write(tagger: Tagger, tokenizer: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(build(tagger, 8), str(folder / "reader.onnx"))
    names = {
        "tags": TAGS,
        "operators": OPERATORS,
        "flags": [list(flag) for flag in FLAGS],
        "gazetteer": SLOTS,
        "network": hashlib.sha256((folder / "reader.onnx").read_bytes()).hexdigest(),
        "tokenizer": hashlib.sha256(tokenizer.read_bytes()).hexdigest(),
    }
    (folder / "reader.json").write_text(json.dumps(names, indent=1) + "\n")


def build(tagger: Tagger, bits: int) -> onnx.ModelProto:
    graph = Graph()
    weights = {name: tensor.detach().float().numpy() for name, tensor in tagger.state_dict().items()}

    def linear(x: str, name: str) -> str:
        return graph.linear(x, name, weights[f"{name}.weight"], weights.get(f"{name}.bias"), bits)

    def norm(x: str, name: str) -> str:
        given = [graph.weight(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return graph.node("LayerNormalization", [x, *given], axis=-1, epsilon=1e-5)

    def layer(x: str, name: str, heads: int) -> str:
        joint = linear(norm(x, f"{name}.before_attention"), f"{name}.query_key_value")
        query, key, value = graph.node("Split", [joint], 3, axis=-1, num_outputs=3)
        attended = graph.node("MultiHeadAttention", [query, key, value], domain=MICROSOFT, num_heads=heads)
        x = graph.node("Add", [x, linear(attended, f"{name}.attended")])
        inner = graph.node("Relu", [linear(norm(x, f"{name}.before_inner"), f"{name}.inner")])
        return graph.node("Add", [x, linear(inner, f"{name}.outer")])

    zero, one = graph.weight("zero", np.array([0], np.int64)), graph.weight("one", np.array([1], np.int64))
    tokens = graph.node("Shape", ["ids"], start=1, end=2)
    positions = graph.node(
        "Slice", [graph.weight("positions", weights["encoder.positions.weight"]), zero, tokens, zero, one]
    )
    table = graph.table("ids", "table", weights["encoder.table.weight"], bits)
    x = graph.node("Add", [linear(table, "encoder.widen"), positions])
    shape = tagger.encoder.shape
    for index in range(shape.layers):
        x = layer(x, f"encoder.layers.{index}", shape.heads)
    words = graph.node("Gather", [x, "first"], axis=1)
    joint = graph.node("Concat", [norm(words, "before"), "features"], axis=-1)
    x = layer(graph.node("Relu", [linear(joint, "joint")]), "layer", HEADS)
    x = norm(x, "after")
    highest = graph.node("ReduceMax", [x, one], keepdims=0)
    outputs = {
        "tags": linear(x, "tags"),
        "refused": linear(x, "refused"),
        "operators": linear(x, "operators"),
        "flags": linear(highest, "flags"),
    }
    graph.nodes += [helper.make_node("Identity", [made], [f"{name}_read"]) for name, made in outputs.items()]
    given = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"]),
        helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]),
        helper.make_tensor_value_info("features", TensorProto.FLOAT, [1, "words", FEATURES]),
    ]
    out = [
        helper.make_tensor_value_info(
            f"{name}_read", TensorProto.FLOAT, [1, "words", None] if name != "flags" else [1, None]
        )
        for name in outputs
    ]
    versions = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
    made = helper.make_graph(graph.nodes, "reader", given, out, graph.weights)
    return helper.make_model(made, opset_imports=versions, ir_version=9, producer_name="aisle")
