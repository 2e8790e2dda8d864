using MassGen.Cli.Commands;

return await MassGenCommand.RunAsync(args);
