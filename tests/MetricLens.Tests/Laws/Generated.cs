using FsCheck;
using FsCheck.Fluent;
using MetricLens.Records;

namespace MetricLens.Tests.Laws;

/// <summary>Records and sequences drawn at random, rich in ties, empty fields, impossible options and odd characters.</summary>
internal static class Generated
{
    /// <summary>Log-probabilities are multiples of this, so that a shift by another multiple is exact.</summary>
    private const double Grain = 1.0 / (1 << 20);

    private static readonly string[] Pieces =
        ["a", "b", "the", "An", " ", "  ", ".", "-", "4", "2", "É", "e\u0301", "İ", "Σ", "ς", "ß", "\U0001F600", "\uD83D", "\uDE00", "\u00A0", "\t", "你"];

    private static readonly Gen<double> Finite = Gen.OneOf(
        Gen.Choose(-(20 << 20), 0).Select(grains => grains * Grain),
        Gen.Choose(-3, 0).Select(value => (double)value),
        Gen.Choose(-900, -700).Select(value => (double)value),
        Gen.Choose(-3, 0).Select(grains => grains * Grain));

    private static readonly Gen<double> LogProbability = Gen.Frequency((9, Finite), (1, Gen.Constant(double.NegativeInfinity)));

    private static readonly Gen<string> Text = Many(Gen.Elements(Pieces), 0, 6).Select(string.Concat);

    private static readonly Gen<int[]> Ids = Many(Gen.Choose(0, 3), 0, 9);

    /// <summary>Sequences over few symbols, so that they often share some.</summary>
    public static Arbitrary<int[]> Sequences { get; } = Ids.ToArbitrary();

    /// <summary>An output beside up to three targets, without tokens.</summary>
    public static Arbitrary<Record> Texts { get; } = TextRecords().ToArbitrary();

    /// <summary>Tokens of an output and of a target, neither empty.</summary>
    public static Arbitrary<Record> Tokens { get; } = (
        from output in Many(Gen.Choose(0, 3), 1, 9)
        from target in Many(Gen.Choose(0, 3), 1, 9)
        select Blank(outputTokens: TokenSequence.Of(output), targetTokens: TokenSequence.Of(target))).ToArbitrary();

    /// <summary>Log-probabilities of a target's tokens.</summary>
    public static Arbitrary<Record> Targets { get; } = (
        from logprobs in Many(LogProbability, 1, 8)
        select Blank(targetLogprobs: logprobs)).ToArbitrary();

    /// <summary>Multiple-choice questions of two to six options.</summary>
    public static Arbitrary<Record> Choices { get; } = ChoiceRecords().ToArbitrary();

    /// <summary>Records that hold any mixture of fields and keep every rule.</summary>
    public static Arbitrary<Record> Records { get; } = (
        from text in TextRecords()
        from choice in ChoiceRecords()
        from output in Ids
        from logprobs in Many(LogProbability, 1, 6)
        from target in Many(Gen.Choose(0, 3), logprobs.Length, logprobs.Length)
        from kept in Gen.Choose(0, 63)
        let has = new Func<int, bool>(bit => (kept & (1 << bit)) == 0)
        select new Record
        {
            Task = "task",
            Model = "model",
            ExampleId = "1",
            Output = has(0) ? text.Output : null,
            Targets = has(1) ? text.Targets : default,
            OutputTokens = has(2) ? TokenSequence.Of(output) : null,
            TargetTokens = has(3) ? TokenSequence.Of(target) : null,
            TargetLogprobs = has(4) ? logprobs : default,
            Choices = choice.Choices,
            ChoiceLogprobs = has(5) ? choice.ChoiceLogprobs : default,
            Gold = has(0) || has(5) ? choice.Gold : null,
        }).ToArbitrary();

    /// <summary>The record with other log-probabilities of the choices and another right one.</summary>
    public static Record Choice(double[] logprobs, int? gold) => Blank(choiceLogprobs: logprobs, gold: gold);

    /// <summary>An output beside targets.</summary>
    public static Record OfText(string? output, params string[] targets) => Blank(output, targets);

    public static Record Blank(string? output = null, string[]? targets = null, TokenSequence? outputTokens = null,
        TokenSequence? targetTokens = null, double[]? targetLogprobs = null, double[]? choiceLogprobs = null, int? gold = null) => new()
        {
            Task = "task",
            Model = "model",
            ExampleId = "1",
            Output = output,
            Targets = targets,
            OutputTokens = outputTokens,
            TargetTokens = targetTokens,
            TargetLogprobs = targetLogprobs,
            Choices = choiceLogprobs?.Select((_, index) => $"option {index}").ToArray(),
            ChoiceLogprobs = choiceLogprobs,
            Gold = gold,
        };

    private static Gen<Record> TextRecords() =>
        from targets in Many(Text, 1, 3)
        from other in Text
        from echoes in Gen.Choose(0, 2)
        select OfText(echoes == 0 ? targets[^1] : other, targets);

    private static Gen<Record> ChoiceRecords() =>
        from logprobs in Many(LogProbability, 2, 6)
        from gold in Gen.Choose(0, logprobs.Length - 1)
        select Choice(logprobs, gold);

    private static Gen<T[]> Many<T>(Gen<T> item, int least, int most) =>
        from count in Gen.Choose(least, most)
        from items in item.ArrayOf(count)
        select items;
}
