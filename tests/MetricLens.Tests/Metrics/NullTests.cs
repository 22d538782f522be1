using System.Reflection;
using MetricLens.Metrics;
using MetricLens.Metrics.Wrappers;
using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Tests.Metrics;

/// <summary>Every public member of the metrics and texts refuses null where its signature has no question mark.</summary>
public class NullTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>What stands for the arguments that are not null, and for the object that is called.</summary>
    private static readonly object[] Values =
    [
        "exact_match", 0.5, 3, true, new[] { 1.0 }, new[] { 1 }, Given.OfText("a", "a"), MetricCatalogue.Get("exact_match"), MetricCatalogue.Library.ParseSet("bleu"), MetricCatalogue.Library, new TextSegmenter(TextUnit.Graphemes),
        SetSample.Of([SetContribution.Of(1)])!, new ExactMatch().Variant, new ExactMatch().Card, new ExactMatch().Card.Options[0], AnswerExtraction.Get("boxed"), new AllOf(MetricCatalogue.Get("exact_match"), 2),
        RecordSet.Of([Given.OfText("a", "a")]).Keys, new[] { "a" }, new[] { SetContribution.Of(1) }, Array.Empty<Score>(), TextUnit.Words, EditRule.Osa, 'a',
    ];

    public static TheoryData<string> Members => [.. All().Select(NameOf).Distinct()];

    [Theory, MemberData(nameof(Members))]
    public void Null_is_an_argument_error(string name)
    {
        (MethodBase method, ParameterInfo parameter) = All().First(member => NameOf(member) == name);
        object?[] arguments = [.. method.GetParameters().Select(other => other == parameter ? null : Value(other.ParameterType))];
        TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(() => method is ConstructorInfo made ? made.Invoke(arguments) : method.Invoke(method.IsStatic ? null : Value(method.DeclaringType!), arguments));
        Assert.IsType<ArgumentNullException>(thrown.InnerException);
    }

    [Fact]
    public void The_members_are_many() => Assert.True(Members.Count > 90, $"{Members.Count} members");

    private static string NameOf((MethodBase Method, ParameterInfo Parameter) member) =>
        $"{member.Method.DeclaringType!.Name}.{member.Method.Name}({string.Join(", ", member.Method.GetParameters().Select(parameter => parameter.ParameterType.Name))}) {member.Parameter.Name}";

    /// <summary>Public methods and constructors with a parameter that may not be null, save those of records, <c>IsSet</c>, which answers null with false, and <c>With</c>, whose argument is made from what the object itself gives.</summary>
    private static IEnumerable<(MethodBase Method, ParameterInfo Parameter)> All() =>
        from type in typeof(IMetric).Assembly.GetExportedTypes()
        where type.Namespace is "MetricLens.Metrics" or "MetricLens.Metrics.Sets" or "MetricLens.Metrics.Harness" or "MetricLens.Metrics.Wrappers" or "MetricLens.Text" && type is { IsInterface: false, IsGenericType: false }
        from method in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>()
        where !method.IsSpecialName || method is ConstructorInfo
        where !method.ContainsGenericParameters && !IsOfRecord(type) && method.Name is not ("Equals" or "Deconstruct" or "PrintMembers" or "With" or "IsSet")
        from parameter in method.GetParameters()
        where !parameter.ParameterType.IsValueType && !parameter.IsOut && Nullability.Create(parameter).WriteState == NullabilityState.NotNull
        select (method, parameter);

    private static bool IsOfRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEquatable<>) && type.IsValueType);

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
