using MassGen.Desktop.Pictures;
using Xunit;

namespace MassGen.Desktop.Tests.Pictures;

public sealed class RasterTests
{
    private static readonly byte[] Pixels = [.. Enumerable.Range(0, 4 * 2 * 3).Select(index => (byte)(index * 10))];

    [Fact]
    public void A_picture_that_was_written_is_read_as_it_was() => Assert.Equal(PngWriting.Write(4, 2, Pixels), Raster.Read(PngWriting.Write(4, 2, Pixels)).ToPng());

    [Fact]
    public void A_part_is_cut_out_with_both_corners() =>
        Assert.Equal(PngWriting.Write(2, 1, Pixels.AsSpan(15..21)), Raster.Read(PngWriting.Write(4, 2, Pixels)).Crop(new(1, 1), new(2, 1)).ToPng());

    [Fact]
    public void Another_shape_gets_black_bars()
    {
        var white = new Raster(4, 2, [.. Enumerable.Repeat((byte)255, 24)]);

        byte[] row(byte value) => [.. Enumerable.Repeat(value, 12)];
        Assert.Equal(PngWriting.Write(4, 4, [.. row(0), .. row(255), .. row(255), .. row(0)]), white.FitInto(new(4, 4)).ToPng());
    }

    [Fact]
    public void A_smaller_picture_is_the_average() =>
        Assert.Equal(PngWriting.Write(1, 1, [15, 25, 35]), new Raster(2, 1, [0, 10, 20, 30, 40, 50]).FitInto(new(1, 1)).ToPng());

    [Theory]
    [InlineData("")]
    [InlineData("not a picture at all, but long enough to hold a header")]
    public void What_is_no_picture_is_refused_in_words(string text) =>
        Assert.Equal("MG6131", Assert.Throws<DesktopException>(() => Raster.Read(System.Text.Encoding.ASCII.GetBytes(text))).Code);
}
