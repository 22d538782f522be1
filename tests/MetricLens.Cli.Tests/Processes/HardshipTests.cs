namespace MetricLens.Cli.Tests.Processes;

/// <summary>
/// A disk that fills, rights that are lacking, and Ctrl-C at any moment, on real processes: never a partial file under its final name, and the exit code that is documented.
/// <c>dotnet run -c Release --project tests/MetricLens.Cli.Tests -- -explicit only -class MetricLens.Cli.Tests.Processes.HardshipTests -showLiveOutput</c> runs the long part.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class HardshipTests : IDisposable
{
    private static readonly Lock OneAtATime = new();

    private readonly Scratch _scratch = new();

    public HardshipTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits, rights and signals are set by a shell.");

    /// <summary>Commands that write, with the name of what they write.</summary>
    public static TheoryData<string, string> Writers => new()
    {
        { "investigate", "report" },
        { "score", "scores.csv.gz" },
        { "convert", "records.jsonl.gz" },
        { "convert", "records.parquet" },
    };

    public void Dispose() => _scratch.Dispose();

    [Theory, MemberData(nameof(Writers))]
    public void A_disk_that_fills_leaves_no_part_of_a_file(string command, string name)
    {
        string records = _scratch.Simulated("step");
        Assert.Equal(0, Write("", command, records, "whole-" + name).ExitCode);
        SortedDictionary<string, byte[]> whole = Written("whole-" + name);
        // In units of 1 KiB, which is less than some file of each command has.
        Call call = Write("trap '' XFSZ; ulimit -f 1;", command, records, name);
        Assert.Equal(3, call.ExitCode);
        Assert.Matches("^metriclens: '.*' cannot be written: .*\n$", call.Error);
        AssertWholeOrAbsent(name, whole);
    }

    [Fact]
    public void A_disk_that_is_full_is_told_of_the_standard_output_too()
    {
        string records = _scratch.Simulated("step");
        foreach (string[] args in new[] { new[] { "score", records, "--out", "-" }, ["metrics"] })
        {
            Call call = ToolProcess.Run("exec > /dev/full;", args);
            Assert.Equal(3, call.ExitCode);
            Assert.StartsWith("metriclens: ", call.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", call.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_small_disk_holds_whole_files_or_none()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "A disk can be mounted by root alone.");
        string records = _scratch.Simulated("step");
        Assert.Equal(0, Write("", "investigate", records, "whole-report").ExitCode);
        Directory.CreateDirectory(_scratch["disk"]);
        Call call = ToolProcess.Run($"mount -t tmpfs -o size=32k metriclens '{_scratch["disk"]}' || exit 99;", Args("investigate", records, Path.Combine("disk", "report")));
        try
        {
            Assert.SkipWhen(call.ExitCode == 99, "Nothing can be mounted here.");
            Assert.Equal(3, call.ExitCode);
            Assert.Contains("cannot be written: No space left on device", call.Error, StringComparison.Ordinal);
            AssertWholeOrAbsent(Path.Combine("disk", "report"), Written("whole-report"));
        }
        finally
        {
            using var unmount = System.Diagnostics.Process.Start("umount", [_scratch["disk"]]);
            unmount.WaitForExit();
        }
    }

    [Fact]
    public void Lacking_rights_are_a_fault_of_the_data_with_the_name_of_the_file()
    {
        string records = _scratch.Simulated("step"), shut = _scratch["shut"];
        Directory.CreateDirectory(shut);
        Directory.CreateDirectory(_scratch["open"]);
        File.Copy(records, Path.Combine(shut, "step.jsonl.gz"));
        File.Copy(records, _scratch["unreadable.jsonl.gz"]);
        File.SetUnixFileMode(Path.GetDirectoryName(shut)!, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(_scratch["open"], (UnixFileMode)0b111_111_111);
        File.SetUnixFileMode(_scratch["unreadable.jsonl.gz"], UnixFileMode.None);
        File.SetUnixFileMode(shut, UnixFileMode.None);
        try
        {
            (string Named, string[] Args)[] calls =
            [
                ("unreadable.jsonl.gz", ["score", _scratch["unreadable.jsonl.gz"], "--out", _scratch["open", "s.csv"]]),
                ("shut", ["score", Path.Combine(shut, "step.jsonl.gz"), "--out", _scratch["open", "s.csv"]]),
                ("shut", ["investigate", shut, "--out", _scratch["open", "report"]]),
                ("shut", ["convert", records, "--out", Path.Combine(shut, "r.jsonl")]),
                ("shut", ["investigate", records, "--out", Path.Combine(shut, "report"), "--no-figures"]),
            ];
            foreach ((string named, string[] args) in calls)
            {
                using ToolProcess process = ToolProcess.Start("", isNobody: true, args);
                Call call = process.End();
                Assert.Equal((3, ""), (call.ExitCode, call.Output));
                Assert.Contains(named, call.Error, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", call.Error, StringComparison.Ordinal);
            }
            Assert.Empty(Directory.EnumerateFiles(_scratch["open"], "*", SearchOption.AllDirectories));
        }
        finally
        {
            File.SetUnixFileMode(shut, (UnixFileMode)0b111_101_101);
        }
        Assert.Equal(["step.jsonl.gz"], Directory.GetFiles(shut).Select(Path.GetFileName));
    }

    [Fact]
    public void Ctrl_C_at_any_moment_leaves_whole_files_or_none() => Interrupt(moments: 3, seed: 1);

    [Fact(Explicit = true)]
    public void Ctrl_C_at_many_moments_leaves_whole_files_or_none() => Interrupt(moments: 40, seed: 2);

    private void Interrupt(int moments, int seed)
    {
        string records = _scratch.Simulated("step", "--models", "12");
        var random = new Random(seed);
        int stopped = 0, done = 0;
        foreach ((string command, string name) in new[] { ("investigate", "report"), ("convert", "records.jsonl.gz") })
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            Assert.Equal(0, Write("", command, records, "whole-" + name).ExitCode);
            TimeSpan whole = System.Diagnostics.Stopwatch.GetElapsedTime(start);
            SortedDictionary<string, byte[]> files = Written("whole-" + name);
            for (int moment = 0; moment < moments; moment++)
            {
                using ToolProcess process = ToolProcess.Start("", isNobody: false, Args(command, records, name));
                Thread.Sleep(whole * random.NextDouble());
                process.Interrupt();
                Call call = process.End();
                Assert.True(call.ExitCode is 0 or 130, $"{command}: {call.ExitCode}: {call.Error}");
                if (call.ExitCode == 0) done++;
                else stopped++;
                AssertWholeOrAbsent(name, files);
                if (Directory.Exists(_scratch[name])) Directory.Delete(_scratch[name], recursive: true);
                File.Delete(_scratch[name]);
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{stopped + done} interruptions: {stopped} stopped with exit code 130, {done} came after the end; no partial file.");
        Assert.True(stopped > 0, "Every interruption came too late.");
    }

    private Call Write(string before, string command, string records, string name)
    {
        // One at a time: other tests' processes take the time that is measured.
        lock (OneAtATime) return ToolProcess.Run(before, Args(command, records, name));
    }

    private string[] Args(string command, string records, string name) =>
        command == "investigate" ? [command, records, "--out", _scratch[name], "--no-figures", "--resamples", "1000"] : [command, records, "--out", _scratch[name]];

    /// <summary>What lies under a name, a file or a folder, by name below it.</summary>
    private SortedDictionary<string, byte[]> Written(string name) => Directory.Exists(_scratch[name]) ? _scratch.Files(name)
        : File.Exists(_scratch[name]) ? new(StringComparer.Ordinal) { [""] = File.ReadAllBytes(_scratch[name]) }
        : new(StringComparer.Ordinal);

    /// <summary>Every file that is there is as it would have been, and none lies beside it that has not been moved to its place.</summary>
    private void AssertWholeOrAbsent(string name, SortedDictionary<string, byte[]> whole)
    {
        foreach ((string file, byte[] bytes) in Written(name))
        {
            Assert.True(whole.ContainsKey(file), $"{file} is left.");
            Assert.True(whole[file].AsSpan().SequenceEqual(bytes), $"{file} is not whole.");
        }
        string folder = Directory.Exists(_scratch[name]) ? _scratch[name] : Path.GetDirectoryName(_scratch[name])!;
        Assert.Empty(Directory.EnumerateFiles(folder, ".*.tmp"));
    }
}
