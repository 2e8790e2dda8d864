using System.CommandLine;

namespace MassGen.Docs.Commands;

/// <summary><c>verify-examples</c>: runs examples and the snippets of guides, and writes evidence.</summary>
internal static class VerifyExamplesCommand
{
    public static Command Create()
    {
        var command = new Command("verify-examples", "Runs examples and the snippets of guides for real and writes the evidence that pages show.");
        var line = new VerifyCommandLine(command);
        command.SetAction((parsed, cancellationToken) => VerifyRun.RunAsync(Workspace.Find(), line.Of(parsed), cancellationToken));
        return command;
    }
}
