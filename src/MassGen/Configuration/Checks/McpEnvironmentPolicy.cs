using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;

namespace MassGen.Configuration.Checks;

/// <summary>Which names a tool server's environment may set.</summary>
internal sealed class McpEnvironmentPolicy
{
    private static readonly string[] Always = ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONPATH", "PWD", "OLDPWD"];

    private static readonly string[] WhenStrict = ["PATH", "HOME", "USER", "USERNAME", "SHELL"];

    private readonly bool _onlyListed;
    private readonly HashSet<string> _names;

    private McpEnvironmentPolicy(bool onlyListed, IEnumerable<string> names) =>
        (_onlyListed, _names) = (onlyListed, names.ToHashSet(StringComparer.OrdinalIgnoreCase));

    public static McpEnvironmentPolicy Of(ConfigMap server)
    {
        var security = server.Under(McpKeys.Security);
        var policy = security?.Under(McpSecurityKeys.Environment);
        if (policy?.Read(McpEnvironmentKeys.Mode) == "allowlist")
        {
            var allowed = policy.Read(McpEnvironmentKeys.AllowedNames) ?? [];
            return allowed.Count > 0 ? new(true, allowed.Select(name => name.Text)) : new(false, []);
        }

        if (policy?.Read(McpEnvironmentKeys.DeniedNames) is { } denied)
        {
            return new(false, denied.Select(name => name.Text));
        }

        var level = policy?.Read(McpEnvironmentKeys.Level) ?? security?.Read(McpSecurityKeys.Level);
        return new(false, level is "moderate" or "permissive" ? Always : Always.Concat(WhenStrict));
    }

    public bool Refuses(string name) => _names.Contains(name) != _onlyListed;
}
