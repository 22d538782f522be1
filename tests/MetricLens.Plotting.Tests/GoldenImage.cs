using SkiaSharp;

namespace MetricLens.Plotting.Tests;

/// <summary>Compares a figure with a committed picture of it, so that its pixels may be rounded otherwise on another machine.</summary>
/// <remarks>
/// The same Skia draws with the same font everywhere, and only processors round otherwise. A pixel is as it was if it lies, in every channel, between the darkest and
/// the lightest of its surroundings in the other picture, and the other way round. What is left out, put in, moved by two pixels or of another colour does not, and
/// leaves a cluster of pixels that do not. Each tile is judged by itself: a small change is not drowned in a large page that is as it was.
/// </remarks>
internal static class GoldenImage
{
    /// <summary>Set to anything, pictures are made anew instead of compared.</summary>
    public const string Regenerate = "METRICLENS_GOLDEN";

    /// <summary>The side of a tile in pixels.</summary>
    private const int Tile = 12;

    /// <summary>The most that a channel may lie outside of its surroundings, of 255: processors round otherwise by one or two.</summary>
    private const int MostOfPixel = 10;

    /// <summary>The most pixels of a tile that may: a dot of a dotted line takes two.</summary>
    private const int MostOfTile = 2;

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
        SKColor[] before = old.Pixels, after = @new.Pixels;
        int across = (old.Width + Tile - 1) / Tile;
        int[] tiles = new int[across * ((old.Height + Tile - 1) / Tile)];
        for (int y = 0; y < old.Height; y++)
        {
            for (int x = 0; x < old.Width; x++)
                if (IsOff(before, after, x, y, old.Width) || IsOff(after, before, x, y, old.Width)) tiles[(y / Tile * across) + (x / Tile)]++;
        }
        int over = tiles.Count(count => count > MostOfTile), worst = Array.IndexOf(tiles, tiles.Max());
        return over == 0 ? null
            : FormattableString.Invariant($"{over} of {tiles.Length} tiles of {Tile} pixels have more than {MostOfTile} that are not as they were, the most {tiles[worst]} at ({worst % across * Tile}, {worst / across * Tile}).");
    }

    /// <summary>Whether a pixel lies outside of its surroundings in the other picture.</summary>
    private static bool IsOff(SKColor[] one, SKColor[] other, int x, int y, int width)
    {
        SKColor pixel = one[(y * width) + x];
        if (pixel == other[(y * width) + x]) return false;
        int height = other.Length / width;
        (SKColor low, SKColor high) = (SKColors.White, SKColors.Black);
        for (int row = Math.Max(y - 1, 0); row <= Math.Min(y + 1, height - 1); row++)
        {
            for (int column = Math.Max(x - 1, 0); column <= Math.Min(x + 1, width - 1); column++)
            {
                SKColor near = other[(row * width) + column];
                low = new(Math.Min(low.Red, near.Red), Math.Min(low.Green, near.Green), Math.Min(low.Blue, near.Blue));
                high = new(Math.Max(high.Red, near.Red), Math.Max(high.Green, near.Green), Math.Max(high.Blue, near.Blue));
            }
        }
        return IsOff(pixel.Red, low.Red, high.Red) || IsOff(pixel.Green, low.Green, high.Green) || IsOff(pixel.Blue, low.Blue, high.Blue);
    }

    private static bool IsOff(byte channel, byte low, byte high) => channel < low - MostOfPixel || channel > high + MostOfPixel;

    /// <summary>The folder that holds the solution.</summary>
    public static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "MetricLens.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
