namespace MetricLens.Notebooks;

/// <summary>A package that a cell asks for cannot be had.</summary>
public sealed class PackageException : Exception
{
    internal PackageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
