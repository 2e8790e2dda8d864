using MassGen.Configuration;
using MassGen.Desktop.ComputerUse;

namespace MassGen.Cli.Configs;

/// <summary>Adds to what the core says about a configuration what only the parts around it know: the tools that use a computer.</summary>
public static class ConfigReview
{
    /// <summary>The same result with more to say.</summary>
    public static ConfigResult Of(ConfigResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Config is { } config && ComputerToolCheck.Of(config) is { Count: > 0 } more
            ? result with { Diagnostics = [.. result.Diagnostics, .. more], InOrderOfRules = [.. result.InOrderOfRules, .. more] }
            : result;
    }
}
