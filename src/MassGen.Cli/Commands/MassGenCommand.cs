using System.CommandLine;
using MassGen.Cli.Configs;
using MassGen.Cli.Displays;
using MassGen.Cli.Keys;
using MassGen.Cli.Sessions;
using MassGen.Cli.Setup;
using MassGen.Diagnostics;

namespace MassGen.Cli.Commands;

/// <summary>The <c>massgen</c> command.</summary>
public static class MassGenCommand
{
    /// <summary>The command with all its options, for those who describe it.</summary>
    /// <param name="stop">Ends what goes on until it is told to end.</param>
    public static RootCommand Tree(CancellationToken stop = default)
    {
        var root = MassGenOptions.Command();
        root.Add(ModelsCommand.Tree(TimeProvider.System));
        root.Add(DoctorCommand.Tree());
        root.Add(DesktopCommand.Tree(stop));
        OwnHelp.Give(root);
        return root;
    }

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code, one of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        using var interruption = new Interruption(TimeProvider.System);
        var root = Tree(interruption.Token);
        root.SetAction((result, _) => ActAsync(result, interruption));

        // Without a replacer, @examples/NAME stays what it is: System.CommandLine would look for a file of more arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageFaults.Of(parsed, args) is { Count: > 0 } faults)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', faults) + $"\nTry '{UsageFaults.Called(parsed)} --help'.");
            return ExitCodes.Execution;
        }

        var action = InvokeAsync(parsed);
        if (await Task.WhenAny(action, interruption.Insisted) == action)
        {
            return await action;
        }

        Terminal.Restore();
        await Console.Error.WriteLineAsync("Interrupted twice: ended at once.");
        return ExitCodes.Interrupted;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (UnprintableException failure)
        {
            return await FailAsync(new Diagnostic("MG1099", Severity.Error, $"What was asked for could not be printed: {failure.Message}"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Whoever can say more of a file has caught it before.
            return await FailAsync(new Diagnostic(
                "MG1102", Severity.Error, $"A file or folder cannot be used: {failure.Message}",
                Suggestion: "Give yourself the right to it, or work in another folder."));
        }
    }

    private static async Task<int> FailAsync(Diagnostic fault)
    {
        await Console.Error.WriteLineAsync(fault.ToString());
        return ExitCodes.Execution;
    }

    private static async Task<int> ActAsync(ParseResult parsed, Interruption interruption)
    {
        try
        {
            return await ChooseAsync(parsed, interruption);
        }
        catch (InvalidInputException invalid)
        {
            await Console.Error.WriteLineAsync(invalid.Message);
            return ExitCodes.Configuration;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            // A question to the person was interrupted; its prompt may have hidden the cursor.
            Terminal.Restore();
            return ExitCodes.Interrupted;
        }
    }

    // In the order in which the Python project looks at its flags.
    private static Task<int> ChooseAsync(ParseResult parsed, Interruption interruption)
    {
        if (parsed.GetValue(MassGenOptions.ListSessions))
        {
            var sessions = new SessionFolders(".", TimeProvider.System).All(Console.Error.WriteLine);
            return Print(SessionList.Lines(sessions, parsed.GetValue(MassGenOptions.All)));
        }

        if (parsed.GetValue(MassGenOptions.Validate) is { Length: > 0 } files)
        {
            return ValidateCommand.RunAsync(
                files, parsed.GetValue(MassGenOptions.Strict), parsed.GetValue(MassGenOptions.Json), Console.Out, interruption.Token);
        }

        if (parsed.GetValue(MassGenOptions.ShowSchema))
        {
            return SchemaCommand.RunAsync(
                parsed.GetValue(MassGenOptions.Json), parsed.GetValue(MassGenOptions.SchemaBackend), parsed.GetValue(MassGenOptions.WithExamples),
                Console.Out, Console.Error, interruption.Token);
        }

        if (parsed.GetValue(MassGenOptions.ListExamples))
        {
            return Print(PackagedExamples.BesideProgram.Ids.Select(id => PackagedExamples.Prefix + id));
        }

        if (parsed.GetValue(MassGenOptions.Example) is { } example)
        {
            return Print([File.ReadAllText(PackagedExamples.BesideProgram.Find(example)).TrimEnd('\n')]);
        }

        if (parsed.GetValue(MassGenOptions.Setup))
        {
            return KeySetup.RunAsync(interruption.Token);
        }

        if (parsed.GetValue(MassGenOptions.Init))
        {
            return ConfigBuilder.RunAsync(interruption.Token);
        }

        DotEnv.Load([".env", UserFolders.Keys], Console.Error.WriteLine);
        return RunCommand.RunAsync(parsed, interruption);
    }

    private static Task<int> Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.WriteLine(line);
        }

        return Task.FromResult(ExitCodes.Success);
    }
}
