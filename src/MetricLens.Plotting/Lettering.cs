using System.Globalization;
using System.Text;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>Sets text in runs, each in a font that has its characters, and remembers the characters that no font has.</summary>
internal sealed class Lettering
{
    private const string Ellipsis = "…";

    /// <summary>Marks a piece of a broken word that follows on without a space.</summary>
    private const char Glue = '\u2060';

    /// <summary>The signs before which no line breaks, and those after which none does.</summary>
    private const string Closing = "，。：；、！？）」』》”’%,.:;!?)]", Opening = "（「『《“‘([";

    /// <summary>The most characters of a text that are set: more than fit on any page, and few enough to measure.</summary>
    private const int MostCharacters = 1000;

    private readonly SortedSet<int> _missing = [];

    /// <summary>The width of a text in one line.</summary>
    public float Width(string text, TextStyle style) => Runs(Clean(text), style).Sum(run => Measure(run, style));

    /// <summary>Draws a text in one line; the horizontal place is its left end, its middle or its right end, by alignment.</summary>
    public void Draw(SKCanvas canvas, string text, float x, float baseline, TextStyle style, SKTextAlign align = SKTextAlign.Left)
    {
        List<(string Text, SKTypeface Face)> runs = [.. Runs(Clean(text), style)];
        float width = align == SKTextAlign.Left ? 0 : runs.Sum(run => Measure(run, style));
        float left = align switch { SKTextAlign.Center => x - (width / 2), SKTextAlign.Right => x - width, _ => x };
        using var paint = new SKPaint { Color = style.Color, IsAntialias = true };
        foreach ((string Text, SKTypeface Face) run in runs)
        {
            using SKFont font = Font(run.Face, style);
            canvas.DrawText(run.Text, left, baseline, font, paint);
            left += font.MeasureText(run.Text, paint);
        }
    }

    /// <summary>Draws lines of text under each other.</summary>
    /// <returns>The bottom of the last line.</returns>
    public float DrawLines(SKCanvas canvas, IReadOnlyList<string> lines, float x, float top, TextStyle style, SKTextAlign align = SKTextAlign.Left)
    {
        for (int i = 0; i < lines.Count; i++) Draw(canvas, lines[i], x, top + (i * style.LineHeight) + style.Ascent, style, align);
        return top + (lines.Count * style.LineHeight);
    }

    /// <summary>The text, its middle left out where it is too wide: names differ at their ends.</summary>
    public string Fit(string text, float width, TextStyle style)
    {
        text = Bounded(text);
        if (Width(text, style) <= width) return text;
        string[] elements = [.. Elements(text)];
        int most = 0;
        for (int least = 1, kept = elements.Length - 1; least <= kept;)
        {
            int middle = (least + kept) / 2;
            if (Width(Shorter(middle), style) <= width) (most, least) = (middle, middle + 1);
            else kept = middle - 1;
        }
        return most == 0 ? Ellipsis : Shorter(most);

        string Shorter(int kept) => string.Concat(elements[..((kept + 1) / 2)]).TrimEnd() + Ellipsis + string.Concat(elements[^(kept - ((kept + 1) / 2))..]).TrimStart();
    }

    /// <summary>The text in lines no wider than asked, broken at spaces or, where there are none, anywhere; the last line is shortened where there are too many.</summary>
    public IReadOnlyList<string> Wrap(string text, float width, TextStyle style, int mostLines = int.MaxValue)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Unspaced).SelectMany(word => Pieces(word, width, style)))
        {
            string longer = line.Length == 0 || word[0] == Glue ? line + word.TrimStart(Glue) : line + " " + word;
            if (line.Length == 0 || Width(longer, style) <= width)
            {
                line = longer;
                continue;
            }
            lines.Add(line);
            line = word.TrimStart(Glue);
        }
        if (line.Length > 0) lines.Add(line);
        if (lines.Count <= mostLines) return lines;
        string rest = string.Join(' ', lines.Skip(mostLines - 1));
        return [.. lines.Take(mostLines - 1), Fit(rest, width, style)];
    }

    /// <summary>One warning for all characters that were asked for and that no font has.</summary>
    public IReadOnlyList<string> Warnings()
    {
        if (_missing.Count == 0) return [];
        string characters = string.Concat(_missing.Select(character => new Rune(character).ToString()));
        string package = _missing.Any(IsCjk) ? "fonts-noto-cjk" : "fonts-noto";
        return [$"no installed font has the characters '{characters}'; install for example {package}"];
    }

    /// <summary>A word in parts where a line may break without a space: around Chinese characters, but before no sign that closes and after none that opens.</summary>
    private static IEnumerable<string> Unspaced(string word)
    {
        if (!word.EnumerateRunes().Any(character => IsCjk(character.Value))) return [word];
        var parts = new List<string>();
        Rune last = default;
        foreach (Rune character in word.EnumerateRunes())
        {
            bool mayBreak = parts.Count > 0 && (IsCjk(character.Value) || IsCjk(last.Value)) && !Closing.Contains(character.ToString(), StringComparison.Ordinal) && !Opening.Contains(last.ToString(), StringComparison.Ordinal);
            if (mayBreak) parts.Add(Glue + character.ToString());
            else if (parts.Count == 0) parts.Add(character.ToString());
            else parts[^1] += character.ToString();
            last = character;
        }
        return parts;
    }

    /// <summary>A word as it is, or in pieces that fit where it is wider than a line; a piece may be glued to the word before.</summary>
    private IEnumerable<string> Pieces(string word, float width, TextStyle style)
    {
        if (Width(word.TrimStart(Glue), style) <= width) return [word];
        var pieces = new List<string>();
        string piece = "";
        foreach (string element in Elements(word))
        {
            if (piece.Length > 0 && Width(piece + element, style) > width)
            {
                // After a hyphen rather than within a syllable.
                int end = piece.LastIndexOf('-') is >= 0 and var hyphen ? hyphen + 1 : piece.Length;
                pieces.Add(piece[..end]);
                piece = piece[end..];
            }
            piece += element;
        }
        return pieces.Append(piece).Select((part, i) => i == 0 ? part : Glue + part);
    }

    private IEnumerable<(string Text, SKTypeface Face)> Runs(string text, TextStyle style)
    {
        SKTypeface own = style.IsBold ? PlotFonts.Bold : PlotFonts.Regular, current = own;
        var run = new StringBuilder();
        foreach (Rune character in text.EnumerateRunes())
        {
            SKTypeface? face = PlotFonts.With(character, style.IsBold);
            if (face is null) _missing.Add(character.Value);
            face ??= own;
            if (face != current && run.Length > 0)
            {
                yield return (run.ToString(), current);
                run.Clear();
            }
            current = face;
            run.Append(character);
        }
        if (run.Length > 0) yield return (run.ToString(), current);
    }

    /// <summary>Line breaks and tabs become spaces; marks that no font draws by itself are left out.</summary>
    private static string Clean(string text)
    {
        text = Bounded(text);
        var clean = new StringBuilder(text.Length);
        foreach (Rune character in text.EnumerateRunes())
        {
            if (Rune.IsControl(character)) clean.Append(' ');
            else if (character.Value == Glue || (Rune.GetUnicodeCategory(character) != UnicodeCategory.Format && !IsVariationSelector(character))) clean.Append(character);
        }
        return clean.ToString();
    }

    /// <summary>The text, the middle of one that no page could hold left out.</summary>
    private static string Bounded(string text)
    {
        if (text.Length <= MostCharacters) return text;
        int head = MostCharacters / 2, tail = text.Length - (MostCharacters / 2);
        if (char.IsHighSurrogate(text[head - 1])) head--;
        if (char.IsLowSurrogate(text[tail])) tail++;
        return string.Concat(text.AsSpan(0, head), Ellipsis, text.AsSpan(tail));
    }

    /// <summary>Whether a character is of the East Asian blocks, from the radicals to the compatibility forms and the supplementary planes.</summary>
    private static bool IsCjk(int character) => character is (>= 0x2E80 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsVariationSelector(Rune character) => character.Value is >= 0xFE00 and <= 0xFE0F;

    private static IEnumerable<string> Elements(string text)
    {
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }

    private static float Measure((string Text, SKTypeface Face) run, TextStyle style)
    {
        using SKFont font = Font(run.Face, style);
        return font.MeasureText(run.Text);
    }

    private static SKFont Font(SKTypeface face, TextStyle style) => new(face, style.Size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
    };
}
