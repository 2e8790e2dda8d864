namespace MassGen.Sandbox;

/// <summary>Rules for variables of the host that somebody wants commands to have.</summary>
public static class SandboxEnvironment
{
    /// <summary>Whether a variable may be passed on without being named: neither its name nor its value is a key, token or password.</summary>
    public static bool CanPass(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return !EnvironmentRules.IsSecretName(name) && EnvironmentRules.Fault(name, value) is null;
    }
}
