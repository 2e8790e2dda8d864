using MassGen.Diagnostics;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Snippets.Running;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Decides what is done with a block of code.</summary>
internal sealed class SnippetTasks(RepositoryFiles files, IReadOnlyList<string> examples, ICollection<Diagnostic> faults)
{
    private const int FewestWordsOfReason = 3;

    /// <summary>What is done with a block; null when it is of a language that is not verified, or a fault was collected.</summary>
    public SnippetTask? Of(PageFence fence)
    {
        if (fence.Options.File is not null || fence.Options.Example is not null)
        {
            return Copy(fence);
        }

        if (!FenceLanguage.IsVerified(fence.Language))
        {
            return null;
        }

        if (fence.Given("skip") is var (reason, place))
        {
            return Skip(reason, place);
        }

        if (fence.Meant.Text.Trim().Length == 0)
        {
            return Refuse("MG5103", fence.Position, $"This block of {fence.Language} is empty, so there is nothing to verify.", "Write something, or name the file it shows with file=…");
        }

        return ByLanguage(fence);
    }

    private SnippetTask? ByLanguage(PageFence fence) => fence.Language switch
    {
        "yaml" or "json" => new ConfigurationTasks(files, faults).Of(fence),
        "bash" => Shell(fence, [new ShellCommand(fence.Meant.Text, fence.Meant.Lines[0].Number, null)]),
        "console" => ConsoleCommands.Read(fence, Output.MatchOf(fence, OutputMatch.Lines, faults), Output.StreamOf(fence, faults), faults) is { Count: > 0 } commands
            ? Shell(fence, commands) : null,
        "csharp" => Program(new CSharpTask(Source(fence), fence.Options.Has("compile-only"), fence.SetUp?.Text.Text)),
        "python" => new PythonTask(PageSlice.Lines(fence.Page.Source, fence.SetUp is { } before ? [before.Text, fence.Meant] : [fence.Meant], keepColumns: false)) { SetUp = fence.SetUp?.Text.Text },
        "dockerfile" => new DockerfileTask(PageSlice.Lines(fence.Page.Source, [fence.Meant], keepColumns: false)),
        "toml" => new TomlTask(Source(fence)),
        _ => new DataTask(PageSlice.Lines(fence.Page.Source, [fence.Meant], keepColumns: false)),
    };

    private ShellTask Shell(PageFence fence, IReadOnlyList<ShellCommand> commands)
    {
        var page = fence.Page.FrontMatter.Verify;
        var model = fence.Comment.Model ?? (page.Model is { } name ? files.Read(name, page.ModelPosition!, faults) : null);
        return new ShellTask(commands, fence.SetUp?.Text.Text, fence.TearDown?.Text.Text, model)
        {
            Repository = fence.Options.Has("clone") ? files.Clone : null,
        };
    }

    // Declarations alone have nothing to run.
    private static CSharpTask Program(CSharpTask task) => task with { CompileOnly = task.CompileOnly || !ProgramText.HasEntry(ProgramText.Parse(task)) };

    private SkipTask? Skip(string reason, SourcePosition place)
    {
        if (reason.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWordsOfReason)
        {
            return new SkipTask(reason);
        }

        Refuse("MG5116", place, "This does not say why the block is not verified.", "Write it in a few words: skip=\"needs a paid account\".");
        return null;
    }

    private CopyTask? Copy(PageFence fence)
    {
        var options = fence.Options;
        if (options.Example is { } id && !examples.Contains(id))
        {
            Refuse("MG7013", options.PlaceOf("example"), $"There is no example '{id}'.", NearestWord.Suggestion(id, examples) ?? $"Examples: {string.Join(", ", examples)}.");
            return null;
        }

        var path = options.Example is { } example ? $"examples/{example}/{options.File ?? ExampleFiles.Config}" : options.File!;
        var place = options.PlaceOf(options.File is null ? "example" : "file");
        if (options.Example is null && !path.Contains('/', StringComparison.Ordinal))
        {
            Refuse("MG7012", place, $"'{path}' needs an example whose file it is, or the folders that lead to it.", "Write example=ID before it, or file=examples/ID/….");
            return null;
        }

        if (files.Read(path, place, faults) is not { } file)
        {
            return null;
        }

        if (FileRegion.Text(file, options.Region) is not { } text)
        {
            var names = FileRegion.Names(file);
            Refuse("MG5115", options.PlaceOf("region"), $"'{path}' has no region '{options.Region}' that begins and ends.", NearestWord.Suggestion(options.Region!, names)
                ?? (names.Count == 0 ? "Mark it in the file with '# region NAME' and '# endregion'." : $"Regions: {string.Join(", ", names)}."));
            return null;
        }

        return new CopyTask(path, options.Region, options.Example ?? ExampleOf(path)) { Text = text };
    }

    private string? ExampleOf(string path) => path.Split('/') is ["examples", var id, _, ..] && examples.Contains(id) ? id : null;

    private static SourceText Source(PageFence fence) => PageSlice.Lines(fence.Page.Source, [fence.Meant]);

    private SnippetTask? Refuse(string code, SourcePosition place, string message, string suggestion)
    {
        faults.Add(new Diagnostic(code, Severity.Error, message, place, Suggestion: suggestion));
        return null;
    }
}
