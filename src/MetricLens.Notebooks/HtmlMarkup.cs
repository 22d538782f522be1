namespace MetricLens.Notebooks;

/// <summary>A text that is markup.</summary>
internal sealed class HtmlMarkup(string content)
{
    /// <summary>The markup.</summary>
    public override string ToString() => content;
}
