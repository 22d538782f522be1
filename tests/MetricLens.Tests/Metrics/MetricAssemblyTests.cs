using MetricLens.Metrics;
using MetricLens.Metrics.Sets;
using MetricLens.Records;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Metrics;

/// <summary>Metrics from assemblies that are compiled here, by themselves, as a user's are.</summary>
public sealed class MetricAssemblyTests : IDisposable
{
    /// <summary>A set-level metric whose first worked example, of both records, says what stands for the number.</summary>
    private const string Count = """
        using System;
        using MetricLens.Metrics;
        using MetricLens.Records;

        public sealed class RecordCount : ISetMetric
        {
            private static readonly Record One = new() { Task = "t", Model = "m", ExampleId = "1", Output = "a" };

            public MetricCard Card { get; } = new()
            {
                Id = "record_count", Name = "records", Summary = "How many records have an output.", Level = MetricLevel.Set, Direction = Direction.HigherIsBetter, Minimum = 0, Maximum = double.PositiveInfinity,
                Continuity = Continuity.ThresholdFine, Inputs = RecordFields.Output, Reference = "none", Examples = [new("Two.", new[] { One, One }, EXPECTED), new("None.", new Record { Task = "t", Model = "m", ExampleId = "1" }, null)],
            };

            public SetContribution Read(Record record) => record.Output is null ? SetContribution.Unscored("no output") : SetContribution.Of(1);

            public Score Measure(SetSample sample) => Score.Of(sample.Total);
        }
        """;

    private readonly TemporaryFolder _folder = new();
    private int _built;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_metric_that_was_built_apart_is_one_of_the_catalogue()
    {
        MetricCatalogue catalogue = Load(UserAssembly.Vowels);
        Assert.Equal(0.5, catalogue.Parse("vowel_share").Measure(Given.OfText("abab")).Value);
        Assert.Equal(1, catalogue.Parse("threshold(vowel_share,0.5)").Measure(Given.OfText("abab")).Value);
        Assert.Equal(MetricCatalogue.Library.Metrics.Count + 1, catalogue.Metrics.Count);
        Assert.Throws<ArgumentException>(() => MetricCatalogue.Get("vowel_share"));
    }

    [Fact]
    public void A_set_level_metric_that_was_built_apart_is_one_too()
    {
        ISetMetric metric = Load(Count.Replace("EXPECTED", "2", StringComparison.Ordinal)).ParseSet("record_count");
        Assert.Equal(1, metric.Measure(SetSample.Of([metric.Read(Given.OfText("x"))])!).Value);
        Assert.Contains("2, as its worked example says: None.", Fault(Count.Replace("EXPECTED", "2", StringComparison.Ordinal).Replace("null)]", "2)]", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.5), new(\"No output", "0.6), new(\"No output", "0.6, as its worked example says: Two of four.")]
    [InlineData("0.5), new(\"No output", "0.5000001), new(\"No output", "as its worked example says: Two of four.")]
    [InlineData("0.5), new(\"No output", "0.5000000015), new(\"No output", "as its worked example says: Two of four.")]
    [InlineData("0.5), new(\"No output", "null), new(\"No output", "no score, as its worked example says: Two of four.")]
    [InlineData("}, null)]", "}, 0)]", "0, as its worked example says: No output.")]
    [InlineData("Id = \"vowel_share\"", "Id = \"brier\"", "is taken")]
    [InlineData("Id = \"vowel_share\"", "Id = \"Vowels\"", "must have an id of lower-case letters")]
    [InlineData("Name = \"share of vowels\"", "Name = \" \"", "must have a name")]
    [InlineData("public sealed class VowelShare", "internal sealed class VowelShare", "an assembly without metrics")]
    [InlineData("public sealed class VowelShare : IMetric\n{", "public sealed class VowelShare : IMetric\n{ public VowelShare(int x) { }", "an assembly without metrics")]
    [InlineData("public sealed class VowelShare : IMetric\n{", "public sealed class VowelShare : IMetric\n{ public VowelShare() { throw new InvalidOperationException(\"not today\"); }", "not today")]
    [InlineData("public sealed class VowelShare : IMetric", "public abstract class VowelShare : IMetric", "an assembly without metrics")]
    public void An_assembly_that_will_not_do_says_why(string sound, string faulty, string said) =>
        Assert.Contains(said, Fault(UserAssembly.Vowels.Replace(sound, faulty, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void A_set_level_metric_is_held_to_its_examples_too() =>
        Assert.Contains("3, as its worked example says: Two.", Fault(Count.Replace("EXPECTED", "3", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void A_worked_example_holds_to_a_billionth()
    {
        Assert.NotNull(Load(UserAssembly.Vowels.Replace("0.5), new(\"No", "0.5000000009), new(\"No", StringComparison.Ordinal)));
        Assert.NotNull(Load(Count.Replace("EXPECTED", "2.0000000018", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_an_assembly_lacks_is_named()
    {
        string letters = UserAssembly.Build(_folder.Root, "public class Letters { }", "letters"), digits = UserAssembly.Build(_folder.Root, "public class Digits { }", "digits");
        string built = UserAssembly.Build(_folder.Root, "public class First : Letters { } public class Second : Digits { }", "lacking", letters, digits);
        File.Delete(letters);
        File.Delete(digits);
        InputDataException fault = Assert.Throws<InputDataException>(() => MetricAssembly.AddTo(MetricCatalogue.Library, built));
        Assert.Contains("'letters, ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("an assembly built for this version of MetricLens, with what it needs beside it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_assembly_needs_is_looked_for_beside_it()
    {
        string helper = UserAssembly.Build(_folder.Root, "public static class Letters { public const int Many = 3; public static bool Is(char c) => c == 'a'; }", "letters");
        string source = UserAssembly.Vowels.Replace("\"aeiou\".Contains(c)", "Letters.Is(c)", StringComparison.Ordinal);
        string built = UserAssembly.Build(_folder.Root, source, "needy", helper);
        File.WriteAllText(Path.ChangeExtension(built, ".deps.json"), """
            {"runtimeTarget":{"name":".NETCoreApp,Version=v10.0"},"targets":{".NETCoreApp,Version=v10.0":{"needy/1.0.0":{"dependencies":{"letters":"1.0.0"},"runtime":{"needy.dll":{}}},"letters/1.0.0":{"runtime":{"letters.dll":{}}}}},
             "libraries":{"needy/1.0.0":{"type":"project","serviceable":false,"sha512":""},"letters/1.0.0":{"type":"reference","serviceable":false,"sha512":""}}}
            """);
        Assert.Equal(0.5, MetricAssembly.AddTo(MetricCatalogue.Library, built).Parse("vowel_share").Measure(Given.OfText("abab")).Value);
    }

    [Fact]
    public void No_catalogue_and_no_path_are_argument_errors()
    {
        Assert.Throws<ArgumentNullException>(() => MetricAssembly.AddTo(null!, "x.dll"));
        Assert.Throws<ArgumentException>(() => MetricAssembly.AddTo(MetricCatalogue.Library, ""));
    }

    [Theory]
    [InlineData("must have a name")]
    [InlineData("must have a summary")]
    [InlineData("must have a minimum below its maximum")]
    [InlineData("needs a finite range for the latent scale 'logit'")]
    [InlineData("needs a finite best score for the latent scale 'negative_log_loss'")]
    [InlineData("must say what evidence it rests on")]
    [InlineData("cannot have a latent scale while it is threshold-coarse")]
    [InlineData("must have the level 'Example'")]
    public void A_card_that_breaks_a_rule_is_refused(string rule)
    {
        MetricCard sound = new OutputLength().Card, scaled = sound with { LatentScale = LatentScale.NegativeLogLoss, Tier = EvidenceTier.Text };
        MetricCard card = rule switch
        {
            "must have a name" => sound with { Name = " " },
            "must have a summary" => sound with { Summary = " " },
            "must have a minimum below its maximum" => sound with { Maximum = 0 },
            "needs a finite range for the latent scale 'logit'" => scaled with { LatentScale = LatentScale.Logit },
            "needs a finite best score for the latent scale 'negative_log_loss'" => scaled with { Direction = Direction.HigherIsBetter },
            "must say what evidence it rests on" => scaled with { Tier = EvidenceTier.None },
            "cannot have a latent scale while it is threshold-coarse" => scaled with { Continuity = Continuity.ThresholdCoarse },
            _ => sound with { Level = MetricLevel.Set },
        };
        Assert.Contains(rule, Assert.Throws<ArgumentException>(() => MetricCatalogue.Library.With(new Carded(card))).Message, StringComparison.Ordinal);
        Assert.NotNull(MetricCatalogue.Library.With(new Carded(scaled)));
    }

    [Fact]
    public void A_metric_without_a_card_is_refused() => Assert.Contains("has no card", Assert.Throws<ArgumentException>(() => MetricCatalogue.Library.With(new Carded(null!))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_set_level_metric_needs_a_free_id_and_its_level()
    {
        Assert.Contains("is taken", Assert.Throws<ArgumentException>(() => MetricCatalogue.Library.With(new Auroc())).Message, StringComparison.Ordinal);
        Assert.Contains("must have the level 'Set'", Assert.Throws<ArgumentException>(() => MetricCatalogue.Library.With(new SetCarded(new Auroc().Card with { Id = "mine", Level = MetricLevel.Example }))).Message, StringComparison.Ordinal);
        Assert.True(MetricCatalogue.Library.With(new SetCarded(new Auroc().Card with { Id = "mine" })).IsSet("mine"));
    }

    private MetricCatalogue Load(string source) => MetricAssembly.AddTo(MetricCatalogue.Library, UserAssembly.Build(_folder.Root, source, FormattableString.Invariant($"my{_built++}")));

    private string Fault(string source) => Assert.Throws<InputDataException>(() => Load(source)).Message;

    private sealed class Carded(MetricCard card) : IMetric
    {
        public MetricCard Card => card;

        public Score Measure(Record record) => Score.Of(0);
    }

    private sealed class SetCarded(MetricCard card) : ISetMetric
    {
        public MetricCard Card => card;

        public SetContribution Read(Record record) => SetContribution.Of(1);

        public Score Measure(SetSample sample) => Score.Of(0);
    }
}
