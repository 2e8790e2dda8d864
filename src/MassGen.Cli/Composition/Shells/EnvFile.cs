using MassGen.Cli.Keys;

namespace MassGen.Cli.Composition;

/// <summary>A file with variables, as <c>massgen</c> reads it where it starts.</summary>
public static class EnvFile
{
    /// <summary>What it says, later lines winning; nothing when it is not there.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in File.Exists(path) ? DotEnv.Read(path, _ => { }) : [])
        {
            found[name] = value;
        }

        return found;
    }
}
