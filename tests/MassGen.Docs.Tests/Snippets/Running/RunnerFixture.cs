using MassGen.Diagnostics;
using MassGen.Docs.Snippets;
using MassGen.Docs.Snippets.Running;
using MassGen.Docs.Verify;
using MassGen.Sandbox;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Snippets.Running;

/// <summary>One runner for each sandbox of this machine, for all tests of a class.</summary>
public sealed class RunnerFixture : IAsyncLifetime
{
    private readonly Dictionary<string, SnippetRunner> _runners = [];
    private readonly Dictionary<string, string> _missing = [];

    public static TheoryData<string> Names => new("docker", "namespaces");

    public async Task InitializeAsync()
    {
        foreach (var (name, choice) in new[] { ("docker", SandboxChoice.Docker), ("namespaces", SandboxChoice.Namespaces) })
        {
            var selection = await SandboxSelection.SelectAsync(choice, TimeProvider.System, default);
            if (selection.Provider is { } provider)
            {
                await provider.DisposeAsync();
                _runners[name] = new SnippetRunner(new VerifyOptions { Sandbox = name, Jobs = 2 }, new SilentProgress(), TimeProvider.System);
            }
            else
            {
                _missing[name] = string.Join(' ', selection.Rejected);
            }
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var runner in _runners.Values)
        {
            await runner.DisposeAsync();
        }
    }

    public SnippetRunner Runner(string name)
    {
        Require.That(_runners.ContainsKey(name), name, _missing.GetValueOrDefault(name) ?? "");
        return _runners[name];
    }

    public Task<IReadOnlyList<SnippetOutcome>> RunAsync(string name, params Snippet[] session) => Runner(name).RunAsync(session, default);

    public async Task<SnippetOutcome> RunOneAsync(string name, Snippet snippet) => (await RunAsync(name, snippet)).Single();

    private sealed class SilentProgress : IVerificationProgress
    {
        public void Say(string text)
        {
        }

        public void Started(string id)
        {
        }

        public void Doing(string id, string text)
        {
        }

        public void Finished(VerificationResult result)
        {
        }
    }
}

/// <summary>Snippets of a page of a test's own.</summary>
internal static class PageSnippets
{
    private static readonly SourceText Page = new("docs-src/guides/page.md", string.Join('\n', Enumerable.Range(1, 60).Select(line => $"line {line}")));

    public static SourcePosition At(int line) => new(Page, line, 1);

    /// <summary>A text whose first line is a line of the page.</summary>
    public static SourceText Text(int line, string text, string path = "docs-src/guides/page.md") => new(path, new string('\n', line - 1) + text + "\n");

    public static ExpectedOutput Shown(int line, string text, OutputMatch match = OutputMatch.Exact, PrintedTo stream = PrintedTo.Both) => new(text, match, At(line), stream);

    public static Snippet Script(string script, string? shown = null, int exit = 0, string id = "one") => Of(new ShellTask([new ShellCommand(script, 11, null)]), id) with
    {
        Expected = new SnippetExpectations { Exit = exit, Outputs = shown is null ? [] : [Shown(21, shown)] },
    };

    public static Snippet Console(params (string Text, string? Shown)[] commands) =>
        Of(new ShellTask([.. commands.Select((command, index) =>
            new ShellCommand(command.Text, 11 + (index * 2), command.Shown is null ? null : Shown(12 + (index * 2), command.Shown)))]));

    public static Snippet Of(SnippetTask task, string id = "one", string language = "bash") => new()
    {
        Id = $"guides/page.md#{id}", Page = "guides/page.md", Position = At(10), Language = language, Code = "", Task = task,
    };

    public static Snippet Program(string code, string? shown = null, bool compileOnly = false, string? setUp = null) =>
        Of(new CSharpTask(Text(11, code), compileOnly, setUp), language: "csharp") with
        {
            Expected = new SnippetExpectations { Outputs = shown is null ? [] : [Shown(21, shown)] },
        };
}
