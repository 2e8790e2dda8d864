using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using MassGen.Sandbox.Commands;
using MassGen.Sandbox.Namespaces;

namespace MassGen.Sandbox;

/// <summary>A command on this machine, and everything that it started: each of them carries its mark.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Mark = "MASSGEN_COMMAND";

    // What programs need to find their way; none of it is a secret.
    private static readonly string[] Passed = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SHELL"];

    private readonly ProcessSession _session;
    private readonly byte[] _mark;

    private HostProcess(Process process, string mark)
    {
        Process = process;
        _session = new ProcessSession(process);
        _mark = Encoding.ASCII.GetBytes($"{Mark}={mark}");
        Exited = process.WaitForExitAsync(CancellationToken.None);
    }

    public Process Process { get; }

    /// <summary>Completes when the command itself ended.</summary>
    public Task Exited { get; }

    public int ExitCode => Process.ExitCode;

    /// <exception cref="SandboxException">There is no such program.</exception>
    public static HostProcess Start(IReadOnlyList<string> arguments, string folder, IReadOnlyList<KeyValuePair<string, string>> environment)
    {
        var mark = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var start = new ProcessStartInfo(arguments[0], arguments.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var inherited = Passed.Select(name => (name, Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in inherited.Where(pair => pair.Item2 is not null))
            start.Environment[name] = value;
        foreach (var (name, value) in environment.Append(new(Mark, mark)))
            start.Environment[name] = value;
        try
        {
            return new HostProcess(Process.Start(start)!, mark);
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new SandboxException(SandboxErrors.NotStarted, failure.Message, failure);
        }
    }

    /// <summary>Gives it its input and reads its output, to the end of both.</summary>
    public async Task FollowAsync(CommandOutput output, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var read = _session.ReadOutputAsync(output, cancellationToken);
        try
        {
            if (!input.IsEmpty)
                await _session.WriteInputAsync(input, cancellationToken).ConfigureAwait(false);
            _session.CloseInput();
        }
        catch (IOException)
        {
            // A command may exit without reading its input.
        }

        await read.ConfigureAwait(false);
    }

    /// <summary>Ends it and everything it started, also what left it; the latter only where Linux tells.</summary>
    public void Kill()
    {
        _session.Kill();
        foreach (var path in Directory.Exists("/proc/self") ? Directory.EnumerateDirectories("/proc") : [])
        {
            if (int.TryParse(Path.GetFileName(path), out var number) && HasMark(path))
                KillOne(number);
        }
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private bool HasMark(string path)
    {
        try
        {
            return File.ReadAllBytes(path + "/environ").AsSpan().IndexOf(_mark) >= 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void KillOne(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It was faster.
        }
    }
}
