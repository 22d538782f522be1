namespace MetricLens.Testing;

/// <summary>What came of one law under one metric.</summary>
/// <param name="Law">The law.</param>
/// <param name="Tried">How many cases were drawn.</param>
/// <param name="Applied">On how many of them the law was put to the test and held.</param>
/// <param name="Breach">How it is broken; <see langword="null"/> where it is not.</param>
public sealed record LawResult(MetricLaw Law, int Tried, int Applied, LawBreach? Breach);
