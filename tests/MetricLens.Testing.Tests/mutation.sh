#!/usr/bin/env bash
# Mutates src/MetricLens/Metrics and src/MetricLens/Text and runs the laws and the baselines on each mutant with Stryker.
# Usage: tests/MetricLens.Testing.Tests/mutation.sh FOLDER [stryker options], such as -m 'Metrics/Brier.cs'
# Stryker instruments the whole project that it mutates, so a copy is made in FOLDER of the four folders that the metrics need, which is a third of it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
copy=$1
shift
mkdir -p "$copy/src/MetricLens" "$copy/tests" "$copy/fixtures"
cp -r "$root"/{Directory.Build.props,Directory.Packages.props,.editorconfig,.config,global.json,MetricLens.sln} "$copy"
cp -r "$root"/src/MetricLens/{Statistics,Text,Records,Metrics,MetricLens.csproj,packages.lock.json} "$copy/src/MetricLens"
cp -r "$root/fixtures/baselines" "$copy/fixtures"
cp -r "$root/src/MetricLens.Testing" "$copy/src"
cp -r "$root/tests/MetricLens.Testing.Tests" "$copy/tests"
rm -rf "$copy"/src/*/{bin,obj} "$copy"/tests/*/{bin,obj}
# What shows that the laws bite and how they report needs no mutants of the metrics.
rm -rf "$copy"/tests/MetricLens.Testing.Tests/{Museum,MetricBaselineTests.cs,StrangerTests.cs,PageTests.cs}
# A solution would be searched for more projects; what it names is not all here.
: > "$copy/MetricLens.sln"
cd "$copy/tests/MetricLens.Testing.Tests"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet tool restore
dotnet restore
exec dotnet stryker "$@"
