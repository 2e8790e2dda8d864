using System.Text.RegularExpressions;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>The images that shells of configurations need: named ones, those that travel with the program, and those with packages.</summary>
internal sealed partial class ShellImages(Func<CancellationToken, Task<ContainerImages>> connect, Action<string> say, TimeProvider time)
{
    private readonly Dictionary<string, ContainerImage> _ready = [];

    /// <summary>The image of a shell that was made ready.</summary>
    public string NameFor(CommandLineConfig shell) => _ready[KeyOf(shell)].Name;

    /// <summary>Finds, pulls or builds what a shell needs.</summary>
    /// <exception cref="ImageUnavailableException">An image of our own is not to be had.</exception>
    /// <exception cref="ShellFaultException">The image that the configuration names is not to be had, or its packages are not.</exception>
    public async Task<ContainerImage> EnsureAsync(CommandLineConfig shell, string baseDirectory, CancellationToken cancellationToken)
    {
        if (_ready.TryGetValue(KeyOf(shell), out var known))
        {
            return known;
        }

        using var images = await connect(cancellationToken);
        var image = await BaseAsync(images, shell, cancellationToken);
        if (!shell.Packages.IsEmpty)
        {
            image = await WithPackagesAsync(images, image, shell, baseDirectory, cancellationToken);
        }

        return _ready[KeyOf(shell)] = image;
    }

    /// <summary>What <see cref="EnsureAsync"/> would return, or null while it is not there. Makes nothing.</summary>
    public async Task<ContainerImage?> FindAsync(CommandLineConfig shell, string baseDirectory, CancellationToken cancellationToken)
    {
        using var images = await connect(cancellationToken);
        var found = await images.FindAsync(OwnImages.Code, cancellationToken);
        if (shell.Image is { } named)
        {
            found = await images.FindAsync(new ImageRequest { Name = named }, cancellationToken);
        }
        else if (shell.MayBecomeRoot && found is not null)
        {
            found = await images.FindAsync(OwnImages.Sudo(found.Name), cancellationToken);
        }

        if (found is null || shell.Packages.IsEmpty)
        {
            return found;
        }

        using var recipe = PackageRecipe.For(found, shell.Packages, baseDirectory);
        return await images.FindAsync(recipe.Request, cancellationToken);
    }

    // Everything that decides on an image, and nothing that does not.
    private static string KeyOf(CommandLineConfig shell) => string.Join(
        '\0',
        [
            shell.Image ?? "", shell.MayBecomeRoot ? "sudo" : "",
            .. shell.Packages.System.Select(package => "system " + package.Name),
            .. shell.Packages.Python.Select(package => "python " + package.Name),
            .. shell.Packages.Npm.Select(package => "npm " + package.Name),
        ]);

    private async Task<ContainerImage> BaseAsync(ContainerImages images, CommandLineConfig shell, CancellationToken cancellationToken)
    {
        if (shell.Image is { } named)
        {
            return await NamedAsync(images, named, shell, cancellationToken);
        }

        var code = await MakeAsync(images, OwnImages.Code, cancellationToken);
        return shell.MayBecomeRoot ? await MakeAsync(images, OwnImages.Sudo(code.Name), cancellationToken) : code;
    }

    private async Task<ContainerImage> NamedAsync(ContainerImages images, string name, CommandLineConfig shell, CancellationToken cancellationToken)
    {
        try
        {
            return await MakeAsync(images, new ImageRequest { Name = name }, cancellationToken);
        }
        catch (ImageUnavailableException unavailable) when (shell.ImagePosition is { } position)
        {
            throw new ShellFaultException(
                new Diagnostic(
                    unavailable.Code, Severity.Error, unavailable.Message, position,
                    Suggestion: NearestWord.Suggestion(name, await images.NamesAsync(cancellationToken)) ?? "Correct the name, or build or pull the image, and run again."),
                unavailable);
        }
    }

    private async Task<ContainerImage> WithPackagesAsync(
        ContainerImages images, ContainerImage image, CommandLineConfig shell, string baseDirectory, CancellationToken cancellationToken)
    {
        using var recipe = PackageRecipe.For(image, shell.Packages, baseDirectory);
        var words = new LastWords(new ImageProgress("with your packages", say, time));
        try
        {
            return await images.EnsureAsync(recipe.Request, words, cancellationToken);
        }
        catch (ImageUnavailableException failed)
        {
            throw new ShellFaultException(
                new Diagnostic(
                    "MG6043", Severity.Error, $"The packages could not be installed into {image.Name}: {failed.Reason}.\n{words}", recipe.Position,
                    Suggestion: "Correct the names, or build an image of your own and name it in 'command_line_docker_image'."),
                failed);
        }
    }

    private Task<ContainerImage> MakeAsync(ContainerImages images, ImageRequest request, CancellationToken cancellationToken) =>
        images.EnsureAsync(request, new ImageProgress(request.Name, say, time), cancellationToken);

    // As it is shown after control characters were neutralised.
    [GeneratedRegex(@"\\x1b\[[0-9;]*m|\\x0d")]
    private static partial Regex Colour();

    // What a failed installation said last is what tells why.
    private sealed class LastWords(IProgress<string> next) : IProgress<string>
    {
        private const int Most = 6;
        private readonly Queue<string> _lines = new();

        public void Report(string value)
        {
            foreach (var line in Colour().Replace(value, "").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)))
            {
                _lines.Enqueue(line.Trim());
                if (_lines.Count > Most)
                {
                    _lines.Dequeue();
                }
            }

            next.Report(value);
        }

        public override string ToString() => string.Join('\n', _lines.Select(line => "  " + line));
    }
}
