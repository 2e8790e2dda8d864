using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>What a page says about a snippet: never more than the evidence says.</summary>
/// <param name="Kind">The style sheet's word: <c>verified</c>, <c>failed</c>, <c>skipped</c> or <c>unverified</c>.</param>
/// <param name="Label">The badge.</param>
/// <param name="Sentence">What it means here, in plain words.</param>
public sealed record SnippetStatus(string Kind, string Label, string Sentence)
{
    public static SnippetStatus Of(SnippetPage page) => (page.Snippet.Task, page.PresentEvidence) switch
    {
        (SkipTask skip, _) => new("skipped", "Not run", $"Not run: {skip.Reason}."),
        (_, null) => new("unverified", "Not verified", "Not verified: no evidence for this text."),
        (var task, { Status: VerificationStatus.Passed } evidence) => new("verified", LabelOf(task, evidence), $"{What(task, evidence)} on {ExampleStatus.Date(evidence.VerifiedAt)}."),
        (_, { Status: VerificationStatus.Failed } evidence) => new(
            "failed", "Failed", $"Failed on {ExampleStatus.Date(evidence.VerifiedAt)}: {evidence.Reason ?? "something expected did not hold"}"),
        (_, var evidence) => new("skipped", "Skipped", $"Skipped on {ExampleStatus.Date(evidence.VerifiedAt)}: {evidence.Reason ?? "no reason was given"}"),
    };

    // What was only read is not called the same as what was run.
    private static string LabelOf(SnippetTask task, VerificationEvidence evidence) => task switch
    {
        DockerfileTask when evidence.Sandbox is null => "Checked",
        DataTask or TomlTask or SchemaTask or ConfigurationTask { Question: null } or CSharpTask { CompileOnly: true } or CopyTask => "Checked",
        _ => "Verified",
    };

    private static string What(SnippetTask task, VerificationEvidence evidence) => task switch
    {
        CopyTask copy => $"Compared with {copy.File}",
        ConfigurationTask { Question: null } => "Loaded and validated by the library",
        ConfigurationTask => "Run by the library; the models’ words were written by hand",
        SchemaTask schema => $"Compared with the schema at {schema.Schema}",
        ShellTask { Model: null } => "Run in a sandbox",
        ShellTask => "Run in a sandbox; the models’ words were written by hand",
        CSharpTask { CompileOnly: true } => "Compiled against the library",
        CSharpTask => "Compiled against the library and run",
        PythonTask => "Run by Python in a sandbox",
        DockerfileTask when evidence.Sandbox is null => "Only its form was checked, as no engine answered that could build it,",
        DockerfileTask => "Built by an engine",
        _ => "Read, and well-formed; nothing more is claimed",
    };
}
