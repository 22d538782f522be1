namespace MetricLens.Display;

/// <summary>The formatters of every type that has a view: HTML for notebooks, text for the rest.</summary>
internal sealed class ViewFormatters
{
    private readonly ViewFormatter[] _formatters =
        [new("text/html", (view, value) => view.Html(value)), new("text/plain", (view, value) => view.Text(value))];

    /// <summary>One formatter a form.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    /// <summary>Writes objects in one form.</summary>
    private sealed class ViewFormatter(string mimeType, Func<IView, object, string> write)
    {
        /// <summary>The form.</summary>
        public string MimeType { get; } = mimeType;

        /// <summary>Writes an object; <see langword="false"/> where it has no view.</summary>
        public bool Format(object instance, TextWriter writer)
        {
            if (Views.Of(instance) is not { } view) return false;
            writer.Write(write(view, instance));
            return true;
        }
    }
}
