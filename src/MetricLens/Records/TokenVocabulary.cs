using System.Collections.Concurrent;

namespace MetricLens.Records;

/// <summary>Gives each distinct token an id; safe for use by several threads.</summary>
public sealed class TokenVocabulary
{
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly Lock _lock = new();
    private readonly bool _isInteger;

    /// <summary>An empty vocabulary of text tokens.</summary>
    public TokenVocabulary()
    {
    }

    private TokenVocabulary(bool isInteger) => _isInteger = isInteger;

    /// <summary>The vocabulary in which a token is its own id.</summary>
    public static TokenVocabulary Integers { get; } = new(isInteger: true);

    /// <summary>The vocabulary of text tokens that records share unless they bring their own.</summary>
    public static TokenVocabulary Shared { get; } = new();

    /// <summary>The id of a token, given now if it is new.</summary>
    public int Id(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (_isInteger) throw new InvalidOperationException("Integer tokens are their own ids; text has no place among them.");
        if (_ids.TryGetValue(token, out int known)) return known;
        lock (_lock)
        {
            if (_ids.TryGetValue(token, out known)) return known;
            _texts.Add(token);
            _ids[token] = _texts.Count - 1;
            return _texts.Count - 1;
        }
    }

    /// <summary>The text of a token.</summary>
    public string Text(int id)
    {
        if (_isInteger) return id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        lock (_lock) return _texts[id];
    }

    /// <summary>A sequence of tokens in this vocabulary.</summary>
    public TokenSequence Sequence(params ReadOnlySpan<string> tokens)
    {
        int[] ids = new int[tokens.Length];
        for (int i = 0; i < ids.Length; i++) ids[i] = Id(tokens[i]);
        return TokenSequence.FromIds(ids, this);
    }
}
