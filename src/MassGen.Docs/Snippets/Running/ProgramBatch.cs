using System.Collections.Concurrent;
using MassGen.Configuration;
using MassGen.Providers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Compiles all C# snippets of a verification in one go: what they refer to is read once.</summary>
internal static class ProgramBatch
{
    // What a reader has who adds our packages to a project, and nothing of ours beside.
    private static readonly string[] Packages = ["Microsoft.Extensions.AI.Abstractions", "ModelContextProtocol.Core", "OpenAI", "Polly.Core", "System.ClientModel", "YamlDotNet"];
    private static readonly string[] Parts = ["MassGen", "MassGen.Cli", "MassGen.Desktop", "MassGen.Mcp", "MassGen.Providers", "MassGen.Sandbox"];

    // As a new project has them.
    private static readonly string[] Usual =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly Lazy<CSharpCompilation> Empty = new(Create);

    /// <summary>Compiles them.</summary>
    /// <param name="snippets">The snippets; others than C# are passed over.</param>
    /// <param name="folder">Where programs are put.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<CompiledProgram>> CompileAsync(
        IReadOnlyList<Snippet> snippets, string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var programs = new ConcurrentBag<CompiledProgram>();
        var wanted = snippets.Where(snippet => snippet.Task is CSharpTask);
        await Parallel.ForEachAsync(wanted, cancellationToken, (snippet, token) =>
        {
            programs.Add(Compile(snippet, (CSharpTask)snippet.Task, folder, time, token));
            return ValueTask.CompletedTask;
        });
        return [.. programs];
    }

    private static CompiledProgram Compile(Snippet snippet, CSharpTask task, string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var tree = ProgramText.Parse(task);
        var hasEntry = ProgramText.HasEntry(tree);
        var name = "snippet-" + Guid.NewGuid().ToString("N");
        var compilation = Empty.Value.WithAssemblyName(name).AddSyntaxTrees(tree)
            .WithOptions(Empty.Value.Options.WithOutputKind(hasEntry ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
        using var file = new MemoryStream();
        var result = compilation.Emit(file, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded), cancellationToken: cancellationToken);
        if (result.Success && !task.CompileOnly)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".dll"), file.ToArray());
            File.WriteAllText(Path.Combine(folder, name + ".runtimeconfig.json"), RuntimeConfig);
        }

        var faults = result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)
            .OrderBy(found => found.Location.SourceSpan.Start).Take(20).Select(found => ProgramText.Of(found, task, snippet.Position)).ToList();
        return new CompiledProgram(snippet, faults, name, hasEntry, time.GetElapsedTime(started));
    }

    private static CSharpCompilation Create()
    {
        var namespaces = new[] { typeof(MassGenConfig).Assembly, typeof(ModelEndpoint).Assembly }
            .SelectMany(part => part.GetExportedTypes()).Select(type => type.Namespace!).Distinct();
        var usings = string.Concat(Usual.Concat(namespaces).Select(name => $"global using {name};\n"));
        var known = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsForReaders);
        return CSharpCompilation.Create(
            "snippets", [CSharpSyntaxTree.ParseText(usings, ProgramText.Options)], known.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Debug, deterministic: true));
    }

    private static bool IsForReaders(string path) => Path.GetFileNameWithoutExtension(path) is var name
        && (Parts.Contains(name) || Packages.Contains(name) || Path.GetFullPath(path).StartsWith(HostPrograms.DotnetRoot, StringComparison.Ordinal));

    // The libraries are found where massgen is.
    private static string RuntimeConfig => $$"""
        {
          "runtimeOptions": {
            "tfm": "net{{Environment.Version.Major}}.0",
            "frameworks": [
              { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version.Major}}.0.0" },
              { "name": "Microsoft.AspNetCore.App", "version": "{{Environment.Version.Major}}.0.0" }
            ],
            "configProperties": { "APP_PATHS": "{{FixedEnvironment.MassGen}}/", "System.Globalization.Invariant": true }
          }
        }
        """;
}
