using System.Globalization;

namespace MassGen.Benchmarks;

/// <summary>How large images are, in megabytes, by the engine's own words.</summary>
internal static class ImageSize
{
    /// <summary>The base of all images that are made here.</summary>
    public static Task<double> BaseAsync() => OfAsync("debian:bookworm-slim");

    /// <summary>What an image adds to its base.</summary>
    public static async Task<double> AboveBaseAsync(string image) => await OfAsync(image) - await BaseAsync();

    private static async Task<double> OfAsync(string image) =>
        double.Parse(await DockerProgram.RunAsync("image", "inspect", "--format", "{{.Size}}", image), CultureInfo.InvariantCulture) / 1e6;
}
