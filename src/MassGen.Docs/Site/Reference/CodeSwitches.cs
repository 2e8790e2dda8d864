using System.Text;
using MassGen.Configuration.Schema;

namespace MassGen.Docs.Site.Reference;

/// <summary>The keys that look alike and switch on different things, with the backends that the library takes them for.</summary>
internal static class CodeSwitches
{
    private static readonly (ConfigKey Key, string Place)[] Keys =
    [
        (ShellKeys.Enabled, "in a sandbox on this machine, in the agent's workspace"),
        (ProviderToolKeys.CodeExecution, "on the provider's machines, without the workspace"),
        (ProviderToolKeys.CodeInterpreter, "on the provider's machines, without the workspace"),
    ];

    public static void Append(StringBuilder page)
    {
        page.Append("\n## The three switches\n\n| key | code runs | for the backends | with others |\n|---|---|---|---|\n");
        foreach (var (key, place) in Keys)
        {
            page.Append("| `").Append(key.Name).Append("` | ").Append(place).Append(" | ").Append(key.Backends.Count == 0 ? "all" : Names(key.Backends)).Append(" | ")
                .Append(key.Backends.Count == 0 ? "–" : Elsewhere(key)).Append(" |\n");
        }
    }

    private static string Elsewhere(ConfigKey key)
    {
        var idle = BackendType.With(BackendAbilities.CodeExecution).Except(key.Backends).ToArray();
        return "error MG1013" + (idle.Length == 0 ? "" : $"; with {Names(idle)} it does nothing: warning MG1025");
    }

    private static string Names(IEnumerable<string> types) => string.Join(", ", types.Select(type => $"`{type}`"));
}
