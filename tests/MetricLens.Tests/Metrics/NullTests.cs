using System.Reflection;
using MetricLens.Metrics;
using MetricLens.Metrics.Wrappers;
using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Tests.Metrics;

/// <summary>Every public member of the metrics and texts refuses null where its signature has no question mark.</summary>
public class NullTests
{
    /// <summary>What stands for the arguments that are not null, and for the object that is called.</summary>
    private static readonly object[] Values =
    [
        "exact_match", 0.5, 3, true, new[] { 1.0 }, new[] { 1 }, Given.OfText("a", "a"), MetricCatalogue.Get("exact_match"), MetricCatalogue.Library.ParseSet("bleu"), MetricCatalogue.Library, new TextSegmenter(TextUnit.Graphemes),
        SetSample.Of([SetContribution.Of(1)])!, new ExactMatch().Variant, new ExactMatch().Card, new ExactMatch().Card.Options[0], AnswerExtraction.Get("boxed"), new AllOf(MetricCatalogue.Get("exact_match"), 2),
        RecordSet.Of([Given.OfText("a", "a")]).Keys, new[] { "a" }, new[] { SetContribution.Of(1) }, Array.Empty<Score>(), TextUnit.Words, EditRule.Osa, 'a',
    ];

    public static TheoryData<string> Members => [.. All().Select(NullMembers.NameOf).Distinct()];

    [Theory, MemberData(nameof(Members))]
    public void Null_is_an_argument_error(string name) => NullMembers.AssertRefused(All().First(member => NullMembers.NameOf(member) == name), Value);

    [Fact]
    public void The_members_are_many() => Assert.True(Members.Count > 90, $"{Members.Count} members");

    /// <summary>All but those of options, <c>IsSet</c>, which answers null with false, and <c>With</c>, whose argument is made from what the object itself gives.</summary>
    private static IEnumerable<(MethodBase Method, ParameterInfo Parameter)> All() =>
        NullMembers.Of(typeof(IMetric).Assembly, "MetricLens.Metrics", "MetricLens.Metrics.Sets", "MetricLens.Metrics.Harness", "MetricLens.Metrics.Wrappers", "MetricLens.Text").Where(member => member.Method.Name is not ("With" or "IsSet") && member.Method.DeclaringType != typeof(MetricOption));

    private static object? Value(Type type) => Values.FirstOrDefault(type.IsInstanceOfType) ?? (type.IsValueType ? Activator.CreateInstance(type) : Made(type));

    private static object? Made(Type type) => type.GetConstructor(Type.EmptyTypes) is { } bare ? bare.Invoke(null)
        : type == typeof(Extract) ? new Extract(MetricCatalogue.Get("exact_match"), "boxed")
        : type == typeof(Normalize) ? new Normalize(MetricCatalogue.Get("exact_match"), "quasi")
        : type == typeof(SampledPassAtK) ? new SampledPassAtK(MetricCatalogue.Get("exact_match"), 2)
        : type == typeof(Threshold) ? new Threshold(MetricCatalogue.Get("brier"), 0.5)
        : type == typeof(AtLeast) ? new AtLeast(MetricCatalogue.Get("brier"), 0.5)
        : type == typeof(DeclaredScore) ? new DeclaredScore(new OutputLength().Card, "x")
        : type == typeof(MetricLens.Metrics.Sets.MeanScore) ? new MetricLens.Metrics.Sets.MeanScore(MetricCatalogue.Get("brier"))
        : null;
}
