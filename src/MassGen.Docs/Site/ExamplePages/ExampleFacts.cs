using MassGen.Docs.Evidence;
using MassGen.Projections;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>A line of the table of facts.</summary>
public sealed record Fact(string Name, string Value)
{
    /// <summary>Sentences that belong to the value.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What is known. Of what did not run there is little.</summary>
    public static IReadOnlyList<Fact> Of(VerificationEvidence evidence) => evidence.Status == VerificationStatus.Skipped || evidence.Printed is not null
        ? [new("When", Figures.Moment(evidence.VerifiedAt)), new("Library", evidence.Library), new("Inputs’ hash", evidence.InputsHash)]
        : OfRun(evidence);

    private static IReadOnlyList<Fact> OfRun(VerificationEvidence evidence)
    {
        var models = CostLedger.Of(evidence.Events).ServedModels;
        var tokens = evidence.Tokens;
        var isScripted = evidence.Fixture == "scripted";
        return
        [
            new("When", Figures.Moment(evidence.VerifiedAt)),
            new("Library", evidence.Library),
            new("Models were", evidence.Mode switch
            {
                VerificationMode.Replay => "replayed from a fixture; none was asked",
                VerificationMode.Record => "asked, and recorded",
                _ => "asked",
            }),
            new("Models’ words", Provenance(evidence)),
            new("Models served", models.Count == 0 ? "not known" : string.Join(", ", models)),
            Sandbox(evidence.Sandbox),
            new("Duration", Figures.Milliseconds(evidence.DurationMs)),
            new(isScripted ? "Tokens, as the fixture says" : "Tokens",
                $"{Figures.Count(tokens.Input)} in ({Figures.Count(tokens.CachedInput)} of them cached), {Figures.Count(tokens.Output)} out ({Figures.Count(tokens.Reasoning)} of them reasoning)"),
            new(isScripted ? "Cost, as the fixture says" : "Cost", Figures.Usd(evidence.CostUsd)),
            new("Inputs’ hash", evidence.InputsHash),
        ];
    }

    private static string Provenance(VerificationEvidence evidence) => evidence.Fixture switch
    {
        "scripted" => "written by hand",
        "recorded" when evidence.RecordedAt is { } day => $"recorded from live models on {ExampleStatus.Date(day)}",
        "recorded" => "recorded from live models; the date is not known",
        "none" => "live",
        var other => other,
    };

    private static Fact Sandbox(SandboxEvidence? sandbox)
    {
        if (sandbox is null)
        {
            return new("Sandbox", "none: no command and no server was run");
        }

        var image = sandbox.Image is null ? "the host’s own programs, read-only" : sandbox.Image;
        var digest = sandbox.ImageDigest is null ? "" : $", {sandbox.ImageDigest}";
        return new("Sandbox", $"{sandbox.Provider}, {image}{digest}") { Notes = [.. sandbox.NotEnforced.Select(sentence => "Not enforced: " + sentence)] };
    }
}
