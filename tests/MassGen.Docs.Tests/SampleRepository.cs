using MassGen.Docs.Evidence;
using MassGen.Docs.Verify;
using MassGen.Testing;

namespace MassGen.Docs.Tests;

/// <summary>A small repository of a test's own, with one good example that tests then break.</summary>
public sealed class SampleRepository : IDisposable
{
    private readonly TempFolder _folder = new();

    public SampleRepository()
    {
        _folder.Write("MassGen.Docs.sln", "");
        Write("config.yaml", """
            agents:
              - id: first
                backend: { type: grok, model: grok-4.3 }
              - id: second
                backend: { type: grok, model: grok-4.3 }
            """);
        Write("example.yaml", """
            title: A sample
            summary: Two agents.
            question: What is 6 times 7?
            expect:
              outcome: completed
              winner: first
              answer:
                contains: forty-two
            """);
        Write("model.yaml", """
            agents:
              first:
                - answer: It is forty-two.
                - { vote: agent1, reason: It is right. }
                - say: The answer is forty-two.
              second:
                - answer: It is forty-one.
                - { vote: agent1, reason: I was wrong. }
            """);
    }

    internal static IVerificationProgress Silent { get; } = new SilentProgress();

    public string Root => _folder.Path;

    public EvidenceStore Store => new(Path.Combine(Root, "artifacts", "evidence"));

    public void Write(string name, string text) => _folder.Write($"examples/sample/{name}", text.ReplaceLineEndings("\n") + "\n");

    public void Replace(string name, string old, string replacement)
    {
        var path = Path.Combine(Root, "examples", "sample", name);
        var text = File.ReadAllText(path);
        Xunit.Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Delete(string name) => File.Delete(Path.Combine(Root, "examples", "sample", name));

    public async Task<VerificationResult> VerifyAsync(VerifyOptions? options = null) =>
        (await ExamplesVerification.RunAsync(
            Root, ["sample"], options ?? new VerifyOptions(), Store, Silent, TimeProvider.System, CancellationToken.None)).Single();

    public Task<VerificationResult> ApproveAsync() => VerifyAsync(new VerifyOptions { Approve = true });

    public void Dispose() => _folder.Dispose();

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
