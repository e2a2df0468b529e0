"""Writes the network that reads opinions, the list that names its outputs, and texts by which the shop's reading is judged."""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from ..export import MICROSOFT, Graph
from .network import OPINIONS, OpinionNetwork
from .texts import Tokens

REFERENCE = """
the sound is fantastic, but the battery dies after an hour
I can't say I regret it
非常暖和又不重
用了两天就坏了，客服还不理人
不值这个价 😀
Café-style mugs — 2 of them broke!
""".strip().split("\n")


def write(network: OpinionNetwork, aspects: list[str], tokens: Tokens, tokenizer: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(build(network, 8), str(folder / "opinions.onnx"))
    names = {
        "opinions": OPINIONS,
        "aspects": aspects,
        "network": hashlib.sha256((folder / "opinions.onnx").read_bytes()).hexdigest(),
        "tokenizer": hashlib.sha256(tokenizer.read_bytes()).hexdigest(),
    }
    (folder / "opinions.json").write_text(json.dumps(names, indent=1) + "\n")
    (folder / "reference.json").write_text(
        json.dumps(reference(network, tokens), ensure_ascii=False) + "\n", encoding="utf-8"
    )


@torch.inference_mode()
def reference(network: OpinionNetwork, tokens: Tokens) -> list[dict]:
    """Ids, and the chances of the opinions before the weights are made int8."""
    network.eval()
    rows = []
    for text in REFERENCE:
        ids = torch.tensor([tokens.of(text)])
        chances = network(ids, torch.ones_like(ids, dtype=torch.bool)).opinion.softmax(-1)[0]
        rows.append({"text": text, "ids": ids[0].tolist(), "chances": [round(one, 4) for one in chances.tolist()]})
    return rows


def build(network: OpinionNetwork, bits: int) -> onnx.ModelProto:
    graph = Graph()
    weights = {name: tensor.detach().float().numpy() for name, tensor in network.state_dict().items()}
    shape = network.encoder.shape

    def linear(x: str, name: str) -> str:
        return graph.linear(x, name, weights[f"{name}.weight"], weights.get(f"{name}.bias"), bits)

    def norm(x: str, name: str) -> str:
        given = [graph.weight(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return graph.node("LayerNormalization", [x, *given], axis=-1, epsilon=1e-5)

    def layer(x: str, name: str) -> str:
        joint = linear(norm(x, f"{name}.before_attention"), f"{name}.query_key_value")
        query, key, value = graph.node("Split", [joint], 3, axis=-1, num_outputs=3)
        attended = graph.node("MultiHeadAttention", [query, key, value], domain=MICROSOFT, num_heads=shape.heads)
        x = graph.node("Add", [x, linear(attended, f"{name}.attended")])
        inner = graph.node("Relu", [linear(norm(x, f"{name}.before_inner"), f"{name}.inner")])
        return graph.node("Add", [x, linear(inner, f"{name}.outer")])

    zero, one = graph.weight("zero", np.array([0], np.int64)), graph.weight("one", np.array([1], np.int64))
    tokens = graph.node("Shape", ["ids"], start=1, end=2)
    table = graph.weight("positions", weights["encoder.positions.weight"])
    positions = graph.node("Slice", [table, zero, tokens, zero, one])
    x = graph.node(
        "Add", [linear(graph.table("ids", "table", weights["encoder.table.weight"], bits), "encoder.widen"), positions]
    )
    for index in range(shape.layers):
        x = layer(x, f"encoder.layers.{index}")
    mean, highest = (graph.node(kind, [x, one], keepdims=0) for kind in ("ReduceMean", "ReduceMax"))
    both = norm(graph.node("Concat", [mean, highest], axis=-1), "before")
    outputs = {"opinion": linear(both, "opinion"), "aspects": linear(both, "aspects")}
    graph.nodes += [helper.make_node("Identity", [made], [f"{name}_read"]) for name, made in outputs.items()]
    given = [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"])]
    out = [helper.make_tensor_value_info(f"{name}_read", TensorProto.FLOAT, [1, None]) for name in outputs]
    versions = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
    made = helper.make_graph(graph.nodes, "opinions", given, out, graph.weights)
    return helper.make_model(made, opset_imports=versions, ir_version=9, producer_name="aisle")
