namespace MetricLens.Records;

/// <summary>The tokens of one text, as ids of a vocabulary that related sequences share.</summary>
/// <remarks>
/// Two sequences are compared by ids, so both must come from the same <see cref="TokenVocabulary"/>;
/// integer tokens are their own ids and share <see cref="TokenVocabulary.Integers"/>.
/// </remarks>
public sealed class TokenSequence : IEquatable<TokenSequence>
{
    private readonly ReadOnlyMemory<int> _ids;

    private TokenSequence(ReadOnlyMemory<int> ids, TokenVocabulary vocabulary)
    {
        _ids = ids;
        Vocabulary = vocabulary;
    }

    /// <summary>The number of tokens.</summary>
    public int Length => _ids.Length;

    /// <summary>The tokens' ids in <see cref="Vocabulary"/>.</summary>
    public ReadOnlySpan<int> Ids => _ids.Span;

    /// <summary>The vocabulary that gives the ids their meaning.</summary>
    public TokenVocabulary Vocabulary { get; }

    /// <summary>A sequence of tokens given as text, in the vocabulary shared by the whole process.</summary>
    public static TokenSequence Of(params ReadOnlySpan<string> tokens) => TokenVocabulary.Shared.Sequence(tokens);

    /// <summary>A sequence of tokens given as the tokenizer's own integers.</summary>
    public static TokenSequence Of(params ReadOnlySpan<int> tokens) => new(tokens.ToArray(), TokenVocabulary.Integers);

    /// <summary>Whether both hold the same tokens in the same order, in one vocabulary; empty ones are equal whatever theirs is.</summary>
    public bool Equals(TokenSequence? other) =>
        other is not null && (Length == 0 || ReferenceEquals(Vocabulary, other.Vocabulary)) && Ids.SequenceEqual(other.Ids);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TokenSequence);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int id in Ids) hash.Add(id);
        return hash.ToHashCode();
    }

    /// <summary>The tokens' texts, each behind the other, parted by a space.</summary>
    public override string ToString() => string.Join(' ', _ids.ToArray().Select(Vocabulary.Text));

    internal static TokenSequence FromIds(ReadOnlyMemory<int> ids, TokenVocabulary vocabulary) => new(ids, vocabulary);
}
