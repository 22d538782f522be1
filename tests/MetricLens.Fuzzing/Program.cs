using MetricLens.Import;
using MetricLens.Records;
using SharpFuzz;

// afl-fuzz hands one damaged file after another to one reader: FORMAT NAME [BESIDE] is the format, the name that the file gets and a folder
// whose files lie beside it. Files after `--` are read once each instead, which repeats a finding. A data error is an answer; any other exception,
// a hang or a crash is a finding.
int end = Array.IndexOf(args, "--") is >= 0 and var at ? at : args.Length;
string format = args[0];
string folder = Directory.CreateTempSubdirectory("metriclens-fuzz-").FullName;
string path = Path.Combine(folder, args[1]);
foreach (string companion in end > 2 ? Directory.GetFiles(args[2]) : []) File.Copy(companion, Path.Combine(folder, Path.GetFileName(companion)));

if (end < args.Length)
{
    foreach (string input in args[(end + 1)..]) Try(File.ReadAllBytes(input));
    Directory.Delete(folder, recursive: true);
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
