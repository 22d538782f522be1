using System.Globalization;

namespace MetricLens.Plotting;

/// <summary>How a figure shows itself in a notebook: as an image, and where only HTML is asked for as one inside a page.</summary>
internal sealed class FigureFormatters
{
    private readonly FigureFormatter[] _formatters =
    [
        new("image/png", Base64),
        new("text/html", figure => string.Create(CultureInfo.InvariantCulture,
            $"<img alt=\"{figure}\" width=\"{figure.Width}\" style=\"max-width:100%;height:auto\" src=\"data:image/png;base64,{Base64(figure)}\">")),
        new("text/plain", figure => figure.ToString()),
    ];

    /// <summary>One formatter a form.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static string Base64(Figure figure) => Convert.ToBase64String(figure.Png());

    /// <summary>Writes figures in one form.</summary>
    private sealed class FigureFormatter(string mimeType, Func<Figure, string> write)
    {
        /// <summary>The form.</summary>
        public string MimeType { get; } = mimeType;

        /// <summary>Writes a figure; <see langword="false"/> where the object is none.</summary>
        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Figure figure) return false;
            writer.Write(write(figure));
            return true;
        }
    }
}
