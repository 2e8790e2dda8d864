using System.CommandLine;
using MassGen.Cli.Configs;
using MassGen.Cli.Displays;
using MassGen.Cli.Keys;
using MassGen.Cli.Models;
using MassGen.Diagnostics;
using MassGen.Models;
using MassGen.Providers;

namespace MassGen.Cli.Commands;

/// <summary><c>massgen models count</c>: how many tokens of a model a text is, and what they cost as its input.</summary>
internal static class ModelsCount
{
    private const string Xai = "xai";

    private static readonly Argument<string> Id = new("id") { Description = "The model." };

    private static readonly Argument<string?> File = new("file")
    {
        Description = "The text; standard input when absent.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The command.</summary>
    public static Command Tree(TimeProvider time)
    {
        var count = new Command("count", "Counts the tokens of a text: xAI does it for its models where its key is there; otherwise it is a guess, and says so.") { Id, File };
        count.SetAction((parsed, token) => RunAsync(parsed.GetValue(Id)!, parsed.GetValue(File), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), token));
        return count;
    }

    private static async Task<int> RunAsync(string id, string? file, DateOnly today, CancellationToken cancellationToken)
    {
        DotEnv.Load([".env", UserFolders.Keys], Console.Error.WriteLine);
        if (PriceStore.OfUser.Registry(Console.Error.WriteLine) is var registry && registry.Find(id) is not { } model)
        {
            await Console.Error.WriteLineAsync(ModelsCommand.Unknown(id).ToString().AsMemory(), cancellationToken);
            return ExitCodes.Configuration;
        }

        try
        {
            var text = file is null ? await Console.In.ReadToEndAsync(cancellationToken) : await System.IO.File.ReadAllTextAsync(file, cancellationToken);
            using var edge = ProviderEdge.Create();
            var key = model.Provider == Xai ? Environment.GetEnvironmentVariable("XAI_API_KEY")?.Trim() : null;
            await Console.Out.WriteAsync((await TokenCount.OfAsync(model, text, string.IsNullOrEmpty(key) ? null : new XaiTokenizer(key, edge), cancellationToken))
                .Words(registry.Charged(model, today)).AsMemory(), cancellationToken);
            return ExitCodes.Success;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(new Diagnostic("MG1056", Severity.Error, $"'{SafeText.Short(file ?? "-", 80)}' cannot be read: {unreadable.Message}").ToString().AsMemory(), cancellationToken);
            return ExitCodes.Configuration;
        }
    }
}
