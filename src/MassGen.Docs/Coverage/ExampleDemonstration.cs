using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Site;

namespace MassGen.Docs.Coverage;

/// <summary>Finds what an example shows: in its configuration, in what its models call, in what it expects.</summary>
internal static class ExampleDemonstration
{
    public static Demonstration Of(ExamplePage page)
    {
        var example = page.Example;
        HashSet<FeatureName> shown = [.. UsedKeys.In(example.Config), .. example.Fixture is { Kind: FixtureKind.Scripted } script ? ScriptedCalls.In(script.Source) : [], .. Proof.Named(example.Expectations)];
        var demonstration = new Demonstration(example.Id, $"example:{example.Id}", shown);
        return page.PresentEvidence is not { } evidence ? demonstration with { IsPending = true }
            : evidence.Status == VerificationStatus.Passed ? demonstration with { Proves = Proof.Of(shown, evidence) }
            : demonstration with { IsPending = evidence.Status == VerificationStatus.Skipped };
    }
}
