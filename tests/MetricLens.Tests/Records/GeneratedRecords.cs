using FsCheck;
using FsCheck.Fluent;
using MetricLens.Records;

namespace MetricLens.Tests.Records;

/// <summary>Makes records with every field present or absent, and texts that hurt.</summary>
public static class GeneratedRecords
{
    private static readonly string[] Pieces =
    [
        "", "a", "\"", "\\", "\0", "\u0001\u007f", "\r\n", "\u2028\u2029", "涌现能力", "👩‍👩‍👧", "𝒳", "שלום", "\u202eabc", "e\u0301", "İı", "\uFEFF",
        "-Infinity", "NaN", "-inf", "null", "[1,", "</script>", "\uFFFD", "\uFFFF",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ArrayOf(3).Select(string.Concat);
    private static readonly Gen<string> Names = Texts.Select(text => "n" + text);

    private static readonly Gen<double> Logprobs = Gen.OneOf(
        Gen.Constant(double.NegativeInfinity), Gen.Constant(0.0), Gen.Constant(-double.Epsilon), Gen.Constant(-1e9),
        Gen.Choose(1, int.MaxValue).Select(n => -1.0 / n), Gen.Choose(1, int.MaxValue).Select(n => -Math.PI * n / 10));

    private static readonly Gen<double?> Scales = Gen.OneOf(
        Gen.Constant<double?>(null), Gen.Choose(1, 1000).Select(n => (double?)(n * 1e18)), Gen.Choose(1, 1000).Select(n => (double?)(n / 7.0)));

    public static Arbitrary<Record[]> Records() => Record().ArrayOf().ToArbitrary();

    private static Gen<Record> Record() =>
        from names in Names.ArrayOf(4)
        from scales in Scales.ArrayOf(5)
        from optional in Gen.OneOf(Gen.Constant<string?>(null), Texts.Select(text => (string?)text)).ArrayOf(4)
        from lists in Texts.ArrayOf().ArrayOf(2)
        from logprobs in Logprobs.ArrayOf(40)
        from integers in Gen.Choose(int.MinValue, int.MaxValue).ArrayOf()
        from choices in Texts.ArrayOf(3)
        from switches in Gen.Choose(0, 1).Select(n => n == 1).ArrayOf(8)
        select new Record
        {
            Task = names[0],
            Model = names[1],
            ExampleId = names[2],
            Family = switches[0] ? names[3] : MetricLens.Records.Record.DefaultFamily,
            Seed = switches[1] ? integers.Length - 2 : null,
            Scales = new ScaleValues { Params = scales[0], TrainTokens = scales[1], TrainFlops = scales[2], TrainLoss = scales[3], Step = scales[4] },
            Arm = optional[0],
            Cluster = optional[1],
            Prompt = optional[2],
            Output = optional[3],
            Targets = lists[0],
            TargetTokens = switches[2] ? Tokens(switches[3], lists[1], integers) : null,
            OutputTokens = switches[4] ? Tokens(switches[3], lists[0], integers) : null,
            TargetLogprobs = switches[2] && (switches[3] ? integers.Length : lists[1].Length) is var n and <= 40 ? logprobs[..n] : [],
            Choices = switches[5] ? choices : [],
            ChoiceLogprobs = switches[5] && switches[6] ? logprobs[..3] : [],
            Gold = switches[5] ? integers.Length % 3 : null,
            Scores = switches[7] ? new Dictionary<string, double> { [names[0]] = -Math.E, [names[1] + "2"] = 0 } : null,
        };

    private static TokenSequence Tokens(bool isInteger, string[] texts, int[] integers) =>
        isInteger ? TokenSequence.Of(integers.AsSpan()) : TokenSequence.Of(texts.AsSpan());
}
