using MetricLens.Records;
using Spectre.Console;

namespace MetricLens.Cli;

/// <summary>Shows how far the stages of a command are, where somebody watches; may be told by several threads.</summary>
internal sealed class Stages : IProgress<InvestigationProgress>, IProgress<RecordReadProgress>
{
    private readonly ProgressContext? _context;
    private readonly Dictionary<string, ProgressTask> _tasks = [];
    private readonly Lock _lock = new();

    private Stages(ProgressContext? context) => _context = context;

    /// <summary>Does work while a bar shows its stages; without a bar where nobody watches.</summary>
    public static T Show<T>(Terminal terminal, Func<Stages, T> work)
    {
        if (!terminal.IsInteractive) return work(new(null));
        return terminal.ErrorScreen.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context => work(new(context)));
    }

    /// <summary>Says how far a stage is.</summary>
    /// <param name="stage">The stage, in words.</param>
    /// <param name="done">The share that is done.</param>
    public void Report(string stage, double done)
    {
        if (_context is null) return;
        lock (_lock)
        {
            if (!_tasks.TryGetValue(stage, out ProgressTask? task)) _tasks[stage] = task = _context.AddTask(Markup.Escape(stage), maxValue: 1);
            task.Value = Math.Max(task.Value, Math.Min(done, 1));
        }
    }

    /// <inheritdoc/>
    public void Report(InvestigationProgress value) => Report(value.Stage, value.Done);

    /// <inheritdoc/>
    public void Report(RecordReadProgress value) => Report("reading records", value.TotalBytes > 0 ? (double)value.BytesRead / value.TotalBytes : 0);
}
