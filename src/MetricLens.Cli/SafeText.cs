using MetricLens.Text;

namespace MetricLens.Cli;

/// <summary>Names come from model outputs and strangers' files: nothing in them may steer a terminal.</summary>
internal static class SafeText
{
    /// <summary>The text with every control, formatting and line-breaking character escaped, such as <c>\u001b</c>, and half surrogate pairs too.</summary>
    public static string Of(string text) => VisibleText.Of(text);
}
