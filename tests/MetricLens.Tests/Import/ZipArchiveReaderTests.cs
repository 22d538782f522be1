using System.Buffers.Binary;
using System.Text;
using MetricLens.Import;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>Archives whose directory is written by hand, Zip64 among them: each is read as the format has it, or refused for what is wrong with it.</summary>
public class ZipArchiveReaderTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("what the entry holds");

    [Fact]
    public void An_archive_of_64_bits_is_read_whatever_other_fields_and_remarks_it_has()
    {
        using var folder = new TemporaryFolder();
        // The remark holds an end's signature, which is none.
        using var archive = ZipArchiveReader.Open(folder.File("a.zip", Archive(new() { Other = [0x55, 0x54, 2, 0, 9, 9], Remark = "PK\u0005\u0006 and more than an end is long" })), new ImportLimits());
        ZipEntry entry = Assert.Single(archive.Entries);
        Assert.Equal(("a.json", Content.Length, Content.Length, 0), (entry.Name, entry.Length, entry.CompressedLength, entry.Offset));
        Assert.Null(archive.Find("b.json"));
        using Stream content = archive.Open(archive.Find("a.json")!);
        using var read = new MemoryStream();
        content.CopyTo(read);
        Assert.Equal(Content, read.ToArray());
    }

    [Theory]
    [InlineData("locator", "without its Zip64 end")]
    [InlineData("end", "without its Zip64 end")]
    [InlineData("place", "cut off")]
    [InlineData("count", "without a whole directory")]
    [InlineData("count above", "without a whole directory")]
    [InlineData("length", "without a whole directory")]
    [InlineData("length above", "without a whole directory")]
    [InlineData("start", "without a whole directory")]
    [InlineData("start above", "without a whole directory")]
    [InlineData("more entries", "limit zip-entries")]
    public void A_damaged_end_of_64_bits_is_refused(string damage, string fault)
    {
        byte[] bytes = Archive(new());
        int end = bytes.Length - 22 - 20 - 56;
        (int place, long value) = damage switch
        {
            "locator" => (end + 56, 0),
            "end" => (end, 0),
            "place" => (end + 56 + 8, -1),
            "count" => (end + 32, -1),
            "count above" => (end + 32, 1L << 31),
            "length" => (end + 40, -1),
            "length above" => (end + 40, bytes.Length + 1),
            "start" => (end + 48, -1),
            "start above" => (end + 48, bytes.Length + 1),
            _ => (end + 32, int.MaxValue),
        };
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(place), value);
        Refused(bytes, fault);
    }

    [Fact]
    public void A_field_of_64_bits_that_is_cut_short_is_refused()
    {
        Refused(Archive(new() { Wide = [Content.Length, Content.Length] }), "without a whole directory");
        Refused(Archive(new() { Other = [0x55, 0x54, 200, 0] }), "without a whole directory");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_length_below_nought_is_refused(int place)
    {
        long[] wide = [Content.Length, Content.Length, 0];
        wide[place] = -1;
        Refused(Archive(new() { Wide = wide }), "of a negative length");
    }

    [Fact]
    public void An_entry_that_says_to_be_thousands_of_times_its_size_is_refused()
    {
        Refused(Archive(new() { Wide = [1L << 40, Content.Length, 0] }), "limit zip-expansion");
        Refused(Archive(new() { Wide = [1L << 40, 0, 0] }), "limit zip-expansion");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a.json")]
    [InlineData("samples\\a.json")]
    [InlineData("a\0.json")]
    [InlineData("c:a.json")]
    [InlineData("samples/../../a.json")]
    public void A_name_that_leads_out_is_refused(string name) => Refused(Archive(new() { Name = name }), "a name that leads out of the archive's folder");

    [Theory]
    [InlineData(12, 0, "compressed by method 12")]
    [InlineData(0, 1, "encrypted")]
    public void Other_methods_and_ciphers_are_refused(int method, int flags, string fault) => Refused(Archive(new() { Method = method, Flags = flags }), fault);

    [Fact]
    public void An_entry_whose_content_is_not_there_is_refused()
    {
        Refused(Archive(new() { Wide = [Content.Length, 10_000, 0] }), "cut off");
        Refused(Archive(new() { Wide = [Content.Length, Content.Length, 100_000] }), "cut off");
        Refused(Archive(new() { Wide = [Content.Length, Content.Length, 1] }), "without its local header");
        Refused(Archive(new() { Wide = [Content.Length + 1, Content.Length, 0] }), "other than its length and checksum say");
    }

    [Fact]
    public void What_is_no_archive_is_refused()
    {
        using var folder = new TemporaryFolder();
        Refused(new byte[100], "without its end");
        Refused([], "without its end");
        Assert.Contains("absent", folder.ErrorOf(() => ZipArchiveReader.Open(Path.Combine(folder.Root, "no.zip"), new ImportLimits())), StringComparison.Ordinal);
        Assert.Contains("a folder", folder.ErrorOf(() => ZipArchiveReader.Open(folder.Root, new ImportLimits())), StringComparison.Ordinal);
    }

    private static void Refused(byte[] bytes, string fault)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.zip", bytes);
        Assert.Contains(fault, folder.ErrorOf(() =>
        {
            using var archive = ZipArchiveReader.Open(path, new ImportLimits());
            using Stream content = archive.Open(archive.Entries.Single());
            content.CopyTo(Stream.Null);
        }), StringComparison.Ordinal);
    }

    /// <summary>One entry, stored, all of whose numbers are in the fields of 64 bits.</summary>
    private static byte[] Archive(Entry entry)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        byte[] name = Encoding.UTF8.GetBytes(entry.Name);
        to.Write([0x50, 0x4b, 3, 4, .. new byte[22]]);
        to.Write((short)name.Length);
        to.Write((short)0);
        to.Write(name);
        to.Write(Content);
        long start = bytes.Position;
        byte[] extra = [.. entry.Other, 1, 0, (byte)(8 * entry.Wide.Length), 0, .. entry.Wide.SelectMany(BitConverter.GetBytes)];
        to.Write([0x50, 0x4b, 1, 2, 45, 0, 45, 0, (byte)entry.Flags, 0, (byte)entry.Method, 0, 0, 0, 0, 0]);
        to.Write(Crc(Content));
        to.Write(ulong.MaxValue);
        to.Write((short)name.Length);
        to.Write((short)extra.Length);
        to.Write(new byte[10]);
        to.Write(uint.MaxValue);
        to.Write(name);
        to.Write(extra);
        long end = bytes.Position;
        to.Write([0x50, 0x4b, 6, 6, 44, .. new byte[7], 45, 0, 45, 0, .. new byte[8], 1, .. new byte[7], 1, .. new byte[7]]);
        to.Write(end - start);
        to.Write(start);
        to.Write([0x50, 0x4b, 6, 7, 0, 0, 0, 0]);
        to.Write(end);
        to.Write(1);
        to.Write([0x50, 0x4b, 5, 6, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]);
        to.Write(ulong.MaxValue);
        to.Write((short)entry.Remark.Length);
        to.Write(Encoding.ASCII.GetBytes(entry.Remark));
        return bytes.ToArray();
    }

    private static uint Crc(byte[] content)
    {
        uint crc = uint.MaxValue;
        foreach (byte part in content)
        {
            crc ^= part;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xedb88320);
        }
        return ~crc;
    }

    /// <summary>What may be wrong with an entry: by itself, all is right.</summary>
    private sealed class Entry
    {
        public string Name { get; init; } = "a.json";

        public int Method { get; init; }

        public int Flags { get; init; }

        /// <summary>The length, the compressed length and the place.</summary>
        public long[] Wide { get; init; } = [Content.Length, Content.Length, 0];

        /// <summary>A field before that of 64 bits.</summary>
        public byte[] Other { get; init; } = [];

        public string Remark { get; init; } = "";
    }
}
