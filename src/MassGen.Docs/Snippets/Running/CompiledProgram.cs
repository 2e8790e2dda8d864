using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Running;

/// <summary>A C# snippet after the compiler has seen it.</summary>
/// <param name="Snippet">The snippet.</param>
/// <param name="Faults">What keeps it from compiling, at its places in the page.</param>
/// <param name="Name">The file's name without its end.</param>
/// <param name="HasEntry">Whether it can be run: it has statements of its own, or a <c>Main</c>.</param>
/// <param name="Elapsed">How long the compiler took.</param>
internal sealed record CompiledProgram(Snippet Snippet, IReadOnlyList<Diagnostic> Faults, string Name, bool HasEntry, TimeSpan Elapsed);
