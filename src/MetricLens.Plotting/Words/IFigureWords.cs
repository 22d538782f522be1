using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Plotting.Words;

/// <summary>What figures say in one language; numbers come ready.</summary>
internal interface IFigureWords
{
    /// <summary>The language's code.</summary>
    string Code { get; }

    /// <summary>What stands after a title that something follows.</summary>
    string Colon { get; }

    /// <summary>A verdict in a word or two, for a cell.</summary>
    string Short(Verdict verdict);

    /// <summary>What weakens a verdict.</summary>
    string But(string caveats);

    /// <summary>Higher, or lower, is better, with an arrow that shows it.</summary>
    string Better(bool isHigher);

    /// <summary>What lies to the right is better.</summary>
    string BetterRight { get; }

    /// <summary>The unit of a mean over examples.</summary>
    string MeanOverExamples(string better);

    /// <summary>The same on a latent scale.</summary>
    string LatentMean(LatentScale scale, string better);

    string TooFewShared { get; }
    string Chance { get; }
    string MeanOfRuns { get; }
    string OneRunAScale { get; }
    string ARun { get; }
    string SmoothFit { get; }
    string AStep { get; }
    string AnOnset { get; }

    /// <summary>The smooth fit, which on the raw panel is the one that a continuous metric implies.</summary>
    string SmoothFitImplied(string raw, string metric);

    /// <summary>A fit with one of some things that smooth curves have not.</summary>
    string FitWith(IReadOnlyList<string> things);

    /// <summary>The coloured gap.</summary>
    string GapOf(bool isJump);

    /// <summary>What is said above a gap, the fullest wording first.</summary>
    string[] Gain(bool isJump, string from, string to, string gain);

    /// <summary>The step's share of the gain, the fullest wording first.</summary>
    string[] Step(string share);

    /// <summary>The gap of the jump, or of the largest gain, within a sentence.</summary>
    string TheGap(bool isJump, string raw, string from, string to);

    /// <summary>The words of an overview.</summary>
    IOverviewWords Overview { get; }

    /// <summary>The words of figures of examples.</summary>
    IExampleWords Examples { get; }

    /// <summary>The words of link figures.</summary>
    ILinkWords Link { get; }

    /// <summary>The words of edit distances and reliability diagrams.</summary>
    IDistributionWords Distributions { get; }

    /// <summary>A metric's name.</summary>
    string Metric(MetricCard metric) => ReportTerms.Of(metric, Code);

    /// <summary>An axis's name.</summary>
    string Axis(ScaleAxis axis) => ReportTerms.Of(axis, Code);

    /// <summary>A verdict in words.</summary>
    string Verdict(Verdict verdict) => ReportTerms.Of(verdict, Code);
}
