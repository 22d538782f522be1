using System.Globalization;

namespace MetricLens.Notebooks;

/// <summary>Runs the C# cells of a notebook from top to bottom, as the kernel of Polyglot Notebooks would, and takes down what they give.</summary>
/// <remarks>
/// The current directory is the notebook's folder and the culture the invariant one while cells run. A process runs one notebook at a time: the
/// console and the current directory are the process's. After a cell that fails, no other runs, and those that did not run have no outputs.
/// </remarks>
public static class NotebookRunner
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>Runs a notebook and writes it with its outputs.</summary>
    /// <param name="path">The notebook.</param>
    /// <param name="output">Where to; over the notebook itself where it is the same path. Written also where a cell fails.</param>
    /// <param name="isLocal">Whether this build stands in for the packages of MetricLens that cells ask for.</param>
    /// <param name="started">Told of every cell that begins.</param>
    /// <param name="cancellation">Stops the run; then nothing is written.</param>
    /// <exception cref="Records.InputDataException">The file is no notebook, or has no cell of C#.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static async Task<NotebookRun> Run(string path, string output, bool isLocal, IProgress<NotebookCell>? started = null, CancellationToken cancellation = default)
    {
        var notebook = Notebook.Load(path);
        NotebookRun run = await Execute(notebook, Path.GetDirectoryName(Path.GetFullPath(path))!, isLocal, started, cancellation).ConfigureAwait(false);
        notebook.Save(output, run.Results);
        return run;
    }

    /// <summary>Runs the cells and writes nothing.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">The folder that paths start from.</param>
    /// <param name="isLocal">Whether this build stands in for the packages of MetricLens that cells ask for.</param>
    /// <param name="started">Told of every cell that begins.</param>
    /// <param name="cancellation">Stops the run.</param>
    internal static async Task<NotebookRun> Execute(Notebook notebook, string folder, bool isLocal, IProgress<NotebookCell>? started, CancellationToken cancellation)
    {
        await Turn.WaitAsync(cancellation).ConfigureAwait(false);
        string directory = Environment.CurrentDirectory;
        TextWriter output = Console.Out, error = Console.Error;
        try
        {
            Environment.CurrentDirectory = folder;
            Console.SetOut(new RecordingWriter("stdout", output));
            Console.SetError(new RecordingWriter("stderr", error));
            // A task of its own: neither the recorder nor the culture leaks into the caller's flow, and a cell that hangs can be left behind.
            return await Task.Run(() => RunCells(notebook, folder, isLocal, started, cancellation), cancellation).WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            Environment.CurrentDirectory = directory;
            Turn.Release();
        }
    }

    private static async Task<NotebookRun> RunCells(Notebook notebook, string folder, bool isLocal, IProgress<NotebookCell>? started, CancellationToken cancellation)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var session = new ScriptSession(folder, isLocal);
        var results = new Dictionary<NotebookCell, CellResult>();
        CellFailure? failure = null;
        int count = 0;
        foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.IsCSharp))
        {
            if (failure is not null)
            {
                results[cell] = new(null, []);
                continue;
            }
            started?.Report(cell);
            var recorder = new CellRecorder();
            failure = string.IsNullOrWhiteSpace(cell.Source) ? null : await RunCell(session, cell, recorder, cancellation);
            results[cell] = new(++count, recorder.Close());
        }
        NotebookCell[] leftAlone = [.. notebook.Cells.Where(cell => cell.Kind == NotebookCellKind.Code && !cell.IsCSharp)];
        return new() { Failure = failure, CellsRun = count, LeftAlone = leftAlone, Results = results };
    }

    private static async Task<CellFailure?> RunCell(ScriptSession session, NotebookCell cell, CellRecorder recorder, CancellationToken cancellation)
    {
        CellRecorder.Current = recorder;
        try
        {
            if (await session.Run(cell, cancellation) is { } value) recorder.Show(value, isResult: true);
            return null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            var failure = CellFailure.Of(cell.Number, fault);
            recorder.Fail(new(failure.Name, failure.Message, failure.Trace));
            return failure;
        }
        finally
        {
            CellRecorder.Current = null;
        }
    }
}
