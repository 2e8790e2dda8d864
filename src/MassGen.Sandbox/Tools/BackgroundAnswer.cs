using System.Text.Json.Serialization;

namespace MassGen.Sandbox;

/// <summary>What the model is told of background shells; the names are those of the original project.</summary>
internal sealed record BackgroundAnswer
{
    [JsonPropertyName("success")]
    public bool? Success { get; init; }

    [JsonPropertyName("shell_id")]
    public string? ShellId { get; init; }

    [JsonPropertyName("stdout")]
    public string? Stdout { get; init; }

    [JsonPropertyName("stderr")]
    public string? Stderr { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("exit_code")]
    public int? ExitCode { get; init; }

    /// <summary>The number inside the sandbox.</summary>
    [JsonPropertyName("pid")]
    public int? Pid { get; init; }

    [JsonPropertyName("command")]
    public string? Command { get; init; }

    [JsonPropertyName("work_dir")]
    public string? WorkDir { get; init; }

    [JsonPropertyName("cwd")]
    public string? Cwd { get; init; }

    [JsonPropertyName("start_time")]
    public string? StartTime { get; init; }

    [JsonPropertyName("duration_seconds")]
    public double? DurationSeconds { get; init; }

    [JsonPropertyName("signal")]
    public string? Signal { get; init; }

    [JsonPropertyName("message")]
    public string? Message { get; init; }

    [JsonPropertyName("shells")]
    public IReadOnlyList<BackgroundAnswer>? Shells { get; init; }

    [JsonPropertyName("count")]
    public int? Count { get; init; }

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
