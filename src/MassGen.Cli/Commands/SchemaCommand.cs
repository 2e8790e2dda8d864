using System.Text;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;

namespace MassGen.Cli.Commands;

/// <summary>Prints every key of a configuration.</summary>
public static class SchemaCommand
{
    private const int Column = 34;

    /// <summary>Prints the schema.</summary>
    /// <param name="json">Whether to write the JSON Schema for editors.</param>
    /// <param name="backend">Only the keys for this backend type, or null for all.</param>
    /// <param name="withExamples">Whether to add an example for each backend type.</param>
    /// <param name="output">Where the schema goes.</param>
    /// <param name="error">Where an error goes.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>0, or 1 when there is no such backend type.</returns>
    public static async Task<int> RunAsync(
        bool json, string? backend, bool withExamples, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (backend is not null && BackendType.Find(backend) is null)
        {
            await error.WriteLineAsync(
                $"There is no backend type '{backend}'. {NearestWord.Suggestion(backend, BackendType.Names)} Types: {string.Join(", ", BackendType.Names)}.");
            return ExitCodes.Configuration;
        }

        var text = json ? ConfigJsonSchema.Text() : Listing(backend is null ? null : BackendType.Find(backend), withExamples);
        await output.WriteAsync(text.AsMemory(), cancellationToken);
        return ExitCodes.Success;
    }

    private static string Listing(BackendType? backend, bool withExamples)
    {
        var text = new StringBuilder();
        foreach (var (section, of) in ConfigSchema.Sections)
        {
            var keys = section.Keys.Where(key => backend is null || key.Backends.Count == 0 || key.Backends.Contains(backend.Name)).ToList();
            if (keys.Count == 0 || (of is { Backends.Count: > 0 } && backend is not null && !of.Backends.Contains(backend.Name)))
            {
                continue;
            }

            text.Append(section.Name.Length == 0 ? "the top of the file" : section.Name).Append('\n');
            keys.ForEach(key => Append(text, key));
            text.Append('\n');
        }

        foreach (var type in withExamples ? backend is null ? BackendType.All : [backend] : [])
        {
            text.Append("# an example for ").Append(type.Name).Append('\n').Append(ConfigSample.Of(type)).Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ConfigKey key)
    {
        var facts = new[]
        {
            KeyWords.Form(key),
            key.IsRequired ? "required" : null,
            key.Default is { } value ? $"default {value}" : null,
            key.Allowed.Count > 0 ? $"one of {string.Join(", ", key.Allowed)}" : KeyWords.Range(key),
        };
        text.Append("  ").Append(key.Name.PadRight(Column)).Append(' ').AppendJoin("; ", facts.OfType<string>()).Append('\n')
            .Append(' ', Column + 3).Append(KeyWords.Description(key)).Append('\n');
    }
}
