namespace MetricLens.Display;

/// <summary>A table of whatever rows, as a view shows it.</summary>
internal interface IFlatTable
{
    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>The columns.</summary>
    IList<(string Name, Type Type)> Columns { get; }

    /// <summary>The cells, one list a row.</summary>
    IEnumerable<IList<object?>> Cells { get; }
}
