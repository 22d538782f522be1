namespace MetricLens.Reports.Html;

/// <summary>What a page says in one language, besides what the phrase books say.</summary>
internal sealed record PageWords
{
    public required string LanguageTag { get; init; }
    public required string Title { get; init; }
    public required string SkipLink { get; init; }
    public required Func<int, int, int, string> Lead { get; init; }
    public required string Suite { get; init; }
    public required string Verdicts { get; init; }
    public required string Overview { get; init; }
    public required string Search { get; init; }
    public required string Verdict { get; init; }
    public required string All { get; init; }
    public required string JumpsOnly { get; init; }
    public required string Shown { get; init; }
    public required string Task { get; init; }
    public required string Family { get; init; }
    public required string Under { get; init; }
    public required string Gain { get; init; }
    public required string StepShare { get; init; }
    public required string Overall { get; init; }
    public required string Why { get; init; }
    public required string Tasks { get; init; }
    public required string Numbers { get; init; }
    public required string Scale { get; init; }
    public required string Models { get; init; }
    public required string Runs { get; init; }
    public required string Examples { get; init; }
    public required string ExamplesNote { get; init; }
    public required string Example { get; init; }
    public required string Prompt { get; init; }
    public required string Target { get; init; }
    public required string Model { get; init; }
    public required string Output { get; init; }
    public required string NoOutput { get; init; }
    public required string Removed { get; init; }
    public required string Missing { get; init; }
    public required string Choices { get; init; }
    public required string Method { get; init; }
    public required string Cite { get; init; }
    public required string Options { get; init; }
    public required string Option { get; init; }
    public required string Value { get; init; }
    public required string Cut { get; init; }
    public required string Figure { get; init; }

    public required string MoreFigures { get; init; }
    public required string Top { get; init; }
    public required Func<InvestigationResult, string, string> MethodText { get; init; }

    /// <summary>The words in a language.</summary>
    public static PageWords Of(string language) => language == "zh" ? Chinese : English;

    private static PageWords English { get; } = new()
    {
        LanguageTag = "en",
        Title = "MetricLens report",
        SkipLink = "Skip to the verdicts",
        Lead = (jumps, comparisons, tasks) => $"{Count(jumps, "apparent jump")} in {Count(comparisons, "comparison")} of {Count(tasks, "task")}. Is each in the models, or was it made by the metric?",
        Suite = "Over the whole suite",
        Verdicts = "Verdicts",
        Overview = "Overview",
        Search = "Search",
        Verdict = "Verdict",
        All = "all",
        JumpsOnly = "apparent jumps only",
        Shown = "shown",
        Task = "task",
        Family = "family",
        Under = "under each continuous metric",
        Gain = "largest gain",
        StepShare = "step share",
        Overall = "verdict",
        Why = "why",
        Tasks = "Task by task",
        Numbers = "Numbers: the mean of each scale, with its 95 % interval",
        Scale = "scale",
        Models = "models",
        Runs = "runs",
        Examples = "Answers around the jump",
        ExamplesNote = "Examples that the raw metric calls wrong below the gap and right above it come first. Against the reference answer: struck through is left over in the output, underlined is missing from it.",
        Example = "example",
        Prompt = "prompt",
        Target = "reference answer",
        Model = "model",
        Output = "output against the reference",
        NoOutput = "no output recorded",
        Removed = "left over: ",
        Missing = "missing: ",
        Choices = "probability of each choice, the right one marked",
        Method = "How this was done",
        Cite = "References",
        Options = "What was asked",
        Option = "option",
        Value = "value",
        Cut = "… cut",
        Figure = "Comparison figure of",
        MoreFigures = "More figures: every example over scale, and the raw score by the continuous one",
        Top = "back to the table",
        MethodText = (result, metrics) => FormattableString.Invariant($"The same outputs were scored under a raw metric and under {metrics}. The largest gain of the raw metric from one scale to the next was called an apparent jump if it was at least a tenth of the metric's range and 35 % of the rise, significant at {result.Options.Alpha} (exact McNemar test or a paired bootstrap with {result.Options.Resamples} resamples of examples or clusters, Holm over gaps), started near the floor or was steeper than its gap is wide, and was more than models differ by. Whether it survives was asked on the latent scale of each continuous metric: a smooth curve (polynomials of degree 1 and 2) with a step at that gap was fitted by generalised least squares, with the paired covariance of the shared examples and a variance between models; the step's share of the whole improvement was held against {result.Options.LeastStepShare} by one-sided bounds. A jump survives if the share is above 0 and at least {result.Options.LeastStepShare} under every smooth null; it is an artifact if its upper bound is below {result.Options.LeastStepShare} and progress below the jump is shown. Claims are corrected over all apparent jumps (Benjamini and Hochberg; Holm below ten). Software: {ReportTool.Name} {ReportTool.Version}, seed {result.Options.Seed}."),
    };

    private static PageWords Chinese { get; } = new()
    {
        LanguageTag = "zh-Hans",
        Title = "MetricLens 报告",
        SkipLink = "跳到结论",
        Lead = (jumps, comparisons, tasks) => $"{tasks} 个任务的 {comparisons} 组比较中有 {jumps} 处表观跳变。每一处是模型的跳变，还是度量造成的？",
        Suite = "全部任务合起来看",
        Verdicts = "结论",
        Overview = "总览",
        Search = "搜索",
        Verdict = "结论",
        All = "全部",
        JumpsOnly = "只看表观跳变",
        Shown = "行",
        Task = "任务",
        Family = "模型族",
        Under = "各连续度量的结论",
        Gain = "最大增益",
        StepShare = "台阶占比",
        Overall = "结论",
        Why = "理由",
        Tasks = "逐个任务",
        Numbers = "数值：每个规模点的均值与 95 % 区间",
        Scale = "规模",
        Models = "模型",
        Runs = "训练次数",
        Examples = "跳变前后的回答",
        ExamplesNote = "先列出原始度量在跳变之下判错、在跳变之上判对的样例。与参考答案相比：删除线为输出中多余的部分，下划线为输出中缺少的部分。",
        Example = "样例",
        Prompt = "提示",
        Target = "参考答案",
        Model = "模型",
        Output = "输出与参考答案的差异",
        NoOutput = "没有记录输出",
        Removed = "多余：",
        Missing = "缺少：",
        Choices = "各选项的概率，已标出正确选项",
        Method = "方法",
        Cite = "参考文献",
        Options = "所用选项",
        Option = "选项",
        Value = "取值",
        Cut = "……（截断）",
        Figure = "比较图：",
        MoreFigures = "更多图：每道题随规模的变化，以及原始得分与连续得分的关系",
        Top = "回到表格",
        MethodText = (result, metrics) => FormattableString.Invariant($"同一批输出分别以原始度量和连续度量（{metrics}）评分。原始度量在相邻规模点之间的最大增益，若不小于量程的十分之一且不小于总升幅的 35 %，在 {result.Options.Alpha} 水平上显著（精确 McNemar 检验，或对样例或样例簇作 {result.Options.Resamples} 次配对自助抽样；按间隔数作 Holm 校正），起自下限附近或比间隔的宽度更陡，且超出模型之间的差异，则称为表观跳变。它是否成立，在各连续度量的潜在尺度上检验：以广义最小二乘拟合平滑曲线（一次和二次多项式）加该处的台阶，误差包括共有样例的配对协方差与模型之间的方差；以单侧界将台阶占全程进步的比例与 {result.Options.LeastStepShare} 比较。在每种平滑假设下该比例均大于 0 且不小于 {result.Options.LeastStepShare} 时，跳变成立；其上界低于 {result.Options.LeastStepShare} 且跳变之前已见进步时，为度量假象。结论按表观跳变的个数校正（Benjamini–Hochberg；少于十个时用 Holm）。软件：{ReportTool.Name} {ReportTool.Version}，种子 {result.Options.Seed}。"),
    };

    /// <summary>What the method rests on.</summary>
    public static IReadOnlyList<string> References { get; } =
    [
        "Wei et al. (2022). Emergent Abilities of Large Language Models. TMLR. arXiv:2206.07682.",
        "Schaeffer, Miranda and Koyejo (2023). Are Emergent Abilities of Large Language Models a Mirage? NeurIPS. arXiv:2304.15004.",
        "Paule and Mandel (1982). Consensus values and weighting factors. J. Res. Natl. Bur. Stand. 87, 377–385.",
        "Barlow et al. (1972). Statistical Inference under Order Restrictions. Wiley.",
        "Benjamini and Hochberg (1995). Controlling the false discovery rate. J. R. Stat. Soc. B 57, 289–300.",
    ];

    private static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}
