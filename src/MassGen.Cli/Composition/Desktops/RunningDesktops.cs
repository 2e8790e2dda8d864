using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Cli.Configs;

namespace MassGen.Cli.Composition;

/// <summary>A desktop that a program of this user shows now.</summary>
/// <param name="Agent">Whose it is.</param>
/// <param name="Run">The run's folder; empty where there is no run.</param>
/// <param name="Address">Where it is shown.</param>
/// <param name="Key">What gives links to it. Only this user may learn it.</param>
/// <param name="Process">The program that shows it.</param>
internal sealed record RunningDesktop(string Agent, string Run, Uri Address, string Key, int Process);

/// <summary>The desktops that programs of this user show: a file each, which nobody else can read.</summary>
/// <param name="folder">Where the files are.</param>
internal sealed class RunningDesktops(string folder)
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Those of the person who runs the program, in <c>~/.massgen/desktops</c>.</summary>
    public static RunningDesktops OfUser => new(Path.Combine(UserFolders.Home, ".massgen", "desktops"));

    /// <summary>Writes a desktop down.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Keep(RunningDesktop desktop)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.json");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnFile | UnixFileMode.UserExecute);
            options.UnixCreateMode = OwnFile;
        }

        var text = new JsonObject
        {
            ["agent"] = desktop.Agent, ["run"] = desktop.Run, ["address"] = desktop.Address.AbsoluteUri, ["key"] = desktop.Key, ["process"] = desktop.Process,
        };
        using var writer = new StreamWriter(path, options);
        writer.Write(text.ToJsonString());
        return path;
    }

    /// <summary>What is written down, with its files; also of programs that were killed.</summary>
    public IReadOnlyList<(string Note, RunningDesktop Desktop)> All() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).SelectMany(Read)]
        : [];

    /// <summary>Removes a file.</summary>
    public static void Forget(string note)
    {
        try
        {
            File.Delete(note);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it finds that nobody answers.
        }
    }

    private static IEnumerable<(string Note, RunningDesktop Desktop)> Read(string note)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(note));
            string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
            return [(note, new RunningDesktop(Text("agent"), Text("run"), new Uri(Text("address")), Text("key"), json.RootElement.GetProperty("process").GetInt32()))];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException
            or UriFormatException or ArgumentNullException)
        {
            return [];
        }
    }
}
