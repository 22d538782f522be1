namespace MetricLens.Arms;

/// <summary>Why an arm is the one that others are compared with.</summary>
public enum BaselineChoice
{
    /// <summary>It is the first in ordinal order; nothing else speaks for it.</summary>
    First = 0,

    /// <summary>It was asked for.</summary>
    Asked,

    /// <summary>Its records name no arm.</summary>
    Unnamed,

    /// <summary>Its name says that nothing is added.</summary>
    PlainName,
}
