using System.Reflection;

namespace MetricLens.Reports;

/// <summary>The tool that wrote a report, as report files name it.</summary>
public static class ReportTool
{
    /// <summary>The tool's name.</summary>
    public const string Name = "MetricLens";

    /// <summary>The tool's version, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(ReportTool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
