"""The same work as Works.cs in the tools that people use for it, written to be as fast as each allows.

Started by compare.py: reads the names of works, a line each, and answers with CPU seconds and a checksum.
"""
import glob
import json
import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import Levenshtein
import numpy as np
import pandas as pd

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../fixtures/oracles"))
import step_share_reference as reference

RESAMPLES, EXAMPLES, MODELS = 10_000, 1_000, 10


def pairs(folder, name):
    with open(f"{folder}/{name}.txt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def tokens(folder, length):
    # The library compares texts: a character stands for a token.
    return [tuple("".join(chr(int(token) + 1) for token in side.split(" ")) for side in pair) for pair in pairs(folder, f"tokens_{length}")]


def distances(compared):
    distance = Levenshtein.distance
    return lambda: sum([distance(left, right) for left, right in compared])


def bootstrap(folder, way):
    scores = np.fromfile(f"{folder}/scores.f64").reshape(MODELS, EXAMPLES)
    examples = np.fromfile(f"{folder}/examples.i32", dtype=np.int32).reshape(RESAMPLES, EXAMPLES)
    by_example = np.ascontiguousarray(scores.T)

    def counted():
        offset = examples + (np.arange(RESAMPLES, dtype=np.int32) * EXAMPLES)[:, None]
        return np.bincount(offset.ravel(), minlength=RESAMPLES * EXAMPLES).reshape(RESAMPLES, EXAMPLES).astype(float)

    if way == "numpy, counts known":
        counts = counted()
        return lambda: (counts @ by_example / EXAMPLES).sum()
    if way == "numpy, counting":
        return lambda: (counted() @ by_example / EXAMPLES).sum()
    if way == "numpy, gathering":
        return lambda: sum(model[examples].mean(axis=1).sum() for model in scores)
    raise ValueError(way)


def read_json(folder):
    total = 0.0
    for path in sorted(glob.glob(f"{folder}/samples/*/*.jsonl")):
        with open(path, "rb") as lines:
            for line in lines:
                total += 1 + json.loads(line)["acc"]
    return total


def read_pandas(folder):
    total = 0.0
    for path in sorted(glob.glob(f"{folder}/samples/*/*.jsonl")):
        acc = pd.read_json(path, lines=True)["acc"]
        total += len(acc) + acc.sum()
    return total


FIELDS = ("task", "model", "params", "example_id", "output", "target", "target_tokens", "output_tokens", "target_logprobs")


def job(folder):
    """Records to verdicts: reading, scoring under seven metrics, curves with bootstrap intervals, jumps, the survival test."""
    rows = []
    for path in sorted(glob.glob(f"{folder}/job/*.jsonl")):
        with open(path, "rb") as lines:
            for line in lines:
                record = json.loads(line)
                rows.append([record.get(field) for field in FIELDS])
    table = pd.DataFrame(rows, columns=FIELDS)
    output, target = table["output"], table["target"]
    exact = (output.str.strip() == target.str.strip()).astype(float)
    quasi = (squad(output) == squad(target)).astype(float)
    distance = np.array([Levenshtein.distance(a, b) for a, b in zip(output, target)], float)
    length = target.str.len().to_numpy(float)
    likelihood = np.array(table["target_logprobs"].tolist())
    same = np.array(table["output_tokens"].tolist()) == np.array(table["target_tokens"].tolist())
    scored = pd.DataFrame({"task": table["task"], "params": table["params"], "exact": exact, "quasi": quasi, "distance": -distance, "normalized": -distance / np.maximum(length, output.str.len()),
                           "loss": likelihood.mean(axis=1), "tokens": same.mean(axis=1), "expected": np.exp(likelihood.sum(axis=1))})
    rng = np.random.default_rng(1)
    verdicts = 0
    for _, task in scored.groupby("task"):
        by_model = task.sort_values(["params"], kind="stable")
        scales = np.sort(by_model["params"].unique())
        models = len(scales)
        n = len(by_model) // models
        columns = {name: by_model[name].to_numpy().reshape(models, n) for name in ("exact", "loss", "normalized", "distance", "tokens", "expected", "quasi")}
        counts = rng.multinomial(n, np.full(n, 1 / n), size=2_000).astype(float)
        for values in columns.values():
            np.quantile(counts @ values.T / n, (0.025, 0.975), axis=0)
        raw = columns["exact"].mean(axis=1)
        k = int(np.argmax(np.diff(raw))) + 1
        gains = columns["exact"][k] - columns["exact"][k - 1]
        if raw[k] - raw[k - 1] < 0.1 or np.quantile(counts @ gains / n, 0.025) <= 0:
            verdicts += 1
            continue
        for name in ("loss", "normalized"):
            values = columns[name]
            reference.verdict(np.log10(scales), values.mean(axis=1), np.cov(values) / n + 1e-12 * np.eye(models), k)
        verdicts += 1
    return float(verdicts)


def squad(texts):
    """Lower case, without punctuation, articles and extra white space."""
    return texts.str.lower().str.replace(r"[!-/:-@\[-`{-~]", "", regex=True).str.replace(r"\b(a|an|the)\b", " ", regex=True).str.split().str.join(" ")


def characteristics():
    """100 smooth worlds of K = 8, n = 300, L = 5, simulated by numpy and judged by the reference script."""
    rng = np.random.default_rng(1)
    models, examples, length = 8, 300, 5
    x = np.linspace(7, 11, models)
    ability = np.linspace(-3, 5, models)
    judged = 0
    for _ in range(100):
        difficulty = 0.7 * rng.normal(size=(examples, 1)) + 0.3 * rng.normal(size=(examples, length))
        logits = (ability + 0.15 * rng.normal(size=models))[:, None, None] - difficulty
        logprobs = -np.logaddexp(0, -logits)
        right = rng.random(logits.shape) < np.exp(logprobs)
        exact, loss, edits = right.all(axis=2), logprobs.mean(axis=2), right.mean(axis=2)
        raw = exact.mean(axis=1)
        k = int(np.argmax(np.diff(raw))) + 1
        gains = exact[k].astype(float) - exact[k - 1]
        if raw[k] - raw[k - 1] >= 0.1 and gains.mean() > 1.96 * gains.std() / np.sqrt(examples):
            for values in (loss, edits):
                reference.verdict(x, values.mean(axis=1), np.cov(values) / examples, k)
        judged += 1
    return float(judged)


def prepare(name, folder):
    kind, _, rest = name.partition(" ")
    if kind in ("tokens", "texts"):
        length = rest.rsplit(" ", 1)[1]
        return distances(tokens(folder, length) if kind == "tokens" else pairs(folder, f"texts_{length}"))
    if kind == "bootstrap":
        return bootstrap(folder, rest)
    return {"read json": lambda: read_json(folder), "read pandas": lambda: read_pandas(folder), "job pandas": lambda: job(folder), "characteristics numpy": characteristics}[name]


def main(folder):
    known = {}
    for line in sys.stdin:
        name = line.rstrip("\n")
        if name not in known:
            known[name] = prepare(name, folder)
        before = time.process_time()
        checksum = known[name]()
        print(f"{time.process_time() - before!r}\t{float(checksum)!r}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
