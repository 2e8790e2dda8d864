using System.Text;
using System.Text.Json;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>
/// How an image with an agent's packages is built on another one. What is installed is decided by the configuration before the run, so
/// commands need neither a network nor root for it, and the next run finds it done.
/// </summary>
internal sealed class PackageRecipe : IDisposable
{
    /// <summary>The name of such images, without a tag.</summary>
    public const string ImageName = "massgen/packages";

    private readonly string _folder;

    private PackageRecipe(string folder, SourcePosition position) => (_folder, Position) = (folder, position);

    /// <summary>What to build.</summary>
    public ImageRequest Request => new() { Name = ImageName, Folder = _folder };

    /// <summary>Where the first package was written.</summary>
    public SourcePosition Position { get; }

    /// <summary>Writes the recipe.</summary>
    /// <param name="image">What it is built on.</param>
    /// <param name="packages">What is to be installed.</param>
    /// <param name="baseDirectory">The folder that the paths of wheels begin at.</param>
    /// <exception cref="ShellFaultException">A file that is named is not there.</exception>
    public static PackageRecipe For(ContainerImage image, PackageConfig packages, string baseDirectory)
    {
        var folder = Directory.CreateTempSubdirectory("massgen-packages-").FullName;
        var recipe = new PackageRecipe(folder, packages.System.Concat(packages.Python).Concat(packages.Npm).First().Position);
        try
        {
            File.WriteAllText(Path.Combine(folder, "Dockerfile"), recipe.Write(image, packages, baseDirectory));
            return recipe;
        }
        catch
        {
            recipe.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The order of the Python project. Each list of words is passed on as it is, so that no shell sees a '>' or a space in it.
    private string Write(ContainerImage image, PackageConfig packages, string baseDirectory)
    {
        var text = new StringBuilder($"# On {image.Digest}.\nFROM {image.Name}\nUSER 0:0\n");
        if (packages.System.Count > 0)
        {
            text.Append(Run("apt-get", "update")).Append("ENV DEBIAN_FRONTEND=noninteractive\n")
                .Append(Run(["apt-get", "install", "-y", "--no-install-recommends", "--", .. packages.System.Select(package => package.Name)]));
        }

        if (packages.Python.Count > 0)
        {
            var wanted = packages.Python.Select(package => FileOf(package, baseDirectory, text) ?? package.Name).ToList();
            text.Append("ENV PIP_BREAK_SYSTEM_PACKAGES=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore\n")
                .Append(Run(["python3", "-m", "pip", "install", "--", .. wanted]));
        }

        if (packages.Npm.Count > 0)
        {
            text.Append(Run(["npm", "install", "--global", "--", .. packages.Npm.Select(package => package.Name)]));
        }

        return text.Append("USER 10001:10001\nWORKDIR /workspace\n").ToString();
    }

    // A wheel is a file of the user's, which is put into the image first.
    private string? FileOf(NamedPlace package, string baseDirectory, StringBuilder text)
    {
        if (!package.Name.EndsWith(".whl", StringComparison.Ordinal))
        {
            return null;
        }

        var path = Path.Combine(baseDirectory, HomePath.Expand(package.Name));
        if (!File.Exists(path))
        {
            throw new ShellFaultException(new Diagnostic(
                "MG6043", Severity.Error, $"The wheel '{package.Name}' is not there.", package.Position, Suggestion: "Its path begins at the directory you start in."));
        }

        var name = Path.GetFileName(path);
        File.Copy(path, Path.Combine(_folder, name), overwrite: true);
        text.Append("COPY ").Append(JsonSerializer.Serialize(new[] { name, "/opt/packages/" })).Append('\n');
        return "/opt/packages/" + name;
    }

    private static string Run(params string[] words) => $"RUN {JsonSerializer.Serialize(words)}\n";
}
