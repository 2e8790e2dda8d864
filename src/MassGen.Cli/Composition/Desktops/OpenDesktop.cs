using MassGen.Desktop;
using MassGen.Providers;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>Opens a desktop.</summary>
/// <param name="options">What it is like.</param>
/// <param name="files">Files for its workspace before its programs start.</param>
/// <param name="cancellationToken">Stops it; nothing is left behind.</param>
/// <exception cref="DesktopException">It cannot be had.</exception>
public delegate Task<IDesktop> OpenDesktop(DesktopOptions options, IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken);

/// <summary>Connects to a model that a tool asks itself.</summary>
/// <param name="endpoint">The model and how to reach it.</param>
/// <param name="pipeline">Who is told of retries.</param>
/// <param name="betas">Anthropic's betas that requests belong to.</param>
/// <exception cref="ProviderException">It cannot be asked, for example because a key is missing.</exception>
public delegate ModelConnection ConnectToolModel(ModelEndpoint endpoint, ChatPipeline pipeline, IReadOnlyList<string> betas);
