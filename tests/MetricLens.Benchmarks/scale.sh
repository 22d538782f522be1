#!/bin/bash
# Prints time and peak memory of `metriclens investigate` over records of 8 models on tasks of 1,000 examples: scale.sh FOLDER [TASKS...]. Ten million records take 3.3 GB. Needs /usr/bin/time (apt-get install time).
set -eu
folder=$1
shift
root=$(cd "$(dirname "$0")/../.." && pwd)
tool=$root/src/MetricLens.Cli/bin/Release/net10.0/MetricLens.Cli.dll
writer=$root/tests/MetricLens.Benchmarks/bin/Release/net10.0/MetricLens.Benchmarks.dll
mkdir -p "$folder"
echo "| records | input, MB | time, s | CPU, s | records a CPU second | peak memory, MB | bytes a record |"
echo "| --- | --- | --- | --- | --- | --- | --- |"
for tasks in ${@:-1 13 125 1250}; do
    rm -rf "$folder/records" "$folder/report"
    dotnet "$writer" tasks "$folder/records" "$tasks" >&2
    /usr/bin/time -f "%e %U %S %M" -o "$folder/time.txt" dotnet "$tool" investigate "$folder/records" --no-figures --out "$folder/report" > "$folder/out.txt"
    megabytes=$(du -sm "$folder/records" | cut -f1)
    awk -v records=$((tasks * 8000)) -v mb="$megabytes" '{ printf "| %d | %d | %.1f | %.1f | %.0f | %.0f | %.0f |\n", records, mb, $1, $2 + $3, records / ($2 + $3), $4 / 1000, 1000 * $4 / records }' "$folder/time.txt"
done
