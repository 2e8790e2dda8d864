using System.Buffers.Binary;
using System.Text;
using MassGen.Desktop.Film;
using MassGen.Desktop.Pictures;
using Xunit;

namespace MassGen.Desktop.Tests.Film;

public sealed class FilmStripTests
{
    [Fact]
    public void A_picture_that_is_like_the_one_before_is_not_kept()
    {
        var film = Film(24, 1, 1, 2, 2, 1);

        Assert.Equal(["1", "2", "1"], film.Frames.Select(frame => frame.Hash));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(100)]
    public void A_long_film_tells_of_the_whole_with_few_pictures(int count)
    {
        var film = Film(8, [.. Enumerable.Range(1, count)]);

        Assert.InRange(film.Frames.Count, Math.Min(count, 4), 9);
        Assert.Equal(("1", $"{count}"), (film.Frames[0].Hash, film.Frames[^1].Hash));
    }

    [Fact]
    public void The_animation_shows_each_picture_once_and_has_every_part_in_order()
    {
        var parts = Parts(Film(24, 1, 2, 3).Animation()).ToList();

        Assert.Equal(["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"], parts.Select(part => part.Name));
        Assert.Equal(3, BinaryPrimitives.ReadInt32BigEndian(parts[1].Data));
        Assert.Equal([0, 1, 2, 3, 4], parts.Where(part => part.Name is "fcTL" or "fdAT").Select(part => BinaryPrimitives.ReadInt32BigEndian(part.Data)));
    }

    [Fact]
    public void The_sheet_has_the_pictures_beside_each_other()
    {
        var sheet = Raster.Read(Film(24, 1, 2, 3, 4).Sheet());

        Assert.Equal((1232, 524), (sheet.Width, sheet.Height));
        Assert.Equal([1, 2, 3, 4], new[] { (100, 100), (500, 100), (900, 100), (100, 400) }.Select(place => (int)sheet.Row(place.Item2)[place.Item1 * 3]));
    }

    private static FilmStrip Film(int most, params int[] colours)
    {
        var film = new FilmStrip(most);
        foreach (var colour in colours)
        {
            var png = new Raster(640, 400, [.. Enumerable.Repeat((byte)colour, 640 * 400 * 3)]).ToPng();
            film.Add(new Frame(png, new ScreenSize(640, 400), $"{colour}", default));
        }

        return film;
    }

    private static IEnumerable<(string Name, byte[] Data)> Parts(byte[] file)
    {
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            yield return (Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += length + 12;
        }
    }
}
