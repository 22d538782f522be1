using System.Text;
using MetricLens.Text;

namespace MetricLens.Reports.Html;

/// <summary>Writes HTML in which no text can become markup: tags are the code's, and what is said between them is escaped.</summary>
internal sealed class HtmlPage(TextWriter writer)
{
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element; attributes are name and value, and one whose value is <see langword="null"/> is left out.</summary>
    public HtmlPage Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _open.Push(tag);
        return this;
    }

    /// <summary>Closes the innermost open elements.</summary>
    public HtmlPage Close(int count = 1)
    {
        for (int i = 0; i < count; i++)
        {
            string tag = _open.Pop();
            writer.Write($"</{tag}>");
            // Within a line a break would be seen.
            if (tag is not ("ins" or "del" or "span")) writer.Write('\n');
        }
        return this;
    }

    /// <summary>An element that holds nothing but text.</summary>
    public HtmlPage Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        writer.Write(Escaped(text));
        writer.Write($"</{tag}>");
        return this;
    }

    /// <summary>An element that has no end.</summary>
    public HtmlPage Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        return this;
    }

    /// <summary>Text.</summary>
    public HtmlPage Text(string text)
    {
        writer.Write(Escaped(text));
        return this;
    }

    /// <summary>Markup of our own making, such as a figure.</summary>
    public HtmlPage Markup(string markup)
    {
        writer.Write(markup);
        return this;
    }

    /// <summary>The text with markup's characters as entities and characters that steer, such as one that turns the reading direction, made visible; lines stay.</summary>
    public static string Escaped(string text)
    {
        string visible = VisibleText.Of(text.ReplaceLineEndings("\n"), keepsLines: true);
        if (visible.AsSpan().IndexOfAny('<', '&', '"') < 0 && visible.AsSpan().IndexOfAny('>', '\'', '\0') < 0) return visible;
        return new StringBuilder(visible).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();
    }

    private void Tag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        writer.Write($"<{tag}");
        foreach ((string name, string? value) in attributes)
            if (value is not null) writer.Write($" {name}=\"{Escaped(value)}\"");
        writer.Write('>');
    }
}
