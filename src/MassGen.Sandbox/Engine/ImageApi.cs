using System.Net;
using System.Runtime.CompilerServices;
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
        return LinesAsync(EngineCall.Post(path), cancellationToken);
    }

    /// <summary>Builds with the classic builder from an archive that is written while it is sent.</summary>
    public IAsyncEnumerable<ProgressLine> BuildAsync(ImageBuild build, Func<HttpContent> archive, CancellationToken cancellationToken)
    {
        var arguments = JsonSerializer.Serialize(new(build.Arguments), EngineJson.Default.DictionaryStringString);
        var labels = JsonSerializer.Serialize(new(build.Labels), EngineJson.Default.DictionaryStringString);
        var path = $"/build?t={Uri.EscapeDataString(build.Tag)}&rm=1&forcerm=1&networkmode={build.NetworkMode}"
            + $"&buildargs={Uri.EscapeDataString(arguments)}&labels={Uri.EscapeDataString(labels)}";
        return LinesAsync(EngineCall.Post(path).WithContent(archive), cancellationToken);
    }

    private async IAsyncEnumerable<ProgressLine> LinesAsync(
        EngineCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await engine.StreamAsync(call, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var lines = JsonSerializer.DeserializeAsyncEnumerable(
                stream, EngineJson.Default.ProgressLine, topLevelValues: true, cancellationToken);
            await foreach (var line in lines.ConfigureAwait(false))
            {
                if (line is not null)
                    yield return line;
            }
        }
    }
}

/// <summary>What to build: the tag, the variables of the Dockerfile, and the network its steps may use.</summary>
internal sealed record ImageBuild(
    string Tag, IReadOnlyDictionary<string, string> Arguments, IReadOnlyDictionary<string, string> Labels, string NetworkMode);
