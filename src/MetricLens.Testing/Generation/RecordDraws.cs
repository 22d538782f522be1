using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Testing.Generation;

/// <summary>Records drawn from a stream of random numbers: the same stream gives the same records on every machine, whatever FsCheck's version.</summary>
/// <remarks>All keep the <see cref="RecordRules"/>.</remarks>
public static class RecordDraws
{
    /// <summary>Below this a token's probability is above one half, so that the greedy text has it for certain: −0.6875 &gt; ln ½.</summary>
    private const double SurelyGreedy = -0.6875;

    /// <summary>No token so improbable is the likeliest of a vocabulary of fifty.</summary>
    private const double NeverGreedy = -4;

    /// <summary>What targets are put together from: plain words, digits, or anything.</summary>
    private static readonly string[][] Vocabularies =
    [
        ["cat ", "dog ", "sat ", "ran ", "the ", "4 "],
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        ["4", "0", "9", "6", " ", "cat", "sat", "é", "\U0001F600", "你", "the ", ".", "A"],
    ];

    /// <summary>A record of everything that a model says about one example, in which log-probabilities, tokens and texts agree.</summary>
    /// <remarks>
    /// The target's tokens make up the target; the output begins as the greedy text does by the target's log-probabilities, and goes its own way after the first wrong token;
    /// the right choice is the target's text, its log-probability the sum of its tokens'.
    /// </remarks>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="mostTokens">The greatest length of the target in tokens, at least 1.</param>
    public static Record Consistent(RandomStream stream, int mostTokens)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostTokens, 1);
        string[] words = Vocabularies[stream.NextInt(Vocabularies.Length)];
        string[] target = [.. Enumerable.Range(0, 1 + stream.NextInt(mostTokens)).Select(_ => words[stream.NextInt(words.Length)])];
        double[] logprobs = Array.ConvertAll(target, _ => -LogProbabilities.Grain * stream.NextInt((stream.NextInt(2) == 0 ? 1 : 6) << 20));
        string[] output = Greedy(stream, words, target, logprobs);
        int choices = 2 + stream.NextInt(4);
        int gold = stream.NextInt(choices);
        string whole = string.Concat(target);
        return new()
        {
            Task = "task",
            Model = "model",
            ExampleId = "1",
            Prompt = "question",
            Target = whole,
            Output = string.Concat(output),
            TargetTokens = TokenSequence.Of(target),
            OutputTokens = TokenSequence.Of(output),
            TargetLogprobs = logprobs,
            Choices = Enumerable.Range(0, choices).Select(i => i == gold ? whole : FormattableString.Invariant($"{words[stream.NextInt(words.Length)]}{i}")).ToArray(),
            ChoiceLogprobs = Enumerable.Range(0, choices).Select(i => i == gold ? logprobs.Sum() : LogProbabilities.Draw(stream)).ToArray(),
            Gold = gold,
        };
    }

    /// <summary>A record that holds any mixture of fields, absent and empty ones, impossible options and odd characters among them.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="mostItems">The greatest number of tokens or pieces of text, at least 1.</param>
    public static Record Mixed(RandomStream stream, int mostItems)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostItems, 1);
        int few = Math.Min(mostItems, 6);
        string[] targets = [.. Enumerable.Range(0, 1 + stream.NextInt(3)).Select(_ => HostileText.Draw(stream, few))];
        string output = HostileText.Answer(stream, targets, few);
        TokenEdits tokens = TokenEdits.Draw(stream, mostItems);
        double[] choices = Choices(stream);
        string[] options = Array.ConvertAll(choices, _ => HostileText.Draw(stream, 3));
        int gold = stream.NextInt(choices.Length);
        double[] logprobs = [.. tokens.Target.Select(_ => LogProbabilities.DrawOrImpossible(stream))];
        // Most records are whole; of the rest each lacks a few fields.
        int lacking = stream.NextInt(3) == 0 ? stream.NextInt(64) : 0;
        bool Has(int bit) => (lacking & (1 << bit)) == 0;
        return new()
        {
            Task = "task",
            Model = "model",
            ExampleId = "1",
            Prompt = Has(0) ? HostileText.Draw(stream, 3) : null,
            Output = Has(0) ? output : null,
            Targets = Has(1) ? targets : default,
            OutputTokens = Has(2) ? TokenSequence.Of([.. tokens.Output]) : null,
            TargetTokens = Has(3) ? TokenSequence.Of([.. tokens.Target]) : null,
            TargetLogprobs = Has(4) ? logprobs : default,
            Choices = options,
            ChoiceLogprobs = Has(5) ? choices : default,
            Gold = Has(0) || Has(5) ? gold : null,
        };
    }

    /// <summary>A multiple-choice question of two to six options, ties and impossible ones among them, and nothing else.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    public static Record Choice(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        double[] logprobs = Choices(stream);
        return TestRecord.Choice(logprobs, stream.NextInt(logprobs.Length));
    }

    /// <summary>A multiple-choice question of so many options, moderate or near a corner of the simplex: a distribution and the outcome.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="count">How many options, at least 2.</param>
    public static Record Distribution(RandomStream stream, int count)
    {
        ArgumentNullException.ThrowIfNull(stream);
        double[] logprobs = stream.NextInt(3) == 0 ? LogProbabilities.NearCorner(stream, count) : LogProbabilities.Moderate(stream, count);
        return TestRecord.Choice(logprobs, stream.NextInt(count));
    }

    /// <summary>An output beside one to three targets, equal to one, nearly so or not, some of them empty, and nothing else.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="mostPieces">The greatest number of pieces of each text, at least 1.</param>
    public static Record Text(RandomStream stream, int mostPieces)
    {
        ArgumentNullException.ThrowIfNull(stream);
        string[] targets = [.. Enumerable.Range(0, 1 + stream.NextInt(3)).Select(_ => HostileText.Draw(stream, mostPieces))];
        return TestRecord.Text(HostileText.Answer(stream, targets, mostPieces), targets);
    }

    /// <summary>A target's tokens and an output's with planted edits, and nothing else.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="mostTokens">The greatest usual length of the target, at least 1.</param>
    public static Record Tokens(RandomStream stream, int mostTokens)
    {
        TokenEdits edits = TokenEdits.Draw(stream, mostTokens);
        return TestRecord.Tokens([.. edits.Output], [.. edits.Target]);
    }

    /// <summary>A record for a metric: consistent, mixed or after one of the card's own examples, with the scores that those name.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="card">The metric's card.</param>
    /// <param name="mostItems">The greatest usual number of tokens or pieces of text, at least 1.</param>
    public static Record For(RandomStream stream, MetricCard card, int mostItems)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(card);
        Record record = stream.NextInt(4) switch
        {
            0 => Consistent(stream, mostItems),
            1 when card.Examples.Count > 0 => card.Examples[stream.NextInt(card.Examples.Count)].Record,
            _ => Mixed(stream, mostItems),
        };
        return card.Inputs.HasFlag(RecordFields.Scores) ? ScoreDraws.Fill(record, card, stream) : record;
    }

    private static string[] Greedy(RandomStream stream, string[] words, string[] target, double[] logprobs)
    {
        List<string> output = [];
        for (int i = 0; i < target.Length; i++)
        {
            bool isRight = logprobs[i] >= SurelyGreedy || (logprobs[i] > NeverGreedy && stream.NextInt(2) == 0);
            if (isRight)
            {
                output.Add(target[i]);
                continue;
            }
            // A word's place in the list is moved on, so that it is another word.
            output.Add(words[(Array.IndexOf(words, target[i]) + 1 + stream.NextInt(words.Length - 1)) % words.Length]);
            int rest = stream.NextInt(target.Length - i + 1);
            for (int j = 0; j < rest; j++) output.Add(stream.NextInt(2) == 0 && i + 1 + j < target.Length ? target[i + 1 + j] : words[stream.NextInt(words.Length)]);
            break;
        }
        return [.. output];
    }

    private static double[] Choices(RandomStream stream)
    {
        int count = 2 + stream.NextInt(5);
        return stream.NextInt(4) switch
        {
            0 => LogProbabilities.NearCorner(stream, count),
            1 => LogProbabilities.Moderate(stream, count),
            _ => [.. Enumerable.Range(0, count).Select(_ => LogProbabilities.DrawOrImpossible(stream))],
        };
    }
}
