using System.Diagnostics;
using System.Globalization;
using System.Text;
using MassGen.Diagnostics;
using MassGen.Providers.Scripted;

namespace MassGen.Benchmarks;

/// <summary>
/// The scripted provider in a process of its own, so that what it uses is not counted as a client's. It answers each line it reads
/// with one: the address at which it started afresh, or the processor time it has used.
/// </summary>
internal sealed class ProviderProcess : IDisposable
{
    /// <summary>What the benchmarks are called with to be this process.</summary>
    public const string Name = "provider";

    public const int Agents = 50;
    public const int AnswersOfEach = 3;

    private const string Afresh = "afresh";
    private const string Used = "used";

    private readonly Process _process;

    private ProviderProcess(Process process) => _process = process;

    public static IReadOnlyList<string> Names { get; } = [.. Enumerable.Range(1, Agents).Select(number => $"worker{number}")];

    public static ProviderProcess Start() => new(Process.Start(
        new ProcessStartInfo("dotnet", ["exec", typeof(ProviderProcess).Assembly.Location, Name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);

    public async Task<Uri> StartAfreshAsync() => new(await AskAsync(Afresh));

    /// <summary>The processor time it has used so far, in milliseconds.</summary>
    public async Task<double> UsedAsync() => double.Parse(await AskAsync(Used), CultureInfo.InvariantCulture);

    public static Uri BaseUrlFor(Uri address, string agent) => new(address, $"/agents/{agent}/v1");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>What the process does.</summary>
    public static async Task<int> ServeAsync()
    {
        var script = Script();
        ScriptedProvider? provider = null;
        while (await Console.In.ReadLineAsync() is { } asked)
        {
            if (asked == Afresh)
            {
                await (provider?.DisposeAsync() ?? default);
                provider = await ScriptedProvider.StartAsync(script);
            }

            await Console.Out.WriteLineAsync(asked == Afresh
                ? provider!.BaseUrlFor(Names[0]).GetLeftPart(UriPartial.Authority)
                : Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private async Task<string> AskAsync(string what)
    {
        await _process.StandardInput.WriteLineAsync(what);
        return await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The provider's process has ended.");
    }

    private static ModelScript Script()
    {
        var text = new StringBuilder("agents:\n");
        foreach (var name in Names)
        {
            text.Append("  ").Append(name).Append(":\n");
            for (var answer = 1; answer <= AnswersOfEach; answer++)
            {
                text.Append("    - answer: Answer ").Append(answer).Append(" of ").Append(name).Append(" says that light is scattered by air, blue most.\n");
            }

            text.Append("    - vote: agent1\n      reason: It is right.\n");
            if (name == "worker1")
            {
                text.Append("    - say: Light is scattered by air.\n");
            }
        }

        return ModelScript.Load(new SourceText("model.yaml", text.ToString()));
    }
}
