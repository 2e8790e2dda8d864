using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets;

/// <summary>What is done with a snippet.</summary>
public abstract record SnippetTask;

/// <summary>Nothing, for a reason its author gives.</summary>
/// <param name="Reason">Why, in words.</param>
public sealed record SkipTask(string Reason) : SnippetTask;

/// <summary>It is a copy of a file, or of a region of it, and must stay one. What the file does is verified with its example.</summary>
/// <param name="File">The file's path in the repository.</param>
/// <param name="Region">The region, or null for the whole file.</param>
/// <param name="Example">The example whose file it is, or null.</param>
public sealed record CopyTask(string File, string? Region, string? Example) : SnippetTask
{
    /// <summary>What the file, or the region of it, says now: what the snippet must be, and what <c>--bless</c> writes.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A configuration is loaded and validated by the library, and run when there is a question.</summary>
/// <param name="Config">
/// The whole configuration: the snippet itself, or the file it is a part of with the snippet in its place. Its positions lead to what the
/// reader sees where that is possible.
/// </param>
/// <param name="Question">What the agents are asked; null when the configuration is only validated.</param>
/// <param name="Model">The script of the models (the form of <c>model.yaml</c>); required with a question.</param>
public sealed record ConfigurationTask(SourceText Config, string? Question = null, SourceText? Model = null) : SnippetTask
{
    /// <summary>Where the parts of <see cref="Config"/> were written, when it was put together; null when it is the snippet itself.</summary>
    public ComposedText? Composition { get; init; }

    /// <summary>A diagnostic about <see cref="Config"/> at the place where its author can mend it.</summary>
    public Diagnostic AtOrigin(Diagnostic diagnostic) => Composition?.AtOrigin(diagnostic) ?? diagnostic;
}

/// <summary>A part of a configuration is compared with the schema; nothing is run.</summary>
/// <param name="Part">The part.</param>
/// <param name="Schema">The place in a configuration it would stand at, as a JSON pointer: <c>/agents/0/backend</c>.</param>
public sealed record SchemaTask(SourceText Part, string Schema) : SnippetTask;

/// <summary>Commands are run by a shell in the sandbox, with <c>massgen</c> on the path.</summary>
/// <param name="Commands">
/// The commands in order. A <c>console</c> snippet has one for each prompt, with the output that the page shows below it; any other is one script.
/// </param>
/// <param name="SetUp">What is run before, unseen by readers, or null.</param>
/// <param name="TearDown">What is run afterwards, or null.</param>
/// <param name="Model">The script of the models that <c>massgen</c> asks, or null when it asks none.</param>
public sealed record ShellTask(
    IReadOnlyList<ShellCommand> Commands, string? SetUp = null, string? TearDown = null, SourceText? Model = null) : SnippetTask
{
    /// <summary>The repository, of which its folder is a clone; null when its folder begins empty.</summary>
    public RepositoryClone? Repository { get; init; }

    /// <summary>Whether it may show what stands in the examples that travel with <c>massgen</c>.</summary>
    public bool ShowsExamples => Commands.Any(command => ExampleWords.Any(word => command.Text.Contains(word, StringComparison.Ordinal)));

    private static readonly string[] ExampleWords = ["@examples/", "--example", "--list-examples"];
}

/// <summary>One command of a snippet.</summary>
/// <param name="Text">The command, without its prompt; continuation lines included.</param>
/// <param name="Line">Its line in the page, from 1.</param>
/// <param name="Shown">The output that the page shows below it, or null when it shows none.</param>
public sealed record ShellCommand(string Text, int Line, ExpectedOutput? Shown);

/// <summary>A program is compiled, with the library's namespaces at hand, and run unless <paramref name="CompileOnly"/>.</summary>
/// <param name="Code">The program: statements with usings, as a file of top-level statements, or declarations only.</param>
/// <param name="CompileOnly">Whether it is enough that it compiles.</param>
/// <param name="SetUp">Code before it, unseen by readers, or null.</param>
public sealed record CSharpTask(SourceText Code, bool CompileOnly, string? SetUp = null) : SnippetTask;

/// <summary>A program is run by Python in the sandbox's image.</summary>
/// <param name="Code">The program.</param>
public sealed record PythonTask(SourceText Code) : SnippetTask
{
    /// <summary>The part of <see cref="Code"/> that readers do not see, or null: it stands before the rest.</summary>
    public string? SetUp { get; init; }
}

/// <summary>An image is built, or the file's form is checked where no engine answers.</summary>
/// <param name="Dockerfile">The file.</param>
public sealed record DockerfileTask(SourceText Dockerfile) : SnippetTask;

/// <summary>The data is read as what it says it is: JSON, XML and the like must at least be well-formed.</summary>
/// <param name="Data">The data.</param>
public sealed record DataTask(SourceText Data) : SnippetTask;

/// <summary>TOML is read by Python in the sandbox.</summary>
/// <param name="Data">The data.</param>
public sealed record TomlTask(SourceText Data) : SnippetTask;
