using System.Diagnostics;

namespace MassGen.Testing;

/// <summary>Runs one of our programs as a user does: its own process, its own streams.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="assembly">The program's assembly file.</param>
    /// <param name="folder">The folder to run it in.</param>
    /// <param name="variables">Environment variables to set; null removes one.</param>
    /// <param name="arguments">The command line.</param>
    public static Task<ProgramRun> RunAsync(
        string assembly, string folder, IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        RunWithInputAsync(assembly, folder, variables, "", arguments);

    /// <summary>Runs a program to its end that reads this on its standard input, and then its end.</summary>
    public static async Task<ProgramRun> RunWithInputAsync(
        string assembly, string folder, IReadOnlyDictionary<string, string?> variables, string input, params string[] arguments)
    {
        using var process = Start(assembly, folder, variables, arguments);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(patience.Token);
        return new ProgramRun(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a program and does not wait.</summary>
    public static Process Start(string assembly, string folder, IReadOnlyDictionary<string, string?> variables, params string[] arguments)
    {
        // A shell that runs the tests in the background lets its children ignore SIGINT; here they must not.
        string[] words = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet", "exec", assembly] : ["dotnet", "exec", assembly];
        var start = new ProcessStartInfo(words[0], [.. words.Skip(1), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{assembly} could not be started.");
    }
}
