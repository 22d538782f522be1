#!/bin/bash
# Fuzzes readers for SECONDS each, one after another, at low priority: fuzz.sh FOLDER SECONDS FORMAT...
# Needs afl-fuzz (apt-get install afl++) and sharpfuzz (dotnet tool install --global SharpFuzz.CommandLine). Findings, statistics and logs go into
# FOLDER/out/FORMAT; the files to start from are the fixtures.
set -eu
folder=$1 seconds=$2
shift 2
root=$(cd "$(dirname "$0")/../.." && pwd)
fixtures=$root/fixtures/import

if [ ! -e "$folder/bin/instrumented" ]; then
    dotnet publish -c Release -o "$folder/bin" "$root/tests/MetricLens.Fuzzing/MetricLens.Fuzzing.csproj"
    for library in MetricLens Parquet; do sharpfuzz "$folder/bin/$library.dll"; done
    touch "$folder/bin/instrumented"
fi
export AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1 DOTNET_TieredPGO=0

# The seeds of a format, and the name that a file of it goes by; where files lie beside it, their folder.
seeds() {
    rm -rf "$folder/in/$format"
    mkdir -p "$folder/in/$format"
    local number=0
    for seed in "$@"; do cp "$seed" "$folder/in/$format/$((number += 1))"; done
}
for format in "$@"; do
    beside=
    case $format in
        lm_eval) seeds "$fixtures"/lm_eval/*/samples_*; name=samples_t_2026-01-02T03-04-05.jsonl ;;
        lm_eval_results) seeds "$fixtures"/lm_eval/*/results_*; name=results_2026.json ;;
        helm) seeds "$fixtures"/helm/run/scenario_state.json; name=scenario_state.json beside=$fixtures/helm/run ;;
        helm_predictions) seeds "$fixtures"/helm/predictions/display_predictions.json; name=display_predictions.json beside=$fixtures/helm/predictions ;;
        inspect) seeds "$fixtures"/inspect/*.json; name=x.json ;;
        inspect_eval) seeds "$fixtures"/inspect/*.eval; name=x.eval ;;
        openai_evals) seeds "$fixtures"/openai_evals/*; name=x.jsonl ;;
        lighteval) seeds "$fixtures"/lighteval/*; name=details_t_2026-01-02T03-04-05.parquet ;;
        parquet) seeds "$fixtures"/tables/answers.parquet; name=x.parquet ;;
        big_bench) seeds "$fixtures"/big_bench/toy_facts.json; name=x.json ;;
        big_bench_scores) seeds "$fixtures"/big_bench/scores_*; name=scores_x_2m.json ;;
        table) seeds "$fixtures"/tables/answers.csv "$fixtures"/tables/renamed.csv; name=x.csv ;;
        means) seeds "$fixtures"/tables/means.csv; name=x.csv ;;
        scores) seeds "$fixtures"/tables/scores.csv; name=x.csv ;;
        records) seeds "$fixtures"/records/*; name=x.jsonl ;;
        *) echo "No such format: $format" >&2; exit 2 ;;
    esac
    id=${format/parquet/table}
    mkdir -p "$folder/out"
    nice -n 10 afl-fuzz -i "$folder/in/$format" -o "$folder/out/$format" -V "$seconds" -t 8000 -m none -- \
        dotnet "$folder/bin/MetricLens.Fuzzing.dll" "$id" "$name" $beside > "$folder/log.$format" 2>&1 || echo "$format: afl-fuzz ended with $?"
    grep -E 'execs_done|run_time|saved_crashes|saved_hangs|corpus_count|edges_found' "$folder/out/$format/default/fuzzer_stats" | sed "s/^/$format: /"
done
