"""From the data sets to a model folder, in stages that are kept: python -m training --data D --teachers T --work W --out O.

  corpus    the texts                        corpus.jsonl
  teachers  their vectors                    minilm-en.npy, e5-en.npy, e5-zh.npy
  train     the student                      tokenizer.json, state.pt, curve.csv, curve.svg
  export    the folder that the shop loads   config.json, tokenizer.json, onnx/model_quantized.onnx

What is in W already is not made again. Run it in the folder above this one.
"""

import argparse
import random
import shutil
from pathlib import Path

import numpy as np
import torch
from opencc import OpenCC
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from . import corpus, export, noise, plot, ranking, sources, targets, tasks, wordpieces
from .student import Shape, Student
from .teachers import Teacher, TeacherModel
from .train import Material, Run, begin, encode, resume, train

# Share of texts that are also read with slips or in traditional characters.
NOISY = 0.12
# Records that are kept out of training for the curve.
UNSEEN = 2000
# An opinion is used when the judge is this sure of it.
SURE = 0.85


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--teachers", type=Path, required=True, help="folder with minilm-l6 and e5-small")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is kept between stages")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model, nlp/encoder/model")
    parser.add_argument(
        "--start", type=Path, help="folder of a model that training goes on from; random layers if not given"
    )
    parser.add_argument(
        "--rate", type=float, default=1e-3, help="highest learning rate; less when it goes on from a model"
    )
    parser.add_argument("--tasks", type=float, default=0.5, help="weight of the tasks beside the targets")
    parser.add_argument("--steps", type=int, default=14_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    tokenizer_path = options.work / "tokenizer.json"
    student = finished(options)
    if student is None:
        records = corpus_of(options)
        vectors = teacher_vectors(records, options)
        if not tokenizer_path.exists() and options.start is not None:
            shutil.copyfile(options.start / "tokenizer.json", tokenizer_path)
        elif not tokenizer_path.exists():
            wordpieces.learn(records, tokenizer_path)
        student = trained(records, vectors, options)
    plot.draw(options.work / "curve.csv", options.work / "curve.svg")
    export.write(student, tokenizer_path, options.out)
    print(f"written to {options.out}")


def finished(options: argparse.Namespace) -> Student | None:
    """The student of a run that has made all its steps: only the export is left to do."""
    if not (options.work / "state.pt").exists():
        return None
    tokenizer = wordpieces.load(options.work / "tokenizer.json")
    run = begin(Student(Shape(tokenizer.get_vocab_size())), options.rate, options.tasks)
    resume(run, options.work)
    return averaged(run) if run.step >= options.steps else None


def averaged(run: Run) -> Student:
    """The student with the mean of its last weights, which is better than the last of them (Polyak & Juditsky 1992)."""
    run.student.load_state_dict(run.average)
    return run.student.eval()


def corpus_of(options: argparse.Namespace) -> list[corpus.Record]:
    path = options.work / "corpus.jsonl"
    if not path.exists():
        corpus.write(corpus.build(options.data, options.seed), path)
    return corpus.read(path)


def teacher_vectors(records: list[corpus.Record], options: argparse.Namespace) -> targets.TeacherVectors:
    to_simplified = OpenCC("t2s").convert
    english = [record.en for record in records if record.en]
    chinese = [to_simplified(record.zh) for record in records if record.zh]
    minilm = TeacherModel("minilm-l6", options.teachers / "minilm-l6")
    e5 = TeacherModel("e5-small", options.teachers / "e5-small", "query: ")

    def kept(name: str, model: TeacherModel, texts: list[str]) -> np.ndarray:
        path = options.work / f"{name}.npy"
        if not path.exists():
            print(f"{name}: {len(texts)} texts", flush=True)
            np.save(path, Teacher(model).vectors(texts))
        return np.load(path)

    return targets.TeacherVectors(
        kept("minilm-en", minilm, english), kept("e5-en", e5, english), kept("e5-zh", e5, chinese)
    )


def trained(records: list[corpus.Record], vectors: targets.TeacherVectors, options: argparse.Namespace) -> Student:
    torch.manual_seed(options.seed)
    tokenizer = wordpieces.load(options.work / "tokenizer.json")
    shape = Shape(tokenizer.get_vocab_size())
    space = targets.space_of(vectors, shape.out, options.seed)
    wide = targets.wide_targets(records, vectors, space)
    material = material_of(
        records, wide, targets.reduced(wide, space), opinions_of(records, vectors, options), tokenizer, options.seed
    )
    if (options.work / "state.pt").exists():
        run = begin(Student(shape), options.rate, options.tasks)
        resume(run, options.work)
        print(f"goes on at step {run.step}", flush=True)
    else:
        run = begin(first_student(shape, material, options), options.rate, options.tasks)
    train(run, material, tasks_of(options.data, records, wide), tokenizer, options.steps, options.work, options.seed)
    return averaged(run)


def first_student(shape: Shape, material: Material, options: argparse.Namespace) -> Student:
    if options.start is None:
        student = Student(shape)
        student.begin_as_average(token_vectors(material, shape.out, shape.tokens))
    else:
        student = export.read(options.start, shape)
        student.fit_turn(*some_averages(student, material, options.seed))
    return student


@torch.inference_mode()
def some_averages(student: Student, material: Material, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """What the student's layers make of some texts, and the targets of these."""
    chosen = np.random.default_rng(seed).permutation(len(material.ids))[:16_384]
    averages = encode(student.average, [material.ids[text] for text in chosen], 256)
    return averages, material.targets[material.target[chosen]]


def opinions_of(
    records: list[corpus.Record], vectors: targets.TeacherVectors, options: argparse.Namespace
) -> np.ndarray:
    """How likely each record is a good opinion by a judge on e5's vectors, taught on eprstmt's labels; NaN when it is no
    review or the judge is not sure."""
    chinese = {record.zh: row for row, record in enumerate(record for record in records if record.zh)}
    labelled = [
        (chinese[text[: corpus.LONGEST]], good)
        for text, good in sources.labelled_chinese_opinions(options.data)
        if text[: corpus.LONGEST] in chinese
    ]
    e5 = vectors.e5_zh.astype(np.float32)
    mean = e5.mean(0)
    judge = LogisticRegression(C=30, max_iter=2000).fit(
        targets.centred(e5[[row for row, _ in labelled]], mean), [good for _, good in labelled]
    )
    likely = judge.predict_proba(targets.centred(e5, mean))[:, 1]
    opinions = np.full(len(records), np.nan, np.float32)
    at = 0
    for row, record in enumerate(records):
        if record.zh:
            if record.source in ("review", "review clause", "opinion") and abs(likely[at] - 0.5) > SURE - 0.5:
                opinions[row] = likely[at] > 0.5
            at += 1
    print(f"opinions: {len(labelled)} labelled, {np.isfinite(opinions).sum()} judged", flush=True)
    return opinions


def material_of(
    records: list[corpus.Record],
    wide: np.ndarray,
    reduced: np.ndarray,
    opinions: np.ndarray,
    tokenizer: Tokenizer,
    seed: int,
) -> Material:
    rng = random.Random(seed)
    texts, rows = [], []
    for row, record in enumerate(records):
        readings = [text for text in (record.en, record.zh, record.mixed) if text]
        if record.en and rng.random() < NOISY:
            readings.append(noise.with_slips(record.en, rng))
        if record.zh and rng.random() < NOISY:
            readings.append(noise.in_traditional(record.zh))
        texts += readings
        rows += [row] * len(readings)
    ids = [np.array(encoded.ids, np.int32) for encoded in tokenizer.encode_batch(texts)]
    print(f"{len(texts)} texts, {np.mean([len(row) for row in ids]):.1f} tokens in the mean", flush=True)
    # The first records: all readings of a meaning are unseen, or none.
    unseen = np.flatnonzero(np.array(rows) < UNSEEN)
    return Material(ids, np.array(rows), torch.from_numpy(reduced), torch.from_numpy(wide), opinions[rows], unseen)


def token_vectors(material: Material, dimension: int, tokens: int) -> torch.Tensor:
    """The mean target of the texts that have a token, less what all texts share, weighed by rarity (Arora et al. 2017)."""
    totals, counts = np.zeros((tokens, dimension), np.float32), np.zeros(tokens, np.float32)
    all_targets = material.targets.numpy()
    for ids, row in zip(material.ids, material.target):
        inside = np.unique(ids)
        totals[inside] += all_targets[row]
        counts[inside] += 1
    mean = all_targets.mean(0)
    vectors = (totals + 5 * mean) / (counts + 5)[:, None] - 0.9 * mean
    rarity = 1e-3 / (1e-3 + counts / len(material.ids))
    return torch.from_numpy((vectors * rarity[:, None]).astype(np.float32))


def tasks_of(data: Path, records: list[corpus.Record], wide: np.ndarray) -> list[tuple[str, tasks.Task]]:
    """One of these is drawn for each step."""
    order = ranking.ranking(data, records, lambda rows: wide[rows].astype(np.float32))
    wishes, contrasts, intents = tasks.wishes(data), tasks.contrasts(data), tasks.intents(data)
    return [
        ("wishes", wishes),
        ("wishes", wishes),
        ("contrasts", contrasts),
        ("contrasts", contrasts),
        ("intents", intents),
        ("ranking", order),
        ("ranking", order),
        ("ranking", order),
        ("translations", tasks.translations(data)),
        ("opinions", tasks.opinions()),
    ]


if __name__ == "__main__":
    main()
