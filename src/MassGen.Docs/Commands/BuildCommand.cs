using System.CommandLine;
using MassGen.Docs.Verify;

namespace MassGen.Docs.Commands;

/// <summary><c>build</c>: verifies what has changed and builds the site.</summary>
internal static class BuildCommand
{
    /// <summary>Where the site is put when nobody says otherwise, below the repository.</summary>
    public static readonly string DefaultOutput = Path.Combine("artifacts", "site");

    public static Command Create()
    {
        var output = new Option<string?>("--output") { Description = "The folder to build into; artifacts/site when absent." };
        var noVerify = new Option<bool>("--no-verify") { Description = "Build with the evidence there is; run nothing." };
        var command = new Command("build", "Verifies what has changed and builds the site.") { output, noVerify };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var workspace = Workspace.Find();
            var folder = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(workspace.Root, DefaultOutput));
            try
            {
                return await SiteBuild.RunAsync(workspace, folder, !parsed.GetValue(noVerify), cancellationToken);
            }
            catch (SandboxMissingException missing)
            {
                await Console.Error.WriteLineAsync(missing.Message);
                return ExitCodes.EngineMissing;
            }
        });
        return command;
    }
}
