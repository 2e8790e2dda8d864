using System.Text;
using System.Text.RegularExpressions;

namespace MassGen.Cli.Setup;

/// <summary>Changes one variable in a file of variables and leaves the rest as it is.</summary>
internal static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Without a byte order mark: other readers of such files take it for a part of the first name.
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Sets a variable. The file is replaced as a whole, and never, not even for a moment, readable for others.</summary>
    public static async Task SetAsync(string path, string name, string value, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var lines = File.Exists(path) ? await File.ReadAllLinesAsync(path, cancellationToken) : [];
        var kept = lines.Where(line => !Regex.IsMatch(line, $@"^\s*(export\s+)?{Regex.Escape(name)}\s*="));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var unfinished = $"{path}.{Guid.NewGuid():N}";
        await using (var writer = new StreamWriter(unfinished, Plain, options))
        {
            writer.NewLine = "\n";
            foreach (var line in kept.Append($"{name}={value}"))
            {
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
