namespace MetricLens.Cli;

/// <summary>The command line asks for something that there is not; the message says what there is.</summary>
internal sealed class UsageException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Says in the command line's words what the library has against an argument.</summary>
    /// <param name="fault">The library's objection.</param>
    /// <param name="options">The options' names by the library's names for them.</param>
    public static UsageException Of(ArgumentException fault, IReadOnlyDictionary<string, string> options)
    {
        string sentence = fault.Message.Split(" (Parameter '")[0].Split('\n')[0].TrimEnd();
        if (fault.ParamName is not { } name || !options.TryGetValue(name, out string? option)) return new(sentence, fault);
        string told = sentence.StartsWith(name, StringComparison.Ordinal) ? option + sentence[name.Length..] : $"{option}: {sentence}";
        return fault is ArgumentOutOfRangeException { ActualValue: { } value }
            ? new(FormattableString.Invariant($"{told.TrimEnd('.')}; it is {value}."), fault)
            : new(told, fault);
    }
}
