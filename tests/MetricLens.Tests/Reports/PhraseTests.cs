using System.Collections;
using System.Reflection;
using MetricLens.Reports.Explaining;

namespace MetricLens.Tests.Reports;

/// <summary>What one language says, the other says too: each sentence is made in both of the same facts, given and absent.</summary>
public class PhraseTests
{
    private static readonly (object English, object Chinese, Type Face)[] Pairs =
        [(new EnglishPhrases(), new ChinesePhrases(), typeof(IPhrases)), (new EnglishFindingPhrases(), new ChineseFindingPhrases(), typeof(IFindingPhrases))];

    public static TheoryData<string> Phrases => [.. Pairs.SelectMany(pair => Methods(pair.Face)).Select(method => $"{method.DeclaringType!.Name}.{method.Name}")];

    [Theory, MemberData(nameof(Phrases))]
    public void Both_languages_carry_the_same_facts(string phrase)
    {
        (object english, object chinese, MethodInfo method) = Pairs.SelectMany(pair => Methods(pair.Face).Select(method => (pair.English, pair.Chinese, Method: method)))
            .Single(row => $"{row.Method.DeclaringType!.Name}.{row.Method.Name}" == phrase);
        var told = new HashSet<string>();
        foreach (object?[] arguments in Cases(method.GetParameters()))
        {
            string one = (string)method.Invoke(english, arguments)!, other = (string)method.Invoke(chinese, arguments)!;
            string[] facts = [.. Facts(arguments)];
            Assert.NotEmpty(one);
            Assert.NotEmpty(other);
            Assert.Equal(facts.Where(fact => one.Contains(fact, StringComparison.Ordinal)), facts.Where(fact => other.Contains(fact, StringComparison.Ordinal)));
            Assert.Equal(one.Count(character => character == '('), one.Count(character => character == ')'));
            Assert.Equal(other.Count(character => character is '(' or '（'), other.Count(character => character is ')' or '）'));
            told.UnionWith(facts.Where(fact => one.Contains(fact, StringComparison.Ordinal)));
        }
        // Every text and every count is told in some case or other; a take-off's metric is "it", as the sentence before names it.
        Assert.Equal(Cases(method.GetParameters()).SelectMany(Facts).Distinct().Where(fact => phrase != "IPhrases.TakesOff" || fact != "<0>").Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<MethodInfo> Methods(Type face) => face.GetMethods().Where(method => !method.IsSpecialName && method.Name is not ("Metric" or "Axis" or "Verdict" or "Reason" or "Truth" or "NoLean" or "Examples" or "Listed" or "Because"));

    /// <summary>The arguments, once all that may be is given, and then each that may be absent or otherwise, one by one.</summary>
    private static IEnumerable<object?[]> Cases(ParameterInfo[] parameters)
    {
        object?[][] values = [.. parameters.Select((parameter, place) => Values(parameter, place))];
        object?[] first = [.. values.Select(all => all[0])];
        yield return first;
        for (int place = 0; place < values.Length; place++)
        {
            foreach (object? other in values[place].Skip(1))
            {
                object?[] changed = [.. first];
                changed[place] = other;
                yield return changed;
                // What two absent facts leave of a sentence is a sentence too.
                for (int next = place + 1; next < values.Length; next++)
                    foreach (object? another in values[next].Skip(1)) yield return [.. changed.Select((value, at) => at == next ? another : value)];
            }
        }
    }

    private static object?[] Values(ParameterInfo parameter, int place)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        bool isNullable = type != parameter.ParameterType || new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;
        string text = $"<{place}>";
        object?[] given = type == typeof(string) ? [text]
            : type == typeof(int) ? [51 + place]
            : type == typeof(long) ? [51L + place]
            : type == typeof(bool) ? [true, false]
            : type.IsEnum ? [.. Enum.GetValues(type).Cast<object>()]
            : type.IsAssignableFrom(typeof(string[])) ? [new[] { text + "a", text + "b" }, Array.Empty<string>()]
            : type.IsAssignableFrom(typeof((string, string)[])) ? [new[] { (text + "a", text + "b") }, Array.Empty<(string, string)>()]
            : type == typeof((IReadOnlyList<string>, int)) ? [((IReadOnlyList<string>)[text + "a"], 71 + place), ((IReadOnlyList<string>)[text + "a", text + "b"], 0), ((IReadOnlyList<string>)[], 0)]
            : type.IsAssignableFrom(typeof((string, IEnumerable<string>)[])) ? [new[] { (text + "a", (IEnumerable<string>)[text + "b"]), (text + "c", [text + "d", text + "e"]) }]
            : throw new NotSupportedException($"{parameter.Member.Name} takes {type}.");
        return isNullable ? [.. given, null] : given;
    }

    private static IEnumerable<string> Facts(object?[] arguments) => arguments.SelectMany(FactsOf);

    private static IEnumerable<string> FactsOf(object? argument) => argument switch
    {
        string text => [text],
        int or long => [argument.ToString()!],
        (IReadOnlyList<string> names, int more) => more > 0 ? [.. names, more.ToString(System.Globalization.CultureInfo.InvariantCulture)] : names,
        (string one, string other) => [one, other],
        (string one, IEnumerable<string> others) => [one, .. others],
        IEnumerable many => many.Cast<object>().SelectMany(FactsOf),
        _ => [],
    };
}
