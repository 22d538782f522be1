using System.CommandLine;
using MetricLens.Records;
using MetricLens.Simulation;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens simulate</c>: records of a world whose truth is known.</summary>
internal static class SimulateCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Writes records of simulated models in a world with known truth, so that each verdict can be seen to arise.";

    private static readonly Argument<string> World = new Argument<string>("WORLD")
    {
        Description = "The world: " + string.Join("; ", WorldCatalogue.All.Select(world => $"{world.Card.Id} ({world.Card.Name})"))
            + "; and of two arms: " + string.Join("; ", ArmWorldCatalogue.All.Select(world => $"{world.Card.Id} ({world.Card.Name})")) + ".",
    }.OneOf([.. WorldCatalogue.All.Select(world => world.Card.Id), .. ArmWorldCatalogue.All.Select(world => world.Card.Id)]);

    private static readonly Option<string> Output = new Option<string>("--out", "-o")
    {
        HelpName = "FILE",
        Description = "The record file, .jsonl or .jsonl.gz.",
        Required = true,
    }.File();

    private static readonly SimulationOptions Defaults = new();
    private static readonly Option<int?> Models = Number("--models", "K", "The number of models, one a scale", Defaults.Models, "-K");
    private static readonly Option<int?> Examples = Number("--examples", "n", "The number of examples", Defaults.Examples, "-n");
    private static readonly Option<int?> Length = Number("--length", "L", "The number of tokens of a target", Defaults.Length, "-L");
    private static readonly Option<double?> Tau = Options.Number<double>("--tau", "τ",
        FormattableString.Invariant($"The standard deviation between models on the logit scale; {Defaults.Tau} by default."), "a number of at least 0");
    private static readonly Option<int?> Seeds = Number("--seeds", "COUNT", "The number of training seeds at each scale", Defaults.SeedsPerScale);
    private static readonly Option<int?> Choices = Options.Number<int>("--choices", "COUNT",
        "The number of choices, in worlds of choices; 4 by default.", "a whole number");
    private static readonly Option<long?> Seed = Options.Number<long>("--seed", "SEED",
        FormattableString.Invariant($"The seed of everything random; {Defaults.Seed} by default."), "a whole number");

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("simulate", About)
        {
            World, Output, Models, Examples, Length, Tau, Seeds, Choices, Seed, Options.Json,
        };
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens simulate smooth --out smooth.jsonl.gz && metriclens investigate smooth.jsonl.gz",
            "metriclens simulate arm_step --out shots.jsonl && metriclens investigate shots.jsonl --compare-arms",
            "metriclens simulate step --models 12 --examples 1000 --tau 0.05 --out step.jsonl");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        SimulationOptions options = Read(parsed);
        string path = parsed.GetRequiredValue(Output);
        WorldCard card;
        IEnumerable<Record> records;
        try
        {
            (card, records) = Simulated(parsed.GetRequiredValue(World), options);
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>
            {
                [nameof(options.Models)] = Models.Name,
                [nameof(options.Examples)] = Examples.Name,
                [nameof(options.Length)] = Length.Name,
                [nameof(options.Tau)] = Tau.Name,
                [nameof(options.SeedsPerScale)] = Seeds.Name,
                [nameof(options.Choices)] = Choices.Name,
            });
        }
        OutputPath.RequireFile(path, Output.Name);
        RecordWriter.Write(path, records, cancellation);
        terminal.Tell(SafeText.Of(card.Summary));
        terminal.Out.WriteLine($"Wrote {SafeText.Of(path)}.");
        if (parsed.GetValue(Options.Json))
        {
            JsonText.Write(terminal, json =>
            {
                json.WriteString("world", card.Id);
                json.WriteString("name", card.Name);
                json.WriteString("truth", card.Summary);
                json.WriteString("file", path);
            });
        }
        return ExitCode.Done;
    }

    private static (WorldCard Card, IEnumerable<Record> Records) Simulated(string id, SimulationOptions options)
    {
        if (ArmWorldCatalogue.All.FirstOrDefault(world => world.Card.Id == id) is { } arms) return (arms.Card, ArmSimulator.Records(arms, options));
        if (WorldCatalogue.All.FirstOrDefault(world => world.Card.Id == id) is { } world) return (world.Card, Simulator.Records(world, options));
        throw new ArgumentException(Text.Suggestion.Unknown("world", id, [.. WorldCatalogue.All.Select(known => known.Card.Id), .. ArmWorldCatalogue.All.Select(known => known.Card.Id)]));
    }

    private static SimulationOptions Read(ParseResult parsed) => new()
    {
        Models = parsed.GetValue(Models) ?? Defaults.Models,
        Examples = parsed.GetValue(Examples) ?? Defaults.Examples,
        Length = parsed.GetValue(Length) ?? Defaults.Length,
        Tau = parsed.GetValue(Tau) ?? Defaults.Tau,
        SeedsPerScale = parsed.GetValue(Seeds) ?? Defaults.SeedsPerScale,
        Choices = parsed.GetValue(Choices),
        Seed = parsed.GetValue(Seed) ?? Defaults.Seed,
    };

    private static Option<int?> Number(string name, string value, string description, int standard, params string[] aliases) =>
        Options.Number<int>(name, value, FormattableString.Invariant($"{description}; {standard} by default."), "a whole number", aliases);
}
