using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MassGen.Cli.Commands;

/// <summary>The help of a command, without the arguments of the commands above it: <c>massgen models cost</c> takes no question.</summary>
internal sealed class OwnHelp(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    // Who asks for help need not have written what is required.
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <summary>Lets a command tree write its help so.</summary>
    public static void Give(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new OwnHelp((SynchronousCommandLineAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var foreign = Above(parseResult.CommandResult.Command).SelectMany(command => command.Arguments).ToList();
        foreign.ForEach(argument => argument.Hidden = true);
        try
        {
            return help.Invoke(parseResult);
        }
        finally
        {
            foreign.ForEach(argument => argument.Hidden = false);
        }
    }

    private static IEnumerable<Command> Above(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => Above(parent).Append(parent));
}
