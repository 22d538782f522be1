using System.IO.Compression;
using System.Text;
using MetricLens.Records;

namespace MetricLens.Tests.Records;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("metriclens-").FullName;

    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public string File(string name, byte[] content)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>The message of the error that an action ends in, with the folder left out of its paths.</summary>
    public string ErrorOf(Action action) =>
        Assert.Throws<InputDataException>(action).Message.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    public static byte[] Gzip(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal)) gzip.Write(content);
        return compressed.ToArray();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
