"""Writes the student as a folder in transformers.js layout: config, tokenizer and an int8 ONNX network.

Weights are int8 with one scale for each output, the table with one for each token. Activations are made int8 while it
runs, by one scale for all that goes in at once: texts are therefore encoded one at a time, and then a vector does not
depend on what stands beside it. The graph is written out operator by operator, because
every operator costs some microseconds, which is much for ten tokens.

  in    input_ids, attention_mask   int64, texts x tokens
  out   last_hidden_state           float32, texts x tokens x 320; the mean over a text's tokens is its vector
"""

import base64
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from .student import Shape, Student

MICROSOFT = "com.microsoft"


class Graph:
    """Collects nodes and weights; every method returns the name of the value it makes."""

    def __init__(self):
        self.nodes, self.weights, self.made = [], [], 0

    def weight(self, name: str, array: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, kind: str, inputs: list[str], outputs: int = 1, domain: str = "", **attributes):
        self.made += 1
        names = [f"{kind}_{self.made}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, name: str, weight: np.ndarray, bias: np.ndarray | None, bits: int) -> str:
        """`weight` is outputs x inputs."""
        outputs = weight.shape[0]
        if bits == 32:
            product = self.node("MatMul", [x, self.weight(f"{name}.weight", weight.T)])
            return product if bias is None else self.node("Add", [product, self.weight(f"{name}.bias", bias)])
        scales = np.maximum(np.abs(weight).max(1), 1e-12) / 127
        stored = np.round(weight / scales[:, None]).astype(np.int8).T
        given = [
            x,
            self.weight(f"{name}.weight", stored),
            self.weight(f"{name}.scale", scales.astype(np.float32)),
            self.weight(f"{name}.zero", np.zeros(outputs, np.int8)),
        ]
        if bias is not None:
            given.append(self.weight(f"{name}.bias", bias))
        return self.node("DynamicQuantizeMatMul", given, domain=MICROSOFT)

    def table(self, ids: str, name: str, table: np.ndarray, bits: int) -> str:
        if bits == 32:
            return self.node("Gather", [self.weight(name, table), ids])
        scales = np.maximum(np.abs(table).max(1, keepdims=True), 1e-12) / 127
        rows = self.node("Gather", [self.weight(name, np.round(table / scales).astype(np.int8)), ids])
        scale = self.node("Gather", [self.weight(f"{name}.scale", scales.astype(np.float32)), ids])
        return self.node("Mul", [self.node("Cast", [rows], to=TensorProto.FLOAT), scale])


def build(student: Student, bits: int) -> onnx.ModelProto:
    """`bits`: 8, or 32 for the reference that quantisation is judged by."""
    shape, graph = student.shape, Graph()
    weights = {name: tensor.detach().float().numpy() for name, tensor in student.state_dict().items()}

    def linear(x: str, name: str) -> str:
        return graph.linear(x, name, weights[f"{name}.weight"], weights.get(f"{name}.bias"), bits)

    def norm(x: str, name: str) -> str:
        given = [graph.weight(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return graph.node("LayerNormalization", [x, *given], axis=-1, epsilon=1e-5)

    tokens = graph.node("Shape", ["input_ids"], start=1, end=2)
    zero, one = graph.weight("zero", np.array([0], np.int64)), graph.weight("one", np.array([1], np.int64))
    positions = graph.node("Slice", [graph.weight("positions", weights["positions.weight"]), zero, tokens, zero, one])
    x = graph.node(
        "Add", [linear(graph.table("input_ids", "table", weights["table.weight"], bits), "widen"), positions]
    )
    mask = graph.node("Cast", ["attention_mask"], to=TensorProto.INT32)
    for at in (f"layers.{index}" for index in range(shape.layers)):
        joint = linear(norm(x, f"{at}.before_attention"), f"{at}.query_key_value")
        query, key, value = graph.node("Split", [joint], 3, axis=-1, num_outputs=3)
        attended = graph.node(
            "MultiHeadAttention", [query, key, value, "", mask], domain=MICROSOFT, num_heads=shape.heads
        )
        # SkipLayerNormalization is sum and norm in one, and takes three times as long as the two in onnxruntime 1.31.
        x = graph.node("Add", [x, linear(attended, f"{at}.attended")])
        inner = graph.node("Relu", [linear(norm(x, f"{at}.before_inner"), f"{at}.inner")])
        x = graph.node("Add", [x, linear(inner, f"{at}.outer")])
    states = linear(x, "turn")
    graph.nodes.append(helper.make_node("Identity", [states], ["last_hidden_state"]))
    ids = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    out = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["texts", "tokens", shape.out])
    versions = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
    made = helper.make_graph(graph.nodes, "aisle", ids, [out], graph.weights)
    return helper.make_model(made, opset_imports=versions, ir_version=9, producer_name="aisle")


# Texts of all kinds that the shop meets, for `reference.json`.
REFERENCE = """
red leather bag
waterproof jacket under 80
a birthday present for my mother
noise-cancelling over-ear headphones
I'm looking for running shoes in size 42
anything but black
not too expensive, please
Where is my order?
Xerox 006R90321 toner cartridge Original Black 6 pc(s)
ASUS PRIME B250M-PLUS microATX LGA1151 Intel B250 DDR4
The battery lasts two days, but the screen scratches easily.
Trailmark Transit Women’s Windbreaker, Grey
cheapest 64GB usb stick
can you show me something like the second one but in blue
thanks, that's all
wood
红色真皮包
五百以内的防水夹克
给妈妈的生日礼物
我想买一双跑步鞋，42码
不要黑色的
我的订单到哪了
質量很好，物流也快
耳机音质不错，就是线太短了
我要一件M码的hoodie，便宜点的
保温杯 500ml
""".strip().split("\n")


def write(student: Student, tokenizer: Path, folder: Path) -> None:
    """Beside what transformers.js reads: manifest.json with the files' checksums, and reference.json with the vectors of
    some texts before quantisation, by which the int8 network and the shop's reading of it are judged."""
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(build(student, 8), str(folder / "onnx" / "model_quantized.onnx"))
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    shape = student.shape
    config = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_size": shape.out,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "max_position_embeddings": shape.positions,
        "vocab_size": shape.tokens,
        "pad_token_id": 0,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    settings = {
        "tokenizer_class": "BertTokenizer",
        "model_max_length": shape.positions,
        "do_lower_case": True,
        "unk_token": "[UNK]",
        "pad_token": "[PAD]",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=1) + "\n")
    (folder / "reference.json").write_text(
        json.dumps(reference(student, tokenizer), ensure_ascii=False) + "\n", encoding="utf-8"
    )
    made = ("onnx/model_quantized.onnx", "tokenizer.json", "config.json", "tokenizer_config.json")
    checksums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in made}
    (folder / "manifest.json").write_text(json.dumps({"files": checksums}, indent=1) + "\n")


def read(folder: Path, shape: Shape) -> Student:
    """The student of a model folder, its int8 weights multiplied out, without the last product, which depends on the targets:
    a run can go on from a model that was released."""
    graph = onnx.load(str(folder / "onnx" / "model_quantized.onnx")).graph
    stored = {tensor.name: numpy_helper.to_array(tensor).astype(np.float32) for tensor in graph.initializer}
    weights = {}
    student = Student(shape)
    for name in student.state_dict():
        if name.startswith("turn."):
            continue
        short = {"table.weight": "table", "positions.weight": "positions"}.get(name, name)
        scale = stored.get(f"{short.removesuffix('.weight')}.scale")
        weight = stored[short] if scale is None else stored[short] * scale
        is_product = scale is not None and short != "table"
        weights[name] = torch.from_numpy(np.array(weight.T if is_product else weight))
    student.load_state_dict(weights, strict=False)
    return student


@torch.inference_mode()
def reference(student: Student, tokenizer: Path) -> dict:
    """`vectors`: float32, texts x out, row-major, base64."""
    read = Tokenizer.from_file(str(tokenizer))
    rows = [student.eval()(torch.tensor([read.encode(text).ids]))[0] for text in REFERENCE]
    return {"texts": REFERENCE, "vectors": base64.b64encode(torch.stack(rows).numpy().tobytes()).decode()}
