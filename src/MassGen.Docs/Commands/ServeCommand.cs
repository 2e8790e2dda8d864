using System.CommandLine;
using MassGen.Docs.Verify;

namespace MassGen.Docs.Commands;

/// <summary><c>serve</c>: builds the site and shows it on this machine.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => 8080 };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port must be between 0 and 65535.");
            }
        });
        var command = new Command("serve", "Builds the site and shows it on 127.0.0.1.") { port };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var workspace = Workspace.Find();
            var folder = Path.Combine(workspace.Root, BuildCommand.DefaultOutput);
            try
            {
                await SiteBuild.RunAsync(workspace, folder, verify: true, cancellationToken);
            }
            catch (SandboxMissingException missing)
            {
                // The site is worth looking at all the same; its pages say "not verified".
                await Console.Error.WriteLineAsync(missing.Message);
                await SiteBuild.RunAsync(workspace, folder, verify: false, cancellationToken);
            }

            return await ShowAsync(folder, parsed.GetValue(port), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ShowAsync(string folder, int port, CancellationToken cancellationToken)
    {
        await using var server = await SiteServer.StartAsync(folder, port);
        Console.WriteLine($"The site is at {server.Urls.First()} - Ctrl-C ends it.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how this command ends.
        }

        await server.StopAsync(CancellationToken.None);
        return ExitCodes.Success;
    }
}
