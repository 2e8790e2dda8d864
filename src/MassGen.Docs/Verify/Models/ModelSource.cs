using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Diagnostics;

namespace MassGen.Docs.Verify.Models;

/// <summary>Opens the models of an example in a mode.</summary>
internal static class ModelSource
{
    /// <exception cref="InvalidInputException">The fixture cannot be used, or there is none to replay.</exception>
    public static async Task<ExampleModels> OpenAsync(Example example, VerificationMode mode, CancellationToken cancellationToken) => (mode, example.Fixture) switch
    {
        (VerificationMode.Live, _) => new LiveModels(),
        (VerificationMode.Record, _) => new RecordingModels(example),
        (_, { Kind: FixtureKind.Scripted } script) => await ScriptedModels.StartAsync(example, script.Source, cancellationToken),
        (_, { } cassette) => RecordedModels.Open(cassette.Source),
        _ => throw new InvalidInputException(new Diagnostic(
            "MG5007", Severity.Error, "The example has no fixture to replay.", new SourcePosition(example.Source, 1, 1),
            Suggestion: "Add a model.yaml, or record one: verify-examples --mode record.")),
    };
}
