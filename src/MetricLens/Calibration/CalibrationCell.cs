using System.Globalization;
using MetricLens.Simulation;

namespace MetricLens.Calibration;

/// <summary>One setting at which error rates are measured: a world and everything that is varied about it.</summary>
/// <remarks>Beside the worlds of <see cref="WorldCatalogue"/> there are two studies of their own: <see cref="ManyTasks"/> and <see cref="Intervals"/>.</remarks>
public sealed record CalibrationCell
{
    /// <summary>The study of 100 smooth tasks and 20 real steps judged together.</summary>
    public const string ManyTasks = "many_tasks";

    /// <summary>The study of the step share's interval where the model behind it is exactly true.</summary>
    public const string Intervals = "intervals";

    /// <summary>The id of the world, or of a study.</summary>
    public required string World { get; init; }

    /// <summary>K, the number of scales.</summary>
    public int Models { get; init; } = 8;

    /// <summary>n, the number of examples.</summary>
    public int Examples { get; init; } = 300;

    /// <summary>τ, the standard deviation between models on the logit scale.</summary>
    public double Tau { get; init; } = 0.15;

    /// <summary>L, the number of tokens of a target.</summary>
    public int Length { get; init; } = 5;

    /// <summary>The number of choices; <see langword="null"/> for the world's own.</summary>
    public int? Choices { get; init; }

    /// <summary>How the scales are spread.</summary>
    public ScaleSpacing Spacing { get; init; }

    /// <summary>The number of training seeds at each scale.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>How many neighbouring examples share a cluster.</summary>
    public int ClusterSize { get; init; } = 1;

    /// <summary>The distribution of the noise between models.</summary>
    public ModelNoise Noise { get; init; }

    /// <summary>Whether the cell is of the full table: nothing but world, K and τ is varied.</summary>
    public bool IsMain => this == new CalibrationCell { World = World, Models = Models, Tau = Tau };

    /// <summary>What is varied beside the world, K and τ, in words; empty in the full table.</summary>
    public string Variation
    {
        get
        {
            var plain = new CalibrationCell { World = World };
            string?[] parts =
            [
                Examples == plain.Examples ? null : Text($"n = {Examples}"),
                Length == plain.Length ? null : Text($"L = {Length}"),
                Choices is { } choices ? Text($"{choices} choices") : null,
                Spacing switch { ScaleSpacing.GptLike => "GPT-like scales", ScaleSpacing.OneWideGap => "one wide gap", _ => null },
                Seeds == plain.Seeds ? null : Text($"{Seeds} seeds"),
                ClusterSize == plain.ClusterSize ? null : Text($"clusters of {ClusterSize}"),
                Noise == plain.Noise ? null : "heavy-tailed noise",
            ];
            return string.Join(", ", parts.OfType<string>());
        }
    }

    /// <summary>The cell in a line, the same for the same cell: it names the stream of its random numbers.</summary>
    public string Id => Text($"{World} K={Models} n={Examples} tau={Tau} L={Length} choices={Choices} {Spacing} seeds={Seeds} cluster={ClusterSize} {Noise}");

    /// <summary>What one simulated task of the cell is made with.</summary>
    internal SimulationOptions Simulation(long seed) => new()
    {
        Models = Models,
        Examples = Examples,
        Tau = Tau,
        Length = Length,
        Choices = Choices,
        Spacing = Spacing,
        SeedsPerScale = Seeds,
        ClusterSize = ClusterSize,
        Noise = Noise,
        Seed = seed,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
