using MassGen.Docs.Commands;

return await CommandLineProgram.RunAsync(args);
