using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>Checks what a backend says about its tools: the filters and the custom tools.</summary>
internal static class ToolCheck
{
    private const string Prefix = "mcp__";

    // Servers that the Python project adds by itself to an agent that has a workspace.
    private static readonly string[] Injected = ["filesystem", "workspace_tools", "command_line"];

    public static void Check(ConfigMap backend, Faults faults)
    {
        if (backend.Has(BackendKeys.AllowedTools) && backend.Has(BackendKeys.ExcludeTools))
        {
            faults.Warn(
                "MG1017", "Using both 'allowed_tools' and 'exclude_tools' is easily misread: a tool must be in the first and not in the second.",
                backend.Find(BackendKeys.ExcludeTools)!.KeyPosition, backend.Path, "Use one of the two.");
        }

        var servers = McpReader.Names(backend).Concat(Injected).ToList();
        CheckNames(backend, BackendKeys.AllowedTools, servers, faults);
        CheckNames(backend, BackendKeys.ExcludeTools, servers, faults);
        foreach (var entry in backend.Each(BackendKeys.CustomTools))
        {
            CheckCustom(entry, faults);
        }
    }

    // A filter for a server that is not there filters nothing.
    private static void CheckNames(ConfigMap backend, ConfigKey<IReadOnlyList<YamlScalar>?> key, IReadOnlyList<string> servers, Faults faults)
    {
        foreach (var name in backend.Read(key) ?? [])
        {
            var parts = name.Text.Split("__", 3);
            if (name.Text.StartsWith(Prefix, StringComparison.Ordinal) && parts.Length == 3 && parts[1] != "ide" && !servers.Contains(parts[1]))
            {
                faults.Warn(
                    "MG1026", $"'{PrintableText.Of(name.Text)}' names a tool of a server '{PrintableText.Of(parts[1])}' that this backend does not have.", name.Position,
                    backend.PathOf(key), NearestWord.Suggestion(parts[1], servers));
            }
        }
    }

    private static void CheckCustom(ConfigMap entry, Faults faults)
    {
        if (CustomToolReader.Fault(entry) is { } fault)
        {
            faults.Warn("MG1022", $"{fault} The entry is skipped.", entry.Map.Position, entry.Path, "A list has one item a function; a single value is shared by all.");
        }
    }
}
