using System.Globalization;

namespace MetricLens.Mutation;

/// <summary>Tries mutants one after the other and notes in a journal what becomes of each, so that another process can go on where one ends.</summary>
internal sealed class Trial(string core, IReadOnlyList<MutantPlace> mutants, Coverage coverage, string journal, double minutes)
{
    /// <summary>A test is given up at so many times what it takes, and so many milliseconds more.</summary>
    private const int Patience = 20, Grace = 5000;

    /// <summary>A mutant that gets no further for so long, in milliseconds, hangs where no loop of the core asks the time.</summary>
    private const int Hanging = 120_000;

    /// <summary>Cores that were loaded for one mutant stay loaded; above so many bytes another process goes on.</summary>
    private const long MostMemory = 3L << 30;

    private long _alive = Environment.TickCount64;
    private int _current = -1;

    /// <summary>Tries all that the journal lacks.</summary>
    /// <returns>Whether all are tried, or time is up; else another process must go on.</returns>
    internal bool Run()
    {
        new Thread(Watch) { IsBackground = true }.Start();
        HashSet<int> done = [.. Outcomes(journal).Keys];
        TestSuite shared = TestSuite.Load(core, -1).Find();
        long until = Environment.TickCount64 + (long)(60_000 * minutes);
        foreach (MutantPlace mutant in mutants.Where(mutant => !done.Contains(mutant.Id)))
        {
            if (Environment.TickCount64 > until) break;
            _current = mutant.Id;
            Note(mutant.Id, "begun", "");
            (string[] tests, bool isMade) = coverage.Of(mutant);
            if (tests.Length == 0) Note(mutant.Id, "unmet", "");
            else if (isMade) TryMade(mutant.Id, tests);
            else Try(shared, mutant.Id, tests);
            if (Environment.WorkingSet > MostMemory) return false;
        }
        return true;
    }

    /// <summary>What a journal says of each mutant; one that was begun and not ended took the process with it.</summary>
    internal static Dictionary<int, (string Outcome, string Test)> Outcomes(string journal)
    {
        var all = new Dictionary<int, (string, string)>();
        if (!File.Exists(journal)) return all;
        foreach (string line in File.ReadLines(journal))
        {
            string[] parts = line.Split('\t');
            all[int.Parse(parts[0], CultureInfo.InvariantCulture)] = (parts[1] == "begun" ? "killed" : parts[1], parts[1] == "begun" ? "(the process ends)" : parts[2]);
        }
        return all;
    }

    private void TryMade(int id, string[] tests)
    {
        try
        {
            var suite = TestSuite.Load(core, id);
            suite.Until = Environment.TickCount64 + (12 * Grace);
            // A card that the mutant changes may call for laws that it did not call for before: rows that are new.
            Try(suite.Find(), id, [.. tests, .. suite.Tests.Keys.Where(name => !coverage.Tests.ContainsKey(name) && !coverage.Failing.Contains(name))]);
        }
        // Whatever making the metrics and finding the tests throws, no test would pass.
        catch (Exception)
        {
            Note(id, "killed", "(making the metrics)");
        }
    }

    private void Try(TestSuite suite, int id, string[] tests)
    {
        suite.Awake = id;
        foreach (string name in tests)
        {
            if (!suite.Tests.TryGetValue(name, out Action? test)) continue;
            _alive = Environment.TickCount64;
            suite.Until = _alive + Grace + (long)(Patience * (coverage.Tests.TryGetValue(name, out CoveredTest? known) ? known.Milliseconds : 0));
            try
            {
                test();
            }
            // Whatever is thrown, the mutant is killed.
            catch (Exception)
            {
                suite.Awake = -1;
                Note(id, "killed", name);
                return;
            }
        }
        suite.Awake = -1;
        Note(id, "survived", "");
    }

    private void Watch()
    {
        while (true)
        {
            Thread.Sleep(1000);
            if (Environment.TickCount64 - _alive < Hanging) continue;
            Note(_current, "killed", "(hangs)");
            Environment.Exit(3);
        }
    }

    private void Note(int id, string outcome, string test)
    {
        _alive = Environment.TickCount64;
        File.AppendAllText(journal, string.Create(CultureInfo.InvariantCulture, $"{id}\t{outcome}\t{test.ReplaceLineEndings(" ").Replace('\t', ' ')}\n"));
    }
}
