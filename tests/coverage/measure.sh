#!/bin/bash
# Prints the line and branch coverage of the core over all ordinary tests, as README.md shows it: measure.sh [FOLDER], which gets coverlet's files.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:-$root/artifacts/coverage}
rm -rf "$folder"
cd "$root"
dotnet build -v quiet -c Release MetricLens.sln -p:CustomBeforeMicrosoftCommonTargets="$root/tests/coverage/coverage.targets" >&2
# A test that waits for seconds may fail where all code counts its steps; what it met is counted all the same.
dotnet test --no-build -c Release --results-directory "$folder" --coverlet --coverlet-output-format json --coverlet-include '[MetricLens]*' >&2 || echo "Not all tests passed." >&2
dotnet run "$root/tests/coverage/summary.cs" -- "$folder"
