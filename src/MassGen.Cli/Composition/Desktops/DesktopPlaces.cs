using MassGen.Desktop;
using MassGen.Desktop.ComputerUse;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>Where agents' desktops run: in containers of Docker, else of Podman, from the image that travels with the program.</summary>
/// <param name="say">Told what people should know: how the image's build goes.</param>
/// <param name="time">The clock.</param>
public sealed class DesktopPlaces(Action<string> say, TimeProvider time) : IAsyncDisposable
{
    private static readonly SandboxChoice[] Engines = [SandboxChoice.Docker, SandboxChoice.Podman];

    private readonly SemaphoreSlim _gate = new(1);
    private ISandboxProvider? _provider;
    private ContainerImage? _image;

    /// <summary>Sees to it that desktops can be opened at once.</summary>
    /// <returns>What identifies the place: the engine and the image's digest.</returns>
    /// <exception cref="DesktopException">They cannot be had on this machine; the message says why.</exception>
    public async Task<string> PrepareAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _provider ??= await SelectAsync(cancellationToken);
            _image ??= await ImageAsync(_provider, cancellationToken);
            return Identity(_provider, _image);
        }
        catch (Exception missing) when (missing is SandboxException or ImageUnavailableException)
        {
            throw new DesktopException(ComputerErrors.NoPlace, $"There can be no desktop here: {missing.Message}", missing);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>What <see cref="PrepareAsync"/> would return now, or null while there is no engine or no image. Makes nothing.</summary>
    public async Task<string?> IdentifyAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _provider ??= await SelectAsync(cancellationToken);
            using var images = await ContainerImages.ConnectAsync(EngineOf(_provider), time, cancellationToken);
            return await images.FindAsync(OwnImages.Desktop, cancellationToken) is { } image ? Identity(_provider, image) : null;
        }
        catch (Exception missing) when (missing is SandboxException or DesktopException)
        {
            return null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Opens a desktop.</summary>
    /// <inheritdoc cref="OpenDesktop"/>
    public async Task<IDesktop> OpenAsync(DesktopOptions options, IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        try
        {
            return await MassGen.Desktop.Desktops.OpenAsync(_provider!, options.Image ?? _image!.Name, options, files, time, cancellationToken);
        }
        catch (SandboxException failed)
        {
            throw new DesktopException(ComputerErrors.NoPlace, $"The desktop could not be opened: {failed.Message}", failed);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }

        _gate.Dispose();
    }

    private static string Identity(ISandboxProvider provider, ContainerImage image) => $"{provider.Name} {image.Digest}";

    private static SandboxChoice EngineOf(ISandboxProvider provider) => provider.Name == "podman" ? SandboxChoice.Podman : SandboxChoice.Docker;

    private async Task<ISandboxProvider> SelectAsync(CancellationToken cancellationToken)
    {
        var rejected = new List<string>();
        foreach (var engine in Engines)
        {
            var selection = await SandboxSelection.SelectAsync(engine, time, cancellationToken);
            rejected.AddRange(selection.Rejected);
            if (selection.Provider is { } provider)
            {
                return provider;
            }
        }

        throw new DesktopException(ComputerErrors.NoPlace, $"Desktops run in containers, and there is no engine here. {string.Join(' ', rejected)}");
    }

    private async Task<ContainerImage> ImageAsync(ISandboxProvider provider, CancellationToken cancellationToken)
    {
        using var images = await ContainerImages.ConnectAsync(EngineOf(provider), time, cancellationToken);
        return await images.EnsureAsync(OwnImages.Desktop, new ImageProgress(OwnImages.Desktop.Name, say, time), cancellationToken);
    }
}
