using MetricLens.Statistics;

namespace MetricLens.Testing.Generation;

/// <summary>A sequence of tokens and what a known number of edits made of it.</summary>
/// <param name="Target">The sequence, at least one token.</param>
/// <param name="Output">The edited sequence; it may be empty.</param>
/// <param name="Edits">How many tokens were inserted, deleted or replaced, one by one: no distance is above it.</param>
public sealed record TokenEdits(IReadOnlyList<int> Target, IReadOnlyList<int> Output, int Edits)
{
    /// <summary>The lengths at which implementations that count in machine words or in stack buffers go wrong, and their neighbours.</summary>
    private static readonly int[] Edges = [63, 64, 65, 127, 128, 129];

    /// <summary>A sequence over few symbols, so that parts of it repeat, with planted edits.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="mostTokens">The greatest usual length; one sequence in four has a length next to a multiple of 64 instead.</param>
    public static TokenEdits Draw(RandomStream stream, int mostTokens)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostTokens, 1);
        int length = stream.NextInt(4) == 0 ? Edges[stream.NextInt(Edges.Length)] : 1 + stream.NextInt(mostTokens);
        int symbols = 2 + stream.NextInt(3);
        int[] target = [.. Enumerable.Range(0, length).Select(_ => stream.NextInt(symbols))];
        int edits = stream.NextInt(5);
        return new(target, Edited(stream, target, edits, symbols), edits);
    }

    /// <summary>A sequence after some edits of one token each.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="tokens">The sequence.</param>
    /// <param name="edits">How many edits.</param>
    /// <param name="symbols">Inserted and replacing tokens are from 0 up to below this.</param>
    public static IReadOnlyList<int> Edited(RandomStream stream, IReadOnlyList<int> tokens, int edits, int symbols)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tokens);
        List<int> edited = [.. tokens];
        for (int i = 0; i < edits; i++) Edit(edited, stream, symbols);
        return edited;
    }

    private static void Edit(List<int> tokens, RandomStream stream, int symbols)
    {
        int kind = tokens.Count == 0 ? 0 : stream.NextInt(3);
        int place = stream.NextInt(tokens.Count + (kind == 0 ? 1 : 0));
        if (kind == 0) tokens.Insert(place, stream.NextInt(symbols));
        else if (kind == 1) tokens.RemoveAt(place);
        else tokens[place] = stream.NextInt(symbols);
    }
}
