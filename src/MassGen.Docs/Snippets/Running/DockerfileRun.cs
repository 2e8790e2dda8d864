using MassGen.Sandbox;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Builds an image, or checks the file's form where no engine answers.</summary>
internal sealed class DockerfileRun(SnippetReport report, DockerfileTask task, TimeProvider time)
{
    private const string ImageName = "massgen/snippet";

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
        if (await ConnectAsync(cancellationToken) is not { } images)
        {
            report.Held("its form is right; syntax only: no engine answers here that could build it", report.Snippet.Position);
            return;
        }

        using (images)
        {
            await BuildAsync(images, cancellationToken);
        }
    }

    private async Task<ContainerImages?> ConnectAsync(CancellationToken cancellationToken)
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

            var request = new ImageRequest { Name = ImageName, Folder = folder.FullName, AllowsNetwork = false };
            var image = await images.EnsureAsync(request, new Progress<string>(), limit.Token);
            report.Sandbox = new Evidence.SandboxEvidence("docker", image.Name, image.Digest, []);
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
}
