using System.Text.Json.Serialization;

namespace MassGen.Sandbox;

/// <summary>What the model is told of background shells; the names are those of the original project.</summary>
internal sealed record BackgroundAnswer
{
    /// <summary>Only where it failed: false.</summary>
    [JsonPropertyName("success")]
    public bool? Success { get; init; }

    /// <summary>The name of the shell, for the other tools; numbered from 1 for each agent.</summary>
    [JsonPropertyName("shell_id")]
    public string? ShellId { get; init; }

    /// <summary>The end of standard output so far, at most 64 KiB.</summary>
    [JsonPropertyName("stdout")]
    public string? Stdout { get; init; }

    /// <summary>The end of standard error so far, at most 64 KiB.</summary>
    [JsonPropertyName("stderr")]
    public string? Stderr { get; init; }

    /// <summary>One of the statuses below.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>The exit code, once it ended by itself.</summary>
    [JsonPropertyName("exit_code")]
    public int? ExitCode { get; init; }

    /// <summary>The number of its process inside the sandbox.</summary>
    [JsonPropertyName("pid")]
    public int? Pid { get; init; }

    /// <summary>The command as it was given.</summary>
    [JsonPropertyName("command")]
    public string? Command { get; init; }

    /// <summary>Where it was started.</summary>
    [JsonPropertyName("work_dir")]
    public string? WorkDir { get; init; }

    /// <summary>Where it was started.</summary>
    [JsonPropertyName("cwd")]
    public string? Cwd { get; init; }

    /// <summary>When it was started, in UTC.</summary>
    [JsonPropertyName("start_time")]
    public string? StartTime { get; init; }

    /// <summary>How long it has run, or ran.</summary>
    [JsonPropertyName("duration_seconds")]
    public double? DurationSeconds { get; init; }

    /// <summary>The signal that ended it; absent where it had already ended.</summary>
    [JsonPropertyName("signal")]
    public string? Signal { get; init; }

    /// <summary>What there is to say beyond the status.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }

    /// <summary>All shells, those that have ended too, in the order in which they were started, each with its status.</summary>
    [JsonPropertyName("shells")]
    public IReadOnlyList<BackgroundAnswer>? Shells { get; init; }

    /// <summary>How many those are.</summary>
    [JsonPropertyName("count")]
    public int? Count { get; init; }

    /// <summary>Why it failed, in a sentence.</summary>
    [JsonPropertyName("error")]
    public string? Error { get; init; }

    public static BackgroundAnswer ForError(string error) => new() { Success = false, Error = error };

    public static BackgroundAnswer Started(BackgroundShell shell) => new()
    {
        ShellId = shell.Id, Status = shell.Status, Command = shell.Command, Pid = shell.Process.ProcessId, WorkDir = shell.WorkingDirectory,
    };

    public static BackgroundAnswer Output(BackgroundShell shell, Func<CapturedOutput, CapturedOutput> clean) => new()
    {
        ShellId = shell.Id,
        Stdout = clean(shell.Process.Stdout).Text,
        Stderr = clean(shell.Process.Stderr).Text,
        Status = shell.Status,
        ExitCode = shell.Result?.ExitCode,
        Message = shell.Result?.Message,
    };

    public static BackgroundAnswer State(BackgroundShell shell, DateTimeOffset now) => new()
    {
        ShellId = shell.Id,
        Status = shell.Status,
        ExitCode = shell.Result?.ExitCode,
        Pid = shell.Process.ProcessId,
        Command = shell.Command,
        Cwd = shell.WorkingDirectory,
        StartTime = shell.StartedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture),
        DurationSeconds = Math.Round((shell.Result?.Elapsed ?? (now - shell.StartedAt)).TotalSeconds, 2),
        Message = shell.Result?.Message,
    };

    public static BackgroundAnswer Killed(BackgroundShell shell, bool wasRunning) => new()
    {
        ShellId = shell.Id,
        Status = shell.Status,
        Signal = wasRunning ? "SIGTERM" : null,
        Message = wasRunning ? null : "It had already ended.",
    };

    public static BackgroundAnswer List(IReadOnlyList<BackgroundShell> shells, DateTimeOffset now) => new()
    {
        Shells = [.. shells.Select(shell => State(shell, now))], Count = shells.Count,
    };
}
