using System.CommandLine;
using MassGen.Diagnostics;
using MassGen.Sandbox;
using Spectre.Console;

namespace MassGen.Docs.Commands;

/// <summary>The program around the commands: parsing, interruption, and errors told in words.</summary>
public static class CommandLineProgram
{
    /// <summary>All commands.</summary>
    public static RootCommand Tree() => new("Verifies the examples of MassGen's documentation and builds its site.")
    {
        VerifyExamplesCommand.Create(),
        RunCommand.Create(),
        MergeReportsCommand.Create(),
        AttestCommand.Create(),
        CheckCommand.Create(),
        BuildCommand.Create(),
        ServeCommand.Create(),
        CoverageCommand.Create(),
        NewCommand.Create(),
        ImagesCommand.Create(),
        DoctorCommand.Create(),
    };

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code, one of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = Tree();
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(UsageError.Describe(parsed, root));
            return ExitCodes.Usage;
        }

        using var interruption = new Interruption();
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted; everything that was running has been ended.");
            return ExitCodes.Interrupted;
        }
        catch (SandboxException missing)
        {
            await Console.Error.WriteLineAsync($"{missing.Code}: {missing.Message}");
            return ExitCodes.EngineMissing;
        }
        catch (InvalidInputException invalid)
        {
            await Console.Error.WriteLineAsync(invalid.Message);
            return ExitCodes.Usage;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(unreadable.Message);
            return ExitCodes.Usage;
        }
    }

    /// <summary>A console that writes to a stream as plain text unless it is a terminal.</summary>
    internal static IAnsiConsole Terminal => AnsiConsole.Console;
}
