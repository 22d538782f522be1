namespace MetricLens.Text;

/// <summary>What happens to one item of an alignment.</summary>
public enum EditOperation
{
    /// <summary>It stands on both sides.</summary>
    Kept = 0,

    /// <summary>One stands in the place of another.</summary>
    Replaced,

    /// <summary>It stands on the right only: it is missing on the left.</summary>
    Inserted,

    /// <summary>It stands on the left only: it is left over there.</summary>
    Deleted,

    /// <summary>Two neighbours stand in the other order.</summary>
    Swapped,
}

/// <summary>One step of an alignment.</summary>
/// <param name="Operation">What happens.</param>
/// <param name="Left">The place on the left; for an insertion, that before which it belongs.</param>
/// <param name="Right">The place on the right; for a deletion, that before which it would stand.</param>
public readonly record struct EditStep(EditOperation Operation, int Left, int Right);
