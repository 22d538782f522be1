using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Planning;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports.Explaining;

/// <summary>Explanations in simplified Chinese.</summary>
internal sealed class ChinesePhrases : IPhrases
{
    private static readonly Dictionary<string, string> Metrics = new(StringComparer.Ordinal)
    {
        ["exact_match"] = "精确匹配率",
        ["quasi_exact_match"] = "准精确匹配率",
        ["multiple_choice_accuracy"] = "选择题准确率",
        ["token_edit_distance"] = "词元编辑距离",
        ["normalized_token_edit_distance"] = "归一化词元编辑距离",
        ["token_accuracy"] = "词元准确率",
        ["expected_exact_match"] = "期望精确匹配率",
        ["target_log_likelihood"] = "目标对数似然",
        ["brier"] = "Brier 分数",
        ["choice_probability"] = "正确选项概率",
        ["choice_log_loss"] = "选项对数损失",
        ["choice_margin"] = "选项对数概率差",
        ["token_edit_similarity"] = "词元编辑相似度",
        ["correct_prefix"] = "正确前缀比例",
        ["token_f1"] = "词语 F1 值",
        ["word_error_rate"] = "词错误率",
        ["character_error_rate"] = "字符错误率",
        ["prefix_match"] = "前缀匹配率",
        ["numeric_match"] = "数值匹配率",
        ["token_probability"] = "平均词元概率",
        ["token_loss"] = "词元平均损失",
        ["target_loss"] = "目标总损失",
        ["expected_token_errors"] = "期望词元错误数",
        ["expected_token_error_rate"] = "期望词元错误率",
        ["perplexity"] = "困惑度",
        ["bits_per_byte"] = "每字节比特数",
        ["choice_text_probability"] = "正确选项文本概率",
        ["spherical_score"] = "球面分数",
        ["ranked_probability_score"] = "排序概率分数",
        ["task_success"] = "任务成功率",
        ["step_success"] = "步骤成功率",
        ["unit_test_share"] = "单元测试通过比例",
    };

    private const string OnOdds = "（按答对的几率计）";

    public string Code => "zh";

    public IFindingPhrases OfFinding { get; } = new ChineseFindingPhrases();

    public string Metric(MetricCard metric) => Metrics.GetValueOrDefault(metric.Id) ?? $"度量“{metric.Name}”";

    public string Axis(ScaleAxis axis) => axis switch
    {
        ScaleAxis.Params => "参数量",
        ScaleAxis.TrainFlops => "训练算力（FLOPs）",
        ScaleAxis.TrainTokens => "训练词元数",
        ScaleAxis.Step => "训练步数",
        _ => "训练损失",
    };

    public string Verdict(Verdict verdict) => verdict switch
    {
        Survival.Verdict.NoApparentJump => "没有表观跳变",
        Survival.Verdict.Artifact => "度量假象",
        Survival.Verdict.Attenuated => "跳变减弱（真实但次要的台阶）",
        Survival.Verdict.TakesOff => "起飞（先平后升）",
        Survival.Verdict.Survives => "跳变成立",
        Survival.Verdict.MetricDependent => "取决于度量",
        _ => "无法判定",
    };

    public string Reason(Reason reason) => reason switch
    {
        Jumps.Reason.TooFewScales => "规模点太少",
        Jumps.Reason.FloorResolution => "样例太少，看不清下限",
        Jumps.Reason.TooFewExamples => "共有样例太少",
        Jumps.Reason.NoProgressShown => "跳变之前未见进步",
        Jumps.Reason.NoNetImprovement => "整体进步未能确立",
        Jumps.Reason.ModelNoise => "模型之间的差异超出规模所能解释",
        Jumps.Reason.GapTooWide => "跳变处的间隔过宽",
        Jumps.Reason.AxisDependent => "换一个规模轴结论不同",
        Jumps.Reason.SingleTopModel => "最大规模只有一次训练",
        Jumps.Reason.Edge => "跳变位于规模范围的边缘",
        Jumps.Reason.TextOnlyEvidence => "只有文本，没有对数概率",
        Jumps.Reason.NotSignificantAfterCorrection => "按任务数校正后不再成立",
        Jumps.Reason.NoContinuousMetric => "没有可计算的连续度量",
        Jumps.Reason.MetricsDiffer => "各连续度量结论不同",
        Jumps.Reason.StepShareOpen => "台阶可大可小，尚不能定",
        Jumps.Reason.MixedScales => "同一规模的各次训练在另一规模轴上不同，不是重复",
        Jumps.Reason.Concentrated => "增益集中在部分样例上，与其余样例没有清楚的分界",
        Jumps.Reason.Quanta => "各样例在各自的间隔处跳变",
        Jumps.Reason.NonMonotone => "分数随规模有升有降",
        Jumps.Reason.LinkVaries => "相同的潜在分数在不同规模上对应不同的原始分数",
        Jumps.Reason.BimodalSeeds => "同一规模的各个种子分成两群",
        Jumps.Reason.MeansOnly => "只有均值没有样例：无法配对、聚类、连接到原始分数或判断增益是否集中",
        Jumps.Reason.NoStandardError => "均值没有标准误，无法检验",
        _ => reason.Phrase(),
    };

    public string Compared(string subject, int scales, string axis, string first, string last, int runs, int examples, int dropped) =>
        $"{subject}：{scales} 个规模点，{axis}从 {first} 到 {last}，{runs} 次训练，{examples} 个所有训练都回答过的样例"
        + (dropped > 0 ? $"；另有 {dropped} 个样例因部分训练缺失而未用。" : "。");

    public string ComparedByMeans(string subject, int scales, string axis, string first, string last, int runs) =>
        $"{subject}：{scales} 个规模点，{axis}从 {first} 到 {last}，{runs} 次训练，只知均值，不知样例。";

    public string DoesJump(string raw, string from, string low, string to, string high, string gain, string p, int gaps) =>
        $"{raw}从 {from} 的 {low} 跳到 {to} 的 {high}：增益 {gain}，按 {gaps} 个间隔校正后 p {p}。";

    public string DoesNotJump(string raw, string from, string to, string gain, string p, int gaps) =>
        $"{raw}的最大增益为 {gain}（{from} 到 {to}，按 {gaps} 个间隔校正后 p {p}），不算跳变：太小、占总升幅太少、可能出于偶然，或并不比间隔的宽度更陡。";

    public string MayJump(string raw, string from, string to, string gain) => $"{raw}是否跳变无法判定；最大增益为 {gain}（{from} 到 {to}）。";

    public string FloorHides(string hidden, long needed) => $"全错的结果仍可能掩盖 {hidden} 的准确率；要看出 0.10 需要 {needed} 个样例。";

    public string StepShare(string metric, string share, int degree, string tau) =>
        $"以{metric}衡量，该处的台阶占全程增益的 {share}（平滑部分为 {degree} 次多项式）；除样例与规模之外，模型之间相差 {tau} 个潜在单位。";

    public string Progress(string metric, string pace, bool onOdds) => $"在该间隔以下，{metric}{(onOdds ? OnOdds : "")}已按全程速度的 {pace} 进步。";

    public string TakesOff(string metric, string at, string below, string above, bool onOdds) => $"它{(onOdds ? OnOdds : "")}在 {at} 之前平坦，此后上升：全程斜率分别为 {below} 和 {above} 个潜在单位。";

    public string Explained(string metric, string raw, string share) => $"去掉台阶之后，{metric}在该处的增益仍可解释{raw}跳变的 {share}。";

    public string VerdictUnder(string metric, string verdict, string? survives, string? artifact) => survives is null && artifact is null
        ? $"以{metric}衡量的结论：{verdict}。"
        : $"以{metric}衡量的结论：{verdict}（按任务数校正后，无台阶的 p {survives ?? "–"}，非假象的 p {artifact ?? "–"}）。";

    public string Overall(string verdict, IReadOnlyList<string> reasons) =>
        reasons.Count == 0 ? $"总结论：{verdict}。" : $"总结论：{verdict}；{string.Join("；", reasons)}。";

    public string OnAxis(string axis, string verdict) => $"以{axis}为轴时的结论：{verdict}。";

    public string Truth(PlannedTruth truth) => truth.Id switch
    {
        "smooth" => "平滑上升",
        "curve" => "加速的平滑上升",
        "step" => "台阶",
        _ => "先平后升",
    };

    public string Remedy(RemedyKind kind, int amount, string? from, string? to, IReadOnlyList<string> scales) => kind switch
    {
        RemedyKind.ScalesBetween => $"在 {from} 与 {to} 之间增加 {amount} 个规模点{Listed(scales)}",
        RemedyKind.ScalesBeyond => $"在两端之外增加 {amount} 个规模点{Listed(scales)}",
        RemedyKind.Seeds => $"每个规模训练 {amount} 个种子",
        _ => $"{amount} 倍的样例",
    };

    public string Leans(string metric, string truth, string weight, IReadOnlyList<(string Truth, string Weight)> others, string odds, LeanStrength strength) =>
        $"证据倾向于“{truth}”（这不是结论）：以{metric}衡量，后验权重 {weight}，{string.Join("，", others.Select(other => $"“{other.Truth}”{other.Weight}"))}，事先各种可能等权；与次者之比为 {odds} 比 1，按 Kass 与 Raftery 的标度为{Strength(strength)}。";

    public string SettledBy(string target, IReadOnlyList<(string Remedy, string Power)> enough, IReadOnlyList<(string Remedy, string Power)> tooLittle, string now)
    {
        string not = tooLittle.Count == 0 ? "" : $"；{string.Join("，", tooLittle.Select(Told))}则不够";
        return enough.Count == 0
            ? $"若果真如此，试过的办法都不能以 {target} 的功效判定{not}；照原样再做一次的功效为 {now}。"
            : $"若果真如此，{string.Join("，或", enough.Select(Told))}可以 {target} 的功效判定{not}；照原样再做一次的功效为 {now}。";
    }

    public string SettledOtherwise(string truth, IReadOnlyList<string> powers) => $"若实为“{truth}”，上述办法的功效依次为 {string.Join("、", powers)}。";

    public string NoLean(OutlookStatus status, int scales, int fewest) => status switch
    {
        OutlookStatus.TooFewScales => $"只有 {scales} 个规模点，台阶、先平后升与平滑上升无从区分，证据没有倾向；看出倾向至少要 {fewest} 个，作出结论要 5 个（有多个种子时 4 个）。",
        OutlookStatus.NoContinuousMetric => "可计算的连续度量为 0 个，看不出证据的倾向：需要共有样例的对数概率，至少需要文本。",
        OutlookStatus.TooFewExamples => "每次训练都回答过的样例太少，证据没有倾向：至少要有 2 个共有样例才能估计误差。",
        OutlookStatus.NonMonotone => $"分数在 {scales} 个规模点上有升有降，所比较的 3 种可能中有 0 种与之相符，证据没有倾向；下降处多训练几个种子，可知下降是否属实。",
        OutlookStatus.Concentrated => $"增益集中在部分样例上，{scales} 个规模点上所有样例的均值看不出倾向；请把这些样例分出来单独判断。",
        _ => $"{scales} 个规模点中，同一规模的各次训练在另一规模轴上不同：须先按模型族或分支分开，才能判定。",
    };

    public string ShownByExamples(string raw, string gain, long examples, string target) => $"若增益与不一致的比例如所观察，{examples} 个样例可以 {target} 的功效显示{raw}的增益 {gain}。";

    public string ShownBySeeds(string raw, string gain, int seeds, string target) => $"若增益与种子间的差异如所观察，每个规模 {seeds} 个种子可以 {target} 的功效显示{raw}的增益 {gain}。";

    public string NeedsSeeds(string raw, string gain) => $"每个规模只训练了 1 次，无从知道{raw}的增益 {gain} 是否超出模型之间的差异；每个规模训练 2 个种子即可知道差异有多大。";

    public string NotShown(string raw, string gain, int examples, int seeds, string target) => $"若增益如所观察，{examples} 个样例或每个规模 {seeds} 个种子都不能以 {target} 的功效显示{raw}的增益 {gain}。";

    private static string Told((string Remedy, string Power) remedy) => $"{remedy.Remedy}（{remedy.Power}）";

    private static string Listed(IReadOnlyList<string> scales) => scales.Count == 0 ? "" : $"：{string.Join("、", scales)}";

    private static string Strength(LeanStrength strength) => strength switch
    {
        LeanStrength.Positive => "正面证据",
        LeanStrength.Strong => "强证据",
        LeanStrength.VeryStrong => "极强证据",
        _ => "几乎不值一提",
    };

    public string Sharpness(int jumps, string share, string spread) => $"突然性：在 {jumps} 处有台阶占比的表观跳变中，台阶平均占潜在进步的 {share}；任务之间的标准差为 {spread} %。";

    public string Unpredictability(int unannounced, int jumps, string share, string coverage) =>
        $"不可预测性：在其下至少有三个规模点的 {jumps} 处跳变中，{unannounced} 处没有预兆（{share}）；其上的所有规模点中，{coverage} 落在由下方规模点预测的区间内。";

    public string Specificity(int surviving, int comparisons, string share, (IReadOnlyList<string> Names, int More) survivors, int takingOff, (IReadOnlyList<string> Names, int More) takeOffs) =>
        $"任务特异性：{comparisons} 组比较中有 {surviving} 组校正后仍成立（{share}）{Named(survivors)}" + (takingOff > 0 ? $"；{takingOff} 组起飞{Named(takeOffs)}。" : "。");

    private static string Named((IReadOnlyList<string> Names, int More) list) =>
        list.Names.Count == 0 ? "" : $"：{string.Join("、", list.Names)}{(list.More > 0 ? $"，另有 {list.More} 组" : "")}";
}
