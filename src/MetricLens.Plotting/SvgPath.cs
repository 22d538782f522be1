using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MetricLens.Plotting;

/// <summary>Writes a path's data in as few characters as a tenth of a point's precision takes: places relative to the one before, straight lines by one number.</summary>
internal static partial class SvgPath
{
    /// <summary>The parts of a point that can be told apart.</summary>
    private const int Parts = 10;

    /// <summary>The same path in fewer characters.</summary>
    /// <param name="data">Absolute moves, lines, curves and ends, as Skia writes them.</param>
    /// <exception cref="FormatException">The data hold something else.</exception>
    public static string Shorter(string data)
    {
        var text = new StringBuilder(data.Length / 2);
        // Whole tenths: what is rounded away from one place is not carried to the next.
        (long X, long Y) at = (0, 0), start = (0, 0);
        (char Kind, (long X, long Y)[] Places)[] steps = [.. Straightened([.. Steps().Matches(data).Cast<Match>().Select(Step)])];
        for (int i = 0; i < steps.Length; i++)
        {
            (char kind, (long X, long Y)[] places) = steps[i];
            if (kind == 'Z')
            {
                text.Append('z');
                at = start;
                continue;
            }
            (long X, long Y) to = places[^1];
            // The end of a path draws the way back by itself.
            bool isWayBack = kind == 'L' && to == start && i + 1 < steps.Length && steps[i + 1].Kind == 'Z';
            if (!isWayBack && !(kind == 'L' && to == at)) Append(text, kind, places, at);
            at = to;
            if (kind == 'M') start = to;
        }
        return text.ToString();
    }

    private static (char Kind, (long X, long Y)[] Places) Step(Match step)
    {
        char kind = step.Groups[1].Value[0];
        return (kind, kind == 'Z' ? [] : Places(step.Groups[2].Value, kind));
    }

    /// <summary>The steps without lines' ends from which the line past them is off by no more than a tenth.</summary>
    private static List<(char Kind, (long X, long Y)[] Places)> Straightened((char Kind, (long X, long Y)[] Places)[] steps)
    {
        var kept = new List<(char Kind, (long X, long Y)[] Places)>();
        for (int i = 0, from = 0; i < steps.Length; i++)
        {
            bool isInLine = i > 0 && steps[i].Kind == 'L' && i + 1 < steps.Length && steps[i + 1].Kind == 'L';
            if (isInLine && IsStraight(steps, from, i + 1)) continue;
            kept.Add(steps[i]);
            from = i;
        }
        return kept;
    }

    /// <summary>Whether the places between two steps lie on the line between their ends.</summary>
    private static bool IsStraight((char Kind, (long X, long Y)[] Places)[] steps, int from, int to)
    {
        if (steps[from].Places.Length == 0) return false;
        (long X, long Y) start = steps[from].Places[^1], end = steps[to].Places[^1], way = (end.X - start.X, end.Y - start.Y);
        double length = Math.Sqrt((way.X * way.X) + (way.Y * way.Y));
        for (int i = from + 1; i < to; i++)
        {
            (long X, long Y) part = (steps[i].Places[^1].X - start.X, steps[i].Places[^1].Y - start.Y);
            double along = (part.X * way.X) + (part.Y * way.Y);
            if (along < 0 || along > length * length || Math.Abs((part.X * way.Y) - (part.Y * way.X)) > length) return false;
        }
        return true;
    }

    private static void Append(StringBuilder text, char kind, (long X, long Y)[] places, (long X, long Y) at)
    {
        (long X, long Y) to = places[^1];
        if (kind == 'L' && to.Y == at.Y) Numbers(text.Append('h'), to.X - at.X);
        else if (kind == 'L' && to.X == at.X) Numbers(text.Append('v'), to.Y - at.Y);
        else Numbers(text.Append(kind == 'M' && text.Length == 0 ? 'M' : char.ToLowerInvariant(kind)), [.. places.SelectMany(place => new[] { place.X - at.X, place.Y - at.Y })]);
    }

    private static (long X, long Y)[] Places(string numbers, char kind)
    {
        long[] parts = [.. Number().Matches(numbers).Cast<Match>().Select(number => (long)decimal.Round(Parts * decimal.Parse(number.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture)))];
        int expected = kind switch { 'M' or 'L' => 2, 'Q' => 4, 'C' => 6, _ => 0 };
        if (parts.Length == 0 || parts.Length != expected) throw new FormatException($"A path has the step '{kind}{numbers}'.");
        return [.. parts.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    /// <summary>Numbers with a space between them where neither a sign nor a point parts them.</summary>
    private static void Numbers(StringBuilder text, params ReadOnlySpan<long> tenths)
    {
        for (int i = 0; i < tenths.Length; i++)
        {
            if (i > 0 && tenths[i] >= 0) text.Append(' ');
            text.Append(((decimal)tenths[i] / Parts).ToString("0.#", CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex("([A-Za-z])([^A-Za-z]*(?:[eE][-+]?[0-9][^A-Za-z]*)*)")]
    private static partial Regex Steps();

    [GeneratedRegex(@"-?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?")]
    private static partial Regex Number();
}
