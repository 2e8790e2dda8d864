using MassGen.Sandbox;

var choice = Enum.Parse<SandboxChoice>(args[0], ignoreCase: true);
var selection = await SandboxSelection.SelectAsync(choice, TimeProvider.System, default);
var running = new List<Task>();
for (var number = 0; number < 5; number++)
{
    var sandbox = await selection.Required.CreateAsync(SandboxPolicy.Default, default);
    var first = await sandbox.RunAsync(SandboxCommand.Shell("echo ready"), default);
    Console.WriteLine(first.Stdout.Text.Trim());
    running.Add(sandbox.RunAsync(SandboxCommand.Shell("setsid sleep 987 & sleep 987") with { Timeout = TimeSpan.FromMinutes(10) }, default));
}

Console.WriteLine("all");
await Task.WhenAll(running);
