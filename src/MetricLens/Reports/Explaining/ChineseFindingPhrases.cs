using System.Globalization;
using MetricLens.Survival;

namespace MetricLens.Reports.Explaining;

/// <summary>The one sentence on a finding in simplified Chinese.</summary>
internal sealed class ChineseFindingPhrases : IFindingPhrases
{
    public string Title(string subject, string verdict, bool isOfPart) => $"{subject}：{verdict}{(isOfPart ? "（仅部分样例）" : "")}";

    public string But(string sentence, string caveats) => $"{sentence}但：{caveats}。";

    public string Listed(IEnumerable<string> phrases) => string.Join("；", phrases);

    public string Counts(int? scales, int runs, string examples) =>
        scales is { } known ? $"{Number(known)} 个规模点，{Number(runs)} 次训练，{examples}" : $"{Number(runs)} 次训练，共有样例太少";

    public string Examples(long count) => $"{Number(count)} 个样例";

    public string Means(long? examples) => examples is { } count ? $"{Number(count)} 个样例的均值" : "只有均值，没有样例";

    public string FromTo(string from, string to) => $"（{from} 到 {to}）";

    public string NothingToExplain(string raw, bool hasGap) => hasGap ? $"{raw}在任何相邻规模点之间都没有提高：没有需要解释的跳变。" : $"没有可供{raw}跳变的规模间隔。";

    public string TooSmall(string raw, string gain, string fromTo) => $"{Largest(raw, gain, fromTo)}太小，不算跳变。";

    public string PartOfRise(string raw, string gain, string fromTo, string share) => $"{Largest(raw, gain, fromTo)}只占总升幅的 {share}：没有哪个间隔特别突出。";

    public string MayBeChance(string raw, string gain, string fromTo, string p) => $"{Largest(raw, gain, fromTo)}可能出于偶然（按所有间隔校正后 p = {p}）。";

    public string NoSteeper(string raw, string gain, string fromTo) => $"{Largest(raw, gain, fromTo)}并不比间隔的宽度更陡。";

    public string Disagree(IEnumerable<(string Verdict, IEnumerable<string> Metrics)> groups) =>
        $"各连续度量结论不同：{Listed(groups.Select(group => $"以{string.Join("、", group.Metrics)}衡量为{group.Verdict}"))}。";

    public string Artifact(string metric, string raw, string fromTo, string? explained, string? step) => explained is not null
        ? $"{metric}的平滑进步可解释{raw}跳变{fromTo}的 {explained}；进步在此之前已经开始。"
        : $"{metric}在跳变处没有台阶{(step is null ? "" : $"（占增益的 {step}）")}：平滑进步在此之前已经开始。";

    public string Attenuated(string metric, string raw, string? explained, string? step)
    {
        string share = step is null ? "一小部分" : $" {step}", rest = explained is not null ? $"平滑进步可解释{raw}跳变的 {explained}" : "其余大多是平滑进步";
        return $"台阶是真实的，但只占{metric}增益的{share}；{rest}。";
    }

    public string TakesOff(string metric, string? at) => $"{metric}在{(at is null ? "起飞点" : $" {at} ")}之前平坦，此后上升：更小的规模预示不了这一上升。";

    public string Survives(string metric, string? step) => $"台阶占{metric}增益的{(step is null ? "大部分" : $" {step}")}：跳变出在模型，不只是度量造成的。";

    public string SurvivesInPart(string share) => $"{share} 的样例跳变，其余不跳变：跳变出在模型，但只涉及任务的一部分。";

    public string MayJump(string raw, string because, string floor) => $"{raw}是否跳变无法判定：{because}{floor}。";

    public string Floor(long examples, string hidden, long needed, string least) =>
        $"；{Number(examples)} 个样例全错仍可能掩盖 {hidden} 的准确率，要看出 {least} 需要 {Number(needed)} 个样例";

    public string TheJump(string raw, string gain, string fromTo) => $"{raw}的跳变 {gain}{fromTo}";

    public string Alone(string metric, string jump, Verdict verdict, string? p, string? step)
    {
        string claim = verdict == Verdict.Survives ? "成立" : "为度量假象", corrected = p is null ? "" : $"（p = {p}）";
        string share = step is null ? "" : $"；台阶可能占增益的 {step}";
        return $"单独以{metric}衡量，{jump}{claim}，但按任务数校正后不再如此{corrected}{share}。";
    }

    public string CannotTell(string metric, string jump, string? because, string? step)
    {
        string extent = step is null ? "" : $"；台阶可能占{metric}增益的 {step}";
        return $"{jump}是否出在模型无法判定{(because is null ? "" : $"：{because}")}{extent}。";
    }

    public string Because(IReadOnlyCollection<string> reasons) => reasons.Count > 0 ? Listed(reasons) : "没有特别突出的原因";

    private static string Largest(string raw, string gain, string fromTo) => $"{raw}的最大增益 {gain}{fromTo}";

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
