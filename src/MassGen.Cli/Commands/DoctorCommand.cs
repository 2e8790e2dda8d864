using System.CommandLine;
using MassGen.Cli.Configs;
using MassGen.Cli.Health;
using MassGen.Cli.Keys;
using MassGen.Providers;

namespace MassGen.Cli.Commands;

/// <summary><c>massgen doctor</c>: whether models can be reached from here, and what its sandboxes hold.</summary>
internal static class DoctorCommand
{
    private static readonly Option<bool> Network = new("--network")
    {
        Description = "Ask each service whose key is there whether it answers; at xAI, what the names of its models mean now. Nothing is billed.",
    };

    private static readonly Option<bool> Sandboxes = new("--sandboxes")
    {
        Description = "Look at the sandboxes of this machine instead: which can be used, and line by line what each really holds.",
    };

    /// <summary>The command.</summary>
    public static Command Tree()
    {
        var doctor = new Command("doctor", "Tells which keys are there and how old what is known of models is. Asks nobody unless it is told to.") { Network, Sandboxes };
        doctor.SetAction((parsed, token) => parsed.GetValue(Sandboxes) ? LookAsync(token) : RunAsync(parsed.GetValue(Network), token));
        return doctor;
    }

    private static async Task<int> LookAsync(CancellationToken cancellationToken) =>
        await SandboxReport.WriteAsync(Console.WriteLine, TimeProvider.System, cancellationToken) > 0 ? ExitCodes.Success : ExitCodes.Configuration;

    private static async Task<int> RunAsync(bool network, CancellationToken cancellationToken)
    {
        DotEnv.Load([".env", UserFolders.Keys], Console.Error.WriteLine);
        var checkup = new Checkup(Environment.GetEnvironmentVariable, TimeProvider.System);
        using var edge = ProviderEdge.Create();
        await Console.Out.WriteAsync(checkup.Local().AsMemory(), cancellationToken);
        if (!network)
        {
            await Console.Out.WriteLineAsync("Services were not asked; --network does that.".AsMemory(), cancellationToken);
            return checkup.HasKey ? ExitCodes.Success : ExitCodes.Configuration;
        }

        var allWell = true;
        foreach (var backend in checkup.Reachable)
        {
            var finding = await checkup.AskAsync(backend, edge, cancellationToken);
            allWell &= finding.IsWell;
            await Console.Out.WriteAsync(finding.Text.AsMemory(), cancellationToken);
        }

        return checkup.HasKey && allWell ? ExitCodes.Success : ExitCodes.Configuration;
    }
}
