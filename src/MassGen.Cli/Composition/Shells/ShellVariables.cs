using MassGen.Cli.Keys;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>
/// The variables that a configuration hands to commands: those of the file, then the whole environment if it says so, then the named ones;
/// what comes later wins, as in the Python project.
/// </summary>
internal static class ShellVariables
{
    // What belongs to this machine and would only be wrong in a sandbox.
    private static readonly HashSet<string> OwnToTheMachine =
        ["PATH", "HOME", "PWD", "OLDPWD", "SHLVL", "SHELL", "TMPDIR", "USER", "LOGNAME", "HOSTNAME", "TERM", "_", "LD_PRELOAD", "LD_LIBRARY_PATH"];

    /// <summary>Collects them.</summary>
    /// <param name="credentials">What the configuration says.</param>
    /// <param name="baseDirectory">The folder that the file's path begins at.</param>
    /// <param name="environment">The host's variables.</param>
    /// <param name="tell">Told what is missing: an error when the file is, a warning for a name.</param>
    /// <returns>Those that may be secrets, and those of the whole environment, which are not.</returns>
    public static (IReadOnlyDictionary<string, string> Secrets, IReadOnlyDictionary<string, string> Plain) Of(
        CredentialConfig credentials, string baseDirectory, HostEnvironment environment, Action<Diagnostic> tell)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var plain = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in FromFile(credentials, baseDirectory, tell))
        {
            found[name] = value;
        }

        foreach (var (name, value) in credentials.PassesAll ? environment.All() : new Dictionary<string, string>())
        {
            if (!OwnToTheMachine.Contains(name) && SandboxEnvironment.CanPass(name, value))
            {
                found.Remove(name);
                plain[name] = value;
            }
        }

        foreach (var variable in credentials.Variables)
        {
            if (environment.Lookup(variable.Name) is { } value)
            {
                plain.Remove(variable.Name);
                found[variable.Name] = value;
            }
            else
            {
                tell(new Diagnostic(
                    "MG6041", Severity.Warning, $"The environment variable '{variable.Name}' is not set; commands do not get it.", variable.Position,
                    Suggestion: $"Set it, or write {variable.Name}=… into the .env file of the folder you start in."));
            }
        }

        return (found, plain);
    }

    private static IEnumerable<KeyValuePair<string, string>> FromFile(CredentialConfig credentials, string baseDirectory, Action<Diagnostic> tell)
    {
        if (credentials.EnvFile is not { } file)
        {
            return [];
        }

        var path = Path.Combine(baseDirectory, HomePath.Expand(file.Name));
        if (!File.Exists(path))
        {
            tell(new Diagnostic(
                "MG6040", Severity.Error, $"The env_file '{file.Name}' is not there.", file.Position,
                Suggestion: "Its path begins at the directory you start in."));
            return [];
        }

        var wanted = credentials.FromFile.Select(name => name.Name).ToHashSet();
        return DotEnv.Read(path, _ => { }).Where(pair => wanted.Count == 0 || wanted.Contains(pair.Key));
    }
}
