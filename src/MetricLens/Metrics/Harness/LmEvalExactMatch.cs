using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the output equals a target, as lm-eval computes exact_match of generated text.</summary>
/// <remarks>
/// Score 0 or 1, higher is better. The options are those of lm-eval's task files: <c>ignore_case</c>, <c>ignore_punctuation</c>, <c>ignore_numbers</c>; of <c>regexes_to_ignore</c> the one that is in use, <c>\s+</c>, is
/// <c>ignore_white_space</c>. Other expressions and filters are not reproduced: filter the output with <c>extract</c>.
/// The sound definition is <c>exact_match</c>. Unscored where there is no target or no output. Reference: lm_eval/api/metrics.py of lm-evaluation-harness.
/// </remarks>
public sealed class LmEvalExactMatch : IMetric, IHasVariants<IMetric>
{
    private static readonly MetricOption Case = MetricOption.OneOf("case", ("keep_case", "case counts"), ("ignore_case", "both texts in lower case"));
    private static readonly MetricOption Punctuation = MetricOption.OneOf("punctuation", ("keep_punctuation", "punctuation counts"), ("ignore_punctuation", "without ASCII punctuation"));
    private static readonly MetricOption Numbers = MetricOption.OneOf("numbers", ("keep_numbers", "digits count"), ("ignore_numbers", "without ASCII digits"));
    private static readonly MetricOption Space = MetricOption.OneOf("white_space", ("keep_white_space", "white space counts"), ("ignore_white_space", "without any white space, as regexes_to_ignore with \\s+ has it"));

    private readonly bool _ignoresSpace;
    private readonly bool _ignoresCase;
    private readonly bool _ignoresPunctuation;
    private readonly bool _ignoresNumbers;

    /// <summary>The metric with lm-eval's defaults: nothing is ignored.</summary>
    public LmEvalExactMatch()
        : this(MetricVariant.Default(Case, Punctuation, Numbers, Space))
    {
    }

    private LmEvalExactMatch(MetricVariant variant)
    {
        Variant = variant;
        _ignoresSpace = variant[Space] == "ignore_white_space";
        _ignoresCase = variant[Case] == "ignore_case";
        _ignoresPunctuation = variant[Punctuation] == "ignore_punctuation";
        _ignoresNumbers = variant[Numbers] == "ignore_numbers";
        Card = ToolRules.Match("lm_eval:exact_match" + variant.Suffix, "exact_match (lm-eval)" + variant.InName, "Whether the output equals a target, as lm-eval computes exact_match of generated text.", ToolRules.LmEval,
            [
                ToolRules.ScoresEmptyTargets,
                "Texts pass through numpy arrays, which lose NUL characters at their ends.",
                "A text in lower case is cut to the length that it had: İ, which becomes i with a combining dot, is i.",
                "Without digits, 12 equals 34.",
                "Of metrics other than this one, lm-eval turns several targets' scores into 1 where any is positive; a mean of such scores cannot be reproduced from the texts.",
            ],
            variant.Own(
                ("",
                [
                    new("The texts are equal.", ExampleRecord.Text("yes", "no", "yes"), 1),
                    new("White space at the ends counts.", ExampleRecord.Text("yes\n", "yes"), 0),
                    new("An empty output equals an empty target.", ExampleRecord.Text("", ""), 1),
                    new("A NUL at the end is lost.", ExampleRecord.Text("x\0", "x"), 1),
                    new("A NUL at the beginning is not.", ExampleRecord.Text("\0x", "x"), 0),
                    new("Without output the record is unscored.", ExampleRecord.Text(null, "x"), null),
                ]),
                (":ignore_case", 
                [
                    new("Case does not count.", ExampleRecord.Text("Yes", "yes"), 1),
                    new("What lower case makes longer is cut.", ExampleRecord.Text("\u0130x", "i\u0307"), 1),
                    new("A NUL at the end leaves room for it.", ExampleRecord.Text("\u0130\0", "i\u0307"), 1),
                    new("A character of two units is one.", ExampleRecord.Text("a\uD83D\uDE00", "a\uD83D\uDE01"), 0),
                ]),
                (":ignore_punctuation", [new("Punctuation does not count.", ExampleRecord.Text("3.14", "314"), 1), new("A NUL that comes to stand at the end is lost.", ExampleRecord.Text("x\0!", "x"), 1)]),
                (":ignore_numbers", [new("Digits do not count.", ExampleRecord.Text("x12", "x34"), 1)]),
                (":ignore_white_space", [new("White space does not count anywhere.", ExampleRecord.Text(" y es\n", "yes"), 1)])))
            with
        { Options = variant.Options };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new LmEvalExactMatch(variant);

    /// <inheritdoc/>
    public Score Measure(Record record) => ToolRules.Best(record, (target, output) => Rewrite(output) == Rewrite(target) ? 1 : 0);

    /// <summary>numpy keeps the width of a text in lower case: what became longer is cut.</summary>
    private static string CutToLength(string text, int codePoints)
    {
        int end = 0;
        for (int left = codePoints; left > 0 && end < text.Length; left--)
            end += end + 1 < text.Length && char.IsSurrogatePair(text[end], text[end + 1]) ? 2 : 1;
        return text[..end];
    }

    private string Rewrite(string text)
    {
        string rewritten = _ignoresSpace ? string.Concat(text.Where(c => !PythonText.IsSpace(c))) : text;
        if (_ignoresCase) rewritten = CutToLength(PythonText.Lower(rewritten), CodePoints.Count(rewritten));
        if (_ignoresPunctuation) rewritten = string.Concat(rewritten.Where(c => !PythonText.IsPunctuation(c)));
        if (_ignoresNumbers) rewritten = string.Concat(rewritten.Where(c => !char.IsAsciiDigit(c)));
        return rewritten.TrimEnd('\0');
    }
}
