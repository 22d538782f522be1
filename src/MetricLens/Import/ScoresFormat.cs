namespace MetricLens.Import;

/// <summary>The format of a file of scores.</summary>
public enum ScoresFormat
{
    /// <summary>Parquet: smaller, and read many times faster.</summary>
    Parquet,

    /// <summary>CSV, compressed by gzip: for whatever reads text.</summary>
    Csv,
}
