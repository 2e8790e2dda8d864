using System.CommandLine;
using MassGen.Cli.Commands;
using MassGen.Diagnostics;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Live;
using MassGen.Docs.Verify;

namespace MassGen.Docs.Commands;

/// <summary><c>serve</c>: shows the site on this machine while it is being written.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "The port on 127.0.0.1; 0 takes a free one.",
            DefaultValueFactory = _ => 8080,
            CustomParser = WholeNumber.Between("--port", 0, 65535),
        };
        var source = new Option<string?>("--source") { Description = "Any folder of Markdown to show instead of the repository's documentation." };
        var noVerify = new Option<bool>("--no-verify") { Description = "Show the evidence there is; run nothing." };
        var command = new Command("serve", "Shows the site on 127.0.0.1, and each change when it is saved.") { port, source, noVerify };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(source) is { } foreign
            ? ShowAsync(SiteBuild.Foreign(foreign, null), null, parsed.GetValue(port), false, cancellationToken)
            : OursAsync(parsed.GetValue(port), !parsed.GetValue(noVerify), cancellationToken));
        return command;
    }

    private static async Task<int> OursAsync(int port, bool verify, CancellationToken cancellationToken)
    {
        var workspace = Workspace.Find();
        return await ShowAsync(await SiteBuild.OursAsync(workspace, [], null, [], cancellationToken), workspace, port, verify, cancellationToken);
    }

    private static async Task<int> ShowAsync(SiteInput input, Workspace? workspace, int port, bool verify, CancellationToken cancellationToken)
    {
        var (site, events) = (new LiveSite(input), new LiveEvents());
        var statuses = new PageStatuses(site, events);
        var examples = workspace is null ? null : ExamplesOf(workspace);
        using var watch = new SourceWatch(
            site, events, [input.ContentFolder, input.TemplateFolder, .. site.IncludeFolders, .. examples is null ? [] : new[] { examples }], TimeProvider.System);
        await using var server = await new LiveServer(site, events, statuses).StartAsync(port);
        var verification = verify ? new PageVerification(workspace!, site, watch, statuses) : null;
        Console.WriteLine($"The site is at {server.Urls.First()} - Ctrl-C ends it.");
        try
        {
            await Task.WhenAll(
                watch.RunAsync((changed, token) =>
                {
                    Edited(input.ContentFolder, changed).ForEach(page => verification?.Ask(page));
                    return ReloadAsync(workspace, site.Input, changed, token);
                }, cancellationToken),
                verification is null ? Task.CompletedTask : VerifyAsync(workspace!, watch, verification, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how this command ends.
        }

        await server.StopAsync(CancellationToken.None);
        return ExitCodes.Success;
    }

    /// <summary>
    /// Reads anew what a change concerns beside pages and templates; null where that is nothing. What cannot be read, as an example that is
    /// saved half, is told, and the site stays as it is until the next save.
    /// </summary>
    internal static async Task<SiteInput?> ReloadAsync(
        Workspace? workspace, SiteInput present, IReadOnlyCollection<string> changed, CancellationToken cancellationToken)
    {
        try
        {
            return workspace is null ? null : await ReadAsync(workspace, present, changed, cancellationToken);
        }
        catch (Exception unreadable) when (IsOfSources(unreadable))
        {
            await Console.Error.WriteLineAsync(unreadable.Message);
            return null;
        }
    }

    // Examples and snippets come with evidence, which is looked up; pages and templates the site reads by itself.
    private static async Task<SiteInput?> ReadAsync(
        Workspace workspace, SiteInput present, IReadOnlyCollection<string> changed, CancellationToken cancellationToken)
    {
        if (changed.Any(path => path.StartsWith(ExamplesOf(workspace), StringComparison.Ordinal)))
        {
            return await SiteBuild.OursAsync(workspace, [], null, [], cancellationToken);
        }

        if (changed.All(path => path.StartsWith(present.TemplateFolder, StringComparison.Ordinal)))
        {
            return null;
        }

        // A file that is no page may be part of any snippet.
        var edited = Edited(present.ContentFolder, changed).ToHashSet();
        var known = edited.Count == changed.Count ? present.Snippets.Where(page => !edited.Contains(page.Snippet.Page)) : [];
        return present with { Snippets = await KnownSnippets.OfAsync(workspace, workspace.Snippets.Read(workspace.Root).Snippets, known, cancellationToken) };
    }

    private static bool IsOfSources(Exception failed) => failed is InvalidInputException or IOException or UnauthorizedAccessException;

    private static string ExamplesOf(Workspace workspace) => Path.Combine(workspace.Root, "examples");

    private static List<string> Edited(string folder, IEnumerable<string> changed) =>
    [
        .. changed.Where(path => path.EndsWith(".md", StringComparison.Ordinal) && path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')),
    ];

    private static async Task VerifyAsync(Workspace workspace, SourceWatch watch, PageVerification edited, CancellationToken cancellationToken)
    {
        try
        {
            var results = await SiteBuild.VerifyAsync(workspace, cancellationToken);
            watch.Update([], await SiteBuild.OursAsync(workspace, results, null, [], cancellationToken));
        }
        catch (Exception failed) when (failed is SandboxMissingException || IsOfSources(failed))
        {
            // The site is worth looking at all the same; its pages say "not verified".
            await Console.Error.WriteLineAsync(failed.Message);
        }

        await edited.RunAsync(cancellationToken);
    }
}
