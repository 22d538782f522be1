using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricLens.Notebooks;

/// <summary>What a C# cell asks for besides its code.</summary>
/// <param name="Code">The cell's text without what no C# compiler knows: blanks stand in its place, so that lines keep their numbers.</param>
/// <param name="Packages">The packages that it refers to by <c>#r</c>.</param>
/// <param name="Files">What else it refers to by <c>#r</c>, without quotes.</param>
/// <param name="Sources">The sources of packages that it names by <c>#i "nuget: PLACE"</c>.</param>
internal sealed partial record CellDirectives(string Code, IReadOnlyList<PackageRequest> Packages, IReadOnlyList<string> Files, IReadOnlyList<string> Sources)
{
    /// <summary>C# as a script of the newest version.</summary>
    public static CSharpParseOptions Script { get; } = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>Reads a cell's directives.</summary>
    /// <exception cref="PackageException">A reference begins like one to a package, and is none.</exception>
    /// <exception cref="NotSupportedException">The cell has a magic command that only Polyglot Notebooks know.</exception>
    public static CellDirectives Of(NotebookCell cell)
    {
        var sources = new List<string>();
        string code = Directive().Replace(cell.Source, match =>
        {
            if (match.Groups["magic"].Success)
                throw new NotSupportedException($"The magic command '{match.Value.Trim()}' is one of Polyglot Notebooks and has no meaning here.");
            sources.Add(match.Groups["place"].Value);
            return "";
        });
        var packages = new List<PackageRequest>();
        var files = new List<string>();
        // A directive may name one assembly to the compiler, and a package has several: these go to the compiler another way.
        char[] text = code.ToCharArray();
        foreach (ReferenceDirectiveTriviaSyntax directive in CSharpSyntaxTree.ParseText(code, Script).GetCompilationUnitRoot().GetReferenceDirectives())
        {
            if (PackageRequest.Of(directive.File.ValueText) is not { } package)
            {
                files.Add(directive.File.ValueText);
                continue;
            }
            packages.Add(package);
            text.AsSpan(directive.SpanStart, directive.File.Span.End - directive.SpanStart).Fill(' ');
        }
        return new(new(text), packages, files, sources);
    }

    [GeneratedRegex("^[ \\t]*(?:#i[ \\t]+\"nuget:[ \\t]*(?<place>[^\"\\n]+?)[ \\t]*\"[ \\t]*|(?<magic>#![^\\n]*))$", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
