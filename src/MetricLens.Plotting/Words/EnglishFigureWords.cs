using System.Globalization;
using MetricLens.Metrics;
using MetricLens.Survival;

namespace MetricLens.Plotting.Words;

/// <summary>Figures in English.</summary>
internal sealed class EnglishFigureWords : IFigureWords, IOverviewWords, IExampleWords, ILinkWords, IDistributionWords
{
    public string Code => "en";
    public string Colon => ":";
    public IOverviewWords Overview => this;
    public IExampleWords Examples => this;
    public ILinkWords Link => this;
    public IDistributionWords Distributions => this;

    public string Short(Verdict verdict) => verdict switch
    {
        Verdict.NoApparentJump => "no jump",
        Verdict.MetricDependent => "depends",
        _ => verdict.Words(),
    };

    public string But(string caveats) => $"But: {caveats}";

    public string Better(bool isHigher) => isHigher ? "better ↑" : "better ↓";

    public string BetterRight => "better →";

    public string MeanOverExamples(string better) => $"mean over examples, {better}";

    public string LatentMean(LatentScale scale, string better) => $"mean over examples, {(scale == LatentScale.Logit ? "logit" : "log")} scale, {better}";

    public string TooFewShared => "too few shared examples";
    public string Chance => "chance";
    public string MeanOfRuns => "mean over runs, 95 % interval";
    public string OneRunAScale => "one run a scale, 95 % interval";
    public string ARun => "a run";
    public string SmoothFit => "smooth fit, 95 % band";
    public string AStep => "a step";
    public string AnOnset => "an onset";

    public string SmoothFitImplied(string raw, string metric) => $"{SmoothFit} ({raw}: as {metric} implies)";

    public string FitWith(IReadOnlyList<string> things) => $"fit with {string.Join(" or ", things)}, 95 % band";

    public string GapOf(bool isJump) => isJump ? "gap of the jump" : "gap of the largest gain";

    public string[] Gain(bool isJump, string from, string to, string gain)
    {
        string word = isJump ? "jump" : "largest gain";
        return [$"{from} → {to}: {word} {gain}", $"{word} {gain}", gain];
    }

    public string[] Step(string share) => [$"step {share} of the gain", $"step {share}"];

    public string TheGap(bool isJump, string raw, string from, string to) => $"the {(isJump ? "jump" : "largest gain")} in {raw} from {from} to {to}";

    string IOverviewWords.Task => "task";
    string IOverviewWords.Family => "family";
    string IOverviewWords.Gain => "gain";
    string IOverviewWords.Overall => "overall";
    string IOverviewWords.NoComparison => "no comparison";

    string IOverviewWords.Title(int jumps, int comparisons, int tasks) => $"{Count(jumps, "apparent jump")} in {Count(comparisons, "comparison")} of {Count(tasks, "task")}";

    string IOverviewWords.Looks(int looks, (int Page, int Of)? page) =>
        $"{Count(looks, "look")} taken{(page is { } one ? FormattableString.Invariant($", page {one.Page} of {one.Of}") : "")}";

    string IOverviewWords.Count(string verdict, int count) => FormattableString.Invariant($"{verdict}: {count}");

    string IOverviewWords.StepShare(string delta) => $"step's share of the gain; dashed: Δ\u00A0=\u00A0{delta}";

    string IExampleWords.OnlyMeans => "Only means are known: there are no examples to show.";
    string IExampleWords.NoneShared => "Too few examples are shared by all runs to show any.";
    string IExampleWords.LargestGain => "gap of an example's largest gain";
    string IExampleWords.Shares => "share of the examples that gain most over a gap";
    string IExampleWords.Probability => "probability";
    string IExampleWords.OfTarget => "probability of the target, a token";
    string IExampleWords.OfOption => "probability of the right option";

    string IExampleWords.NoGap(string metric, string raw) => $"Each example's own {metric}: there is no gap between scales over which {raw} gains.";

    string IExampleWords.GainMost(string share, string what, string gap) => $"{share} of the examples gain most in {what} over {gap}.";

    string IExampleWords.NotTested => " Whether they jump together was not tested: that takes the examples' own probabilities at four scales or more.";

    string IExampleWords.Quanta(string elsewhere, string ratio) => $" Each jumps in a gap of its own: {elsewhere} gain as much over another gap (R = {ratio}).";

    string IExampleWords.Concentrated(bool isConcentrated, string ratio, string limit, (string Share, string Logits)? groups)
    {
        string parted = groups is { } two ? $"; {two.Share} gain {two.Logits} logits more there than the others" : "; they do not part into two groups";
        return $" The gain is {(isConcentrated ? "" : "not ")}concentrated in some of them: gains spread R = {ratio} times as wide as expected (concentrated above {limit}){parted}.";
    }

    string IExampleWords.Title(string what) => $"{what}, under each model";

    string IExampleWords.Ramp(string what, string from, string to) => $"{what}: {from} → {to}";

    string[] IExampleWords.Rows(int examples, int band, bool areSorted)
    {
        string rows = $"{Count(examples, "example")}, {(band == 1 ? "a row each" : FormattableString.Invariant($"averaged in bands of {band}"))}";
        return areSorted ? [$"{rows}, by the gap of their largest gain, the largest first", $"{rows}, by the gap of their largest gain", rows] : [rows];
    }

    string ILinkWords.TheLink => "the one link over all scales";
    string ILinkWords.OwnCurves => "a scale's own curve";
    string ILinkWords.Tested => "Tested: whether a scale's mean score lies above or below what the one link implies. A scale whose own curve crosses the one link, too high here and too low there, may pass.";

    string ILinkWords.OnlyMeans(string raw) => $"Only means are known: no curve to {raw} can be told from them.";

    string ILinkWords.None(string raw) => $"There is no curve from a continuous metric to {raw}: too few scales or shared examples.";

    string ILinkWords.Untested(bool isOfExamples, string metric, string raw) =>
        $"Each point is a {(isOfExamples ? "bin of examples" : "run")}; whether one link from {metric} to {raw} holds for all scales is tested only where targets have log-probabilities.";

    string ILinkWords.Varies(string at, string raw, string shift, string test) => $"The link varies: at {at} {raw} is {shift} ({test}).";

    string ILinkWords.Holds(bool isNear, bool isBeyondChance, string counts, string at, string raw, string shift, string test)
    {
        string start = !isNear ? "That scales are off the one link is not shown"
            : isBeyondChance ? $"Scales are off the one link by more than chance but less than the {counts} that count" : "In the mean one link holds for all scales";
        return $"{start}: {raw} is at most {shift}, at {at} ({test}).";
    }

    string ILinkWords.Shift(string share, bool isBetter, string metric) => $"{share} of its range {(isBetter ? "better" : "worse")} than {metric} implies";

    string ILinkWords.Test(string p, int scales) => $"{p} over {Count(scales, "scale")}";

    string ILinkWords.Title(string raw, string metric) => $"{raw} by {metric}";

    string[] ILinkWords.Points(bool areOfExamples, bool isCut, string better)
    {
        string cut = isCut ? "; flat ends cut off" : "";
        return areOfExamples
            ? [$"a point: a scale's examples of about one loss, eight or more{cut}; {better}", $"a point: examples of about one loss{cut}; {better}"]
            : [$"a point: a run, its mean over examples{cut}; {better}", $"a point: a run{cut}; {better}"];
    }

    string[] ILinkWords.Axis(bool isOfExamples, string metric) =>
        [isOfExamples ? $"{metric} of the examples (log scale of the loss, better →)" : $"{metric} (latent scale, better →)", $"{metric}, better →"];

    (string Smallest, string Largest) ILinkWords.Ends(string first, string last) => ($"smallest: {first}", $"largest: {last}");

    string IDistributionWords.ShareOfOutputs => "share of a scale's outputs: 0 → 1";
    string IDistributionWords.MeanDistance => "mean distance, 95 % interval";
    string IDistributionWords.Edits => "edits from the output to the target";
    string IDistributionWords.Exact => "exact";
    string IDistributionWords.ExactPercent => "% exact";
    string IDistributionWords.AsRightAsConfident => "as right as confident";
    string IDistributionWords.AnswersByConfidence => "answers by confidence";
    string IDistributionWords.Confidence => "confidence";

    string IDistributionWords.Columns(int distances) =>
        "a column a scale; 0 is exact match, better ↓" + (distances == 1 ? "" : FormattableString.Invariant($"; {distances} distances a row above it"));

    string IDistributionWords.OneDistance(string mean, string right) => $"The mean distance is {mean} edits; {right} of the outputs are right.";

    string IDistributionWords.Distances((string Mean, string At) first, (string Mean, string At) last, (string? Share, string Gap, string From, string To)? gap)
    {
        string whole = $"The mean distance goes from {first.Mean} edits at {first.At} to {last.Mean} at {last.At}";
        if (gap is not { } over) return whole + ".";
        string where = over.Share is { } share ? $", {share} of it over {over.Gap}: there" : $". Over {over.Gap}";
        return $"{whole}{where} the outputs without an error go from {over.From} to {over.To}.";
    }

    string IDistributionWords.Bins(int most) => FormattableString.Invariant($"{most} bins of equal mass, 95 % interval");

    string IDistributionWords.Counts(int scales, int shown, long answers) =>
        $"{Count(scales, "scale")}{(shown < scales ? FormattableString.Invariant($", {shown} shown") : "")}, {Count(answers, "answer")}";

    string IDistributionWords.Numbers(string error, string right) => $"error {error}, right {right}";

    string IDistributionWords.State(string confidence, string right, string by, bool? over)
    {
        string way = over is { } known ? $"{(known ? "over" : "under")}confident by {by}" : "as much on either side";
        return $"mean confidence is {confidence} and {right} of the answers are right: {way}";
    }

    string IDistributionWords.OneError(string at, string error, string state) => $"The calibration error of {at} is {error}; {state}.";

    string IDistributionWords.Errors((string Error, string At) first, (string Error, string At) last, (string Error, string At) worst, string state) =>
        $"The calibration error goes from {first.Error} at {first.At} to {last.Error} at {last.At}; it is largest at {worst.At}, {worst.Error}, where {state}.";

    private static string Count(long count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
