using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MassGen.Sandbox.Commands;

/// <summary>The small shell program around a command that goes on in the background.</summary>
internal static class BackgroundScript
{
    /// <summary>The bytes of a report: the token, a letter and ten digits.</summary>
    public const int ReportLength = TokenLength + 11;

    private const int TokenLength = SupervisorReport.TokenLength;

    private static readonly string Script = SandboxScripts.Read("Commands.background.sh");

    /// <summary>The argument list around a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="root">The folder that it must run in or below, without links.</param>
    /// <param name="folder">The folder it runs in.</param>
    public static IReadOnlyList<string> Wrap(SandboxCommand command, string root, string folder) =>
        ["sh", "-c", Script, "background", root, folder, RandomNumberGenerator.GetHexString(16, lowercase: true), .. command.Arguments];

    /// <summary>Reads a report; null when it is none.</summary>
    public static BackgroundReport? Read(ReadOnlySpan<byte> bytes, string token)
    {
        if (bytes.Length != ReportLength || !bytes.StartsWith(Encoding.ASCII.GetBytes(token)))
            return null;
        var text = Encoding.ASCII.GetString(bytes[TokenLength..]);
        return int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new BackgroundReport(text[0], number) : null;
    }
}

/// <summary>What the program around a background command tells.</summary>
/// <param name="Kind"><c>P</c> with the process number, <c>E</c> with the exit code, <c>D</c> when the folder is not there.</param>
/// <param name="Number">The number.</param>
internal sealed record BackgroundReport(char Kind, int Number);
