using System.Text.RegularExpressions;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Which task and model a HELM run is of.</summary>
internal sealed partial class HelmRun
{
    private const string SpecName = "run_spec.json";

    private static readonly HashSet<string> Wanted = ["name", "adapter_spec"];

    private readonly string _task;
    private readonly string _model;
    private readonly string _family;
    private readonly string? _arm;
    private readonly bool _hasTrials;

    private HelmRun(string task, string model, string family, string? arm, bool hasTrials) =>
        (_task, _model, _family, _arm, _hasTrials) = (task, model, family, arm, hasTrials);

    /// <summary>The run of a file.</summary>
    /// <param name="file">The file, which <c>run_spec.json</c> may lie beside.</param>
    /// <param name="adapter">The adapter's specification, where the file has it.</param>
    public static HelmRun Of(ImportFile file, JsonValue? adapter)
    {
        string? name = null;
        if (File.Exists(file.Beside(SpecName)))
        {
            using JsonCursor cursor = JsonCursor.OfStream(file.Beside(SpecName), file.Limits, SourceStream.Open(file.Beside(SpecName), out _));
            cursor.Advance();
            JsonFields spec = cursor.Fields("", Wanted);
            name = spec.Get("name")?.Text();
            adapter ??= spec.Get("adapter_spec");
        }
        string folder = Path.GetFileName(file.Folder);
        name ??= folder.Contains("model=", StringComparison.Ordinal) ? folder : null;
        string task = file.Options.Map.Constant("task", name is null ? null : TaskOf(name))
            ?? throw file.Fault(0, "name", "absent", $"the run's name in {SpecName} beside the file or as its folder's name, or --map task:=NAME");
        string model = file.Options.Map.Constant("model", adapter?.Get("model")?.Text())
            ?? throw file.Fault(0, "adapter_spec.model", "absent", $"the model's name in the file or in {SpecName} beside it, or --map model:=NAME");
        file.Model = model;
        bool hasTrials = adapter?.Get("num_train_trials")?.Integer() > 1;
        return new HelmRun(task, model, file.Options.Map.Constant("family", Record.DefaultFamily)!, file.Options.Map.Constant("arm"), hasTrials);
    }

    /// <summary>A record of the run whose content is yet to come.</summary>
    public RecordDraft Draft(HelmKey key, string? prompt, Dictionary<string, double>? scores) => new()
    {
        Task = _task,
        Model = _model,
        Family = _family,
        ExampleId = key.Trial == 0 ? key.Instance : FormattableString.Invariant($"{key.Instance}#{key.Trial}"),
        Cluster = _hasTrials ? key.Instance : null,
        Arm = key.Perturbation ?? _arm,
        Prompt = prompt,
        Scores = scores,
    };

    /// <summary>A run's name without the model, such as <c>babi_qa:task=15</c> of <c>babi_qa:task=15,model=openai_davinci</c>.</summary>
    private static string TaskOf(string name) => ModelPart().Replace(name, "").TrimEnd(',', ':');

    [GeneratedRegex(@"(?<=[:,])model=[^,]*,?")]
    private static partial Regex ModelPart();
}
