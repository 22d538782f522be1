using MetricLens.Records;

namespace MetricLens.Testing.Generation;

/// <summary>Sequences made of another one's tokens.</summary>
internal static class TokenSequences
{
    /// <summary>The tokens of some ids in a sequence's vocabulary.</summary>
    internal static TokenSequence Of(TokenSequence like, params ReadOnlySpan<int> ids)
    {
        if (ReferenceEquals(like.Vocabulary, TokenVocabulary.Integers)) return TokenSequence.Of(ids);
        string[] texts = new string[ids.Length];
        for (int i = 0; i < texts.Length; i++) texts[i] = like.Vocabulary.Text(ids[i]);
        return like.Vocabulary.Sequence(texts);
    }
}
