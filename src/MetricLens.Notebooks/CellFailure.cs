using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace MetricLens.Notebooks;

/// <summary>The fault that ended a run.</summary>
/// <param name="Cell">The cell's place in the notebook, from 1.</param>
/// <param name="Name">The exception's type.</param>
/// <param name="Message">What it says.</param>
/// <param name="Trace">Where in the notebook it arose, line by line.</param>
public sealed partial record CellFailure(int Cell, string Name, string Message, IReadOnlyList<string> Trace)
{
    /// <summary>The failure in one sentence.</summary>
    public override string ToString() => FormattableString.Invariant($"cell {Cell}: {Name}: {Message}");

    /// <summary>Puts an exception into words that are the same on every machine: of its stack only the lines that lie in cells.</summary>
    internal static CellFailure Of(int cell, Exception fault)
    {
        if (fault is CompilationErrorException wrong)
        {
            string[] errors = [.. wrong.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Words)];
            return new(cell, "CompilationError", errors.Length > 1 ? FormattableString.Invariant($"{errors[0]} (and {errors.Length - 1} more)") : errors[0], errors);
        }
        IEnumerable<string> frames = Frame().Matches(fault.StackTrace ?? "").Select(match => $"   at {match.Groups[1].Value}, line {match.Groups[2].Value}");
        return new(cell, fault.GetType().Name, fault.Message, [$"{fault.GetType().FullName}: {fault.Message}", .. frames]);
    }

    private static string Words(Diagnostic diagnostic) => diagnostic.Location.IsInSource
        ? FormattableString.Invariant($"line {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")
        : $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";

    [GeneratedRegex(@" in .*?(cell \d+):line (\d+)")]
    private static partial Regex Frame();
}
