using System.Globalization;
using System.Numerics;
using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>Whether the output is a number equal to a reference number, however either is written.</summary>
/// <remarks>
/// Score 0 or 1, higher is better, chance 0. Threshold-coarse. <c>1,000</c>, <c>$1000</c>, <c>1000.0</c> and <c>+1e3</c> are one number; <c>50%</c> equals another percentage only. Numbers are compared exactly, as decimal fractions, not as
/// floating-point numbers. White space at the ends, a leading dollar, pound or euro sign and one final stop do not count; U+2212 is a minus sign. The whole output must be the number: for one inside a text, <c>extract(numeric_match, hashes)</c>.
/// An output that is no number scores 0. A target that is no number is no reference: the record is unscored where it has no other, or no target, or no output. Reference: Cobbe et al. (2021), whose answers are numbers.
/// </remarks>
public sealed class NumericMatch : IMetric
{
    /// <summary>No answer has more digits or zeros; so no text can make the comparison slow.</summary>
    private const int MostDigits = 1000;

    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "numeric_match",
        Name = "numeric match",
        Summary = "Whether the output is a number equal to a reference number, however either is written.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.Targets | RecordFields.Output,
        Chance = "0",
        Claims = MetricClaims.MoreTargetsNeverHurt,
        Reference = "Cobbe et al. (2021), Training Verifiers to Solve Math Word Problems",
        Examples =
        [
            new("Commas, a currency sign and zeros behind the point do not count.", ExampleRecord.Text("$1,000.00", "1000"), 1),
            new("The decimal point counts.", ExampleRecord.Text("3.14", "314"), 0),
            new("The sign counts.", ExampleRecord.Text("5", "-5"), 0),
            new("Numbers are exact: the 20th digit counts.", ExampleRecord.Text("0.10000000000000000001", "0.1"), 0),
            new("An exponent is read.", ExampleRecord.Text("1e3", "1000"), 1),
            new("Words around the number make it no number.", ExampleRecord.Text("it is 5", "5"), 0),
            new("An empty output scores 0.", ExampleRecord.Text("", "5"), 0),
            new("A target that is no number is unscored.", ExampleRecord.Text("five", "five"), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Targets.IsEmpty) return Score.Unscored(TextAnswer.NoTarget);
        (BigInteger, int, bool)? output = record.Output is null ? null : Read(record.Output);
        bool isReferenced = false, isMatch = false;
        foreach (string target in record.Targets.Span)
        {
            if (Read(target) is not { } reference) continue;
            isReferenced = true;
            isMatch |= output == reference;
        }
        if (!isReferenced) return Score.Unscored("the target is no number");
        return record.Output is null ? Score.Unscored(TextAnswer.NoOutput) : Score.Of(isMatch ? 1 : 0, units: 1, chance: 0);
    }

    /// <summary>The number as digits without zeros at their end, a power of ten, and whether it is a percentage.</summary>
    private static (BigInteger Digits, int Exponent, bool IsPercent)? Read(string text)
    {
        string plain = PythonText.Strip(text).Replace('\u2212', '-');
        if (plain.EndsWith('.')) plain = plain[..^1];
        bool isPercent = plain.EndsWith('%');
        if (isPercent) plain = plain[..^1].TrimEnd();
        bool isNegative = plain.StartsWith('-');
        if (isNegative || plain.StartsWith('+')) plain = plain[1..];
        if (plain is ['$' or '£' or '€', ..]) plain = plain[1..];
        int exponent = 0, e = plain.IndexOfAny(['e', 'E']);
        if (e > 0 && !int.TryParse(plain.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return null;
        if (e > 0) plain = plain[..e];
        int point = plain.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? plain : plain[..point], fraction = point < 0 ? "" : plain[(point + 1)..];
        if (whole.Contains(',', StringComparison.Ordinal) && !IsGrouped(whole)) return null;
        string digits = whole.Replace(",", "", StringComparison.Ordinal) + fraction;
        if (digits.Length is 0 or > MostDigits || Math.Abs((long)exponent) > MostDigits || !digits.All(char.IsAsciiDigit)) return null;
        var number = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        exponent -= fraction.Length;
        if (number.IsZero) return (0, 0, isPercent);
        while (number % 10 == 0) (number, exponent) = (number / 10, exponent + 1);
        return (isNegative ? -number : number, exponent, isPercent);
    }

    private static bool IsGrouped(string whole)
    {
        string[] groups = whole.Split(',');
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3);
    }
}
