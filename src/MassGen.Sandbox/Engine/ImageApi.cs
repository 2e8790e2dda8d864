using System.Net;
using System.Text.Json;

namespace MassGen.Sandbox.Engine;

/// <summary>The engine's image calls.</summary>
internal sealed class ImageApi(EngineConnection engine)
{
    /// <summary>The image on this machine, or null.</summary>
    public async Task<ImageState?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await engine
                .CallAsync(EngineCall.Get($"/images/{name}/json"), EngineJson.Default.ImageState, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (EngineException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public IAsyncEnumerable<ProgressLine> PullAsync(string name, CancellationToken cancellationToken)
    {
        // A colon after the last slash begins the tag; one before it belongs to a host's port.
        var colon = name.LastIndexOf(':');
        var hasTag = colon > name.LastIndexOf('/') && !name.Contains('@', StringComparison.Ordinal);
        var (image, tag) = hasTag ? (name[..colon], name[(colon + 1)..]) : (name, name.Contains('@', StringComparison.Ordinal) ? "" : "latest");
        var path = $"/images/create?fromImage={Uri.EscapeDataString(image)}&tag={Uri.EscapeDataString(tag)}";
        return engine.LinesAsync(EngineCall.Post(path), EngineJson.Default.ProgressLine, cancellationToken);
    }

    /// <summary>Builds with the classic builder from an archive that is written while it is sent.</summary>
    public IAsyncEnumerable<ProgressLine> BuildAsync(ImageBuild build, Func<HttpContent> archive, CancellationToken cancellationToken)
    {
        var arguments = JsonSerializer.Serialize(new(build.Arguments), EngineJson.Default.DictionaryStringString);
        var labels = JsonSerializer.Serialize(new(build.Labels), EngineJson.Default.DictionaryStringString);
        var path = $"/build?t={Uri.EscapeDataString(build.Tag)}&rm=1&forcerm=1&networkmode={build.NetworkMode}"
            + $"&buildargs={Uri.EscapeDataString(arguments)}&labels={Uri.EscapeDataString(labels)}";
        return engine.LinesAsync(EngineCall.Post(path).WithContent(archive), EngineJson.Default.ProgressLine, cancellationToken);
    }

    /// <summary>The images of a name, whatever their tags; without a name all.</summary>
    public Task<IReadOnlyList<ImageSummary>> ListAsync(string? name, CancellationToken cancellationToken)
    {
        var filters = JsonSerializer.Serialize(new Dictionary<string, string[]>(name is null ? [] : [new("reference", [name])]), EngineJson.Default.DictionaryStringStringArray);
        return engine.CallAsync(
            EngineCall.Get($"/images/json?filters={Uri.EscapeDataString(filters)}"), EngineJson.Default.IReadOnlyListImageSummary, cancellationToken);
    }

    /// <summary>Takes a tag away, and the image with it where that was its last.</summary>
    public Task RemoveAsync(string tag, CancellationToken cancellationToken) =>
        engine.CallAsync(EngineCall.Delete($"/images/{tag}"), cancellationToken);

    /// <summary>Makes an image of an archive with a whole file system.</summary>
    public IAsyncEnumerable<ProgressLine> ImportAsync(string tag, Func<HttpContent> archive, CancellationToken cancellationToken)
    {
        var colon = tag.LastIndexOf(':');
        var path = $"/images/create?fromSrc=-&repo={Uri.EscapeDataString(tag[..colon])}&tag={Uri.EscapeDataString(tag[(colon + 1)..])}";
        return engine.LinesAsync(EngineCall.Post(path).WithContent(archive), EngineJson.Default.ProgressLine, cancellationToken);
    }
}

/// <summary>What to build: the tag, the variables of the Dockerfile, and the network its steps may use.</summary>
internal sealed record ImageBuild(
    string Tag, IReadOnlyDictionary<string, string> Arguments, IReadOnlyDictionary<string, string> Labels, string NetworkMode);
