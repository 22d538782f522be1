#!/usr/bin/env python3
"""Mutates src/MetricLens/Metrics and src/MetricLens/Text by hand-made rules and runs the laws and baselines on each mutant.

Usage: mutate.py [--sample N] [--seed S] [--minutes M] [--files PART ...] > report.md     (after: dotnet build -c Release tests/MetricLens.Testing.Tests)

One rule at one place makes a mutant. It is compiled by itself (csc, without the project's other folders, which the metrics do not need), put beside the built tests,
and MutationTests runs the metrics that the file is of: those whose class stands in it, or all where none does. A mutant is killed when a test fails, the process dies or
takes longer than --limit; one that does not compile is no mutant. Texts are mutated only outside cards, where they are no documentation.
"""
import argparse, concurrent.futures, os, pathlib, random, re, shutil, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORE = ROOT / "src/MetricLens"
BUILT = ROOT / "tests/MetricLens.Testing.Tests/bin/Release/net10.0"
FOLDERS = ["Statistics", "Text", "Records", "Metrics"]
RULES = [
    (r"(?<=\s)\+(?=\s)", "-"), (r"(?<=\s)-(?=\s)", "+"), (r"(?<=\s)\*(?=\s)", "/"), (r"(?<=\s)/(?=\s)", "*"),
    (r"(?<=\s)<(?=\s)", "<="), (r"(?<=\s)<=(?=\s)", "<"), (r"(?<=\s)>(?=\s)", ">="), (r"(?<=\s)>=(?=\s)", ">"),
    (r"(?<=\s)==(?=\s)", "!="), (r"(?<=\s)!=(?=\s)", "=="), (r"(?<=\s)&&(?=\s)", "||"), (r"(?<=\s)\|\|(?=\s)", "&&"),
    (r"\+\+", "--"), (r"(?<=\s)\+=(?=\s)", "-="), (r"(?<=\s)-=(?=\s)", "+="), (r"(?<=\s)\?\?(?!=)(?=\s)", None),
    (r"(?<=[(\s])!(?=[A-Za-z(])", ""), (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"\bMath\.Min\b", "Math.Max"), (r"\bMath\.Max\b", "Math.Min"),
    (r"\.Any\(", ".All("), (r"\.All\(", ".Any("), (r"(?<![\w.])0(?![\w.])", "1"), (r"(?<![\w.])1(?![\w.])", "2"), (r"(?<![\w.])2(?![\w.])", "3"),
    (r"(?<![\w.])1\.0(?![\w])", "2.0"), (r"\bcontinue;", ";"), (r"\bbreak;(?=\s*$)", ";"), (r"\bHigherIsBetter\b", "LowerIsBetter"), (r"\bLowerIsBetter\b", "HigherIsBetter"),
    (r"(?<=\S)Value \? ", None), (r"\.Positive", ".Negative"), (r"\bis not\b", "is"),
]


def code_only(text):
    """The text with comments and strings blanked, so that no rule matches there; same length."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|"""(?:.|\n)*?"""|@"(?:""|[^"])*"|\$?"(?:\\.|[^"\\\n])*"|\'(?:\\.[^\']*|[^\'\\])\'', re.S)
    return pattern.sub(lambda match: re.sub(r"[^\n]", "~", match.group()), text)


def mutants_of(path):
    text = path.read_text(encoding="utf-8")
    bare = code_only(text)
    for pattern, replacement in RULES:
        if replacement is None: continue
        for match in re.finditer(pattern, bare, re.M):
            line = text.count("\n", 0, match.start()) + 1
            begin = text.rfind("\n", 0, match.start()) + 1
            source = bare[begin:bare.find("\n", begin)].strip()
            # Signatures with defaults, generics and worked examples are no decisions of the metric.
            if source.startswith(("using ", "namespace ", "new(", "[", "internal const", "(\"")) or "ExampleRecord" in source: continue
            yield path, line, match.start(), match.end(), match.group().strip(), replacement, text[begin:text.find("\n", begin)].strip()


def metrics_in(path):
    """The ids of the metrics whose classes stand in a file; none for what several share."""
    text = path.read_text(encoding="utf-8")
    if not re.search(r"class \w+[^{\n]*: [^{\n]*IMetric\b", text): return []
    match = re.search(r'Id = "([a-z0-9_:]+)"', text) or re.search(r'ToolRules\.\w+\("([a-z0-9_:]+)"', text)
    return [match.group(1)] if match else []


def references():
    packs = sorted(pathlib.Path("/usr/share/dotnet/packs/Microsoft.NETCore.App.Ref").iterdir())[-1]
    for dll in sorted((packs / "ref/net10.0").glob("*.dll")): yield f"-r:{dll}"
    for dll in sorted(BUILT.glob("*.dll")):
        if re.match(r"MathNet|Microsoft\.ML|Google", dll.name): yield f"-r:{dll}"
    yield f"-analyzer:{packs / 'analyzers/dotnet/cs/System.Text.RegularExpressions.Generator.dll'}"


def compile_core(folder, mutated=None, text=None):
    usings = folder / "Usings.cs"
    usings.write_text("".join(f"global using {name};\n" for name in ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"])
                      + '[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("MetricLens.Tests")]\n')
    sources = [usings]
    for source in (path for part in FOLDERS for path in sorted((CORE / part).rglob("*.cs"))):
        if source == mutated:
            copy = folder / "Mutant.cs"
            copy.write_text(text, encoding="utf-8")
            source = copy
        sources.append(source)
    response = folder / "core.rsp"
    response.write_text("\n".join(["-target:library", "-nullable:enable", "-langversion:14", "-optimize+", "-nowarn:CS1591", "-nologo", "-deterministic", f"-out:{folder / 'MetricLens.dll'}", *references(), *(f'"{path}"' for path in sources)]))
    sdk = sorted(pathlib.Path("/usr/share/dotnet/sdk").iterdir())[-1]
    return subprocess.run(["dotnet", str(sdk / "Roslyn/bincore/csc.dll"), "/noconfig", "/shared", f"@{response}"], capture_output=True, text=True)


def try_mutant(mutant, limit):
    path, line, start, end, before, after, source = mutant
    text = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if compile_core(folder, path, text[:start] + after + text[end:]).returncode != 0: return "no mutant"
        # The tests find the repository's files from where they run.
        place = pathlib.Path(tempfile.mkdtemp(prefix="mutant-", dir=BUILT.parent))
        try:
            for file in BUILT.iterdir():
                if file.is_file() and file.name != "MetricLens.dll": os.symlink(file, place / file.name)
            os.remove(place / "MetricLens.Testing.Tests.dll")
            shutil.copy(BUILT / "MetricLens.Testing.Tests.dll", place)
            shutil.copy(folder / "MetricLens.dll", place)
            environment = dict(os.environ)
            if ids := metrics_in(path): environment["METRICLENS_MUTATED"] = " ".join(ids)
            try:
                run = subprocess.run(["dotnet", str(place / "MetricLens.Testing.Tests.dll"), "-explicit", "only", "-class", "MetricLens.Testing.Tests.MutationTests", "-stopOnFail"],
                                     capture_output=True, text=True, timeout=limit, env=environment)
            except subprocess.TimeoutExpired:
                return "killed (time)"
            if run.returncode != 0: return "killed"
            if "Total: 0" in run.stdout: return "no test"
            return "survived"
        finally:
            shutil.rmtree(place)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--sample", type=int)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=1e9)
    options.add_argument("--limit", type=float, default=120)
    options.add_argument("--files", nargs="*", default=[""])
    options.add_argument("--list", action="store_true")
    chosen = options.parse_args()
    files = [path for part in ("Metrics", "Text") for path in sorted((CORE / part).rglob("*.cs")) if any(name in str(path) for name in chosen.files)]
    mutants = [mutant for path in files for mutant in mutants_of(path)]
    total = len(mutants)
    random.Random(chosen.seed).shuffle(mutants)
    mutants = mutants[:chosen.sample]
    if chosen.list:
        print(total)
        return
    with tempfile.TemporaryDirectory() as name:
        sound = compile_core(pathlib.Path(name))
        if sound.returncode != 0: sys.exit(sound.stdout)
    counts, survivors, until = {}, [], time.monotonic() + 60 * chosen.minutes
    for mutant in mutants:
        if time.monotonic() > until: break
        outcome = try_mutant(mutant, chosen.limit)
        counts[outcome] = counts.get(outcome, 0) + 1
        path, line, _, _, before, after, source = mutant
        print(f"{outcome}: {path.relative_to(CORE)}:{line} {before} -> {after or 'nothing'}", file=sys.stderr, flush=True)
        if outcome in ("survived", "no test"): survivors.append(f"| {path.relative_to(CORE)}:{line} | `{before}` → `{after or 'nothing'}` | `{source[:110].replace('|', chr(92) + '|')}` |")
    killed = sum(count for outcome, count in counts.items() if outcome.startswith("killed"))
    tried = killed + len(survivors)
    print(f"{tried} mutants tried of {total} places that rules match (seed {chosen.seed}; {counts.get('no mutant', 0)} did not compile): {killed} killed, {len(survivors)} survived.\n")
    print("| place | mutation | line |\n| --- | --- | --- |\n" + "\n".join(sorted(survivors)))


main()
