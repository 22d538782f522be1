using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace MetricLens.Mutation;

/// <summary>Writes every mutant of a file into it, each behind a question whether it is the one that is tried: <c>(Mutant.Is(7) ? a - b : a + b)</c>.</summary>
/// <remarks>
/// Constants, attributes, patterns and default values cannot ask and stay as they are; so do worked examples, which are tests themselves, and what is thrown, which is a message. Loops also ask whether time is up, so that a mutant that never ends does end.
/// </remarks>
internal sealed class Mutator(string file, SyntaxTree original, int first, IReadOnlySet<int> dropped) : CSharpSyntaxRewriter
{
    /// <summary>The kind of the annotation that says which mutant a node holds.</summary>
    internal const string Annotation = "mutant";

    private static readonly Dictionary<SyntaxKind, (SyntaxKind Expression, SyntaxKind Token)> Swaps = new()
    {
        [SyntaxKind.AddExpression] = (SyntaxKind.SubtractExpression, SyntaxKind.MinusToken),
        [SyntaxKind.SubtractExpression] = (SyntaxKind.AddExpression, SyntaxKind.PlusToken),
        [SyntaxKind.MultiplyExpression] = (SyntaxKind.DivideExpression, SyntaxKind.SlashToken),
        [SyntaxKind.DivideExpression] = (SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken),
        [SyntaxKind.ModuloExpression] = (SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken),
        [SyntaxKind.LessThanExpression] = (SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanEqualsToken),
        [SyntaxKind.LessThanOrEqualExpression] = (SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken),
        [SyntaxKind.GreaterThanExpression] = (SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanEqualsToken),
        [SyntaxKind.GreaterThanOrEqualExpression] = (SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken),
        [SyntaxKind.EqualsExpression] = (SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
        [SyntaxKind.NotEqualsExpression] = (SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
        [SyntaxKind.LogicalAndExpression] = (SyntaxKind.LogicalOrExpression, SyntaxKind.BarBarToken),
        [SyntaxKind.LogicalOrExpression] = (SyntaxKind.LogicalAndExpression, SyntaxKind.AmpersandAmpersandToken),
        [SyntaxKind.AddAssignmentExpression] = (SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MinusEqualsToken),
        [SyntaxKind.SubtractAssignmentExpression] = (SyntaxKind.AddAssignmentExpression, SyntaxKind.PlusEqualsToken),
        [SyntaxKind.MultiplyAssignmentExpression] = (SyntaxKind.DivideAssignmentExpression, SyntaxKind.SlashEqualsToken),
        [SyntaxKind.DivideAssignmentExpression] = (SyntaxKind.MultiplyAssignmentExpression, SyntaxKind.AsteriskEqualsToken),
        [SyntaxKind.PreIncrementExpression] = (SyntaxKind.PreDecrementExpression, SyntaxKind.MinusMinusToken),
        [SyntaxKind.PreDecrementExpression] = (SyntaxKind.PreIncrementExpression, SyntaxKind.PlusPlusToken),
        [SyntaxKind.PostIncrementExpression] = (SyntaxKind.PostDecrementExpression, SyntaxKind.MinusMinusToken),
        [SyntaxKind.PostDecrementExpression] = (SyntaxKind.PostIncrementExpression, SyntaxKind.PlusPlusToken),
    };

    private static readonly Dictionary<string, string> Names = Pairs(
        ("Min", "Max"), ("Any", "All"), ("First", "Last"), ("FirstOrDefault", "LastOrDefault"), ("Floor", "Ceiling"), ("OrderBy", "OrderByDescending"), ("IndexOf", "LastIndexOf"),
        ("TrimEnd", "TrimStart"), ("StartsWith", "EndsWith"), ("Skip", "Take"), ("HigherIsBetter", "LowerIsBetter"));

    private int _next = first;

    /// <summary>The mutants that were met, dropped ones too.</summary>
    internal List<MutantPlace> Places { get; } = [];

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitEnumMemberDeclaration(EnumMemberDeclarationSyntax node) => node;

    public override SyntaxNode? VisitConstantPattern(ConstantPatternSyntax node) => node;

    public override SyntaxNode? VisitRelationalPattern(RelationalPatternSyntax node) => node;

    public override SyntaxNode? VisitThrowStatement(ThrowStatementSyntax node) => node;

    public override SyntaxNode? VisitThrowExpression(ThrowExpressionSyntax node) => node;

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => node;

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => node;

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) => node.Modifiers.Any(SyntaxKind.ConstKeyword) ? node : base.VisitFieldDeclaration(node);

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node) => node.IsConst ? node : base.VisitLocalDeclarationStatement(node);

    public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node) => node.Initializer is null && IsExample(node) ? node : base.VisitImplicitObjectCreationExpression(node);

    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        if (node.Left is IdentifierNameSyntax { Identifier.Text: "Examples" }) return node;
        return Swapped(node, base.VisitAssignmentExpression(node)!);
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        SyntaxNode visited = base.VisitBinaryExpression(node)!;
        if (!node.IsKind(SyntaxKind.CoalesceExpression)) return Swapped(node, visited);
        return node.Right is ThrowExpressionSyntax ? visited : Choice(node, "left of ??", "nothing", ((BinaryExpressionSyntax)visited).Right, (ExpressionSyntax)visited);
    }

    public override SyntaxNode? VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node) => Swapped(node, base.VisitPostfixUnaryExpression(node)!);

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var visited = (PrefixUnaryExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        return node.IsKind(SyntaxKind.LogicalNotExpression) || node.IsKind(SyntaxKind.UnaryMinusExpression)
            ? Choice(node, node.OperatorToken.Text, "nothing", visited.Operand, visited)
            : Swapped(node, visited);
    }

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        ExpressionSyntax? mutated = node.Kind() switch
        {
            SyntaxKind.TrueLiteralExpression => LiteralExpression(SyntaxKind.FalseLiteralExpression),
            SyntaxKind.FalseLiteralExpression => LiteralExpression(SyntaxKind.TrueLiteralExpression),
            SyntaxKind.NumericLiteralExpression => node.Token.Value switch
            {
                int number => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(number + 1)),
                double number => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(number + 1)),
                _ => null,
            },
            _ => null,
        };
        return mutated is null ? node : Choice(node, node.ToString(), mutated.ToString(), mutated, node);
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        var visited = (MemberAccessExpressionSyntax)base.VisitMemberAccessExpression(node)!;
        // A method that is called is swapped with its arguments.
        return node.Parent is not InvocationExpressionSyntax && Renamed(visited) is { } renamed ? Choice(node, node.Name.ToString(), renamed.Name.ToString(), renamed, visited) : visited;
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Own" } && IsExample(node)) return node;
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        return node.Expression is MemberAccessExpressionSyntax access && visited.Expression is MemberAccessExpressionSyntax called && Renamed(called) is { } renamed
            ? Choice(node, access.Name.ToString(), renamed.Name.ToString(), visited.WithExpression(renamed), visited)
            : visited;
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return Asked(node, "condition of ?:", "its opposite", visited, id => visited.WithCondition(Parenthesized(BinaryExpression(SyntaxKind.NotEqualsExpression, Is(id), Parenthesized(visited.Condition)))));
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        visited = (IfStatementSyntax)Asked(node.Condition, "condition", "true", visited, id => visited.WithCondition(BinaryExpression(SyntaxKind.LogicalOrExpression, Is(id), Parenthesized(visited.Condition))));
        IfStatementSyntax asked = visited;
        return Asked(node.Condition, "condition", "false", asked, id => asked.WithCondition(BinaryExpression(SyntaxKind.LogicalAndExpression, Not(id), Parenthesized(asked.Condition))));
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (StatementSyntax)base.VisitExpressionStatement(node)!;
        return node.Expression is InvocationExpressionSyntax or AssignmentExpressionSyntax ? Removable(node, visited) : visited;
    }

    public override SyntaxNode? VisitContinueStatement(ContinueStatementSyntax node) => Removable(node, node);

    public override SyntaxNode? VisitBreakStatement(BreakStatementSyntax node) => node.Parent is SwitchSectionSyntax ? node : Removable(node, node);

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) => base.VisitForStatement(node) is ForStatementSyntax loop ? loop.WithStatement(Timed(loop.Statement)) : null;

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) => base.VisitForEachStatement(node) is ForEachStatementSyntax loop ? loop.WithStatement(Timed(loop.Statement)) : null;

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) => base.VisitWhileStatement(node) is WhileStatementSyntax loop ? loop.WithStatement(Timed(loop.Statement)) : null;

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) => base.VisitDoStatement(node) is DoStatementSyntax loop ? loop.WithStatement(Timed(loop.Statement)) : null;

    private static BlockSyntax Timed(StatementSyntax body) => Block(ParseStatement("global::MetricLens.Mutant.Tick();"), body);

    private static bool IsExample(SyntaxNode node) => node.ToString() is var text && (text.Contains("ExampleRecord.", StringComparison.Ordinal) || text.Contains("ConfidenceReading.Logged", StringComparison.Ordinal));

    private static MemberAccessExpressionSyntax? Renamed(MemberAccessExpressionSyntax access) => access.Name is IdentifierNameSyntax name && Names.TryGetValue(name.Identifier.Text, out string? other)
        ? access.WithName(IdentifierName(other))
        : null;

    private static ExpressionSyntax Is(int id) => ParseExpression(FormattableString.Invariant($"global::MetricLens.Mutant.Is({id})"));

    private static ExpressionSyntax Not(int id) => ParseExpression(FormattableString.Invariant($"!global::MetricLens.Mutant.Is({id})"));

    private static ParenthesizedExpressionSyntax Parenthesized(ExpressionSyntax expression) => ParenthesizedExpression(expression.WithoutTrivia());

    private static Dictionary<string, string> Pairs(params ReadOnlySpan<(string One, string Other)> pairs)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string one, string other) in pairs) (all[one], all[other]) = (other, one);
        return all;
    }

    private static bool IsStatic(SyntaxNode node) => node.Ancestors().Any(around =>
        around is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } ? property.Modifiers.Any(SyntaxKind.StaticKeyword) : around is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.StaticKeyword));

    private SyntaxNode Swapped(ExpressionSyntax node, SyntaxNode visited)
    {
        if (!Swaps.TryGetValue(node.Kind(), out var swap)) return visited;
        (SyntaxToken token, ExpressionSyntax mutated) = visited switch
        {
            BinaryExpressionSyntax two => (two.OperatorToken, BinaryExpression(swap.Expression, two.Left, Token(swap.Token).WithTriviaFrom(two.OperatorToken), two.Right)),
            AssignmentExpressionSyntax two => (two.OperatorToken, (ExpressionSyntax)AssignmentExpression(swap.Expression, two.Left, Token(swap.Token).WithTriviaFrom(two.OperatorToken), two.Right)),
            PrefixUnaryExpressionSyntax one => (one.OperatorToken, PrefixUnaryExpression(swap.Expression, one.Operand)),
            PostfixUnaryExpressionSyntax one => (one.OperatorToken, PostfixUnaryExpression(swap.Expression, one.Operand)),
            _ => throw new InvalidOperationException($"No swap of {visited.Kind()}."),
        };
        return Choice(node, token.Text, Token(swap.Token).Text, mutated, (ExpressionSyntax)visited);
    }

    private SyntaxNode Choice(ExpressionSyntax node, string before, string after, ExpressionSyntax mutated, ExpressionSyntax visited) => Asked(node, before, after, visited, id =>
    {
        ExpressionSyntax choice = ParenthesizedExpression(ConditionalExpression(Is(id), Parenthesized(mutated), Parenthesized(visited)));
        // What stands as a statement must be one still.
        bool isStatement = node.Parent is ExpressionStatementSyntax || (node.Parent is ForStatementSyntax loop && (loop.Incrementors.Contains(node) || loop.Initializers.Contains(node)));
        return isStatement ? AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, IdentifierName("_"), choice) : choice;
    });

    private StatementSyntax Removable(StatementSyntax node, StatementSyntax visited) =>
        (StatementSyntax)Asked(node, "statement", "nothing", visited, id => Block(IfStatement(Not(id), Block(visited))));

    private SyntaxNode Asked(SyntaxNode node, string before, string after, SyntaxNode visited, Func<int, SyntaxNode> ask)
    {
        int id = _next++;
        FileLinePositionSpan at = original.GetLineSpan(node.Span);
        Places.Add(new(id, file, at.StartLinePosition.Line + 1, before, after, original.GetText().Lines[at.StartLinePosition.Line].ToString().Trim(), IsStatic(node)));
        return dropped.Contains(id) ? visited : ask(id).WithTriviaFrom(visited).WithAdditionalAnnotations(new SyntaxAnnotation(Annotation, id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}

/// <summary>One rule at one place; static where it decides what a static field holds, so that it must be awake before that is made.</summary>
internal sealed record MutantPlace(int Id, string File, int Line, string Before, string After, string Source, bool IsStatic)
{
    /// <summary>What it changes, wherever its line has moved to; several on one line may share it.</summary>
    internal string Text => $"{File}\t{Before}\t{After}\t{Source}";
}
