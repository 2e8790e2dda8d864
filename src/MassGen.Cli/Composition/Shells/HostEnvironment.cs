using System.Collections;

namespace MassGen.Cli.Composition;

/// <summary>The environment variables that a configuration can name.</summary>
/// <param name="Lookup">The value of one, or null.</param>
/// <param name="All">All of them.</param>
public sealed record HostEnvironment(Func<string, string?> Lookup, Func<IReadOnlyDictionary<string, string>> All)
{
    /// <summary>This process's own.</summary>
    public static HostEnvironment Process { get; } = new(
        Environment.GetEnvironmentVariable,
        () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? ""));

    /// <summary>Only these.</summary>
    public static HostEnvironment Of(IReadOnlyDictionary<string, string> variables) => new(variables.GetValueOrDefault, () => variables);
}
