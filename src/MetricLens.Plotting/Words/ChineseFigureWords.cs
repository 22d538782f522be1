using MetricLens.Metrics;
using MetricLens.Survival;

namespace MetricLens.Plotting.Words;

/// <summary>Figures in simplified Chinese, in the terms of the explanations.</summary>
internal sealed class ChineseFigureWords : IFigureWords, IOverviewWords, IExampleWords, ILinkWords, IDistributionWords
{
    public string Code => "zh";
    public string Colon => "：";
    public IOverviewWords Overview => this;
    public IExampleWords Examples => this;
    public ILinkWords Link => this;
    public IDistributionWords Distributions => this;

    public string Short(Verdict verdict) => verdict switch
    {
        Verdict.NoApparentJump => "没有跳变",
        Verdict.Artifact => "度量假象",
        Verdict.Attenuated => "跳变减弱",
        Verdict.TakesOff => "起飞",
        Verdict.Survives => "跳变成立",
        Verdict.MetricDependent => "取决于度量",
        _ => "无法判定",
    };

    public string But(string caveats) => $"但：{caveats}";

    public string Better(bool isHigher) => isHigher ? "越高越好 ↑" : "越低越好 ↓";

    public string BetterRight => "越右越好 →";

    public string MeanOverExamples(string better) => $"样例均值，{better}";

    public string LatentMean(LatentScale scale, string better) => $"样例均值，{(scale == LatentScale.Logit ? "logit " : "对数")}尺度，{better}";

    public string TooFewShared => "共有样例太少";
    public string Chance => "随机";
    public string MeanOfRuns => "各次训练的均值，95 % 区间";
    public string OneRunAScale => "每个规模训练一次，95 % 区间";
    public string ARun => "一次训练";
    public string SmoothFit => "平滑拟合，95 % 带";
    public string AStep => "台阶";
    public string AnOnset => "起飞点";

    public string SmoothFitImplied(string raw, string metric) => $"{SmoothFit}（{raw}：由{metric}推得）";

    public string FitWith(IReadOnlyList<string> things) => $"带{string.Join("或", things)}的拟合，95 % 带";

    public string GapOf(bool isJump) => isJump ? "跳变处的间隔" : "最大增益处的间隔";

    public string[] Gain(bool isJump, string from, string to, string gain)
    {
        string word = isJump ? "跳变" : "最大增益";
        return [$"{from} → {to}：{word} {gain}", $"{word} {gain}", gain];
    }

    public string[] Step(string share) => [$"台阶占增益的 {share}", $"台阶 {share}"];

    public string TheGap(bool isJump, string raw, string from, string to) => $"{raw}的{(isJump ? "跳变" : "最大增益")}处（{from} 到 {to}）";

    string IOverviewWords.Task => "任务";
    string IOverviewWords.Family => "模型族";
    string IOverviewWords.Gain => "增益";
    string IOverviewWords.Overall => "结论";
    string IOverviewWords.NoComparison => "没有可作的比较";

    string IOverviewWords.Title(int jumps, int comparisons, int tasks) => FormattableString.Invariant($"{tasks} 个任务的 {comparisons} 组比较中有 {jumps} 处表观跳变");

    string IOverviewWords.Looks(int looks, (int Page, int Of)? page) =>
        FormattableString.Invariant($"共看 {looks} 次{(page is { } one ? FormattableString.Invariant($"，第 {one.Page} 页，共 {one.Of} 页") : "")}");

    string IOverviewWords.Count(string verdict, int count) => FormattableString.Invariant($"{verdict}：{count}");

    string IOverviewWords.StepShare(string delta) => $"台阶占增益的比例；虚线：Δ\u00A0=\u00A0{delta}";

    string IExampleWords.OnlyMeans => "只知均值，没有样例可画。";
    string IExampleWords.NoneShared => "每次训练都回答过的样例太少，无从画起。";
    string IExampleWords.LargestGain => "样例增长最多的间隔";
    string IExampleWords.Shares => "在各间隔增长最多的样例所占比例";
    string IExampleWords.Probability => "概率";
    string IExampleWords.OfTarget => "目标的概率（每词元）";
    string IExampleWords.OfOption => "正确选项的概率";

    string IExampleWords.NoGap(string metric, string raw) => $"各样例的{metric}：{raw}在任何间隔都没有增益。";

    string IExampleWords.GainMost(string share, string what, string gap) => $"{share} 的样例在{gap}{what}增长最多。";

    string IExampleWords.NotTested => "是否一齐跳变未作检验：需要至少四个规模点上各样例自身的概率。";

    string IExampleWords.Quanta(string elsewhere, string ratio) => $"各样例在各自的间隔处跳变：{elsewhere} 在别的间隔有同样大的增益（R = {ratio}）。";

    string IExampleWords.Concentrated(bool isConcentrated, string ratio, string limit, (string Share, string Logits)? groups)
    {
        string parted = groups is { } two ? $"；{two.Share} 的样例在该处的增益比其余多 {two.Logits} 个 logit" : "；样例不分成两群";
        return $"增益{(isConcentrated ? "集中" : "并不集中")}在部分样例上：增益的散布为预期的 R = {ratio} 倍（超过 {limit} 为集中）{parted}。";
    }

    string IExampleWords.Title(string what) => $"各模型下{what}";

    string IExampleWords.Ramp(string what, string from, string to) => $"{what}：{from} → {to}";

    string[] IExampleWords.Rows(int examples, int band, bool areSorted)
    {
        string rows = FormattableString.Invariant($"{examples} 个样例，") + (band == 1 ? "每行一个" : FormattableString.Invariant($"每 {band} 个取平均"));
        return areSorted ? [$"{rows}，按增长最多的间隔排列，增长大的在前", $"{rows}，按增长最多的间隔排列", rows] : [rows];
    }

    string ILinkWords.TheLink => "所有规模共用的连接";
    string ILinkWords.OwnCurves => "某一规模自身的曲线";
    string ILinkWords.Tested => "所检验的是：某一规模的平均得分是否高于或低于共用连接所推得的值。自身曲线与共用连接相交、一处偏高而另一处偏低的规模，可能通过检验。";

    string ILinkWords.OnlyMeans(string raw) => $"只知均值，看不出到{raw}的连接。";

    string ILinkWords.None(string raw) => $"没有从连续度量到{raw}的连接：规模点或共有样例太少。";

    string ILinkWords.Untested(bool isOfExamples, string metric, string raw) =>
        $"每个点是{(isOfExamples ? "一组样例" : "一次训练")}；从{metric}到{raw}的连接是否为所有规模共用，只有在目标有对数概率时才检验。";

    string ILinkWords.Varies(string at, string raw, string shift, string test) => $"连接随规模而变：在 {at}，{raw}{shift}（{test}）。";

    string ILinkWords.Holds(bool isNear, bool isBeyondChance, string counts, string at, string raw, string shift, string test)
    {
        string start = !isNear ? "各规模偏离共用连接未能确立" : isBeyondChance ? $"各规模偏离共用连接，虽非偶然，但不到算数的 {counts}" : "平均而言，所有规模共用一个连接";
        return $"{start}：偏离最大的在 {at}，{raw}{shift}（{test}）。";
    }

    string ILinkWords.Shift(string share, bool isBetter, string metric) => $"比{metric}所推得的{(isBetter ? "好" : "差")}量程的 {share}";

    string ILinkWords.Test(string p, int scales) => FormattableString.Invariant($"{scales} 个规模点，{p}");

    string ILinkWords.Title(string raw, string metric) => $"{raw}与{metric}";

    string[] ILinkWords.Points(bool areOfExamples, bool isCut, string better)
    {
        string cut = isCut ? "；两端平坦处已截去" : "";
        return areOfExamples ? [$"每个点：同一规模上损失相近的样例，至少八个{cut}；{better}", $"每个点：损失相近的样例{cut}；{better}"] : [$"每个点：一次训练的样例均值{cut}；{better}"];
    }

    string[] ILinkWords.Axis(bool isOfExamples, string metric) =>
        [isOfExamples ? $"各样例的{metric}（损失取对数，越右越好 →）" : $"{metric}（潜在尺度，越右越好 →）", $"{metric}，越右越好 →"];

    (string Smallest, string Largest) ILinkWords.Ends(string first, string last) => ($"最小：{first}", $"最大：{last}");

    string IDistributionWords.ShareOfOutputs => "同一规模的输出所占比例：0 → 1";
    string IDistributionWords.MeanDistance => "平均距离，95 % 区间";
    string IDistributionWords.Edits => "从输出到目标的编辑次数";
    string IDistributionWords.Exact => "全对";
    string IDistributionWords.ExactPercent => "全对 %";
    string IDistributionWords.AsRightAsConfident => "置信度等于正确率";
    string IDistributionWords.AnswersByConfidence => "回答按置信度的分布";
    string IDistributionWords.Confidence => "置信度";

    string IDistributionWords.Columns(int distances) =>
        "每列一个规模；0 为精确匹配，越低越好 ↓" + (distances == 1 ? "" : FormattableString.Invariant($"；其上每行 {distances} 个距离"));

    string IDistributionWords.OneDistance(string mean, string right) => $"平均距离为 {mean} 次编辑；{right} 的输出正确。";

    string IDistributionWords.Distances((string Mean, string At) first, (string Mean, string At) last, (string? Share, string Gap, string From, string To)? gap)
    {
        string whole = $"平均距离从 {first.At} 的 {first.Mean} 次编辑变为 {last.At} 的 {last.Mean} 次";
        if (gap is not { } over) return whole + "。";
        string where = over.Share is { } share ? $"，其中 {share} 在{over.Gap}：该处" : $"。在{over.Gap}，";
        return $"{whole}{where}没有错误的输出从 {over.From} 变为 {over.To}。";
    }

    string IDistributionWords.Bins(int most) => FormattableString.Invariant($"{most} 个等量分箱，95 % 区间");

    string IDistributionWords.Counts(int scales, int shown, long answers) =>
        FormattableString.Invariant($"{scales} 个规模点{(shown < scales ? FormattableString.Invariant($"（画出 {shown} 个）") : "")}，{answers} 个回答");

    string IDistributionWords.Numbers(string error, string right) => $"误差 {error}，正确 {right}";

    string IDistributionWords.State(string confidence, string right, string by, bool? over)
    {
        string way = over is { } known ? $"{(known ? "过于自信" : "自信不足")} {by}" : "两侧相当";
        return $"平均置信度为 {confidence}，正确率为 {right}：{way}";
    }

    string IDistributionWords.OneError(string at, string error, string state) => $"{at} 的校准误差为 {error}；{state}。";

    string IDistributionWords.Errors((string Error, string At) first, (string Error, string At) last, (string Error, string At) worst, string state) =>
        $"校准误差从 {first.At} 的 {first.Error} 变为 {last.At} 的 {last.Error}；最大在 {worst.At}，为 {worst.Error}，该处{state}。";
}
