using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricLens.Notebooks;

/// <summary>A C# cell taken apart for a program: usings go to its head, types to its end, and what the cell shows by its last expression is shown by a call.</summary>
/// <param name="Usings">The using directives, as text.</param>
/// <param name="Statements">The statements and functions, as text.</param>
/// <param name="Types">The types, each as text with the comments before it.</param>
/// <param name="Packages">The packages that the cell refers to.</param>
/// <param name="UsesHtml">Whether it calls <c>HTML</c>.</param>
internal sealed record CellCode(IReadOnlyList<string> Usings, string Statements, IReadOnlyList<string> Types, IReadOnlyList<PackageRequest> Packages, bool UsesHtml)
{
    private const string ShowMethod = "Display", ShowFunction = "display", Html = "HTML";

    /// <summary>Takes a cell apart.</summary>
    /// <exception cref="FormatException">The cell is no C#.</exception>
    /// <exception cref="PackageException">A reference begins like one to a package, and is none.</exception>
    /// <exception cref="NotSupportedException">It has a magic command, or refers to an assembly by its path.</exception>
    public static CellCode Of(NotebookCell cell)
    {
        CellDirectives directives = CellDirectives.Of(cell);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(directives.Code, CellDirectives.Script);
        CompilationUnitSyntax unit = tree.GetCompilationUnitRoot();
        if (tree.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new FormatException($"line {error.Location.GetLineSpan().StartLinePosition.Line + 1}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        if (directives.Files.Count > 0) throw new NotSupportedException($"#r \"{directives.Files[0]}\": a file-based app cannot refer to an assembly by its path");
        MemberDeclarationSyntax[] types = [.. unit.Members.Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)];
        var edits = new List<TextChange>();
        edits.AddRange(unit.Usings.Select(directive => new TextChange(TextSpan.FromBounds(directive.SpanStart, directive.FullSpan.End), "")));
        edits.AddRange(types.Select(type => new TextChange(WithComments(type), "")));
        AddCalls(unit, types, edits);
        string statements = SourceText.From(directives.Code).WithChanges(edits.OrderBy(edit => edit.Span.Start)).ToString();
        return new([.. unit.Usings.Select(directive => directive.ToString())], string.Join('\n', statements.Split('\n').Select(line => line.TrimEnd())).Trim('\n'),
            [.. types.Select(type => directives.Code[WithComments(type).Start..type.Span.End].Trim('\n'))], directives.Packages,
            unit.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression is IdentifierNameSyntax { Identifier.Text: Html }));
    }

    /// <summary>A type with its own comments: those that no directive parts from it.</summary>
    private static TextSpan WithComments(MemberDeclarationSyntax type)
    {
        SyntaxTriviaList before = type.GetLeadingTrivia();
        int start = before.Where(trivia => trivia.IsDirective).Select(trivia => trivia.FullSpan.End).DefaultIfEmpty(type.FullSpan.Start).Max();
        return TextSpan.FromBounds(start, type.FullSpan.End);
    }

    /// <summary>Turns <c>x.Display()</c> and a last expression without a semicolon into calls of a function.</summary>
    private static void AddCalls(CompilationUnitSyntax unit, MemberDeclarationSyntax[] types, List<TextChange> edits)
    {
        foreach (InvocationExpressionSyntax call in unit.DescendantNodes(node => !types.Contains(node)).OfType<InvocationExpressionSyntax>())
        {
            if (call is not { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: ShowMethod } access }) continue;
            edits.Add(new(new(call.SpanStart, 0), ShowFunction + "("));
            edits.Add(new(TextSpan.FromBounds(access.OperatorToken.FullSpan.Start, call.Span.End), ")"));
        }
        if (unit.Members.LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }) return;
        bool isShown = last.Expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: ShowFunction } or MemberAccessExpressionSyntax { Name.Identifier.Text: ShowMethod } };
        if (!isShown) edits.Add(new(new(last.Expression.SpanStart, 0), ShowFunction + "("));
        edits.Add(new(new(last.Expression.Span.End, 0), isShown ? ";" : ");"));
    }
}
