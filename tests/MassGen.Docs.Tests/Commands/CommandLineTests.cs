using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using MassGen.Docs.Commands;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("serve --port http", "--port takes a whole number; 'http' is none.")]
    [InlineData("serve --port 70000", "--port must be between 0 and 65535.")]
    [InlineData("verify-examples --jobs many", "--jobs takes a whole number; 'many' is none.")]
    [InlineData("verify-examples --jobs 0", "--jobs must be between 1 and 64.")]
    [InlineData("build --output site --source", "Required argument missing for option: '--source'.")]
    public void What_an_option_cannot_take_is_told(string line, string told) =>
        Assert.Contains(told, CommandLineProgram.Tree().Parse(line).Errors.Select(error => error.Message));

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_way_out()
    {
        using var folder = new TempFolder();
        folder.Write("index.md", "# Home\n");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var serve = ServeCommand.Create().Parse(["--source", folder.Path, "--port", $"{((IPEndPoint)other.LocalEndpoint).Port}"]);

        var taken = await Assert.ThrowsAsync<IOException>(() => serve.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
        Assert.EndsWith("--port 0 takes a free one.", taken.Message, StringComparison.Ordinal);
    }
}
