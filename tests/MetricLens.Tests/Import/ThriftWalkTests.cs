using MetricLens.Import;

namespace MetricLens.Tests.Import;

/// <summary>Damage in Parquet's metadata that would send a reader astray is seen before one reads them.</summary>
public class ThriftWalkTests
{
    [Fact]
    public void A_whole_structure_is_passed_to_its_end()
    {
        var seen = new List<(string, int, long)>();
        Assert.Equal(3, new ThriftWalk([0x15, 0x03, 0x00, 0x77], (shape, id, value) => seen.Add((shape, id, value))).Walk("FileMetaData"));
        Assert.Equal([("FileMetaData", 1, -2L)], seen);
    }

    [Theory]
    [InlineData(new byte[] { 0x16, 0x02, 0x00 })] // a version that is a long
    [InlineData(new byte[] { 0xf9, 0x11, 0x01, 0x00 })] // a list of flags
    [InlineData(new byte[] { 0xfb, 0x00, 0x00 })] // a map
    [InlineData(new byte[] { 0x29, 0x15, 0x02, 0x00 })] // a schema of numbers
    [InlineData(new byte[] { 0x15, 0x02, 0x05, 0x02, 0x02, 0x00 })] // a field again
    [InlineData(new byte[] { 0x15, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01, 0x00 })] // a number without an end
    public void What_the_format_has_not_is_refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => new ThriftWalk(bytes).Walk("FileMetaData"));

    [Theory]
    [InlineData(new byte[] { 0x15, 0x02 })]
    [InlineData(new byte[] { 0x29, 0xfc, 0xff, 0x7f, 0x00 })]
    [InlineData(new byte[] { 0x68, 0x7f, 0x00 })]
    public void What_goes_on_behind_the_last_byte_is_refused(byte[] bytes) => Assert.Throws<EndOfStreamException>(() => new ThriftWalk(bytes).Walk("FileMetaData"));

    [Fact]
    public void Structures_that_nest_without_end_are_refused() =>
        Assert.Throws<InvalidDataException>(() => new ThriftWalk([.. Enumerable.Repeat((byte)0x1c, 100_000)]).Walk("Empty"));
}
