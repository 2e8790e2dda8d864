using System.CommandLine;
using System.Globalization;
using MassGen.Cli.Composition;
using MassGen.Sandbox;

namespace MassGen.Docs.Commands;

/// <summary><c>images</c>: builds, lists and clears away the images that agents' commands run in.</summary>
internal static class ImagesCommand
{
    public static Command Create() => new("images", "Builds, lists and clears away the images that agents' commands run in.")
    {
        Build(), List(), Prune(), BaseImage.Create(),
    };

    /// <summary>Megabytes as people read them.</summary>
    internal static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000} MB");

    internal static Task<ContainerImages> ConnectAsync(CancellationToken cancellationToken) =>
        ContainerImages.ConnectAsync(SandboxChoice.Docker, TimeProvider.System, cancellationToken);

    private static Command Build()
    {
        var names = new Argument<string[]>("name")
        {
            Description = "code-execution (also with sudo), computer-use, computer-use-desktop (without a browser); code-execution when nothing is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.AcceptOnlyFromAmong("code-execution", "computer-use", "computer-use-desktop");
        var command = new Command("build", "Builds images that are not here yet.") { names };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var images = await ConnectAsync(cancellationToken);
            foreach (var name in parsed.GetValue(names) is { Length: > 0 } named ? named : ["code-execution"])
            {
                await BuildAsync(images, name, cancellationToken);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task BuildAsync(ContainerImages images, string name, CancellationToken cancellationToken)
    {
        if (name == "code-execution")
        {
            var code = await BuildAsync(images, OwnImages.Code, cancellationToken);
            await BuildAsync(images, OwnImages.Sudo(code.Name), cancellationToken);
        }
        else
        {
            await BuildAsync(images, name == "computer-use" ? OwnImages.Desktop : OwnImages.DesktopAlone, cancellationToken);
        }
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the images that were built here, with what they are for and their sizes.");
        command.SetAction(async (_, cancellationToken) =>
        {
            using var images = await ConnectAsync(cancellationToken);
            var wanted = await WantedAsync(images, cancellationToken);
            foreach (var image in await AllAsync(images, cancellationToken))
            {
                Console.WriteLine($"{image.Name,-46} {Size(image.Bytes),8}  {(wanted.Contains(image.Name) ? "in use" : Use(image.Name))}");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Prune()
    {
        var everything = new Option<bool>("--all") { Description = "Also those that the next run would need; it builds them again." };
        var command = new Command("prune", "Removes images that were built here from recipes that have changed since. Never anything else.") { everything };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var images = await ConnectAsync(cancellationToken);
            var kept = parsed.GetValue(everything) ? [] : await WantedAsync(images, cancellationToken);
            foreach (var image in (await AllAsync(images, cancellationToken)).Where(image => !kept.Contains(image.Name) && (parsed.GetValue(everything) || !IsOfAgents(image.Name))))
            {
                var isGone = await images.RemoveAsync(image.Name, cancellationToken);
                Console.WriteLine($"{image.Name,-46} {(isGone ? "removed" : "kept: something still uses it")}");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<ContainerImage> BuildAsync(ContainerImages images, ImageRequest request, CancellationToken cancellationToken)
    {
        var image = await images.EnsureAsync(request, new Progress(), cancellationToken);
        Console.WriteLine($"{image.Name,-46} {(image.Origin == ImageOrigin.Present ? "was here" : "built")}");
        return image;
    }

    private static async Task<HashSet<string>> WantedAsync(ContainerImages images, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>();
        if (await images.FindAsync(OwnImages.Code, cancellationToken) is { } code)
        {
            names.Add(code.Name);
            names.Add((await images.FindAsync(OwnImages.Sudo(code.Name), cancellationToken))?.Name ?? code.Name);
        }

        foreach (var request in (ImageRequest[])[OwnImages.Desktop, OwnImages.DesktopAlone])
        {
            if (await images.FindAsync(request, cancellationToken) is { } desktop)
            {
                names.Add(desktop.Name);
            }
        }

        return names;
    }

    private static async Task<IReadOnlyList<ListedImage>> AllAsync(ContainerImages images, CancellationToken cancellationToken)
    {
        var all = new List<ListedImage>();
        foreach (var name in OwnImages.Names)
        {
            all.AddRange(await images.ListAsync(name, cancellationToken));
        }

        return all;
    }

    // Nobody can tell from here which configurations are in use.
    private static bool IsOfAgents(string name) => name.StartsWith(PackageImages, StringComparison.Ordinal);

    private static string Use(string name) => IsOfAgents(name) ? "an agent's packages" : "of an earlier recipe";

    private static string PackageImages => OwnImages.Names[^1] + ":";

    private sealed class Progress : IProgress<string>
    {
        // What package managers say between the steps is for a failure, and then the message has it.
        public void Report(string value)
        {
            if (value.StartsWith("Step ", StringComparison.Ordinal))
            {
                Console.Error.WriteLine("  " + value.Split('\n')[0]);
            }
        }
    }
}
