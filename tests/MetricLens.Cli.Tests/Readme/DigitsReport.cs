[assembly: AssemblyFixture(typeof(MetricLens.Cli.Tests.Readme.DigitsReport))]

namespace MetricLens.Cli.Tests.Readme;

/// <summary>The report of the whole digits family, written once for every test that reads it, and only if one does.</summary>
public sealed class DigitsReport : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly Lazy<Call> _call;

    public DigitsReport() => _call = new(() => Call.Of(
        "investigate", Path.Combine(Repository.Root, "fixtures", "digits"), "--sensitivity", "--no-figures", "--out", _scratch["report"]));

    /// <summary>The call that wrote it.</summary>
    internal Call Call => _call.Value;

    /// <summary>The text of one of its files.</summary>
    internal string Read(string file)
    {
        Assert.True(Call.ExitCode == 0, Call.Error);
        return File.ReadAllText(_scratch["report", file]);
    }

    public void Dispose() => _scratch.Dispose();
}
