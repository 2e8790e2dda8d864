using System.Threading.Channels;
using MassGen.Diagnostics;
using MassGen.Docs.Commands.Output;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Live;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Selection;

namespace MassGen.Docs.Commands;

/// <summary>Verifies the snippets of pages that are being edited, one page after the other, and tells the open pages what came of it.</summary>
internal sealed class PageVerification(Workspace workspace, LiveSite site, SourceWatch watch, PageStatuses statuses)
{
    private readonly Channel<string> _edited = Channel.CreateUnbounded<string>();

    /// <summary>Asks for a page, by its path in Markdown.</summary>
    public void Ask(string path) => _edited.Writer.TryWrite(path);

    /// <summary>Verifies what is asked for until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await _edited.Reader.WaitToReadAsync(cancellationToken))
        {
            var pages = new HashSet<string>();
            while (_edited.Reader.TryRead(out var path))
            {
                pages.Add(path);
            }

            foreach (var page in pages.Select(statuses.Page).OfType<SourcePage>())
            {
                await VerifyAsync(page, cancellationToken);
            }
        }
    }

    private async Task VerifyAsync(SourcePage page, CancellationToken cancellationToken)
    {
        var words = site.Content!.Words;
        statuses.Tell(PageStatus.Running(page, words));
        var reading = workspace.Snippets.Read(workspace.Root);
        try
        {
            await RunAsync(page.Path, cancellationToken);
        }
        catch (InvalidInputException nothing)
        {
            // A page without snippets cannot be asked for by name.
            await Console.Error.WriteLineAsync(nothing.Message);
        }
        catch (SandboxMissingException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
        }

        var known = await KnownSnippets.OfAsync(workspace, reading.Snippets, cancellationToken);
        watch.Update([], site.Input with { Snippets = known });
        var faults = reading.Faults.Where(fault => fault.Severity == Severity.Error && fault.Position?.Source.Path == page.Source.Path).ToList();
        statuses.Tell(PageStatus.Of(page, known, faults, words) ?? new PageStatus(page.HtmlPath, "verified", "", []));
    }

    private async Task RunAsync(string path, CancellationToken cancellationToken)
    {
        var scope = await VerificationScope.OfAsync(workspace.Root, workspace.Snippets, new ScopeRequest { Words = [path] }, cancellationToken);
        using var progress = ProgressOutput.Create(CommandLineProgram.Terminal, [.. scope.Units.Ids]);
        var verification = new Verification(workspace.Root, workspace.Snippets, new VerifyOptions(), workspace.Evidence, progress, TimeProvider.System);
        await verification.RunAsync(scope.Units, cancellationToken);
    }
}
