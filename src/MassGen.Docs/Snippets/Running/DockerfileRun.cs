using System.Text.RegularExpressions;
using MassGen.Sandbox;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Builds an image, or checks the file's form where no engine answers.</summary>
internal sealed partial class DockerfileRun(SnippetReport report, DockerfileTask task, TimeProvider time)
{
    private const string ImageName = "massgen/snippet";

    /// <summary>What identifies the place where it would be built: the images it begins with, as they are there now.</summary>
    public static async Task<string> IdentifyAsync(DockerfileTask task, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await ConnectAsync(time, cancellationToken) is not { } images)
        {
            return "no engine";
        }

        using (images)
        {
            var bases = new List<string>();
            foreach (var name in From().Matches(task.Dockerfile.Text).Select(from => from.Groups["image"].Value).Distinct())
            {
                bases.Add($"{name} {await DigestAsync(images, name, cancellationToken) ?? "not here"}");
            }

            return $"built by an engine on {string.Join(", ", bases)}";
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        const string form = "its form is right";
        var faults = DockerfileCheck.FaultsOf(task.Dockerfile);
        faults.ToList().ForEach(fault => report.Failed(fault, form));
        if (faults.Count > 0)
        {
            return;
        }

        report.Held(form, report.Snippet.Position);
        if (await ConnectAsync(time, cancellationToken) is not { } images)
        {
            report.Held("its form is right; syntax only: no engine answers here that could build it", report.Snippet.Position);
            return;
        }

        using (images)
        {
            await BuildAsync(images, cancellationToken);
        }
    }

    private static async Task<string?> DigestAsync(ContainerImages images, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await images.FindAsync(new ImageRequest { Name = name }, cancellationToken))?.Digest;
        }
        catch (SandboxException)
        {
            // It is no name of an image, as where an ARG holds it.
            return null;
        }
    }

    private static async Task<ContainerImages?> ConnectAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await ContainerImages.ConnectAsync(SandboxChoice.Docker, time, cancellationToken);
        }
        catch (SandboxException)
        {
            return null;
        }
    }

    private async Task BuildAsync(ContainerImages images, CancellationToken cancellationToken)
    {
        const string what = "an image can be built from it";
        var started = time.GetTimestamp();
        var folder = Directory.CreateTempSubdirectory("massgen-image-");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ProcessPhase.Limit);
        try
        {
            foreach (var (name, text) in report.Snippet.Files.Append(new("Dockerfile", task.Dockerfile.Text.TrimStart('\n'))))
            {
                var path = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, text, limit.Token);
            }

            // Under a name of its own: an image of an earlier verification would only show that it could be built then.
            var request = new ImageRequest { Name = $"{ImageName}-{Guid.NewGuid():N}", Folder = folder.FullName, AllowsNetwork = false };
            var image = await images.EnsureAsync(request, new Progress<string>(), limit.Token);
            await images.RemoveAsync(image.Name, cancellationToken);
            report.Sandbox = new Evidence.SandboxEvidence("docker", ImageName, image.Digest, []);
            report.Held(what, report.Snippet.Position);
        }
        catch (ImageUnavailableException unavailable)
        {
            report.Failed("MG5161", what, report.Snippet.Position, "The engine could not build an image from it; its steps have no network.", unavailable.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            report.Failed("MG5153", what, report.Snippet.Position, $"The build did not end within {ProcessPhase.Limit.TotalSeconds:0} seconds and was stopped.");
        }
        finally
        {
            folder.Delete(recursive: true);
            report.Phase("build", time.GetElapsedTime(started));
        }
    }

    [GeneratedRegex(@"^\s*FROM\s+(--platform=\S+\s+)?(?<image>\S+)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex From();
}
