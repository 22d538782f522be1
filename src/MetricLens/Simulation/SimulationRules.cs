namespace MetricLens.Simulation;

/// <summary>The rules that a simulation's options must keep.</summary>
internal static class SimulationRules
{
    private const int MostModels = 100;
    private const int MostExamples = 10_000_000;
    private const int MostTokens = 100_000;

    /// <summary>The number of models that GPT-like spacing has places for.</summary>
    private const int GptModels = 4;

    /// <summary>Choices are named by the letters A to Z.</summary>
    private const int MostChoices = 26;

    /// <summary>What a world of choices asks where nothing is said: the four options of most benchmarks.</summary>
    private const int UsualChoices = 4;

    public static void Require(SimulationOptions options, WorldCard world)
    {
        RequireWithin(options.Models, 2, MostModels, nameof(options.Models));
        RequireWithin(options.Examples, 1, MostExamples, nameof(options.Examples));
        RequireWithin(options.Length, 1, MostTokens, nameof(options.Length));
        RequireWithin(options.SeedsPerScale, 1, MostModels, nameof(options.SeedsPerScale));
        RequireWithin(options.ClusterSize, 1, MostExamples, nameof(options.ClusterSize));
        RequireSpread(options.Tau, nameof(options.Tau));
        RequireSpread(options.DifficultySpread, nameof(options.DifficultySpread));
        RequireSpread(options.TokenSpread, nameof(options.TokenSpread));
        if (!Enum.IsDefined(options.Noise)) throw OutOfRange(nameof(options.Noise), options.Noise, "one of the named distributions");
        if (!Enum.IsDefined(options.Spacing)) throw OutOfRange(nameof(options.Spacing), options.Spacing, "one of the named spacings");
        if (options.Spacing == ScaleSpacing.GptLike && options.Models != GptModels)
            throw OutOfRange(nameof(options.Models), options.Models, $"{GptModels} where the spacing is GPT-like");
        if (options.Task is "") throw new ArgumentException("The task's name must not be empty; leave it out for the world's id.", nameof(options));
        RequireChoices(options.Choices, world);
    }

    /// <summary>The number of choices, 0 in worlds of text.</summary>
    public static int Choices(SimulationOptions options, WorldCard world) => options.Choices ?? (world.Kind == WorldKind.Choice ? UsualChoices : 0);

    private static void RequireChoices(int? choices, WorldCard world)
    {
        if (choices is not { } count) return;
        bool isRight = world.Kind == WorldKind.Choice ? count is >= 2 and <= MostChoices : count == 0;
        string rule = world.Kind == WorldKind.Choice ? $"from 2 to {MostChoices} in a world of choices such as '{world.Id}'" : $"0 or left out in a world of text such as '{world.Id}'";
        if (!isRight) throw OutOfRange(nameof(SimulationOptions.Choices), count, rule);
    }

    private static void RequireWithin(int value, int least, int most, string name)
    {
        if (!(value >= least && value <= most)) throw OutOfRange(name, value, FormattableString.Invariant($"from {least} to {most}"));
    }

    private static void RequireSpread(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value))) throw OutOfRange(name, value, "a finite standard deviation of at least 0");
    }

    private static ArgumentOutOfRangeException OutOfRange(string name, object value, string rule) => new(name, value, $"{name} must be {rule}.");
}
