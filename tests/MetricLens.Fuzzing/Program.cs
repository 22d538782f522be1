using MetricLens.Import;
using MetricLens.Records;
using SharpFuzz;

// afl-fuzz hands one damaged file after another to one reader, whose format is the argument. A data error is an answer; any other
// exception, a hang or a crash is a finding.
string format = args[0];
string folder = Directory.CreateTempSubdirectory("metriclens-fuzz-").FullName;
string path = Path.Combine(folder, args[1]);

if (args.Length > 2)
{
    foreach (string input in args[2..]) Try(File.ReadAllBytes(input));
    return;
}
Fuzzer.OutOfProcess.Run(stream =>
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    Try(bytes.ToArray());
});

void Try(byte[] content)
{
    File.WriteAllBytes(path, content);
    Import(isLenient: false, format);
    Import(isLenient: true, format);
    Import(isLenient: false, null);
}

void Import(bool isLenient, string? named)
{
    var options = new ImportOptions { Format = named, IsLenient = isLenient, Records = new RecordReadOptions { Threads = 1 }, Limits = new ImportLimits { LineBytes = 1 << 20 } };
    try
    {
        new RecordImport([path], options) { OnScore = (_, _, _) => { } }.Load();
    }
    catch (InputDataException)
    {
        // Refused with its place and its reason.
    }
}
