using FsCheck;
using FsCheck.Fluent;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Testing.Generation;

/// <summary>The draws of this package as FsCheck's generators, with shrinking, for properties of one's own.</summary>
/// <remarks>FsCheck chooses a seed and a size; the draw itself is by <see cref="RandomStream"/>.</remarks>
public static class MetricGenerators
{
    /// <summary>Lengths grow with FsCheck's size up to this.</summary>
    private const int MostItems = 12;

    /// <summary>Records in which log-probabilities, tokens and texts agree.</summary>
    public static Arbitrary<Record> Consistent { get; } = Records(static (stream, size) => RecordDraws.Consistent(stream, Items(size)));

    /// <summary>Records that hold any mixture of fields.</summary>
    public static Arbitrary<Record> Mixed { get; } = Records(static (stream, size) => RecordDraws.Mixed(stream, Items(size)));

    /// <summary>Multiple-choice questions, with ties and impossible options.</summary>
    public static Arbitrary<Record> Choices { get; } = Records(static (stream, _) => RecordDraws.Choice(stream));

    /// <summary>Outputs beside one to three targets, of characters at which text code goes wrong.</summary>
    public static Arbitrary<Record> Texts { get; } = Records(static (stream, size) => RecordDraws.Text(stream, Items(size)));

    /// <summary>Token sequences with planted edits.</summary>
    public static Arbitrary<TokenEdits> Edits { get; } = Of(static (stream, size) => TokenEdits.Draw(stream, Items(size))).ToArbitrary();

    /// <summary>Log-probabilities of two to six options, a third of them near a corner of the simplex.</summary>
    public static Arbitrary<double[]> Distributions { get; } =
        Of(static (stream, _) => RecordDraws.Distribution(stream, 2 + stream.NextInt(5)).ChoiceLogprobs.ToArray()).ToArbitrary();

    /// <summary>Texts of the characters at which text code goes wrong.</summary>
    public static Arbitrary<string> HostileTexts { get; } = Of(static (stream, size) => HostileText.Draw(stream, Items(size))).ToArbitrary();

    /// <summary>Records for a metric, its card's own examples and the scores that they name among them.</summary>
    /// <param name="card">The card.</param>
    public static Arbitrary<Record> For(MetricCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return Records((stream, size) => RecordDraws.For(stream, card, Items(size)));
    }

    /// <summary>A generator of a draw.</summary>
    /// <param name="draw">The draw, from a stream and FsCheck's size.</param>
    public static Gen<T> Of<T>(Func<RandomStream, int, T> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return Gen.Sized(size => Gen.Choose(0, int.MaxValue).Select(seed => draw(new RandomStream(seed), size)));
    }

    internal static int Items(int size) => 1 + (size * (MostItems - 1) / 100);

    private static Arbitrary<Record> Records(Func<RandomStream, int, Record> draw) =>
        Arb.From(Of(draw), static record => RecordShrinker.Simpler(record).Where(static simpler => RecordRules.FirstViolation(simpler) is null));
}
