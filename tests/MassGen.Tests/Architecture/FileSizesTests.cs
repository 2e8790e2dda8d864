using Xunit;
using Xunit.Abstractions;

namespace MassGen.Tests.Architecture;

public sealed class FileSizesTests(ITestOutputHelper output)
{
    private const int Longest = 400;

    // The aim is 60; 80 leaves room for the XML documentation that every public member of a library has here.
    private const int MostForTheMedian = 80;

    private static readonly List<(string Path, int Lines)> Files = [.. Directory
        .EnumerateFiles(RepositoryFolder.Of("src"), "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(RepositoryFolder.Path, path))
        .Where(path => !path.Split('/').Any(folder => folder is "bin" or "obj" or "artifacts"))
        .Select(path => (path, File.ReadLines(RepositoryFolder.Of(path)).Count()))
        .OrderBy(file => file.Item2)];

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Assert.Empty(Files.Where(file => file.Lines > Longest).Select(file => $"{file.Path}: {file.Lines} lines"));

    [Fact]
    public void Half_of_the_source_files_are_short()
    {
        var median = Files[Files.Count / 2].Lines;
        var figures = $"{Files.Count} files, median {median}, 90th percentile {Files[Files.Count * 9 / 10].Lines}, longest {Files[^1].Lines} lines";
        output.WriteLine(figures);

        Assert.True(median <= MostForTheMedian, $"The median must be at most {MostForTheMedian} lines: {figures}.");
    }
}
