using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Holds records to <see cref="ImportLimits"/>, whatever they were read from.</summary>
internal static class RecordLimits
{
    /// <exception cref="InputDataException">A text is too long, or the options too many.</exception>
    public static void Require(Record record, ImportLimits limits, string file, long line)
    {
        if (record.Choices.Length > limits.Choices)
            throw new InputDataException(file, line, "choices", FormattableString.Invariant($"an array of {record.Choices.Length}"), FormattableString.Invariant($"at most {limits.Choices} (limit choices)"));
        Require("task", record.Task);
        Require("model", record.Model);
        Require("example_id", record.ExampleId);
        Require("cluster", record.Cluster);
        Require("prompt", record.Prompt);
        Require("output", record.Output);
        foreach (string target in record.Targets.Span) Require("target", target);
        foreach (string choice in record.Choices.Span) Require("choices", choice);

        void Require(string field, string? text)
        {
            if (text?.Length > limits.FieldCharacters)
                throw new InputDataException(file, line, field, "too long", FormattableString.Invariant($"at most {limits.FieldCharacters} characters (limit field-chars)"));
        }
    }
}
