namespace MetricLens.Records;

/// <summary>At which place each run's answer to each example stands, in a few bytes an answer however many there are.</summary>
/// <remarks>Examples of a task are met one after the other, so that the answers of a run lie in few pages.</remarks>
internal sealed class PlaceIndex
{
    private const int PageSize = 128;

    private readonly List<int[]?[]> _runs = [];

    /// <summary>The place of an answer; −1 where there is none.</summary>
    public int Find(int run, int example) =>
        run < _runs.Count && example / PageSize < _runs[run].Length && _runs[run][example / PageSize] is { } page ? page[example % PageSize] - 1 : -1;

    /// <summary>Says where an answer stands.</summary>
    public void Set(int run, int example, int place)
    {
        while (_runs.Count <= run) _runs.Add([]);
        int[]?[] pages = _runs[run];
        int at = example / PageSize;
        if (at >= pages.Length)
        {
            Array.Resize(ref pages, Math.Max(at + 1, 2 * pages.Length));
            _runs[run] = pages;
        }
        // What was never said is 0, so that a new page is empty.
        (pages[at] ??= new int[PageSize])[example % PageSize] = place + 1;
    }
}
