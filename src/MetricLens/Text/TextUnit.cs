namespace MetricLens.Text;

/// <summary>What a text is counted and compared in.</summary>
public enum TextUnit
{
    /// <summary>Unicode code points.</summary>
    CodePoints = 0,

    /// <summary>Grapheme clusters: what a reader takes for one character, by Unicode's extended rules.</summary>
    Graphemes,

    /// <summary>Words: what stands between white space, by Python's rules.</summary>
    Words,

    /// <summary>The tokens of OpenAI's o200k_base.</summary>
    O200k,

    /// <summary>The tokens of OpenAI's cl100k_base.</summary>
    Cl100k,
}
