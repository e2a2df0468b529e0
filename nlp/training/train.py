"""The training loop: each step one batch of the corpus against its targets, and one task.

State is written every CHECKPOINT steps, so a run that ends goes on where it was; the same seed, data and number of steps
give the same schedule. curve.csv has a line every REPORT steps.
"""

import csv
import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import nn

from .student import Student
from .tasks import TEMPERATURE, Batch, Task

TEXTS = 256
# Longer texts are cut in training: their vectors change little after this, and their time grows.
LONGEST = 56
POOL = 96
# The table's rate beside the layers', and the last rate beside the highest.
TABLE_RATE, LAST_RATE = 3, 0.03
WARM_UP = 300
AVERAGING = 0.998
CHECKPOINT, REPORT = 500, 50
TO_TARGET, TO_NEIGHBOURS, TO_OPINION = 5.0, 1.0, 0.3
# Written opinions are few and sure beside the judged ones.
TO_WRITTEN_OPINION = 2.0


@dataclass(frozen=True)
class Material:
    ids: list[np.ndarray]
    """Token ids of every text of the corpus."""
    target: np.ndarray
    """For every text its row in `targets`."""
    targets: torch.Tensor
    wide: torch.Tensor
    """The rows of `targets` before they were reduced, float16."""
    opinion: np.ndarray
    """For every text how likely it is a good opinion, NaN when it is none or it is unclear."""
    unseen: np.ndarray
    """Texts that are not trained on: the curve shows how near they come to their targets."""


def batches(material: Material, seed: int) -> Iterator[np.ndarray]:
    """Endless batches of texts of like length; every text once before any comes again."""
    rng = np.random.default_rng(seed)
    lengths = np.array([len(ids) for ids in material.ids])
    seen = np.setdiff1d(np.arange(len(lengths)), material.unseen)
    while True:
        order = rng.permutation(seen)
        for start in range(0, len(order) - TEXTS, TEXTS * POOL):
            pool = order[start : start + TEXTS * POOL]
            pool = pool[np.argsort(lengths[pool], kind="stable")]
            whole = [pool[at : at + TEXTS] for at in range(0, len(pool) - TEXTS + 1, TEXTS)]
            yield from (whole[i] for i in rng.permutation(len(whole)))


def encode(student: nn.Module, ids: list, chunk: int) -> torch.Tensor:
    """Vectors of texts in their order. `chunk` texts of like length go through the network at a time."""
    order = sorted(range(len(ids)), key=lambda row: len(ids[row]))
    parts = []
    for start in range(0, len(order), chunk):
        rows = [ids[row][:LONGEST] for row in order[start : start + chunk]]
        width = max(map(len, rows))
        padded = torch.zeros(len(rows), width, dtype=torch.long)
        mask = torch.zeros(len(rows), width, dtype=torch.bool)
        for i, row in enumerate(rows):
            padded[i, : len(row)] = torch.as_tensor(row)
            mask[i, : len(row)] = True
        parts.append(student(padded, None if mask.all() else mask))
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[back]


def rate_at(step: int, steps: int) -> float:
    """Share of the full learning rate: a linear rise, then a cosine down to LAST_RATE."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    progress = (step - WARM_UP) / max(1, steps - WARM_UP)
    return LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * min(1.0, progress)))


@dataclass
class Run:
    student: Student
    average: dict[str, torch.Tensor]
    optimizer: torch.optim.Optimizer
    opinion: nn.Linear
    to_task: float
    """Weight of the tasks: what they teach costs nearness to the teachers."""
    step: int = 0


def begin(student: Student, rate: float, to_task: float) -> Run:
    opinion = nn.Linear(student.shape.out, 1)
    table = [student.table.weight]
    rest = [weight for name, weight in student.named_parameters() if name != "table.weight"]
    groups = [
        {"params": table, "lr": TABLE_RATE * rate, "weight_decay": 0.0},
        {"params": [weight for weight in rest if weight.ndim > 1], "lr": rate, "weight_decay": 0.01},
        {
            "params": [weight for weight in rest if weight.ndim == 1] + list(opinion.parameters()),
            "lr": rate,
            "weight_decay": 0.0,
        },
    ]
    for group in groups:
        group["full"] = group["lr"]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    average = {name: weight.detach().clone() for name, weight in student.named_parameters()}
    return Run(student, average, optimizer, opinion, to_task)


def to_target(vectors: torch.Tensor, targets: torch.Tensor, wide: torch.Tensor) -> torch.Tensor:
    """The target's direction, and the order of neighbours that `wide` has within the batch."""
    closeness = 1 - (vectors * targets).sum(1).mean()
    itself = torch.eye(len(vectors)) * -1e4
    wanted = F.softmax(wide @ wide.T / TEMPERATURE + itself, 1)
    order = F.kl_div(F.log_softmax(vectors @ vectors.T / TEMPERATURE + itself, 1), wanted, reduction="batchmean")
    return TO_TARGET * closeness + TO_NEIGHBOURS * order


def train(
    run: Run,
    material: Material,
    tasks: list[tuple[str, Task]],
    tokenizer: Tokenizer,
    steps: int,
    folder: Path,
    seed: int,
) -> None:
    source = batches(material, seed)
    for _ in range(run.step):
        next(source)
    seen, started = {}, time.time()
    columns = ["unseen", "cosine", "corpus", *dict.fromkeys(name for name, _ in tasks)]
    with (folder / "curve.csv").open("a", newline="") as file:
        curve = csv.writer(file)
        if run.step == 0:
            curve.writerow(["step", *columns])
        while run.step < steps:
            losses = one_step(run, next(source), material, tasks, tokenizer, steps, seed)
            for name, loss in losses.items():
                seen[name] = loss if name not in seen else 0.95 * seen[name] + 0.05 * loss
            run.step += 1
            if run.step % CHECKPOINT == 0:
                seen["unseen"] = cosine_of_unseen(run, material)
            if run.step % REPORT == 0:
                curve.writerow([run.step, *(f"{seen.get(name, float('nan')):.4f}" for name in columns)])
                file.flush()
                told = " ".join(f"{name} {loss:.3f}" for name, loss in seen.items())
                print(f"step {run.step} of {steps}, {(time.time() - started) / 60:.1f} min: {told}", flush=True)
            if run.step % CHECKPOINT == 0 or run.step == steps:
                save(run, folder)


def one_step(
    run: Run,
    rows: np.ndarray,
    material: Material,
    tasks: list[tuple[str, Task]],
    tokenizer: Tokenizer,
    steps: int,
    seed: int,
) -> dict[str, float]:
    rng = random.Random(seed * 1_000_003 + run.step)
    for group in run.optimizer.param_groups:
        group["lr"] = group["full"] * rate_at(run.step, steps)
    name, task = rng.choice(tasks)
    batch = task(rng)
    run.optimizer.zero_grad()
    losses = {}
    with torch.autocast("cpu", torch.bfloat16):
        vectors = encode(run.student, [material.ids[row] for row in rows], TEXTS)
        others = encode(run.student, [row.ids for row in tokenizer.encode_batch(batch.texts)], 128)
    targets = material.targets[material.target[rows]]
    loss = to_target(vectors, targets, material.wide[material.target[rows]].float())
    losses["cosine"], losses["corpus"] = (vectors.detach() * targets).sum(1).mean().item(), loss.item()
    opinions = torch.from_numpy(material.opinion[rows])
    clear = ~opinions.isnan()
    if clear.any():
        loss = loss + TO_OPINION * clear.float().mean() * opinion_loss(run, vectors[clear], opinions[clear])
    one = task_loss(run, batch, others)
    losses[name] = one.item()
    loss = loss + run.to_task * one
    loss.backward()
    nn.utils.clip_grad_norm_(run.student.parameters(), 1.0)
    run.optimizer.step()
    keep = min(AVERAGING, (run.step + 1) / (run.step + 10))
    with torch.no_grad():
        for name, weight in run.student.named_parameters():
            run.average[name].lerp_(weight, 1 - keep)
    return losses


def task_loss(run: Run, batch: Batch, vectors: torch.Tensor) -> torch.Tensor:
    if batch.opinions is None:
        return batch.loss(vectors)
    return TO_WRITTEN_OPINION * opinion_loss(run, vectors, batch.opinions)


def opinion_loss(run: Run, vectors: torch.Tensor, opinions: torch.Tensor) -> torch.Tensor:
    return F.binary_cross_entropy_with_logits(run.opinion(vectors * 8)[:, 0], opinions)


@torch.inference_mode()
def cosine_of_unseen(run: Run, material: Material) -> float:
    with torch.autocast("cpu", torch.bfloat16):
        vectors = encode(run.student, [material.ids[row] for row in material.unseen], TEXTS)
    return (vectors * material.targets[material.target[material.unseen]]).sum(1).mean().item()


def save(run: Run, folder: Path) -> None:
    """Written beside and then renamed: a run that is killed leaves the state before."""
    state = {
        "student": run.student.state_dict(),
        "average": run.average,
        "optimizer": run.optimizer.state_dict(),
        "opinion": run.opinion.state_dict(),
        "step": run.step,
    }
    torch.save(state, folder / "state.new")
    (folder / "state.new").rename(folder / "state.pt")


def resume(run: Run, folder: Path) -> None:
    state = torch.load(folder / "state.pt", weights_only=True)
    run.student.load_state_dict(state["student"])
    run.average = state["average"]
    run.optimizer.load_state_dict(state["optimizer"])
    run.opinion.load_state_dict(state["opinion"])
    run.step = state["step"]
