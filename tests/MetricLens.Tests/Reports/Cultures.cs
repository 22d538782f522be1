using System.Globalization;

namespace MetricLens.Tests.Reports;

/// <summary>Cultures whose numbers, letters or order differ from the invariant one.</summary>
internal static class Cultures
{
    public static TheoryData<string> Names => ["de-DE", "tr-TR", "zh-CN"];

    public static T Under<T>(string name, Func<T> work)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
