using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Sandbox;

/// <summary>What a model asked for, checked.</summary>
internal sealed record ExecuteCommandRequest(string Command, int Seconds, string? Folder)
{
    /// <summary>What a command gets when it asks for nothing.</summary>
    public const int DefaultSeconds = 60;

    /// <summary>The most that it may ask for.</summary>
    public const int MostSeconds = 600;

    /// <summary>The request, or a sentence for the model on what to change.</summary>
    public static (ExecuteCommandRequest? Request, string? Fault) Read(AIFunctionArguments arguments)
    {
        if (Text(arguments, "command") is not { Length: > 0 } command || string.IsNullOrWhiteSpace(command))
            return (null, "'command' is missing: it must be a text with the shell command to run.");
        if (ReadSeconds(arguments) is not { } seconds)
            return (null, $"'timeout' must be a whole number of seconds from 1 to {MostSeconds}.");
        return arguments.TryGetValue("work_dir", out var folder) && folder is not null && Text(arguments, "work_dir") is null
            ? (null, "'work_dir' must be a text: a folder below /workspace.")
            : (new(command, seconds, Text(arguments, "work_dir")), null);
    }

    public SandboxCommand ToCommand() => SandboxCommand.Shell(Command) with
    {
        Timeout = TimeSpan.FromSeconds(Seconds),
        WorkingDirectory = string.IsNullOrEmpty(Folder) ? "/workspace" : Folder,
    };

    public static string? Text(AIFunctionArguments arguments, string name) =>
        arguments.TryGetValue(name, out var value)
            ? value switch
            {
                string text => text,
                JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
                _ => null,
            }
            : null;

    // Models write numbers as 30, 30.0 and "30".
    private static int? ReadSeconds(AIFunctionArguments arguments)
    {
        if (!arguments.TryGetValue("timeout", out var value) || value is null or JsonElement { ValueKind: JsonValueKind.Null })
            return DefaultSeconds;
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 1 and <= MostSeconds && seconds == Math.Truncate(seconds)
                ? (int)seconds
                : null;
    }
}
