using System.Text.Json.Nodes;

namespace MetricLens.Notebooks;

/// <summary>One output of a code cell.</summary>
public abstract record CellOutput
{
    private CellOutput()
    {
    }

    internal abstract JsonNode Json(int? executionCount);

    /// <summary>What was written to the console.</summary>
    /// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="Text">The text.</param>
    public sealed record Console(string Name, string Text) : CellOutput
    {
        internal override JsonNode Json(int? executionCount) => new JsonObject { ["name"] = Name, ["output_type"] = "stream", ["text"] = Notebook.Lines(Text) };
    }

    /// <summary>A value that was shown.</summary>
    /// <param name="Forms">The value in each form, by MIME type.</param>
    /// <param name="IsResult">Whether it is the value of the cell's last expression.</param>
    public sealed record Shown(IReadOnlyDictionary<string, string> Forms, bool IsResult) : CellOutput
    {
        internal override JsonNode Json(int? executionCount)
        {
            var data = new JsonObject();
            foreach ((string type, string value) in Forms.OrderBy(form => form.Key, StringComparer.Ordinal))
                data[type] = type.StartsWith("text/", StringComparison.Ordinal) ? Notebook.Lines(value) : value;
            var output = new JsonObject { ["data"] = data };
            if (IsResult) output["execution_count"] = executionCount;
            output["metadata"] = new JsonObject();
            output["output_type"] = IsResult ? "execute_result" : "display_data";
            return output;
        }
    }

    /// <summary>The fault that ended the cell.</summary>
    /// <param name="Name">The exception's type.</param>
    /// <param name="Message">What it says.</param>
    /// <param name="Trace">Where in the notebook it arose, line by line.</param>
    public sealed record Error(string Name, string Message, IReadOnlyList<string> Trace) : CellOutput
    {
        internal override JsonNode Json(int? executionCount) => new JsonObject
        {
            ["ename"] = Name,
            ["evalue"] = Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. Trace.Select(line => JsonValue.Create(line))]),
        };
    }
}
