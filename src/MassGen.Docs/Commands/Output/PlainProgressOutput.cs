using MassGen.Docs.Verify;

namespace MassGen.Docs.Commands.Output;

/// <summary>One line a result, without control codes: for pipes and CI.</summary>
internal sealed class PlainProgressOutput(TextWriter console, int count) : ProgressOutput
{
    private readonly Lock _gate = new();

    public override void Say(string text)
    {
        lock (_gate)
        {
            console.WriteLine(text);
        }
    }

    public override void Started(string id)
    {
    }

    public override void Doing(string id, string text)
    {
    }

    public override void Finished(VerificationResult result)
    {
        if (ResultOutput.IsListed(result, count))
        {
            Say(ResultOutput.Line(result));
        }
    }

    public override void Dispose()
    {
    }
}
