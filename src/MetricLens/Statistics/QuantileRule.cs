namespace MetricLens.Statistics;

/// <summary>How a quantile is read off a sample: the definitions that Hyndman and Fan (1996) number, and numpy names.</summary>
public enum QuantileRule
{
    /// <summary>Definition 7, position (n − 1) p from 0, linear between: the default of R and numpy, and of this library.</summary>
    Linear,

    /// <summary>The value at or below definition 7's position.</summary>
    Lower,

    /// <summary>The value at or above definition 7's position.</summary>
    Higher,

    /// <summary>Definition 1: the least value with at least a share p of the sample at or below it.</summary>
    InvertedCdf,

    /// <summary>Definition 5, position n p + 1/2 from 1, linear between.</summary>
    Hazen,

    /// <summary>Definition 6, position (n + 1) p from 1, linear between.</summary>
    Weibull,

    /// <summary>Definition 8, position (n + 1/3) p + 1/3 from 1, linear between: about unbiased for the median of the quantile, whatever the population.</summary>
    MedianUnbiased,
}
