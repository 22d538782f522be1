using System.Reflection;
using System.Runtime.CompilerServices;
using MetricLens.Reports;

namespace MetricLens.Tests.Reports;

/// <summary>What files call the kinds of things: every kind has an id of its own, and what is no kind has none.</summary>
public class IdTests
{
    private static readonly MethodInfo[] Ids = [.. typeof(ReportTerms).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true })
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(method => method.Name == "Id" && method.IsDefined(typeof(ExtensionAttribute)) && method.GetParameters() is [{ ParameterType.IsEnum: true }])];

    public static TheoryData<string> Kinds => [.. Ids.Select(method => method.GetParameters()[0].ParameterType.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_has_an_id_of_its_own_in_snake_case(string kind)
    {
        string[] ids = [.. Enum.GetValues(Kind(kind)).Cast<object>().Select(value => Id(kind, value))];
        Assert.All(ids, id => Assert.Matches("^[a-z]+(_[a-z0-9]+)*$", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    /// <summary>Every ordering but the named ones is open.</summary>
    public static TheoryData<string> Closed => [.. Kinds.Select(row => row.Data).Where(kind => kind != "Ordering")];

    [Theory, MemberData(nameof(Closed))]
    public void What_is_no_kind_has_no_id(string kind) =>
        Assert.IsType<ArgumentOutOfRangeException>(Assert.Throws<TargetInvocationException>(() => Id(kind, Enum.ToObject(Kind(kind), 99))).InnerException);

    [Fact]
    public void The_kinds_are_many() => Assert.True(Kinds.Count >= 9, $"{Kinds.Count} kinds");

    private static Type Kind(string name) => Ids.Select(method => method.GetParameters()[0].ParameterType).Single(type => type.Name == name);

    private static string Id(string kind, object value) => (string)Ids.Single(method => method.GetParameters()[0].ParameterType.Name == kind).Invoke(null, [value])!;
}
