using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;

namespace MassGen.Configuration.Checks;

/// <summary>Checks what a backend says about its shell and its workspace.</summary>
internal static class ShellCheck
{
    public static void Check(ConfigMap backend, Faults faults)
    {
        var hasShell = backend.Read(ShellKeys.Enabled) == true;
        if (backend.Read(ShellKeys.MemoryLimit) is { } text && BackendReader.Bytes(text) is null)
        {
            faults.Error(
                "MG1009", $"'{ShellKeys.MemoryLimit.Name}' must be a number with a unit, for example 512m or 2g.", backend.PositionOf(ShellKeys.MemoryLimit),
                backend.PathOf(ShellKeys.MemoryLimit));
        }

        if (!backend.Has(BackendKeys.WorkingDirectory))
        {
            ReportIf(hasShell, ShellKeys.Enabled, "gives no shell in the Python project without 'cwd'; here the agent gets one, in an empty workspace", "Add 'cwd: workspace'.", backend, faults);
            ReportIf(backend.Has(BackendKeys.ContextPaths), BackendKeys.ContextPaths, "does nothing without 'cwd', which gives the agent its file tools", "Add 'cwd: workspace'.", backend, faults);
        }

        foreach (var key in ShellKeys.All.Where(key => key != ShellKeys.Enabled && backend.Has(key)))
        {
            ReportIf(!hasShell, key, "does nothing while 'enable_mcp_command_line' is not true", "Add 'enable_mcp_command_line: true'.", backend, faults);
        }

        foreach (var key in ShellKeys.OnlyInContainers.Where(key => hasShell && backend.Has(key)))
        {
            ReportIf(
                backend.Read(ShellKeys.ExecutionMode) != "docker", key, "counts only where commands run in a container", "Add 'command_line_execution_mode: docker'.",
                backend, faults);
        }
    }

    private static void ReportIf(bool isSo, ConfigKey key, string why, string advice, ConfigMap backend, Faults faults)
    {
        if (isSo)
        {
            faults.Warn("MG1021", $"'{key.Name}' {why}.", backend.Find(key)!.KeyPosition, backend.PathOf(key), advice);
        }
    }
}
