using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MetricLens.Mutation;

/// <summary>Which tests meet which mutants, from one run of all tests with every mutant asleep.</summary>
/// <param name="Tests">The tests that pass, with what each took and the mutants that it asks for.</param>
/// <param name="Failing">The tests that are left out: they take too long, or fail although no mutant is awake, as some do outside xunit.</param>
/// <param name="OfMetrics">By metric, the mutants that its making asks for: such a mutant must be awake before anything is made.</param>
/// <param name="OfTypes">The mutants that static fields ask for.</param>
internal sealed record Coverage(IReadOnlyDictionary<string, CoveredTest> Tests, IReadOnlyList<string> Failing, IReadOnlyDictionary<string, int[]> OfMetrics, int[] OfTypes)
{
    /// <summary>Tests of so many milliseconds of processor time and more are left out: they are of megabytes of text or of hundreds of made worlds, and a mutant that nothing kills would wait for each.</summary>
    private const int Longest = 5000;

    /// <summary>A mutant is tried on the quickest tests that meet it, up to so many milliseconds in sum: what a mutant of the bootstrap meets takes minutes, and one that lives would wait for all.</summary>
    private const double LongestSum = 30_000;

    /// <summary>Runs all tests but those of which another run of the same mutants knows what they meet.</summary>
    internal static Coverage Measure(TestSuite suite, int mutants, Coverage? known)
    {
        bool[] met = new bool[mutants];
        suite.Met = met;
        foreach (Type type in suite.CoreTypes.Where(type => type is { IsEnum: false, ContainsGenericParameters: false })) RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        int[] ofTypes = Taken(met);
        var ofMetrics = new Dictionary<string, int[]>(StringComparer.Ordinal);
        suite.MakeMetrics(id => ofMetrics[id] = Taken(met));
        suite.Met = null;
        suite.Find();
        var tests = new Dictionary<string, CoveredTest>(StringComparer.Ordinal);
        List<string> failing = [];
        foreach ((string name, Action test) in suite.Tests)
        {
            if (known is not null && known.Tests.TryGetValue(name, out CoveredTest? covered))
            {
                tests[name] = covered;
                continue;
            }
            if (known is not null && known.Failing.Contains(name))
            {
                failing.Add(name);
                continue;
            }
            suite.Met = met;
            // What else a shared machine does is no fault of a test.
            suite.Until = Environment.TickCount64 + (3 * Longest);
            TimeSpan start = Environment.CpuUsage.TotalTime;
            bool isPassed = Passes(test);
            double took = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
            int[] asked = Taken(met);
            if (isPassed && took < Longest) tests[name] = new(took, asked);
            else failing.Add(name);
            if ((tests.Count + failing.Count) % 500 == 0) Console.Error.WriteLine($"{tests.Count} tests met, {failing.Count} left out");
        }
        suite.Met = null;
        suite.Until = long.MaxValue;
        return new(tests, failing, ofMetrics, ofTypes);
    }

    internal static Coverage? Read(string file) => File.Exists(file) ? JsonSerializer.Deserialize<Coverage>(File.ReadAllBytes(file)) : null;

    internal void Write(string file) => File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>The tests that a mutant is tried on, the quickest first, and whether it must be awake before anything is made.</summary>
    internal (string[] Tests, bool IsMade) Of(MutantPlace mutant)
    {
        string[] metrics = [.. OfMetrics.Where(metric => metric.Value.Contains(mutant.Id)).Select(metric => metric.Key)];
        bool isOfAll = mutant.IsStatic || OfTypes.Contains(mutant.Id);
        bool isMade = isOfAll || metrics.Length > 0;
        double sum = 0;
        return ([.. Tests.Where(test => isMade ? isOfAll || !IsOfOtherMetric(test.Key) : test.Value.Asked.Contains(mutant.Id)).OrderBy(test => test.Value.Milliseconds)
            .TakeWhile(test => (sum += test.Value.Milliseconds) < LongestSum).Select(test => test.Key)], isMade);

        bool IsOfOtherMetric(string test)
        {
            if (!test.StartsWith("LibraryLawTests.", StringComparison.Ordinal) && !test.StartsWith("LibraryBaselineTests.", StringComparison.Ordinal) && !test.StartsWith("LibrarySetLawTests.", StringComparison.Ordinal)) return false;
            int open = test.IndexOf('(', StringComparison.Ordinal);
            return open >= 0 && !metrics.Any(id => test.AsSpan(open + 1).StartsWith(id) && test[open + 1 + id.Length] is ':' or ',' or ')');
        }
    }

    private static bool Passes(Action test)
    {
        try
        {
            test();
            return true;
        }
        // Whatever is thrown, the test does not pass.
        catch (Exception)
        {
            return false;
        }
    }

    private static int[] Taken(bool[] met)
    {
        int[] ids = [.. Enumerable.Range(0, met.Length).Where(id => met[id])];
        Array.Clear(met);
        return ids;
    }
}

/// <summary>A test: what it takes, in milliseconds, and which mutants it asks for.</summary>
internal sealed record CoveredTest(double Milliseconds, int[] Asked);
