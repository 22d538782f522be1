using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>The fields that a line of lm-evaluation-harness samples had, in their order: lines that have the same are read many times as fast, without a document a value.</summary>
/// <remarks>
/// A line that differs in any way, in its fields, in what stands in them, in being no JSON, is not read here: <see cref="LmEvalSamples"/> then reads it field by field, with every error, and
/// takes its shape for the lines behind it. What both read is the same; but a field given twice inside <c>resps</c>, which nobody asks for beside <c>filtered_resps</c>, is passed over here.
/// </remarks>
internal sealed class LmEvalShape
{
    /// <summary>Deeper than what is read here nests, so that the limit only concerns what is passed over.</summary>
    private const int LeastDepth = 8;

    /// <summary>A score of more bytes is no number that anything wrote.</summary>
    private const int LongestScore = 32;

    private readonly ImportFile _file;
    private readonly bool _areAnswersWanted;
    private readonly bool _areGreedy;
    private readonly TextCache _texts = new();
    private readonly List<(byte[] Name, Role Role, int Score)> _fields = [];
    private readonly double?[] _values;
    private readonly List<double> _logprobs = [];
    private readonly List<string> _continuations = [];
    private byte[]? _metrics;
    private byte[]? _settings;
    private string? _target;
    private string? _prompt;
    private string? _output;
    private int _answers;
    private bool _isGreedy;

    private LmEvalShape(ImportFile file, string[] names)
    {
        _file = file;
        _areAnswersWanted = LmEvalAnswer.IsWanted(file);
        Names = names;
        _areGreedy = names.Contains(LmEvalSamples.Greedy);
        _values = new double?[names.Length];
    }

    private enum Role : byte
    {
        PassedOver,
        Id,
        Filter,
        Metrics,
        Target,
        Arguments,
        Answers,
        Score,
    }

    /// <summary>The document of the line read last.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Its filter.</summary>
    public string Filter { get; private set; } = LmEvalSamples.NoFilter;

    /// <summary>The names of the scores of every line.</summary>
    public string[] Names { get; }

    /// <summary>The scores of the line read last, one a name; <see langword="null"/> where there is no number.</summary>
    public IReadOnlyList<double?> Scores => _values;

    /// <summary>The shape of a line that was read field by field; <see langword="null"/> where it is not one that lines can be read by.</summary>
    /// <param name="line">The line.</param>
    /// <param name="names">The names of its scores.</param>
    /// <param name="file">The file.</param>
    public static LmEvalShape? Of(ReadOnlySpan<byte> line, string[] names, ImportFile file)
    {
        if (file.Limits.Depth < LeastDepth || names.Contains(LmEvalSamples.MutualInformation) || names.Any(name => LmEvalSamples.Wanted.Contains(name[LmEvalSamples.ScorePrefix.Length..]))) return null;
        var shape = new LmEvalShape(file, names);
        return shape.Learn(line) && shape.Read(line) ? shape : null;
    }

    /// <summary>Reads a line; <see langword="false"/> where it has another shape.</summary>
    public bool Read(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line)) return false;
        _logprobs.Clear();
        _continuations.Clear();
        _prompt = _output = null;
        _answers = 0;
        var scan = new JsonScan(line);
        if (!scan.Pass((byte)'{')) return false;
        for (int i = 0; i < _fields.Count; i++)
        {
            if (i > 0 && !scan.Pass((byte)',')) return false;
            if (!scan.Name(_fields[i].Name) || !Take(ref scan, _fields[i].Role, _fields[i].Score)) return false;
        }
        bool isGreedyKnown = _answers == 1 && _logprobs.Count == 1;
        if (isGreedyKnown) _values[^1] = _isGreedy ? 1 : 0;
        return scan.Pass((byte)'}') && scan.IsAtEnd() && isGreedyKnown == _areGreedy
            && (_output is not null || !_areAnswersWanted || _answers == 1 || _continuations.Count >= _answers);
    }

    /// <summary>The answer of the line read last.</summary>
    public LmEvalAnswer Answer() => !_areAnswersWanted ? new()
        : _output is not null ? new() { Prompt = _prompt, Targets = [_target!], Output = _output }
        : _answers == 1 ? new() { Prompt = _prompt, Targets = [_target!], TargetLogprobs = [_logprobs[0]] }
        : LmEvalAnswer.OfChoices([.. _logprobs], [.. _continuations.Take(_answers)], _target!, _prompt, _file);

    private bool Learn(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line)) return false;
        var scan = new JsonScan(line);
        if (!scan.Pass((byte)'{')) return false;
        do
        {
            if (!scan.Text(out ReadOnlySpan<byte> quoted, out bool isEscaped) || isEscaped || !scan.Pass((byte)':')) return false;
            string name = _texts.Text(quoted[1..^1]);
            int score = Array.IndexOf(Names, LmEvalSamples.ScorePrefix + name);
            Role role = score >= 0 ? Role.Score : RoleOf(name);
            _fields.Add((quoted.ToArray(), role, score));
            if (!scan.Value(out ReadOnlySpan<byte> value, _file.Limits.Depth - 1)) return false;
            if (role == Role.Metrics) _metrics = value.ToArray();
        }
        while (scan.Pass((byte)','));
        Role[] roles = [.. _fields.Select(field => field.Role)];
        return roles.Contains(Role.Id) && roles.Contains(Role.Answers) && (!_areAnswersWanted || roles.Contains(Role.Target));
    }

    private Role RoleOf(string name) => name switch
    {
        "doc_id" => Role.Id,
        "filter" => Role.Filter,
        "metrics" => Role.Metrics,
        "filtered_resps" => Role.Answers,
        "target" when _areAnswersWanted => Role.Target,
        "arguments" when _areAnswersWanted => Role.Arguments,
        _ => Role.PassedOver,
    };

    private bool Take(ref JsonScan scan, Role role, int score) => role switch
    {
        Role.Id => TakeId(ref scan),
        Role.Filter => TakeFilter(ref scan),
        Role.Metrics => scan.Value(out ReadOnlySpan<byte> metrics) && metrics.SequenceEqual(_metrics),
        Role.Target => TakeTarget(ref scan),
        Role.Arguments => scan.Next() == '{' ? TakeRequests(ref scan) : TakeOldRequests(ref scan),
        Role.Answers => TakeAnswers(ref scan),
        Role.Score => TakeScore(ref scan, out _values[score]),
        _ => scan.Value(out _, _file.Limits.Depth - 1),
    };

    private bool TakeId(ref JsonScan scan)
    {
        if (!scan.Number(out ReadOnlySpan<byte> digits) || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        Id = _texts.Text(digits);
        return true;
    }

    private bool TakeFilter(ref JsonScan scan)
    {
        if (!TakeText(ref scan, out string? filter)) return false;
        Filter = filter!;
        return true;
    }

    private bool TakeTarget(ref JsonScan scan)
    {
        if (scan.Next() == '"') return TakeText(ref scan, out _target);
        if (!scan.Number(out ReadOnlySpan<byte> digits)) return false;
        _target = _texts.Text(digits);
        return true;
    }

    /// <summary>A number or flag; anything else is no score.</summary>
    private bool TakeScore(ref JsonScan scan, out double? score)
    {
        score = null;
        if (!scan.Value(out ReadOnlySpan<byte> value, _file.Limits.Depth - 1) || value.Length > LongestScore) return false;
        if (value[0] is (byte)'t' or (byte)'f') score = value[0] == 't' ? 1 : 0;
        else if (TryNumber(value, out double number) && double.IsFinite(number)) score = number;
        return true;
    }

    /// <summary>An object of <c>gen_args_0</c> and so on, each with a context and, mostly, what is to follow it.</summary>
    private bool TakeRequests(ref JsonScan scan)
    {
        if (!scan.Pass((byte)'{')) return false;
        Span<byte> name = stackalloc byte[32];
        for (int i = 0; i == 0 || scan.Pass((byte)','); i++)
        {
            Utf8.TryWrite(name, CultureInfo.InvariantCulture, $"\"gen_args_{i}\"", out int length);
            if (!scan.Name(name[..length]) || !scan.Pass((byte)'{') || !scan.Name("\"arg_0\""u8) || !TakeContext(ref scan, i)) return false;
            if (!scan.Pass((byte)',') || !scan.Name("\"arg_1\""u8) || !TakeContinuation(ref scan) || !scan.Pass((byte)'}')) return false;
        }
        return scan.Pass((byte)'}');
    }

    /// <summary>In older logs an array of arrays.</summary>
    private bool TakeOldRequests(ref JsonScan scan)
    {
        if (!scan.Pass((byte)'[')) return false;
        for (int i = 0; i == 0 || scan.Pass((byte)','); i++)
            if (!scan.Pass((byte)'[') || !TakeContext(ref scan, i) || !scan.Pass((byte)',') || !TakeContinuation(ref scan) || !scan.Pass((byte)']')) return false;
        return scan.Pass((byte)']');
    }

    private bool TakeContext(ref JsonScan scan, int request) =>
        request == 0 && _file.Wants(RecordFields.Prompt) ? TakeText(ref scan, out _prompt) : scan.Text(out _, out _);

    /// <summary>A text; or, where the model writes freely, settings that are the same for all lines.</summary>
    private bool TakeContinuation(ref JsonScan scan)
    {
        if (scan.Next() != '"')
        {
            if (!scan.Value(out ReadOnlySpan<byte> settings)) return false;
            _settings ??= settings.ToArray();
            return settings.SequenceEqual(_settings);
        }
        if (!TakeText(ref scan, out string? continuation)) return false;
        _continuations.Add(continuation!);
        return true;
    }

    private bool TakeAnswers(ref JsonScan scan)
    {
        if (!scan.Pass((byte)'[')) return false;
        do
        {
            bool isInArray = scan.Pass((byte)'[');
            bool isText = scan.Next() == '"';
            if (!isInArray && !isText) return false;
            ReadOnlySpan<byte> value;
            bool isEscaped = false;
            if (!(isText ? scan.Text(out value, out isEscaped) : scan.Number(out value))) return false;
            if (isInArray && scan.Pass((byte)','))
            {
                if (_output is not null || isEscaped || !TakeFlag(ref scan) || !TakeLogprob(isText ? value[1..^1] : value)) return false;
            }
            else
            {
                // Of several texts the first counts; beside log-likelihoods there are none.
                if (_logprobs.Count > 0 || !isText || !TryText(value, isEscaped, out string? text)) return false;
                _output ??= text;
            }
            if (isInArray && !scan.Pass((byte)']')) return false;
            _answers++;
        }
        while (scan.Pass((byte)','));
        return _answers <= _file.Limits.Choices && scan.Pass((byte)']');
    }

    private bool TakeFlag(ref JsonScan scan)
    {
        bool isTrue = scan.Pass("true"u8) || scan.Pass("\"True\""u8);
        _isGreedy = isTrue;
        return isTrue || scan.Pass("false"u8) || scan.Pass("\"False\""u8);
    }

    private bool TakeLogprob(ReadOnlySpan<byte> text)
    {
        double logprob = 0;
        if (_areAnswersWanted)
        {
            if (text.SequenceEqual("-inf"u8) || text.SequenceEqual("-Infinity"u8)) logprob = double.NegativeInfinity;
            else if (!TryNumber(text, out logprob) || !double.IsFinite(logprob) || logprob > 0) return false;
        }
        _logprobs.Add(logprob);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private bool TakeText(ref JsonScan scan, out string? text)
    {
        text = null;
        return scan.Text(out ReadOnlySpan<byte> quoted, out bool isEscaped) && TryText(quoted, isEscaped, out text);
    }

    private bool TryText(ReadOnlySpan<byte> quoted, bool isEscaped, out string? text)
    {
        text = null;
        if (!isEscaped)
        {
            text = _texts.Text(quoted[1..^1]);
        }
        else
        {
            try
            {
                var json = new Utf8JsonReader(quoted);
                json.Read();
                text = json.GetString();
            }
            catch (InvalidOperationException)
            {
                return false; // Half a surrogate pair.
            }
        }
        return text!.Length <= _file.Limits.FieldCharacters;
    }
}
