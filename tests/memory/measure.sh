#!/bin/bash
# Prints the peak memory of `metriclens` on generated lm-evaluation-harness samples: measure.sh FOLDER, which gets up to 2 GB of files. Needs /usr/bin/time (apt-get install time).
set -eu
folder=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
tool=${METRICLENS_TOOL:-$root/src/MetricLens.Cli/bin/Release/net10.0/MetricLens.Cli.dll}
[ -e "$tool" ] || dotnet build -v quiet -c Release "$root/src/MetricLens.Cli/MetricLens.Cli.csproj" >&2
echo "| samples, MB | prompt, characters | records | command | peak memory, MB |"
echo "| --- | --- | --- | --- | --- |"
for size in "10 20000" "100 20000" "1000 20000" "10 100" "100 100"; do
    read -r megabytes prompt <<< "$size"
    samples=$folder/samples-$megabytes-$prompt
    [ -d "$samples" ] || dotnet run "$root/tests/memory/samples.cs" -- "$samples" "$megabytes" "$prompt" >&2
    records=$(cat "$samples"/*/*.jsonl | wc -l)
    for command in investigate score; do
        out=$folder/out
        rm -rf "$out"
        case $command in
            investigate) set -- investigate "$samples" --out "$out" --no-figures ;;
            score) set -- score "$samples" --out "$out.csv.gz" ;;
        esac
        /usr/bin/time -v -o "$folder/time.txt" dotnet "$tool" "$@" > "$folder/$command.txt"
        peak=$(awk '/Maximum resident/ { printf "%.0f", $6 / 1000 }' "$folder/time.txt")
        echo "| $megabytes | $prompt | $records | $command | $peak |"
    done
done
