using System.Diagnostics;
using MassGen.Testing;

namespace MassGen.Browser.Tests;

/// <summary>A small repository with one page that is being written, and <c>serve</c> on it as a contributor starts it.</summary>
internal sealed class ServedRepository : IAsyncDisposable
{
    private const string Home = "# Home\n\n[Mine](guides/mine.md)\n";
    private readonly TempFolder _folder = new();
    private readonly Process _serve;

    private ServedRepository(string key)
    {
        _folder.Write("MassGen.Docs.sln", "");
        _folder.Write("docs-src/index.md", Home);
        Save("Written first.", key);
        var templates = Path.Combine(Docs.RepositoryRoot.Find(AppContext.BaseDirectory)!, "site-templates");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "site-templates"), templates);
        _serve = ProgramRun.Start(typeof(Docs.RepositoryRoot).Assembly.Location, _folder.Path, new Dictionary<string, string?>(), "serve", "--port", "0");
        _ = _serve.StandardError.ReadToEndAsync();
    }

    /// <summary>The address of the page that is being written.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts the program, and waits until it says where the site is.</summary>
    public static async Task<ServedRepository> StartAsync(string key)
    {
        var repository = new ServedRepository(key);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var said = await repository._serve.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("serve has ended.");
        repository.Address = said.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal)) + "/guides/mine.html";
        _ = repository._serve.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return repository;
    }

    /// <summary>Saves the page: a sentence, and a configuration in which one key is written so; it stands on line 9.</summary>
    public void Save(string sentence, string key) => _folder.Write(
        "docs-src/guides/mine.md", $"# Mine\n\n{sentence}\n\n```yaml id=team\nagents:\n  - id: writer\n    backend: {{ type: grok, model: grok-4.3 }}\n    {key}: You explain.\n```\n");

    public async ValueTask DisposeAsync()
    {
        _serve.Kill(entireProcessTree: true);
        await _serve.WaitForExitAsync();
        _serve.Dispose();
        _folder.Dispose();
    }
}
