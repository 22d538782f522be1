using FsCheck;
using FsCheck.Fluent;
using MetricLens.Metrics;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace MetricLens.Testing;

/// <summary>Tries one law on cases that FsCheck draws, makes a broken one as simple as it gets, and says what came of it.</summary>
internal sealed class LawRun(IMetric metric, MetricLaw law, LawOptions options)
{
    /// <summary>How many times as many cases a law of existence is tried on.</summary>
    private const int SearchedFor = 5;

    private readonly Watcher _watcher = new();
    private int _tried;
    private int _applied;

    /// <summary>Tries the law on all cases of the seed.</summary>
    internal LawResult All()
    {
        // What exists is sought longer: the search ends where it is found.
        int cases = law.IsExistence ? SearchedFor * options.Cases : Math.Max(1, options.Cases / law.Cost);
        ulong seed = RandomStream.Derive(options.Seed, law.Id, 0).NextUInt64();
        LawBreach? breach = Run(cases, new Replay(new Rnd(seed), FSharpOption<int>.None));
        if (breach is null && _applied == 0) breach = new LawBreach(metric, law, _tried, options);
        return new(law, _tried, _applied, breach);
    }

    /// <summary>Tries the one case of a replay.</summary>
    internal LawResult One(LawReplay replay)
    {
        LawBreach? breach = Run(1, new Replay(new Rnd(replay.Seed, replay.Gamma), FSharpOption<int>.Some(replay.Size)));
        return new(law, _tried, _applied, breach);
    }

    /// <summary>Tries a given case, as it is.</summary>
    internal static LawBreach? On(IMetric metric, MetricLaw law, LawCase given)
    {
        LawFinding finding = new LawRun(metric, law, new LawOptions()).Examine(given);
        return finding.IsBroken ? new LawBreach(metric, law, given, finding, 0, null) : null;
    }

    private LawBreach? Run(int cases, Replay replay)
    {
        Arbitrary<LawCase> drawn = Arb.From(MetricGenerators.Of(law.Cases(metric.Card)), static one => one.Simpler());
        Config config = Config.Quick.WithMaxTest(cases).WithReplay(FSharpOption<Replay>.Some(replay)).WithRunner(_watcher);
        Check.One(config, Prop.ForAll(drawn, Holds));
        if (_watcher.Failure is not { } failure) return null;
        var simplest = (LawCase)failure.Item3.Head;
        return new(metric, law, simplest, Examine(simplest), _watcher.Shrinks, new(law.Id, failure.Item6.Seed, failure.Item6.Gamma, failure.Item7));
    }

    private bool Holds(LawCase drawn)
    {
        // Once something is found, its existence needs no further case.
        if (law.IsExistence && _applied > 0) return true;
        _tried++;
        LawFinding finding = Examine(drawn);
        if (ReferenceEquals(finding, LawFinding.Holds)) _applied++;
        return !finding.IsBroken;
    }

    private LawFinding Examine(LawCase drawn)
    {
        try
        {
            return law.Examine(metric, drawn);
        }
        // Whatever a metric throws is a finding about the metric.
        catch (Exception error)
        {
            return LawFinding.Broken(("required", "a score or a reason"), ("thrown", $"{error.GetType().Name}: {error.Message}"));
        }
    }

    /// <summary>Keeps FsCheck's result instead of printing it.</summary>
    private sealed class Watcher : IRunner
    {
        public TestResult.Failed? Failure { get; private set; }

        public int Shrinks { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink) => Shrinks++;

        public void OnFinished(string name, TestResult testResult) => Failure = testResult as TestResult.Failed;
    }
}
