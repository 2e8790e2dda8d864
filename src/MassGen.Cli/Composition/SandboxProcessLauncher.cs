using MassGen.Mcp;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>Runs each server of tools in a sandbox of its own, which is made for it and removed with it.</summary>
/// <param name="create">Makes a sandbox, with the agent's policy.</param>
/// <param name="files">What the servers find in <c>/workspace</c>.</param>
public sealed class SandboxProcessLauncher(
    Func<CancellationToken, Task<ISandbox>> create, IReadOnlyList<SandboxFile> files) : IMcpProcessLauncher
{
    public async Task<IMcpProcess> StartAsync(McpProgram program, CancellationToken cancellationToken)
    {
        ISandbox? sandbox = null;
        try
        {
            sandbox = await create(cancellationToken);
            if (files.Count > 0)
                await sandbox.CopyInAsync(files, cancellationToken);
            return new SandboxedServer(sandbox, await sandbox.StartAsync(ToCommand(program), cancellationToken));
        }
        catch (Exception failure)
        {
            if (sandbox is not null)
                await sandbox.DisposeAsync();
            if (failure is SandboxException)
            {
                throw new McpServerException(
                    McpCodes.NotConnected, $"its sandbox failed ({failure.Message.TrimEnd('.')}).", isRetryable: false, failure);
            }

            throw;
        }
    }

    private static SandboxCommand ToCommand(McpProgram program) => new()
    {
        Arguments = program.Command,
        Environment = program.Environment,
        WorkingDirectory = program.WorkingDirectory ?? "/workspace",
        Output = new() { HeadBytes = 0, TailBytes = 4096 },
    };

    private sealed class SandboxedServer(ISandbox sandbox, ISandboxProcess process) : IMcpProcess
    {
        public Stream Input => process.Input;

        public Stream Output => process.Output;

        public string ErrorTail => process.Stderr.Text;

        public Task<string> Ended { get; } = EndAsync(process);

        public async ValueTask DisposeAsync()
        {
            await process.DisposeAsync();
            await sandbox.DisposeAsync();
        }

        private static async Task<string> EndAsync(ISandboxProcess process)
        {
            var result = await process.Completion;
            return result.Ended == CommandEnd.Exited
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ended with exit code {result.ExitCode}")
                : $"ended in its sandbox ({result.Ended.ToWord()}: {result.Message?.TrimEnd('.')})";
        }
    }
}
