using MassGen.Diagnostics;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Which options go together: one that has no effect where it stands is a mistake, never passed over.</summary>
internal static class FenceRules
{
    private static readonly string[] Commands = ["bash", "console", "python"];
    private static readonly string[] Configurations = ["yaml", "json"];
    private static readonly string[] Natures = ["part-of", "schema", "data"];
    private static readonly string[] Looks = ["title", "tab", "hl", "focus", "diff", "lines", "collapse"];
    private static readonly string[] OfOutputs = ["output-of", "match", "stream", .. Looks];
    private static readonly string[] OfCopies = ["example", "file", "region", "id", "after", .. Looks];
    private static readonly string[] OfOthers = ["output-of", "match", "stream", "example", "file", "region", "id", .. Looks];

    public static void Check(PageFence fence, ICollection<Diagnostic> faults)
    {
        var options = fence.Options;
        foreach (var option in options.All)
        {
            if (WhyNot(option.Key, fence) is { } why)
            {
                Fault(faults, option.Position, $"'{option.Key}' has no effect here: {why}.");
            }
        }

        CheckComment(fence, faults);
    }

    private static string? WhyNot(string key, PageFence fence)
    {
        var options = fence.Options;
        var language = options.Language;
        var isCopy = options.File is not null || options.Example is not null;
        return key switch
        {
            "setup" or "teardown" => "such a block stands in a comment above the one it belongs to",
            _ when options.OutputOf is not null => OfOutputs.Contains(key) ? null : "the block shows what another prints",
            _ when Looks.Contains(key) => null,
            _ when isCopy && !OfCopies.Contains(key) => "the block is a copy of a file",
            _ when !isCopy && !FenceLanguage.IsVerified(language) && !OfOthers.Contains(key) => $"blocks of {language} are not verified",
            "region" => isCopy ? null : "it is a part of the file that 'file' names",
            "match" or "stream" => language == "console" ? null : "it tells how the output of 'output-of', or in a console block, is compared",
            "clone" => language is "bash" or "console" ? null : "only bash, console begin in a clone",
            "session" => Commands.Contains(language) ? null : $"only {string.Join(", ", Commands)} have sessions",
            "compile-only" => language == "csharp" ? null : "only csharp is compiled",
            "part-of" or "schema" or "data" => NotAPart(key, fence),
            "at" => fence.Given("part-of") is null ? "it is a place in the file that 'part-of' names" : null,
            _ => null,
        };
    }

    private static string? NotAPart(string key, PageFence fence)
    {
        if (!Configurations.Contains(fence.Language))
        {
            return "only configurations have it";
        }

        var others = Natures.Where(other => other != key && fence.Given(other) is not null).ToList();
        return others.Count == 0 ? null : $"it says something else than '{others[0]}'";
    }

    private static void CheckComment(PageFence fence, ICollection<Diagnostic> faults)
    {
        var comment = fence.Comment;
        var runs = FenceLanguage.IsVerified(fence.Language) && fence.Options.OutputOf is null && fence.Options.File is null && fence.Options.Example is null;
        if (comment.Question is { } question && !(runs && Configurations.Contains(fence.Language)))
        {
            Fault(faults, question.Position, "'question' has no effect here: only a configuration is asked.");
        }

        if (comment.Model is not null && comment.Question is null && fence.Language is not ("bash" or "console"))
        {
            Fault(faults, fence.Position, "The comment's 'model' has no effect here: nothing asks a model. Give a question, or remove it.");
        }

        if (!runs && (comment.Expected is [var first, ..] ? first.Position : comment.ExitPosition) is { } expected)
        {
            Fault(faults, expected, "'expect' has no effect here: this block is not run.");
        }

        foreach (var hidden in new[] { fence.SetUp, fence.TearDown }.OfType<HiddenFence>().Where(hidden => !Fits(hidden, fence, runs)))
        {
            Fault(faults, hidden.Position, $"A hidden block of {hidden.Language} cannot prepare or end a block of '{fence.Language}'.");
        }
    }

    private static bool Fits(HiddenFence hidden, PageFence fence, bool runs) => runs && fence.Language switch
    {
        "bash" or "console" => hidden.Language == "bash",
        "csharp" or "python" => hidden.Language == fence.Language && !hidden.IsTearDown,
        _ => false,
    };

    private static void Fault(ICollection<Diagnostic> faults, SourcePosition place, string message) =>
        faults.Add(new Diagnostic("MG5109", Severity.Error, message, place, Suggestion: "Remove it, or correct what it belongs to."));
}
