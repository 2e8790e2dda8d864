using MassGen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Puts a snippet and the code before it that readers do not see into one file, in which every place leads back to the page.</summary>
internal static class ProgramText
{
    private const string SetUpName = "set-up";

    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Latest, DocumentationMode.None);

    public static SyntaxTree Parse(CSharpTask task) =>
        CSharpSyntaxTree.ParseText(task.SetUp is null ? task.Code.Text : Join(task.SetUp, task.Code), Options, task.Code.Path, System.Text.Encoding.UTF8);

    /// <summary>Whether it can be run.</summary>
    public static bool HasEntry(SyntaxTree tree) => tree.GetRoot() is CompilationUnitSyntax unit
        && (unit.Members.OfType<GlobalStatementSyntax>().Any()
            || unit.DescendantNodes().OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.Text == "Main" && method.Modifiers.Any(SyntaxKind.StaticKeyword)));

    /// <summary>A compiler's message as one of ours.</summary>
    public static Diagnostics.Diagnostic Of(Microsoft.CodeAnalysis.Diagnostic found, CSharpTask task, SourcePosition fence)
    {
        var span = found.Location.GetMappedLineSpan();
        var place = found.Location.IsInSource && span.Path == task.Code.Path
            ? new SourcePosition(task.Code, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, Math.Max(1, found.Location.SourceSpan.Length))
            : fence;
        var where = span.Path == SetUpName ? $" (line {span.StartLinePosition.Line + 1} of its set-up)" : "";
        return new Diagnostics.Diagnostic("MG5159", Severity.Error, $"{found.Id}: {found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}{where}", place);
    }

    // All usings come first in a file; the rest follows in the order in which it runs.
    private static string Join(string setUp, SourceText code)
    {
        var (before, own) = (UsingsEnd(setUp), UsingsEnd(code.Text));
        var line = code.Text.AsSpan(0, own).Count('\n') + 1;
        return $"#line 1 \"{SetUpName}\"\n{setUp[..before]}\n#line 1 \"{code.Path}\"\n{code.Text[..own]}\n"
            + $"#line {setUp.AsSpan(0, before).Count('\n') + 1} \"{SetUpName}\"\n{setUp[before..]}\n#line {line} \"{code.Path}\"\n{code.Text[own..]}\n";
    }

    private static int UsingsEnd(string text) =>
        CSharpSyntaxTree.ParseText(text, Options).GetRoot() is CompilationUnitSyntax { Usings: { Count: > 0 } usings } ? usings.FullSpan.End : 0;
}
