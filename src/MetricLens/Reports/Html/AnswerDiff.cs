using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Reports.Html;

/// <summary>What an output has that the reference lacks, and the other way round, in pieces.</summary>
internal static class AnswerDiff
{
    /// <summary>The pieces, beyond which an answer is cut.</summary>
    public const int MostPieces = 400;

    /// <summary>The most characters of one text that are looked at.</summary>
    private const int MostCharacters = 4000;

    /// <summary>The runs of pieces that stand on both sides, in the output alone or in the reference alone, in order.</summary>
    /// <param name="record">The answer.</param>
    /// <param name="isCut">Whether some of it was left out.</param>
    public static IReadOnlyList<(EditOperation Kind, string Text)> Of(Record record, out bool isCut)
    {
        (string[] output, string[] target) = Pieces(record);
        isCut = output.Length > MostPieces || target.Length > MostPieces || record.Output!.Length > MostCharacters;
        if (output.Length > MostPieces) output = output[..MostPieces];
        if (target.Length > MostPieces) target = target[..MostPieces];
        var parts = new List<(EditOperation, string)>();
        foreach (EditStep step in EditAlignment.Of<string>(output, target, EditRule.Indel))
        {
            EditOperation kind = step.Operation;
            string piece = kind == EditOperation.Inserted ? target[step.Right] : output[step.Left];
            if (parts.Count > 0 && parts[^1].Item1 == kind) parts[^1] = (kind, parts[^1].Item2 + piece);
            else parts.Add((kind, piece));
        }
        return parts;
    }

    /// <summary>The model's own tokens where they spell the text, else what a reader sees as characters.</summary>
    private static (string[] Output, string[] Target) Pieces(Record record)
    {
        string output = record.Output!, target = record.Targets.Length > 0 ? record.Targets.Span[0] : "";
        string[]? outputTokens = Tokens(record.OutputTokens, output), targetTokens = Tokens(record.TargetTokens, target);
        return outputTokens is not null && targetTokens is not null ? (outputTokens, targetTokens) : (Characters(output), Characters(target));
    }

    private static string[]? Tokens(TokenSequence? tokens, string text)
    {
        if (tokens is null || tokens.Vocabulary == TokenVocabulary.Integers) return null;
        string[] pieces = new string[tokens.Length];
        for (int i = 0; i < pieces.Length; i++) pieces[i] = tokens.Vocabulary.Text(tokens.Ids[i]);
        return string.Concat(pieces) == text ? pieces : null;
    }

    private static string[] Characters(string text) =>
        [.. TextSegmenter.Pieces(text.Length <= MostCharacters ? text : text[..MostCharacters], TextUnit.Graphemes)];
}
