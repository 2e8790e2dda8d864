using System.CommandLine;
using System.Diagnostics;

namespace MassGen.Docs.Commands;

/// <summary><c>images base</c>: makes the base image without a registry, from the packages of a Debian mirror or of a medium.</summary>
internal static class BaseImage
{
    private const string Tag = "debian:bookworm-slim";

    public static Command Create()
    {
        var archive = new Option<FileInfo?>("--archive") { Description = "A tar file with a root file system to use, made elsewhere; otherwise mmdebstrap makes one." };
        var tag = new Option<string>("--tag") { Description = "What to call the image.", DefaultValueFactory = _ => Tag };
        var command = new Command("base", "Makes the base image of the other images without a registry, where it is not here yet.") { archive, tag };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(archive)?.FullName, parsed.GetValue(tag)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? given, string tag, CancellationToken cancellationToken)
    {
        if (!tag.Contains(':', StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync($"'{tag}' has no tag. Write a name and a tag, for example {Tag}.");
            return ExitCodes.Usage;
        }

        using var images = await ImagesCommand.ConnectAsync(cancellationToken);
        if (await images.FindAsync(new Sandbox.ImageRequest { Name = tag }, cancellationToken) is not null)
        {
            Console.WriteLine($"{tag} is already here.");
            return ExitCodes.Success;
        }

        var made = given is null ? Path.Combine(Path.GetTempPath(), $"massgen-base-{Guid.NewGuid():N}.tar") : null;
        try
        {
            if (made is not null && !await MakeAsync(made, cancellationToken))
            {
                return ExitCodes.EngineMissing;
            }

            var image = await images.ImportAsync(tag, given ?? made!, cancellationToken);
            Console.WriteLine($"{image.Name} is here: {image.Digest}");
            return ExitCodes.Success;
        }
        finally
        {
            if (made is not null)
            {
                File.Delete(made);
            }
        }
    }

    private static async Task<bool> MakeAsync(string archive, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start("mmdebstrap", ["--quiet", "--variant=minbase", "--include=ca-certificates", "bookworm", archive]);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            await Console.Error.WriteLineAsync("mmdebstrap is not here. Install it (Debian, Ubuntu), or make the archive on another machine and name it with --archive.");
            return false;
        }
    }
}
