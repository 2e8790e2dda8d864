using System.Net;
using MassGen.Sandbox.Docker;
using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox;

/// <summary>An image that is wanted.</summary>
public sealed record ImageRequest
{
    /// <summary>The name; when there is a folder, without a tag, which then is the hash of what is built.</summary>
    public required string Name { get; init; }

    /// <summary>A folder with a <c>Dockerfile</c> to build from; null to use what is there, or to pull.</summary>
    public string? Folder { get; init; }

    /// <summary>Values for the Dockerfile's <c>ARG</c>s.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the build's steps may use the host's network, as package installation needs it.</summary>
    public bool AllowsNetwork { get; init; } = true;
}

/// <summary>An image on this machine.</summary>
/// <param name="Name">The full name, for <see cref="SandboxPolicy.Image"/>.</param>
/// <param name="Digest">Its digest or content id.</param>
/// <param name="Origin">How it came to be there.</param>
public sealed record ContainerImage(string Name, string Digest, ImageOrigin Origin);

/// <summary>An image in a list.</summary>
/// <param name="Name">Its name and tag.</param>
/// <param name="Digest">Its content id.</param>
/// <param name="Bytes">Its size with all layers.</param>
/// <param name="Created">When it was built.</param>
public sealed record ListedImage(string Name, string Digest, long Bytes, DateTimeOffset Created);

/// <summary>How an image came to be there.</summary>
public enum ImageOrigin
{
    /// <summary>It was there.</summary>
    Present,

    /// <summary>It was built now.</summary>
    Built,

    /// <summary>It was pulled now.</summary>
    Pulled,
}

/// <summary>Sees to it that images are there before agents need them; never because an agent asked.</summary>
public sealed class ContainerImages : IDisposable
{
    private readonly ImageApi _images;
    private readonly EngineConnection _engine;

    internal ContainerImages(EngineConnection engine)
    {
        (_engine, _images) = (engine, new ImageApi(engine));
    }

    /// <summary>Connects to the engine that the provider of this choice would use.</summary>
    /// <exception cref="SandboxException">No engine answers.</exception>
    public static async Task<ContainerImages> ConnectAsync(
        SandboxChoice choice, TimeProvider time, CancellationToken cancellationToken)
    {
        var kind = choice == SandboxChoice.Podman ? EngineKind.Podman : EngineKind.Docker;
        var places = EngineEndpoint.Candidates(Environment.GetEnvironmentVariable);
        var search = await EngineDiscovery.FindAsync(kind, places, time, cancellationToken).ConfigureAwait(false);
        return search.Connection is { } engine
            ? new(engine)
            : throw new SandboxException(SandboxErrors.NoProvider, $"No engine answers. Tried {string.Join("; ", search.Failures)}.");
    }

    /// <summary>Finds an image on this machine; makes nothing.</summary>
    /// <returns>The image, or null when it is not there.</returns>
    public async Task<ContainerImage?> FindAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var context = request.Folder is { } folder ? BuildContext.Read(folder, request.Arguments) : null;
        var name = NameOf(request, context);
        return await _images.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } present
            ? new(name, present.Id, ImageOrigin.Present)
            : null;
    }

    /// <summary>Finds, builds or pulls an image.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Gets the engine's lines, control characters neutralised.</param>
    /// <param name="cancellationToken">Stops waiting; the engine then stops the build.</param>
    /// <exception cref="ImageUnavailableException">It is not to be had; the message has the engine's words and the next step.</exception>
    public async Task<ContainerImage> EnsureAsync(ImageRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var context = request.Folder is { } folder ? BuildContext.Read(folder, request.Arguments) : null;
        var name = NameOf(request, context);
        if (await _images.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } present)
            return new(name, present.Id, ImageOrigin.Present);
        try
        {
            if (context is null)
                await PullAsync(name, progress, cancellationToken).ConfigureAwait(false);
            else
                await BuildAsync(name, context, request, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException failure)
        {
            throw ImageUnavailableException.For(name, failure.EngineMessage, failure);
        }

        var made = await _images.FindAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw ImageUnavailableException.For(name, "the engine reported success, but it is not there", null);
        return new(name, made.Id, context is null ? ImageOrigin.Pulled : ImageOrigin.Built);
    }

    /// <summary>The images of a name on this machine, the newest first.</summary>
    /// <param name="name">The name without a tag.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<ListedImage>> ListAsync(string name, CancellationToken cancellationToken) =>
    [
        .. (await _images.ListAsync(name, cancellationToken).ConfigureAwait(false)).OrderByDescending(image => image.Created)
            .SelectMany(image => (image.RepoTags ?? []).Where(tag => tag.StartsWith(name + ":", StringComparison.Ordinal))
                .Select(tag => new ListedImage(tag, image.Id, image.Size, DateTimeOffset.FromUnixTimeSeconds(image.Created)))),
    ];

    /// <summary>The names with tags of all images on this machine.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. (await _images.ListAsync(null, cancellationToken).ConfigureAwait(false)).SelectMany(image => image.RepoTags ?? [])];

    /// <summary>Takes an image's tag away, and the image with it where that was its last.</summary>
    /// <returns>Whether it could be; false when something still uses it.</returns>
    public async Task<bool> RemoveAsync(string tag, CancellationToken cancellationToken)
    {
        try
        {
            await _images.RemoveAsync(tag, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (EngineException failure) when (failure.Status is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>Makes an image of an archive with a whole file system, for example one that <c>mmdebstrap</c> made.</summary>
    /// <param name="tag">The name and the tag to give it.</param>
    /// <param name="archive">The path of the archive.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ImageUnavailableException">The engine does not take it.</exception>
    public async Task<ContainerImage> ImportAsync(string tag, string archive, CancellationToken cancellationToken)
    {
        await foreach (var line in _images.ImportAsync(tag, () => new StreamContent(File.OpenRead(archive)), cancellationToken).ConfigureAwait(false))
        {
            if (line.Failure is { } failure)
                throw ImageUnavailableException.For(tag, TerminalText.Escape(failure), null);
        }

        var made = await _images.FindAsync(tag, cancellationToken).ConfigureAwait(false)
            ?? throw ImageUnavailableException.For(tag, "the engine reported success, but it is not there", null);
        return new(tag, made.Id, ImageOrigin.Built);
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _engine.Dispose();

    private static string NameOf(ImageRequest request, BuildContext? context) =>
        context is null ? request.Name : $"{request.Name}:{context.Hash[..12]}";

    private async Task PullAsync(string name, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await foreach (var line in _images.PullAsync(name, cancellationToken).ConfigureAwait(false))
            Report(name, line, line.Status, progress);
    }

    private async Task BuildAsync(
        string name, BuildContext context, ImageRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var labels = new Dictionary<string, string> { ["massgen.content"] = context.Hash };
        var build = new ImageBuild(name, request.Arguments, labels, request.AllowsNetwork ? "host" : "none");
        var isBuilt = false;
        await foreach (var line in _images.BuildAsync(build, context.ToContent, cancellationToken).ConfigureAwait(false))
        {
            Report(name, line, line.Stream, progress);
            isBuilt |= line.Aux?.Id is not null;
        }

        // A failed build also answers 200; only an image id and no error line is a success.
        if (!isBuilt)
            throw ImageUnavailableException.For(name, "the build ended without an image", null);
    }

    private static void Report(string name, ProgressLine line, string? text, IProgress<string> progress)
    {
        if (line.Failure is { } failure)
            throw ImageUnavailableException.For(name, TerminalText.Escape(failure), null);
        if (text?.Trim() is { Length: > 0 } shown)
            progress.Report(TerminalText.Escape(shown));
    }
}
