"""Runs MetricLens and its peers side by side on the same files: compare.py FOLDER [WORK...].

    dotnet build -c Release tests/MetricLens.Benchmarks
    apt-get install python3-numpy python3-scipy python3-pandas python3-levenshtein libopenblas0-pthread
    /usr/bin/python3 tests/MetricLens.Benchmarks/compare.py /tmp/bench

Every way of a work runs for two seconds, and once at least, to warm up; then all take turns; the CPU seconds of a way are the median of its repeats. Prints Markdown.
"""
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOOL = f"{HERE}/bin/Release/net10.0/MetricLens.Benchmarks.dll"
REPEATS = 5

# Of each work the ways: whose process runs it, and its name there. The first is the one that ratios are of.
WORKS = {
    **{f"Levenshtein, {length} tokens": [("net", f"tokens ours {length}"), ("net", f"tokens plain {length}"), ("python", f"tokens python-Levenshtein {length}")] for length in (10, 50, 200)},
    **{f"Levenshtein, texts of {length}": [("net", f"texts ours {length}"), ("net", f"texts plain {length}"), ("net", f"texts F23.StringSimilarity {length}"), ("net", f"texts FuzzySharp {length}"),
                                          ("python", f"texts python-Levenshtein {length}")] for length in (10, 50, 200)},
    "bootstrap, resamples known": [("net", "bootstrap ours"), ("python", "bootstrap numpy, counts known"), ("python", "bootstrap numpy, counting"), ("python", "bootstrap numpy, gathering")],
    "bootstrap, with the draw": [("net", "bootstrap drawn"), ("python", "bootstrap numpy, counting")],
    "reading lm-eval samples": [("net", "read ours"), ("python", "read json"), ("python", "read pandas")],
    "records to verdicts": [("net", "job ours"), ("net", "job scored"), ("python", "job pandas")],
    "operating characteristics": [("net", "characteristics ours"), ("python", "characteristics numpy")],
}


class Side:
    """A process that does work as it is told."""

    def __init__(self, command):
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, name):
        self._process.stdin.write(name + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit(f"'{name}' ended without an answer.")
        seconds, checksum = answer.split("\t")
        return float(seconds), float(checksum)


def warm(side, name):
    """The checksum of a way that has run for two seconds."""
    began = time.monotonic()
    checksum = side.run(name)[1]
    while time.monotonic() - began < 2:
        side.run(name)
    return checksum


def measure(sides, ways):
    """The median CPU seconds of each way; stops where two disagree."""
    times = {way: [] for way in ways}
    checksums = {way: warm(sides[way[0]], way[1]) for way in ways}
    first = checksums[ways[0]]
    for way, checksum in checksums.items():
        if abs(checksum - first) > 1e-9 * max(1, abs(first)):
            raise SystemExit(f"{way[1]} gives {checksum}, {ways[0][1]} gives {first}.")
    for _ in range(REPEATS):
        for way in ways:
            times[way].append(sides[way[0]].run(way[1])[0])
    return {way: statistics.median(taken) for way, taken in times.items()}


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        lines = info.read()
    model = next(line.split(":")[1].strip() for line in lines.split("\n") if line.startswith("model name"))
    vectors = [name for name in ("avx512f", "avx2") if f" {name} " in lines.replace("\n", " \n")]
    return f"{model} ({', '.join(vectors) or 'no AVX2'}), {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def installed(package):
    return f"{package} " + subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True).stdout


def main(folder, wanted):
    if not os.path.isdir(f"{folder}/job"):
        subprocess.run(["dotnet", TOOL, "data", folder], check=True)
    if not os.path.isdir(f"{folder}/samples"):
        subprocess.run(["dotnet", "run", f"{ROOT}/tests/memory/samples.cs", "--", f"{folder}/samples", "200", "500"], check=True)
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{time.strftime('%Y-%m-%d')}, commit {commit}, {machine()}; .NET {subprocess.run(['dotnet', '--version'], capture_output=True, text=True, check=True).stdout.strip()} SDK, "
          f"Debian's {', '.join(map(installed, ('python3', 'python3-numpy', 'libopenblas0-pthread', 'python3-scipy', 'python3-pandas', 'python3-levenshtein')))}.\n")
    sides = {"net": Side(["dotnet", TOOL, "serve", folder]), "python": Side([sys.executable, f"{HERE}/peers.py", folder])}
    print("| work | way | CPU, ms | as a multiple of ours |\n| --- | --- | --- | --- |")
    for work, ways in WORKS.items():
        if wanted and not any(part in work for part in wanted):
            continue
        taken = measure(sides, ways)
        for way, seconds in taken.items():
            print(f"| {work} | {way[1].split(' ', 1)[1]} | {1000 * seconds:,.1f} | {seconds / taken[ways[0]]:.2f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
