namespace MetricLens.Reports;

/// <summary>How a table of error rates was made.</summary>
/// <param name="Date">The date, as it is to be shown.</param>
/// <param name="Commit">The commit of the code.</param>
/// <param name="Machine">The processor and the number of threads.</param>
/// <param name="Command">The command line.</param>
public sealed record CalibrationProvenance(string Date, string Commit, string Machine, string Command);
