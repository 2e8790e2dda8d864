using MassGen.Cli.Commands;
using MassGen.Cli.Displays;

StandardStreams.PutInPlace();
return await MassGenCommand.RunAsync(args);
