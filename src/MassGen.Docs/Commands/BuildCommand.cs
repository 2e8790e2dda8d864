using System.CommandLine;
using MassGen.Docs.Verify;

namespace MassGen.Docs.Commands;

/// <summary><c>build</c>: verifies what has changed and builds the site; with <c>--source</c> it builds any folder of Markdown.</summary>
internal static class BuildCommand
{
    /// <summary>Where the site is put when nobody says otherwise, below the repository.</summary>
    public static readonly string DefaultOutput = Path.Combine("artifacts", "site");

    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Any folder of Markdown to build instead of the repository's documentation; runs nothing." };
        var output = new Option<string?>("--output") { Description = "The folder to build into; artifacts/site when absent." };
        var address = new Option<string?>("--base-url") { Description = "Where the site will be found; gives it a sitemap and canonical links." };
        var version = VersionedOutput.Option();
        var noVerify = new Option<bool>("--no-verify") { Description = "Build with the evidence there is; run nothing." };
        var command = new Command("build", "Verifies what has changed and builds the site.") { source, output, address, version, noVerify };
        command.Validators.Add(result =>
        {
            if (result.GetResult(source) is not null && result.GetResult(output) is null)
            {
                result.AddError("--source needs --output: the folder to build into.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var site = SiteSources.Address(parsed.GetValue(address));
            if (parsed.GetValue(source) is { } foreign)
            {
                var target = VersionedOutput.Of(Path.GetFullPath(parsed.GetValue(output)!), parsed.GetValue(version));
                return SiteBuild.Write(target.Of(SiteBuild.Foreign(foreign, site)), target.Folder, []);
            }

            var workspace = Workspace.Find();
            var folder = VersionedOutput.Of(Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(workspace.Root, DefaultOutput)), parsed.GetValue(version));
            try
            {
                return await SiteBuild.RunAsync(workspace, folder, !parsed.GetValue(noVerify), site, cancellationToken);
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
