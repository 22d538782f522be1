namespace MetricLens.Text;

/// <summary>Where an item stands among at most 64 others.</summary>
/// <typeparam name="T">The items' type.</typeparam>
internal interface IItemMatch<T>
{
    /// <summary>Bit i is set where the i-th of the others equals an item; bits past the last are not looked at.</summary>
    ulong Of(T item);
}
