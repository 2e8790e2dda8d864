using System.Globalization;
using MassGen.Desktop.Film;
using MassGen.Diagnostics;

namespace MassGen.Cli.Commands;

/// <summary>Where a film goes: a moving PNG file, or a folder with it, a sheet of its pictures, and the pictures themselves.</summary>
internal sealed class FilmFile
{
    private readonly string _path;

    private FilmFile(string path) => _path = path;

    /// <summary>The pictures so far.</summary>
    public FilmStrip Strip { get; } = new();

    public static bool IsFile(string path) => Path.HasExtension(path);

    /// <summary>A place for a film.</summary>
    /// <exception cref="InvalidInputException">It can be none.</exception>
    public static FilmFile Check(string path) => !IsFile(path) || path.EndsWith(".png", StringComparison.OrdinalIgnoreCase)
        ? new FilmFile(path)
        : throw Fault($"--record takes a file that ends in .png, or a folder; '{path}' is neither.");

    /// <summary>Writes the film, where there is any picture.</summary>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public void Write()
    {
        if (Strip.Frames.Count == 0)
        {
            return;
        }

        try
        {
            if (IsFile(_path))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
                File.WriteAllBytes(_path, Strip.Animation());
                return;
            }

            Directory.CreateDirectory(_path);
            File.WriteAllBytes(Path.Combine(_path, "film.png"), Strip.Animation());
            File.WriteAllBytes(Path.Combine(_path, "sheet.png"), Strip.Sheet());
            foreach (var (index, frame) in Strip.Frames.Index())
            {
                File.WriteAllBytes(Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"{index + 1:00}.png")), frame.Png.ToArray());
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Fault($"The film cannot be written: {failure.Message}");
        }
    }

    private static InvalidInputException Fault(string message) =>
        new(new Diagnostic("MG6168", Severity.Error, message, Suggestion: "For example --record film.png, or --record film for a folder."));
}
