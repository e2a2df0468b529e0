"""The library `implicit` on what the cf bench judges: settings chosen on its validation part, then one fit and one judgement.

In   a folder with validation/ and test/, each with train.tsv (shopper, item) and cases.tsv (shopper, held-back item, others;
     without others all items are ranked). Numbers from 0; --shoppers and --items say how many.
Out  one JSON line a model: name, settings, hr10, ndcg10, fit_s. Of equal scores the held-back item counts as last.
"""

import argparse
import json
import os
import time
from itertools import product
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import scipy.sparse as sp
from implicit.als import AlternatingLeastSquares
from implicit.nearest_neighbours import BM25Recommender, CosineRecommender


def read(folder: Path, shoppers: int, items: int):
    pairs = np.loadtxt(folder / "train.tsv", dtype=np.int64, ndmin=2)
    ones = np.ones(len(pairs), np.float32)
    matrix = sp.csr_matrix((ones, (pairs[:, 0], pairs[:, 1])), shape=(shoppers, items))
    with open(folder / "cases.tsv") as lines:
        cases = [np.array(line.split(), np.int64) for line in lines]
    return matrix, cases


def judge(scores_of, matrix, cases):
    ranks = []
    for case in cases:
        shopper, item, others = case[0], case[1], case[2:]
        scores = scores_of(shopper)
        if len(others) > 0:
            ranks.append(int((scores[others] >= scores[item]).sum()))
            continue
        scores = scores.copy()
        own = scores[item]
        scores[matrix.indices[matrix.indptr[shopper] : matrix.indptr[shopper + 1]]] = -np.inf
        scores[item] = -np.inf
        ranks.append(int((scores >= own).sum()))
    ranks = np.array(ranks)
    return (ranks < 10).mean(), np.where(ranks < 10, 1 / np.log2(ranks + 2), 0).mean()


def als(matrix, factors, regularization, alpha):
    model = AlternatingLeastSquares(
        factors=factors, regularization=regularization, alpha=alpha, iterations=16, random_state=1, num_threads=2
    )
    model.fit(matrix, show_progress=False)
    return lambda shopper: model.item_factors @ model.user_factors[shopper]


def neighbours(kind, matrix, k):
    model = kind(K=k, num_threads=2)
    model.fit(matrix, show_progress=False)
    similarity = model.similarity.tocsr()
    return lambda shopper: np.asarray((matrix[shopper] @ similarity).todense()).ravel()


MODELS = {
    "als": (als, {"factors": [64, 192], "regularization": [0.1, 1, 10, 50], "alpha": [1, 5]}),
    "cosine": (lambda matrix, k: neighbours(CosineRecommender, matrix, k), {"k": [20, 50, 200, 1000]}),
    "bm25": (lambda matrix, k: neighbours(BM25Recommender, matrix, k), {"k": [20, 50, 200, 1000]}),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shoppers", type=int, required=True)
    parser.add_argument("--items", type=int, required=True)
    given = parser.parse_args()
    validation = read(given.folder / "validation", given.shoppers, given.items)
    test = read(given.folder / "test", given.shoppers, given.items)
    for name, (fit, grid) in MODELS.items():
        best = None
        for values in product(*grid.values()):
            settings = dict(zip(grid, values))
            ndcg = judge(fit(validation[0], **settings), *validation)[1]
            if best is None or ndcg > best[0]:
                best = (ndcg, settings)
        start = time.perf_counter()
        scores_of = fit(test[0], **best[1])
        seconds = time.perf_counter() - start
        hr, ndcg = judge(scores_of, *test)
        print(json.dumps({"name": name, "settings": best[1], "hr10": hr, "ndcg10": ndcg, "fit_s": seconds}), flush=True)


main()
