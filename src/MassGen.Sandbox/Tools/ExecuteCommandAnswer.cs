using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MassGen.Sandbox;

/// <summary>What the model is told; the names are those of the original project.</summary>
internal sealed record ExecuteCommandAnswer
{
    /// <summary>Whether it ended by itself with the exit code 0.</summary>
    [JsonPropertyName("success")]
    public required bool Success { get; init; }

    /// <summary>The exit code; −1 where a filter refused the command, absent where it was ended from outside or never began.</summary>
    [JsonPropertyName("exit_code")]
    public int? ExitCode { get; init; }

    /// <summary>Standard output: of much output the beginning and the end.</summary>
    [JsonPropertyName("stdout")]
    public string? Stdout { get; init; }

    /// <summary>Standard error, kept apart in the same way; the reason of a refusal.</summary>
    [JsonPropertyName("stderr")]
    public string? Stderr { get; init; }

    /// <summary>Seconds from its beginning to its end.</summary>
    [JsonPropertyName("execution_time")]
    public double? ExecutionTime { get; init; }

    /// <summary>The command as it was given.</summary>
    [JsonPropertyName("command")]
    public string? Command { get; init; }

    /// <summary>Where it ran.</summary>
    [JsonPropertyName("work_dir")]
    public string? WorkDir { get; init; }

    /// <summary>Why it ended: one of the words below.</summary>
    [JsonPropertyName("ended")]
    public string? Ended { get; init; }

    /// <summary>What there is to say beyond the exit code, in a sentence: which limit it was, and whether the sandbox had to be replaced.</summary>
    [JsonPropertyName("note")]
    public string? Note { get; init; }

    /// <summary>Why nothing was run at all, for example a parameter that is missing or a sandbox that cannot be made; the other fields are absent then.</summary>
    [JsonPropertyName("error")]
    public string? Error { get; init; }

    public static ExecuteCommandAnswer For(ExecuteCommandRequest request, AgentCommandResult result) => new()
    {
        Success = result.Command.Succeeded,
        ExitCode = result.Command.ExitCode,
        Stdout = result.Command.Stdout.Text,
        Stderr = result.Command.Stderr.Text,
        ExecutionTime = Math.Round(result.Command.Elapsed.TotalSeconds, 2),
        Command = request.Command,
        WorkDir = request.ToCommand().WorkingDirectory,
        Ended = result.Command.Ended.ToWord(),
        Note = NoteOn(result),
    };

    /// <summary>The word for a command that a filter refused.</summary>
    public const string Refused = "refused";

    /// <summary>As in the original project: the code -1, and the reason on standard error.</summary>
    public static ExecuteCommandAnswer ForRefusal(ExecuteCommandRequest request, string reason) => new()
    {
        Success = false,
        ExitCode = -1,
        Stdout = "",
        Stderr = reason,
        ExecutionTime = 0,
        Command = request.Command,
        WorkDir = request.ToCommand().WorkingDirectory,
        Ended = Refused,
    };

    public static ExecuteCommandAnswer ForError(string error) => new() { Success = false, Error = error };

    private static string? NoteOn(AgentCommandResult result)
    {
        var news = (result.IsNewWorkspace, result.IsRestored) switch
        {
            (true, true) => "The sandbox had to be replaced: /workspace has the files as they were before this command.",
            (true, false) => "The sandbox had to be replaced: /workspace is new and empty, earlier files are gone.",
            _ => null,
        };
        var note = string.Join(" ", new[] { result.Command.Message, news }.Where(part => part is not null));
        return note.Length > 0 ? note : null;
    }
}

/// <summary>The tool's JSON, without reflection.</summary>
[JsonSerializable(typeof(ExecuteCommandAnswer))]
[JsonSerializable(typeof(BackgroundAnswer))]
internal sealed partial class ToolJson : JsonSerializerContext
{
    /// <summary>Shell text as a model reads it best; escaping for HTML would cost tokens and protect nobody.</summary>
    public static ToolJson Readable { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
