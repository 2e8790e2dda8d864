using MassGen.Mcp.TestServer;

// Words on the command line make it odd in one way or another: see Oddities.
var oddities = new Oddities(args);
if (!await oddities.BeginAsync())
    return 3;
await (args.Contains("http") ? HttpServer.RunAsync(oddities) : StdioServer.RunAsync(oddities));
return 0;
