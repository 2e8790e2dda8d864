using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MassGen.Mcp;

/// <summary>
/// Runs servers as processes of this machine, with this user's rights. They get a minimal environment and what the configuration
/// names, never this process's own keys. On Linux they end with this process whatever becomes of it.
/// </summary>
public sealed class HostProcessLauncher : IMcpProcessLauncher
{
    // What a program needs to find its parts and its caches; the second line is for Windows.
    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "LANG", "TMPDIR",
        "PATHEXT", "SystemRoot", "ComSpec", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
    ];

    private static readonly string Guard = ReadGuard();

    private readonly TimeProvider _time;
    private readonly int _owner;

    /// <summary>Servers that end with this process.</summary>
    /// <param name="time">The clock for the patience with a server that is to end.</param>
    public HostProcessLauncher(TimeProvider time)
        : this(time, Environment.ProcessId)
    {
    }

    /// <summary>Servers that end with any process.</summary>
    internal HostProcessLauncher(TimeProvider time, int owner) => (_time, _owner) = (time, owner);

    /// <inheritdoc/>
    public Task<IMcpProcess> StartAsync(McpProgram program, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(program);
        cancellationToken.ThrowIfCancellationRequested();
        var environment = EnvironmentOf(program);
        if (program.WorkingDirectory is { } folder && !Directory.Exists(folder))
            throw Failed($"there is no folder '{folder}' to run it in", null);
        if (ProgramSearch.Fault(program, environment.GetValueOrDefault("PATH")) is { } fault)
            throw Failed(fault, null);
        try
        {
            var process = Process.Start(StartInfo(program, environment)) ?? throw Failed("no process was started", null);
            return Task.FromResult<IMcpProcess>(new HostProcess(process, _time));
        }
        catch (Win32Exception failure)
        {
            throw Failed(failure.Message, failure);
        }
    }

    private static Dictionary<string, string> EnvironmentOf(McpProgram program)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                environment[name] = value;
        }

        foreach (var (name, value) in program.Environment)
            environment[name] = value;
        return environment;
    }

    private ProcessStartInfo StartInfo(McpProgram program, Dictionary<string, string> environment)
    {
        string[] guard = OperatingSystem.IsLinux()
            ? ["setsid", "/bin/sh", "-c", Guard, "guard", _owner.ToString(CultureInfo.InvariantCulture)]
            : [];
        string[] line = [.. guard, .. program.Command];
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            WorkingDirectory = program.WorkingDirectory ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private static McpServerException Failed(string why, Exception? cause) =>
        new(McpCodes.NotConnected, why + ".", isRetryable: false, cause);

    private static string ReadGuard()
    {
        using var stream = typeof(HostProcessLauncher).Assembly.GetManifestResourceStream("MassGen.Mcp.Processes.guard.sh")
            ?? throw new InvalidOperationException("The build left out Processes/guard.sh.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
