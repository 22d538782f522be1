using SkiaSharp;

namespace MetricLens.Plotting.Tests;

/// <summary>Compares a figure with a committed picture of it, so that letters and lines may be smoothed otherwise on another machine.</summary>
/// <remarks>
/// Both are averaged over squares of pixels, which smoothing hardly moves, and compared square by square. What is left out, cut, moved or of another colour
/// differs in some squares by much; what is smoothed otherwise, in none.
/// </remarks>
internal static class GoldenImage
{
    /// <summary>Set to anything, pictures are made anew instead of compared.</summary>
    public const string Regenerate = "METRICLENS_GOLDEN";

    /// <summary>The side of a square in pixels.</summary>
    private const int Square = 6;

    /// <summary>The most that a channel of a square may differ, of 255.</summary>
    private const double MostOfSquare = 26;

    /// <summary>The most that the squares may differ in the mean.</summary>
    private const double MostInMean = 1.2;

    private static string Folder { get; } = Path.Combine(Root(), "fixtures", "figures");

    /// <summary>Requires a figure to look like the committed picture of a name.</summary>
    public static void Check(string name, Figure figure)
    {
        string path = Path.Combine(Folder, name + ".png");
        byte[] drawn = figure.Png();
        if (Environment.GetEnvironmentVariable(Regenerate) is { Length: > 0 })
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(path, drawn);
            return;
        }
        Assert.True(File.Exists(path), $"{path} is not there; run the test with {Regenerate}=1 to make it.");
        if (Difference(File.ReadAllBytes(path), drawn) is not { } difference) return;
        string written = Path.Combine(Path.GetTempPath(), $"metriclens-{name}.png");
        File.WriteAllBytes(written, drawn);
        Assert.Fail($"{name} does not look as it did: {difference} The new picture is {written}, the old one {path}; where the new one is right, run the test with {Regenerate}=1.");
    }

    /// <summary>Where and by how much two pictures differ; <see langword="null"/> where they look alike.</summary>
    public static string? Difference(byte[] expected, byte[] actual)
    {
        using SKBitmap old = SKBitmap.Decode(expected), @new = SKBitmap.Decode(actual);
        if ((old.Width, old.Height) != (@new.Width, @new.Height)) return $"it was {old.Width} × {old.Height} pixels and is {@new.Width} × {@new.Height}.";
        (double most, int x, int y, double sum, int squares, int over) = (0, 0, 0, 0, 0, 0);
        for (int top = 0; top < old.Height; top += Square)
        {
            for (int left = 0; left < old.Width; left += Square)
            {
                double difference = Difference(Mean(old, left, top), Mean(@new, left, top));
                (sum, squares, over) = (sum + difference, squares + 1, over + (difference > MostOfSquare ? 1 : 0));
                if (difference > most) (most, x, y) = (difference, left, top);
            }
        }
        return over == 0 && sum / squares <= MostInMean ? null
            : FormattableString.Invariant($"{over} of {squares} squares of {Square} pixels differ by more than {MostOfSquare} of 255, the most by {most:0} at ({x}, {y}); in the mean {sum / squares:0.00}.");
    }

    private static double Difference((double Red, double Green, double Blue) left, (double Red, double Green, double Blue) right) =>
        Math.Max(Math.Abs(left.Red - right.Red), Math.Max(Math.Abs(left.Green - right.Green), Math.Abs(left.Blue - right.Blue)));

    private static (double Red, double Green, double Blue) Mean(SKBitmap bitmap, int left, int top)
    {
        (double red, double green, double blue, int count) = (0, 0, 0, 0);
        for (int y = top; y < Math.Min(top + Square, bitmap.Height); y++)
        {
            for (int x = left; x < Math.Min(left + Square, bitmap.Width); x++, count++)
            {
                SKColor pixel = bitmap.GetPixel(x, y);
                (red, green, blue) = (red + pixel.Red, green + pixel.Green, blue + pixel.Blue);
            }
        }
        return (red / count, green / count, blue / count);
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "MetricLens.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
